//! What goes into a statement.

use uuid::Uuid;

/// A value bound to a placeholder. There are four kinds because both engines have these four. It is made with `from`
/// or `into`, which keep out of a text what an engine cannot hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number, a time in milliseconds, yes or no.
    Int(i64),
    /// A text, an id, a date, JSON.
    Text(String),
    /// A file, byte for byte.
    Bytes(Vec<u8>),
}

macro_rules! values {
    ($($from:ty, $value:ident => $made:expr;)*) => {
        $(impl From<$from> for Value {
            fn from($value: $from) -> Value {
                $made
            }
        })*
    };
}

values! {
    i64, value => Value::Int(value);
    u32, value => Value::Int(i64::from(value));
    String, value => text(value);
    &str, value => text(value.to_owned());
    &String, value => text(value.clone());
    Vec<u8>, value => Value::Bytes(value);
    Uuid, value => Value::Text(value.to_string());
    chrono::NaiveDate, value => Value::Text(value.to_string());
    chrono::DateTime<chrono::Utc>, value => Value::Int(value.timestamp_millis());
    domain::ids::JobId, value => value.0.into();
    domain::ids::TechnicianId, value => value.0.into();
    domain::ids::DeviceId, value => value.0.into();
    domain::ids::OperationId, value => value.0.into();
    domain::ids::ServiceOrderId, value => value.0.into();
    domain::ids::ClaimId, value => value.0.into();
    domain::ids::PayRunId, value => value.0.into();
    domain::ids::BookingId, value => value.0.into();
    domain::ids::AccountId, value => value.0.into();
}

/// PostgreSQL has no room for the character 0 in a text, and SQLite ends a text there for some of its functions. Nobody means
/// it: what takes its place is the sign for a character that cannot be shown. JSON writes it as an escape and keeps it.
fn text(value: String) -> Value {
    if value.contains('\0') { Value::Text(value.replace('\0', "\u{fffd}")) } else { Value::Text(value) }
}

impl Value {
    /// The word of its kind, without what it holds.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Int(_) => "number",
            Value::Text(_) => "text",
            Value::Bytes(_) => "file",
        }
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

/// A text as it is searched in and searched for: in small letters, with a blank in the place of
/// what nobody can type.
#[must_use]
pub fn small(text: &str) -> String {
    text.to_lowercase().replace(char::is_control, " ")
}

/// A `WHERE` that grows: conditions with `$` for each value, numbered as they come.
#[derive(Debug, Default, Clone)]
pub struct Filter {
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Filter {
    /// Adds a condition. Every `$?` in it stands for the same value.
    pub fn and(&mut self, condition: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        self.conditions.push(condition.replace("$?", &format!("${}", self.values.len())));
    }

    /// The place of a value that is wanted outside of a condition.
    #[must_use]
    pub fn place(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// Adds a condition without a value.
    pub fn also(&mut self, condition: &str) {
        self.conditions.push(condition.to_owned());
    }

    /// Adds that a column in small letters contains a text. What the pattern language means by `%` and `_` is taken
    /// as the bare character.
    pub fn contains(&mut self, condition: &str, text: &str) {
        let text = small(text.trim());
        if !text.is_empty() {
            let plain = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            self.and(condition, format!("%{plain}%"));
        }
    }

    /// `WHERE …`, or nothing.
    #[must_use]
    pub fn sql(&self) -> String {
        if self.conditions.is_empty() { String::new() } else { format!("WHERE {}", self.conditions.join(" AND ")) }
    }

    /// The values in order.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        &self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_numbers_its_values_and_quotes_wildcards() {
        let mut filter = Filter::default();
        filter.and("state = $?", "open");
        filter.contains("(a LIKE $? ESCAPE '\\' OR b LIKE $? ESCAPE '\\')", " 50%_A ");
        assert_eq!(filter.sql(), "WHERE state = $1 AND (a LIKE $2 ESCAPE '\\' OR b LIKE $2 ESCAPE '\\')");
        assert_eq!(filter.values(), [Value::from("open"), Value::from("%50\\%\\_a%")]);
    }
}
