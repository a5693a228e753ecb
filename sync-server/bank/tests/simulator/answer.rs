//! pain.002: what the bank says to an order.

use super::order::{Order, Part, Row};
use super::telling::File;

/// What is refused of an order.
pub enum Refused {
    /// All of it.
    File,
    /// Parts of it, by their PmtInfId, and single payments, by their EndToEndId.
    Some { parts: Vec<String>, rows: Vec<String> },
}

/// The file. `by_instruction` is a bank that names payments by InstrId alone.
pub fn file(order: &Order, refused: &Refused, by_instruction: bool, number: usize) -> File {
    let because =
        |code: &str| format!("<StsRsnInf><Rsn><Cd>{code}</Cd></Rsn><AddtlInf>Siehe Standard</AddtlInf></StsRsnInf>");
    let mut refuses = Vec::new();
    let mut text = format!("<OrgnlGrpInfAndSts><OrgnlMsgId>{}</OrgnlMsgId>", order.message);
    match refused {
        Refused::File => {
            text += &format!("<GrpSts>RJCT</GrpSts>{}</OrgnlGrpInfAndSts>", because("DU01"));
            refuses.extend(order.parts.iter().flat_map(|part| &part.rows).map(|row| row.end_to_end.clone()));
        }
        Refused::Some { parts, rows } => {
            let any = !parts.is_empty() || !rows.is_empty();
            text += if any { "<GrpSts>PART</GrpSts>" } else { "<GrpSts>ACTC</GrpSts>" };
            text += "</OrgnlGrpInfAndSts>";
            for part in &order.parts {
                let all = parts.contains(&part.information);
                let refused = |row: &&Row| all || rows.contains(&row.end_to_end);
                refuses.extend(part.rows.iter().filter(refused).map(|row| row.end_to_end.clone()));
                text += &answer_to_part(part, all, rows, by_instruction, &because);
            }
        }
    }
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\">\
         <CstmrPmtStsRpt><GrpHdr><MsgId>A{number}</MsgId></GrpHdr>{text}</CstmrPmtStsRpt></Document>\n"
    );
    let name = format!("pain.002-{number}.xml");
    File { name, bytes: text.into_bytes(), advice: false, tells: Vec::new(), refuses }
}

fn answer_to_part(
    part: &Part,
    all: bool,
    rows: &[String],
    by_instruction: bool,
    because: &dyn Fn(&str) -> String,
) -> String {
    let mut text = format!("<OrgnlPmtInfAndSts><OrgnlPmtInfId>{}</OrgnlPmtInfId>", part.information);
    if all {
        text += &format!("<PmtInfSts>RJCT</PmtInfSts>{}", because("DT01"));
    } else {
        for row in &part.rows {
            let ids = if by_instruction {
                format!("<OrgnlInstrId>{}</OrgnlInstrId>", row.instruction)
            } else {
                format!("<OrgnlEndToEndId>{}</OrgnlEndToEndId>", row.end_to_end)
            };
            let status = if rows.contains(&row.end_to_end) {
                format!("<TxSts>RJCT</TxSts>{}", because("AC01"))
            } else {
                "<TxSts>ACCP</TxSts>".to_owned()
            };
            text += &format!("<TxInfAndSts>{ids}{status}</TxInfAndSts>");
        }
    }
    text + "</OrgnlPmtInfAndSts>"
}
