//! A payment order, as the bank reads it: from the bytes that we wrote, with nothing of the code that wrote them. Names
//! and texts stay escaped, because they go into the bank's own files.

use super::truth::{Day, date};

pub struct Order {
    pub message: String,
    pub parts: Vec<Part>,
}

/// A PmtInf.
pub struct Part {
    pub information: String,
    pub execute_on: Day,
    pub rows: Vec<Row>,
}

/// A CdtTrfTxInf.
#[derive(Clone)]
pub struct Row {
    pub instruction: String,
    pub end_to_end: String,
    pub amount: i64,
    pub name: String,
    pub iban: String,
    pub text: String,
}

fn of<'a>(text: &'a str, name: &str) -> &'a str {
    let (_, rest) = text.split_once(&format!("<{name}>")).unwrap_or_else(|| panic!("{name} is there"));
    rest.split_once(&format!("</{name}>")).expect("it ends").0
}

pub fn read(bytes: &[u8]) -> Order {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let parts = text.split("<PmtInf>").skip(1).map(part).collect();
    Order { message: of(text, "MsgId").to_owned(), parts }
}

fn part(text: &str) -> Part {
    let on: chrono::NaiveDate = of(of(text, "ReqdExctnDt"), "Dt").parse().expect("a date");
    Part {
        information: of(text, "PmtInfId").to_owned(),
        execute_on: Day::try_from(on.signed_duration_since(date(0)).num_days()).expect("a day to come"),
        rows: text.split("<CdtTrfTxInf>").skip(1).map(row).collect(),
    }
}

fn row(text: &str) -> Row {
    let (_, amount) = text.split_once("<InstdAmt Ccy=\"CHF\">").expect("francs");
    let (francs, rappen) = amount.split_once('<').expect("it ends").0.split_once('.').expect("two decimals");
    Row {
        instruction: of(text, "InstrId").to_owned(),
        end_to_end: of(text, "EndToEndId").to_owned(),
        amount: francs.parse::<i64>().expect("francs") * 100 + rappen.parse::<i64>().expect("Rappen"),
        name: of(of(text, "Cdtr"), "Nm").to_owned(),
        iban: of(of(text, "CdtrAcct"), "IBAN").to_owned(),
        text: of(text, "Ustrd").to_owned(),
    }
}
