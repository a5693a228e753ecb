//! A bank that writes what a test wants it to say.

use std::fmt::Write;

use domain::pay_run::message_id;
use reqwest::Method;
use serde_json::Value;

use crate::actors::Office;
use crate::finance::RUN;

/// The account of the office from which runs are paid.
pub const OURS: &str = "CH5604835012345678009";

/// The name of the part of the run's one file.
pub fn part() -> String {
    message_id(RUN, 1)
}

/// One payment within an entry.
#[derive(Clone, Default)]
pub struct Part {
    pub reference: String,
    pub end_to_end: String,
    pub rappen: i64,
    pub text: String,
    pub came_back: Option<&'static str>,
}

/// A line of the account.
#[derive(Clone)]
pub struct Line {
    pub reference: String,
    /// Negative: it went out.
    pub rappen: i64,
    pub status: &'static str,
    pub on: &'static str,
    /// It says that it is a batch of so many payments of this part of a file.
    pub batch: Option<(String, usize)>,
    pub parts: Vec<Part>,
}

/// A payment that went out, told with its number.
pub fn went(reference: &str, end_to_end: &str, rappen: i64) -> Line {
    let part = Part { end_to_end: end_to_end.into(), rappen, ..Part::default() };
    Line { parts: vec![part], ..line(reference, -rappen) }
}

/// A line without details.
pub fn line(reference: &str, rappen: i64) -> Line {
    let (reference, parts) = (reference.to_owned(), Vec::new());
    Line { reference, rappen, status: "BOOK", on: "2026-05-12", batch: None, parts }
}

/// A payment that came back.
pub fn came_back(reference: &str, end_to_end: &str, rappen: i64, why: &'static str) -> Line {
    let part = Part { end_to_end: end_to_end.into(), rappen, came_back: Some(why), ..Part::default() };
    Line { parts: vec![part], ..line(reference, rappen) }
}

/// Money that came in, with a text.
pub fn credit(reference: &str, text: &str, rappen: i64) -> Line {
    let part = Part { text: text.into(), rappen, ..Part::default() };
    Line { parts: vec![part], ..line(reference, rappen) }
}

/// The sum of the run's payments, without telling which.
pub fn sum(reference: &str, rappen: i64, payments: usize) -> Line {
    Line { batch: Some((part(), payments)), ..line(reference, -rappen) }
}

fn amount(rappen: i64) -> String {
    format!("<Amt Ccy=\"CHF\">{}.{:02}</Amt>", rappen.abs() / 100, rappen.abs() % 100)
}

fn entry(line: &Line, text: &mut String) {
    let sign = |rappen: i64| if rappen < 0 { "DBIT" } else { "CRDT" };
    let Line { reference, rappen, status, on, batch, parts } = line;
    let direction = sign(*rappen);
    let _ = write!(
        text,
        "<Ntry>{}<CdtDbtInd>{direction}</CdtDbtInd><Sts><Cd>{status}</Cd></Sts><BookgDt><Dt>{on}</Dt></BookgDt>\
         <ValDt><Dt>{on}</Dt></ValDt><AcctSvcrRef>{reference}</AcctSvcrRef>",
        amount(*rappen)
    );
    if batch.is_some() || !parts.is_empty() {
        text.push_str("<NtryDtls>");
        if let Some((information, count)) = batch {
            let _ = write!(text, "<Btch><PmtInfId>{information}</PmtInfId><NbOfTxs>{count}</NbOfTxs></Btch>");
        }
        for part in parts {
            let own = |name: &str, value: &str| {
                if value.is_empty() { String::new() } else { format!("<{name}>{value}</{name}>") }
            };
            let refs = own("AcctSvcrRef", &part.reference) + &own("EndToEndId", &part.end_to_end);
            let _ =
                write!(text, "<TxDtls><Refs>{refs}</Refs>{}<CdtDbtInd>{direction}</CdtDbtInd>", amount(part.rappen));
            if !part.text.is_empty() {
                let _ = write!(text, "<RmtInf><Ustrd>{}</Ustrd></RmtInf>", part.text);
            }
            if let Some(code) = part.came_back {
                let _ = write!(text, "<RtrInf><Rsn><Cd>{code}</Cd></Rsn></RtrInf>");
            }
            text.push_str("</TxDtls>");
        }
        text.push_str("</NtryDtls>");
    }
    text.push_str("</Ntry>");
}

