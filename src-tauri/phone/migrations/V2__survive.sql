-- What a phone needs to survive a damaged file, a restored server, a twin, and an office that takes a job away.

ALTER TABLE pairing ADD COLUMN highest INTEGER NOT NULL DEFAULT 0; -- highest number given out, where its operation is
                                                                   -- no longer here: the next one is counted from it
ALTER TABLE pairing ADD COLUMN backed_up INTEGER;      -- a verified backup of the server holds everything up to here
ALTER TABLE pairing ADD COLUMN rebuilt_at INTEGER;     -- server's time when the copies were last found to differ
ALTER TABLE pairing ADD COLUMN cloned INTEGER NOT NULL DEFAULT 0; -- 1: the server has met a twin of this phone

ALTER TABLE operation ADD COLUMN rev INTEGER; -- settled at this revision of the server or before; NULL: not known yet

ALTER TABLE job ADD COLUMN confirmed INTEGER; -- gone: server's time when it last confirmed the job to this phone

CREATE TABLE unread_row (
    entity TEXT NOT NULL,              -- what the server calls it
    id TEXT NOT NULL,                  -- its identity within the entity
    app TEXT NOT NULL,                 -- version of the app that could not read it; another one tries again
    body TEXT NOT NULL,                -- the server's row
    PRIMARY KEY (entity, id)
) STRICT;
