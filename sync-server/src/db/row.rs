//! One row of an answer, whichever engine gave it.

use chrono::{DateTime, Utc};
use postgres::types::Type;

use super::{DbError, Value};

/// One row of an answer; columns are counted from 0.
pub enum Row<'a> {
    /// SQLite's.
    Sqlite(&'a rusqlite::Row<'a>),
    /// PostgreSQL's.
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    /// A number.
    ///
    /// # Errors
    /// [`DbError`] when the column holds none.
    pub fn int(&self, column: usize) -> Result<i64, DbError> {
        self.int_or_none(column)?.ok_or_else(|| DbError::Stored(format!("column {column} holds no number")))
    }

    /// A number or nothing.
    ///
    /// # Errors
    /// [`DbError`] when the column holds something else.
    pub fn int_or_none(&self, column: usize) -> Result<Option<i64>, DbError> {
        match self {
            Row::Sqlite(row) => Ok(row.get(column)?),
            // A literal is a small number there, a column of ours a large one.
            Row::Postgres(row) if row.columns().get(column).is_some_and(|column| *column.type_() == Type::INT4) => {
                Ok(row.try_get::<_, Option<i32>>(column)?.map(i64::from))
            }
            Row::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// A text, without a copy.
    ///
    /// # Errors
    /// [`DbError`] when the column holds none.
    pub fn text(&self, column: usize) -> Result<&str, DbError> {
        self.text_or_none(column)?.ok_or_else(|| DbError::Stored(format!("column {column} holds no text")))
    }

    /// A text or nothing, without a copy.
    ///
    /// # Errors
    /// [`DbError`] when the column holds something else.
    pub fn text_or_none(&self, column: usize) -> Result<Option<&str>, DbError> {
        match self {
            Row::Sqlite(row) => {
                row.get_ref(column)?.as_str_or_null().map_err(|error| DbError::Stored(error.to_string()))
            }
            Row::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// A file, without a copy.
    ///
    /// # Errors
    /// [`DbError`] when the column holds none.
    pub fn bytes(&self, column: usize) -> Result<&[u8], DbError> {
        match self {
            Row::Sqlite(row) => row.get_ref(column)?.as_blob().map_err(|error| DbError::Stored(error.to_string())),
            Row::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// Whatever it is.
    ///
    /// # Errors
    /// [`DbError`] when the column holds what nobody here writes.
    pub fn value(&self, column: usize) -> Result<Value, DbError> {
        let (is_text, is_bytes) = match self {
            Row::Sqlite(row) => {
                let kind = row.get_ref(column)?.data_type();
                (kind != rusqlite::types::Type::Integer, kind == rusqlite::types::Type::Blob)
            }
            Row::Postgres(row) => {
                let kind = row.columns().get(column).map(postgres::Column::type_);
                (kind.is_none_or(|kind| *kind == Type::TEXT), kind.is_some_and(|kind| *kind == Type::BYTEA))
            }
        };
        match (is_bytes, is_text) {
            (true, _) => Ok(self.bytes(column)?.to_vec().into()),
            (false, true) => Ok(self.text_or_none(column)?.into()),
            (false, false) => Ok(self.int_or_none(column)?.into()),
        }
    }

    /// A time.
    ///
    /// # Errors
    /// [`DbError`] when the column holds none.
    pub fn time(&self, column: usize) -> Result<DateTime<Utc>, DbError> {
        let millis = self.int(column)?;
        DateTime::from_timestamp_millis(millis).ok_or_else(|| DbError::Stored(format!("time {millis}")))
    }

    /// A time or nothing.
    ///
    /// # Errors
    /// [`DbError`] when the column holds something else.
    pub fn time_or_none(&self, column: usize) -> Result<Option<DateTime<Utc>>, DbError> {
        Ok(self.int_or_none(column)?.and_then(DateTime::from_timestamp_millis))
    }

    /// An id, or anything else that reads itself from text.
    ///
    /// # Errors
    /// [`DbError`] when the column holds none.
    pub fn parse<T: std::str::FromStr<Err: std::fmt::Display>>(&self, column: usize) -> Result<T, DbError> {
        self.text(column)?.parse().map_err(|error: T::Err| DbError::Stored(error.to_string()))
    }

    /// What was stored as JSON.
    ///
    /// # Errors
    /// [`DbError`] when it is something else.
    pub fn json<T: serde::de::DeserializeOwned>(&self, column: usize) -> Result<T, DbError> {
        Ok(serde_json::from_str(self.text(column)?)?)
    }
}
