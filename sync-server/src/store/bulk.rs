//! Many rows by few statements. The sizes are fixed, so that few texts of statements are kept prepared.

use crate::db::{DbError, Read, Row, Value, Write};

/// Rows in one statement, largest first. The widest table has 16 columns: few enough values for both
/// engines, and a text short enough to be kept prepared.
const SIZES: [usize; 6] = [128, 32, 8, 4, 2, 1];

/// Writes rows, of so many values each: `INSERT INTO {into} VALUES (…), (…) {rest}`.
///
/// # Errors
/// [`DbError`].
pub fn insert(tx: &Write<'_>, into: &str, columns: usize, rest: &str, values: &[Value]) -> Result<(), DbError> {
    run(tx, columns, values, |size| {
        let rows: Vec<_> = (0..size).map(|row| places(row * columns, columns)).collect();
        format!("INSERT INTO {into} VALUES {} {rest}", rows.join(", "))
    })
}

/// Changes rows, by so many values each as there are types: `{update} FROM (VALUES (…), (…)) AS given {rest}`. Both
/// engines call the values of a row `given.column1`, `given.column2` and so on.
///
/// # Errors
/// [`DbError`].
pub fn update(tx: &Write<'_>, update: &str, types: &[&str], rest: &str, values: &[Value]) -> Result<(), DbError> {
    run(tx, types.len(), values, |size| {
        // What is only a place has no type yet.
        let typed =
            |row: usize, (column, of): (usize, &&str)| format!("CAST(${} AS {of})", row * types.len() + column + 1);
        let row = |row| types.iter().enumerate().map(|column| typed(row, column)).collect::<Vec<_>>().join(",");
        let rows: Vec<_> = (0..size).map(|number| format!("({})", row(number))).collect();
        format!("{update} FROM (VALUES {}) AS given {rest}", rows.join(", "))
    })
}

/// Runs statements, each for one of the sizes, until all rows have been in one.
fn run(tx: &Write<'_>, columns: usize, values: &[Value], sql: impl Fn(usize) -> String) -> Result<(), DbError> {
    let mut left = values;
    for size in SIZES {
        let width = size * columns;
        if left.len() < width {
            continue;
        }
        let sql = sql(size);
        while let Some((part, rest)) = left.split_at_checked(width) {
            tx.execute(&sql, part)?;
            left = rest;
        }
    }
    Ok(())
}

/// Asks for the rows of many keys: `{select} IN (…) {rest}`. A part of the keys that fills no statement is filled up
/// with its last one. `rest` sorts within one statement only.
///
/// # Errors
/// [`DbError`].
pub fn ask(
    tx: &Read<'_>,
    select: &str,
    rest: &str,
    keys: &[Value],
    mut take: impl FnMut(&Row<'_>) -> Result<(), DbError>,
) -> Result<(), DbError> {
    for part in keys.chunks(SIZES[0]) {
        let Some(last) = part.last() else { continue };
        let size = SIZES.iter().rev().find(|size| **size >= part.len()).unwrap_or(&SIZES[0]);
        let mut values = part.to_vec();
        values.resize(*size, last.clone());
        let sql = format!("{select} IN {} {rest}", places(0, *size));
        tx.all(&sql, &values, &mut take)?;
    }
    Ok(())
}

/// `($11, $12, $13)`.
fn places(after: usize, count: usize) -> String {
    use std::fmt::Write;
    let mut text = String::with_capacity(count * 6 + 2);
    for place in after + 1..=after + count {
        let _ = write!(text, "{}${place}", if place == after + 1 { '(' } else { ',' }); // writing to a String cannot fail
    }
    text.push(')');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_on_from_row_to_row() {
        assert_eq!(places(0, 3), "($1,$2,$3)");
        assert_eq!(places(10, 2), "($11,$12)");
    }
}
