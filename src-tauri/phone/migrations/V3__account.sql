-- What the office has told about the account on which the technician is paid.

CREATE TABLE account_news (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1), -- what is told is told as one list
    entry INTEGER NOT NULL,            -- number of the last entry of the server's ledger about it; 0: no account is known
    notices TEXT NOT NULL,             -- the list, as it came
    seen TEXT NOT NULL DEFAULT '[]'    -- the list as it was when the technician last said that he has read it
) STRICT;
