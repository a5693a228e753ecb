//! XLSX: real dates and numbers, so that nothing has to be typed again. Texts are written as texts, and no cell of such a
//! file is a formula unless it is written as one: nothing here is.

use domain::clock::local_time;
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::sheet::{COLUMNS, Cell, HEAD, cells};
use crate::api::ClaimAccountRow;
use crate::db::DbError;
use crate::failure::{Answer, Failure};

/// A sheet has so many rows, one of them for the names of the columns.
const ROWS_MAX: usize = 1_048_575;
/// How wide the columns are, in characters.
const WIDTHS: [u16; COLUMNS] = [14, 12, 24, 18, 12, 8, 8, 11, 11, 11, 11, 9, 11, 11, 17, 32, 40, 38];

/// Claims, one a row, below a head that stays in sight.
///
/// # Errors
/// [`Failure::invalid`] when there are more than a sheet holds.
pub fn claim_accounts_xlsx(rows: &[ClaimAccountRow]) -> Answer<Vec<u8>> {
    if rows.len() > ROWS_MAX {
        return Err(Failure::invalid("A sheet holds no more than 1,048,575 claims: narrow the list, or take CSV."));
    }
    write(rows).map_err(|error| DbError::Stored(format!("XLSX: {error}")).into())
}

fn write(rows: &[ClaimAccountRow]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Row after row goes to a file of its own meanwhile: 100,000 claims are two million cells.
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name("claims")?.set_freeze_panes(1, 0)?;
    let head = Format::new().set_bold().set_background_color(Color::RGB(0xE8_EDF2)).set_align(FormatAlign::Left);
    for (column, (name, width)) in (0_u16..).zip(HEAD.into_iter().zip(WIDTHS)) {
        sheet.set_column_width(column, width)?.write_string_with_format(0, column, name, &head)?;
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, HEAD.len() as u16 - 1)?;
    let formats = Formats {
        amount: Format::new().set_num_format("#,##0.00"),
        date: Format::new().set_num_format("yyyy-mm-dd"),
        moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
    };
    for (row, claim) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells(claim)) {
            formats.write(sheet, row, column, &cell)?;
        }
    }
    workbook.save_to_buffer()
}

struct Formats {
    amount: Format,
    date: Format,
    moment: Format,
}

impl Formats {
    fn write(&self, sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        match cell {
            Cell::Text(text) if text.is_empty() => return Ok(()),
            Cell::Text(text) => sheet.write_string(row, column, text)?,
            Cell::Word(word) => sheet.write_string(row, column, *word)?,
            // The file knows no other numbers; every amount that a bank takes is exact to the Rappen in one.
            Cell::Amount(money) => {
                sheet.write_number_with_format(row, column, money.amount as f64 / 100.0, &self.amount)?
            }
            Cell::Number(number) => sheet.write_number(row, column, *number as f64)?,
            Cell::Date(date) => sheet.write_datetime_with_format(row, column, date, &self.date)?,
            Cell::Moment(at) => sheet.write_datetime_with_format(row, column, local_time(*at), &self.moment)?,
        };
        Ok(())
    }
}
