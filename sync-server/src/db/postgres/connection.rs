//! One transaction on a connection to PostgreSQL: runs statements, and remembers what went wrong, because the work
//! that it runs for may keep an error to itself.

use std::cell::{Cell, RefCell};

use bytes::BytesMut;
use hashlink::LruCache;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Statement, Transaction};

use crate::db::error::Remedy;
use crate::db::transaction::{self, Take};
use crate::db::{DbError, KEPT_LENGTH_MAX, Row, Value};

/// Rows fetched at once when somebody reads until he has enough.
const ROWS: i32 = 256;

/// Statements that a connection keeps prepared, by their text.
pub(super) type Statements = LruCache<String, Statement>;

/// What a transaction can still come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// A commit.
    Sound,
    /// A statement failed: nothing but going back to a savepoint helps; PostgreSQL answers a commit with a rollback.
    Failed,
    /// The whole transaction must run again.
    Doomed(Remedy),
}

pub(super) struct Connection<'a> {
    transaction: RefCell<Transaction<'a>>,
    statements: RefCell<&'a mut Statements>,
    state: Cell<State>,
}

impl<'a> Connection<'a> {
    pub(super) fn new(transaction: Transaction<'a>, statements: &'a mut Statements) -> Connection<'a> {
        Connection {
            transaction: RefCell::new(transaction),
            statements: RefCell::new(statements),
            state: Cell::new(State::Sound),
        }
    }

    pub(super) fn state(&self) -> State {
        self.state.get()
    }

    /// Ends the transaction; what was written is kept.
    pub(super) fn commit(self) -> Result<(), postgres::Error> {
        self.transaction.into_inner().commit()
    }

    /// The statement, prepared now or before. The one that was not used for longest makes room for a new one.
    fn prepare(&self, sql: &str) -> Result<Statement, DbError> {
        if let Some(statement) = self.statements.borrow_mut().get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.transaction.borrow_mut().prepare(sql).map_err(|error| self.note(error))?;
        if sql.len() <= KEPT_LENGTH_MAX {
            self.statements.borrow_mut().insert(sql.to_owned(), statement.clone());
        }
        Ok(statement)
    }

    fn note(&self, error: postgres::Error) -> DbError {
        let state = match Remedy::of(&error) {
            Remedy::None => State::Failed,
            remedy => State::Doomed(remedy),
        };
        if !matches!(self.state.get(), State::Doomed(_)) {
            self.state.set(state);
        }
        error.into()
    }
}

impl transaction::Connection for Connection<'_> {
    fn execute(&self, sql: &str, values: &[Value]) -> Result<usize, DbError> {
        let statement = self.prepare(sql)?;
        let touched = self.transaction.borrow_mut().execute(&statement, &bound(values));
        let touched = touched.map_err(|error| self.note(error))?;
        if sql.starts_with("ROLLBACK TO") && self.state.get() == State::Failed {
            self.state.set(State::Sound);
        }
        Ok(usize::try_from(touched).unwrap_or(usize::MAX))
    }

    fn rows(&self, sql: &str, values: &[Value], take: &mut Take<'_>) -> Result<(), DbError> {
        let statement = self.prepare(sql)?;
        let rows = self.transaction.borrow_mut().query(&statement, &bound(values));
        for row in &rows.map_err(|error| self.note(error))? {
            if !take(&Row::Postgres(row))? {
                break;
            }
        }
        Ok(())
    }

    fn scan(&self, sql: &str, values: &[Value], take: &mut Take<'_>) -> Result<(), DbError> {
        let statement = self.prepare(sql)?;
        let portal = self.transaction.borrow_mut().bind(&statement, &bound(values));
        let portal = portal.map_err(|error| self.note(error))?;
        loop {
            let rows = self.transaction.borrow_mut().query_portal(&portal, ROWS);
            let rows = rows.map_err(|error| self.note(error))?;
            for row in &rows {
                if !take(&Row::Postgres(row))? {
                    return Ok(());
                }
            }
            if rows.len() < ROWS as usize {
                return Ok(());
            }
        }
    }

    /// It has checksums of its own, and looks at them when a page is read.
    fn damage(&self) -> Result<Vec<String>, DbError> {
        Ok(Vec::new())
    }
}

fn bound(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Value {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match (self, wanted) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(value), &Type::INT8) => value.to_sql(wanted, out),
            // What a number is compared with may be a small one, for example a literal.
            (Value::Int(value), &Type::INT4) => i32::try_from(*value)?.to_sql(wanted, out),
            (Value::Text(value), &Type::TEXT) => value.to_sql(wanted, out),
            (Value::Bytes(value), &Type::BYTEA) => value.to_sql(wanted, out),
            (value, wanted) => Err(format!("a {} where {wanted} belongs", value.kind()).into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true // what does not fit is refused when it is bound, by its own type
    }

    to_sql_checked!();
}