fn message(number: u32, lines: &[Line], words: [&str; 4]) -> String {
    let [version, root, statement, balances] = words;
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{version}\">\
         <{root}><GrpHdr><MsgId>M{number}</MsgId><CreDtTm>2026-05-12T20:00:00</CreDtTm></GrpHdr><{statement}>\
         <Id>S{number}</Id><ElctrncSeqNb>{number}</ElctrncSeqNb><CreDtTm>2026-05-12T20:00:00</CreDtTm>\
         <Acct><Id><IBAN>{OURS}</IBAN></Id></Acct>{balances}"
    );
    lines.iter().for_each(|line| entry(line, &mut text));
    let _ = write!(text, "</{statement}></{root}></Document>");
    text
}

/// A statement (camt.053) with a number.
pub fn statement(number: u32, lines: &[Line]) -> String {
    message(number, lines, ["camt.053.001.08", "BkToCstmrStmt", "Stmt", ""])
}

/// An advice (camt.054).
pub fn advice(number: u32, lines: &[Line]) -> String {
    message(number, lines, ["camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn", ""])
}

/// A bank's answer (pain.002): to the whole file, to its part, to single payments with a reason.
pub fn answer(file: &str, of_part: &str, payments: &[(&str, &str, &str)]) -> String {
    let reason = |code: &str| {
        if code.is_empty() { String::new() } else { format!("<StsRsnInf><Rsn><Cd>{code}</Cd></Rsn></StsRsnInf>") }
    };
    let status = |name: &str, value: &str| {
        if value.is_empty() { String::new() } else { format!("<{name}>{value}</{name}>") }
    };
    let one = |(id, verdict, why): &(&str, &str, &str)| {
        format!(
            "<TxInfAndSts><OrgnlInstrId>{id}</OrgnlInstrId><OrgnlEndToEndId>{id}</OrgnlEndToEndId>\
             <TxSts>{verdict}</TxSts>{}</TxInfAndSts>",
            reason(why)
        )
    };
    let all: String = payments.iter().map(one).collect();
    let why = if file == "RJCT" { reason("DU01") } else { String::new() };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt><GrpHdr><MsgId>A</MsgId>\
         <CreDtTm>2026-05-12T08:00:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>{0}</OrgnlMsgId>\
         <OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>{1}{why}</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>\
         <OrgnlPmtInfId>{0}</OrgnlPmtInfId>{2}{all}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>",
        part(),
        status("GrpSts", file),
        status("PmtInfSts", of_part),
    )
}

/// Brings files to the office; gives one answer for each.
pub async fn bring(office: &Office, bytes: impl Into<Vec<u8>>) -> Vec<Value> {
    let request = office.request(Method::POST, "bank-files?name=file.xml").body(bytes.into());
    let reply = request.send().await.unwrap();
    assert_eq!(reply.status(), 200, "{reply:?}");
    let answer: Value = reply.json().await.unwrap();
    answer["files"].as_array().unwrap().clone()
}

/// Brings one file that is read; gives what it brought, only the counts that are not nothing.
pub async fn brings(office: &Office, text: &str) -> Value {
    let came = bring(office, text).await;
    assert_eq!(came[0]["refused"], Value::Null, "{came:#?}");
    counts(&came[0]["detail"]["file"]["brought"])
}

/// Only the counts that are not nothing.
pub fn counts(brought: &Value) -> Value {
    let counts = brought.as_object().unwrap().iter().filter(|(_, count)| **count != 0);
    counts.map(|(name, count)| (name.clone(), count.clone())).collect::<serde_json::Map<_, _>>().into()
}
