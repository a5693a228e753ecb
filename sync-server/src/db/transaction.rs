//! What work on a database is given: a snapshot to read, or the transaction that writes.

use std::cell::Cell;

use super::{DbError, Row, Value};

/// What is done with a row; says whether another one is wanted.
pub(super) type Take<'a> = dyn FnMut(&Row<'_>) -> Result<bool, DbError> + 'a;

/// The connection of an engine, within a transaction.
pub(super) trait Connection {
    /// Writes. Gives the number of rows touched.
    fn execute(&self, sql: &str, values: &[Value]) -> Result<usize, DbError>;
    /// Hands out an answer that is wanted whole: it may be fetched at once.
    fn rows(&self, sql: &str, values: &[Value], take: &mut Take<'_>) -> Result<(), DbError>;
    /// Hands out an answer of which only the beginning may be wanted: it is fetched part by part.
    fn scan(&self, sql: &str, values: &[Value], take: &mut Take<'_>) -> Result<(), DbError>;
    /// What the engine finds damaged in its own files, a line each; nothing from an engine that cannot tell.
    fn damage(&self) -> Result<Vec<String>, DbError>;
}

/// A snapshot.
pub struct Read<'a> {
    connection: &'a dyn Connection,
    /// The head, once it was asked for.
    head: Cell<Option<i64>>,
}

impl<'a> Read<'a> {
    pub(super) fn of(connection: &'a dyn Connection) -> Read<'a> {
        Read { connection, head: Cell::new(None) }
    }

    /// Every row of an answer, each made into something.
    ///
    /// # Errors
    /// [`DbError`].
    pub fn all<T>(
        &self,
        sql: &str,
        values: &[Value],
        mut make: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        let mut made = Vec::new();
        self.connection.rows(sql, values, &mut |row| {
            made.push(make(row)?);
            Ok(true)
        })?;
        Ok(made)
    }

    /// The first row of an answer, if there is one. The statement itself says that there are not many.
    ///
    /// # Errors
    /// [`DbError`].
    pub fn one<T>(
        &self,
        sql: &str,
        values: &[Value],
        mut make: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Option<T>, DbError> {
        let mut first = None;
        self.connection.rows(sql, values, &mut |row| {
            first = Some(make(row)?);
            Ok(false)
        })?;
        Ok(first)
    }

    /// Row after row, until `take` says that it has enough. Those after it are not fetched.
    ///
    /// # Errors
    /// [`DbError`].
    pub fn scan(
        &self,
        sql: &str,
        values: &[Value],
        mut take: impl FnMut(&Row<'_>) -> Result<bool, DbError>,
    ) -> Result<(), DbError> {
        self.connection.scan(sql, values, &mut take)
    }

    /// The version of the tables; 0 before the first.
    ///
    /// # Errors
    /// [`DbError`], also when the database is not one of ours.
    pub fn version(&self) -> Result<i64, DbError> {
        let newest = self.one("SELECT MAX(version) FROM refinery_schema_history", &[], |row| row.int_or_none(0));
        Ok(newest?.flatten().unwrap_or(0))
    }

    /// What the engine finds damaged in its own files, a line each; nothing from an engine that cannot tell.
    ///
    /// # Errors
    /// [`DbError`].
    pub fn damage(&self) -> Result<Vec<String>, DbError> {
        self.connection.damage()
    }

    /// The count of writing transactions so far.
    ///
    /// # Errors
    /// [`DbError`].
    pub fn head(&self) -> Result<i64, DbError> {
        if let Some(head) = self.head.get() {
            return Ok(head);
        }
        let head = self.one("SELECT value FROM head WHERE id = 1", &[], |row| row.int(0))?;
        self.head.set(head);
        head.ok_or_else(|| DbError::Stored("the head is missing".into()))
    }
}

/// A writing transaction. Reads as well.
pub struct Write<'a> {
    read: Read<'a>,
    revision: i64,
    position: Cell<i64>,
}

impl<'a> std::ops::Deref for Write<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

impl<'a> Write<'a> {
    /// Bumps the head: the first statement of every writing transaction. It takes the lock in both engines, so that
    /// no reader can see revision n while n - 1 is still under way: the phones' cursor has no gaps.
    fn begin(connection: &'a dyn Connection) -> Result<Self, DbError> {
        let read = Read::of(connection);
        let revision = read
            .one("UPDATE head SET value = value + 1 WHERE id = 1 RETURNING value", &[], |row| row.int(0))?
            .ok_or_else(|| DbError::Stored("the head is missing".into()))?;
        Ok(Write { read, revision, position: Cell::new(0) })
    }

    /// Does `work` in a transaction that an engine has begun and will end. Gives the revision beside its answer.
    pub(super) fn run<T, E: From<DbError>>(
        connection: &'a dyn Connection,
        work: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<(T, i64), E> {
        let write = Write::begin(connection)?;
        let done = work(&write)?;
        Ok((done, write.revision))
    }

    /// The number of this transaction.
    #[must_use]
    pub fn revision(&self) -> i64 {
        self.revision
    }

    /// 1, 2, 3 … within this transaction: the order of what it writes down as history.
    #[must_use]
    pub fn next_position(&self) -> i64 {
        self.position.set(self.position.get() + 1);
        self.position.get()
    }

    /// Writes. Gives the number of rows touched.
    ///
    /// # Errors
    /// [`DbError`].
    pub fn execute(&self, sql: &str, values: &[Value]) -> Result<usize, DbError> {
        self.read.connection.execute(sql, values)
    }

    /// Runs a part that can be taken back alone.
    ///
    /// # Errors
    /// What `part` answers; what it wrote is taken back then.
    pub fn savepoint<T, E: From<DbError>>(&self, part: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        self.execute("SAVEPOINT part", &[])?;
        match part() {
            Ok(done) => {
                self.execute("RELEASE SAVEPOINT part", &[])?;
                Ok(done)
            }
            Err(error) => {
                self.execute("ROLLBACK TO SAVEPOINT part", &[])?;
                self.execute("RELEASE SAVEPOINT part", &[])?;
                Err(error)
            }
        }
    }
}
