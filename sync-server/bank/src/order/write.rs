//! An order as bytes: always the same for the same order, because an approval is bound to them.

use std::io;

use chrono::SecondsFormat;
use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::prepare::code;
use super::{Address, Advice, Bank, Batch, Payment, PaymentOrder, Software};

/// The name space is that of ISO; only the schema is Swiss.
pub(super) const NAMESPACE: &str = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
/// The version of the Swiss Payment Standards that the file follows, as its header says: 2.2.
const STANDARD: &str = "0220";

/// The file of an order: UTF-8 without a byte order mark.
#[must_use]
pub fn bytes(order: &PaymentOrder) -> Vec<u8> {
    let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 1));
    // Memory takes what it is given: the writer has no other error to report.
    match document(&mut xml, order) {
        Ok(()) => xml.0.into_inner(),
        Err(error) => unreachable!("writing into memory failed: {error}"),
    }
}

/// Elements, one inside the other.
struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn group(&mut self, name: &str, inside: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
        let start = quick_xml::events::BytesStart::new(name);
        self.0.write_event(Event::Start(start.borrow()))?;
        inside(self)?;
        self.0.write_event(Event::End(start.to_end()))
    }

    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        let text = BytesText::from_escaped(partial_escape(text));
        self.0.create_element(name).write_text_content(text)?;
        Ok(())
    }

    fn maybe(&mut self, name: &str, text: Option<&String>) -> io::Result<()> {
        text.map_or(Ok(()), |text| self.text(name, text))
    }

    /// Groups that hold one text, one inside the other.
    fn nested(&mut self, names: &[&str], text: &str) -> io::Result<()> {
        match names {
            [] => Ok(()),
            [name] => self.text(name, text),
            [name, inner @ ..] => self.group(name, |xml| xml.nested(inner, text)),
        }
    }
}

fn document(xml: &mut Xml, order: &PaymentOrder) -> io::Result<()> {
    xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let document = quick_xml::events::BytesStart::new("Document").with_attributes([("xmlns", NAMESPACE)]);
    xml.0.write_event(Event::Start(document.borrow()))?;
    xml.group("CstmrCdtTrfInitn", |xml| {
        header(xml, order)?;
        order.batches.iter().try_for_each(|one| batch(xml, order, one))
    })?;
    xml.0.write_event(Event::End(document.to_end()))?;
    xml.0.get_mut().push(b'\n');
    Ok(())
}

fn header(xml: &mut Xml, order: &PaymentOrder) -> io::Result<()> {
    xml.group("GrpHdr", |xml| {
        xml.text("MsgId", &order.message)?;
        xml.text("CreDtTm", &order.created.to_rfc3339_opts(SecondsFormat::Secs, true))?;
        xml.text("NbOfTxs", &order.count().to_string())?;
        xml.text("CtrlSum", &decimal(order.sum()))?;
        xml.group("InitgPty", |xml| {
            xml.text("Nm", &order.debtor.name)?;
            software(xml, &order.software)
        })
    })
}

fn software(xml: &mut Xml, software: &Software) -> io::Result<()> {
    let facts =
        [("NAME", software.name.as_str()), ("PRVD", &software.maker), ("VRSN", &software.version), ("SPSV", STANDARD)];
    xml.group("CtctDtls", |xml| {
        facts.into_iter().try_for_each(|(kind, fact)| {
            xml.group("Othr", |xml| {
                xml.text("ChanlTp", kind)?;
                xml.text("Id", fact)
            })
        })
    })
}

fn batch(xml: &mut Xml, order: &PaymentOrder, batch: &Batch) -> io::Result<()> {
    let debtor = &order.debtor;
    xml.group("PmtInf", |xml| {
        xml.text("PmtInfId", &batch.reference)?;
        xml.text("PmtMtd", "TRF")?;
        xml.text("BtchBookg", if debtor.batch_booking { "true" } else { "false" })?;
        xml.text("NbOfTxs", &batch.payments.len().to_string())?;
        xml.text("CtrlSum", &decimal(batch.sum()))?;
        xml.nested(&["ReqdExctnDt", "Dt"], &batch.execute_on.to_string())?;
        xml.nested(&["Dbtr", "Nm"], &debtor.name)?;
        xml.group("DbtrAcct", |xml| {
            xml.nested(&["Id", "IBAN"], debtor.account.as_str())?;
            debtor.advice.map_or(Ok(()), |advice| xml.nested(&["Tp", "Prtry"], advice_code(advice)))
        })?;
        xml.group("DbtrAgt", |xml| {
            xml.group("FinInstnId", |xml| match &debtor.bank {
                Bank::Bic(bic) => xml.text("BICFI", bic),
                Bank::Iid(iid) => xml.group("ClrSysMmbId", |xml| {
                    xml.nested(&["ClrSysId", "Cd"], "CHBCC")?;
                    xml.text("MmbId", &iid.to_string())
                }),
            })
        })?;
        batch.payments.iter().try_for_each(|one| payment(xml, code(batch.currency), one))
    })
}

fn advice_code(advice: Advice) -> &'static str {
    match advice {
        Advice::None => "NOA",
        Advice::Single => "SIA",
        Advice::Collective => "CND",
        Advice::CollectiveWithDetails => "CWD",
    }
}

/// The creditor's bank is not named: an IBAN names it, and one named beside it has made banks refuse files.
fn payment(xml: &mut Xml, currency: &str, payment: &Payment) -> io::Result<()> {
    xml.group("CdtTrfTxInf", |xml| {
        xml.group("PmtId", |xml| {
            xml.text("InstrId", &payment.reference)?;
            xml.text("EndToEndId", &payment.reference)
        })?;
        xml.group("Amt", |xml| {
            let amount = decimal(payment.amount);
            let element = xml.0.create_element("InstdAmt").with_attribute(("Ccy", currency));
            element.write_text_content(BytesText::new(&amount)).map(|_| ())
        })?;
        xml.group("Cdtr", |xml| {
            xml.text("Nm", &payment.name)?;
            payment.address.as_ref().map_or(Ok(()), |one| address(xml, one))
        })?;
        xml.nested(&["CdtrAcct", "Id", "IBAN"], payment.account.as_str())?;
        xml.nested(&["RmtInf", "Ustrd"], &payment.remittance)
    })
}

fn address(xml: &mut Xml, address: &Address) -> io::Result<()> {
    xml.group("PstlAdr", |xml| {
        xml.maybe("StrtNm", address.street.as_ref())?;
        xml.maybe("BldgNb", address.building.as_ref())?;
        xml.maybe("PstCd", address.postcode.as_ref())?;
        xml.text("TwnNm", &address.town)?;
        xml.text("Ctry", &address.country)
    })
}

/// An amount as banks write it, from whole Rappen: no float ever sees it.
fn decimal(amount: i64) -> String {
    format!("{}.{:02}", amount / 100, amount % 100)
}
