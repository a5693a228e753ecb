//! A statement as a Swiss bank writes it, camt.053.001.08: single payments, one in twenty a batch of ten, one in fifty a
//! return, with names and addresses of everybody. The same file on every machine.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

pub const OURS: &str = "CH9300762011623852957";
const BATCH: usize = 10;

/// One transfer of the file.
pub struct Payment {
    pub end_to_end: String,
    pub account: String,
    /// In Rappen.
    pub amount: i64,
    pub service_id: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Single,
    Batch,
    Return,
}

/// Splitmix64 of the number of an entry.
fn chance(number: usize) -> u64 {
    let mut z = (number as u64).wrapping_add(7).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn kind(number: usize) -> Kind {
    match chance(number) % 100 {
        0..5 => Kind::Batch,
        5..7 => Kind::Return,
        _ => Kind::Single,
    }
}

fn amount(number: usize) -> i64 {
    [12_000, 8_500, 15_000, 9_990][(chance(number) >> 32) as usize % 4]
}

fn count(number: usize) -> usize {
    if kind(number) == Kind::Batch { BATCH } else { 1 }
}

fn account(number: usize) -> String {
    let bban = format!("{:05}{number:012}", 230 + number % 7);
    let rest = format!("{bban}121700").bytes().fold(0, |rest, digit| (rest * 10 + u64::from(digit - b'0')) % 97);
    format!("CH{:02}{bban}", 98 - rest)
}

fn payment(number: usize, part: usize) -> Payment {
    Payment {
        end_to_end: format!("CLM{number:08}{part:02}"),
        account: account(number * 10 + part),
        amount: amount(number),
        service_id: format!("SVC-{:09}", 700_000_000 + number),
    }
}

/// All payments of the file, in its order.
pub fn payments(entries: usize) -> impl Iterator<Item = Payment> {
    (0..entries).flat_map(|number| (0..count(number)).map(move |part| payment(number, part)))
}

/// Payments that are not in it.
pub fn payments_after(entries: usize) -> impl Iterator<Item = Payment> {
    (entries..).map(|number| payment(number, 0))
}

fn francs(rappen: i64) -> String {
    format!("{}.{:02}", rappen / 100, rappen % 100)
}

/// Writes the file; how many details it has.
pub fn write(path: &Path, entries: usize) -> io::Result<usize> {
    let mut to = BufWriter::new(File::create(path)?);
    let sign = |number: usize| if kind(number) == Kind::Return { 1 } else { -1 };
    let moved: i64 = (0..entries).map(|number| sign(number) * amount(number) * count(number) as i64).sum();
    let opening = 1_000_000_000_000;
    write!(
        to,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">\
         <BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T22:00:00+01:00</CreDtTm><MsgPgntn><PgNb>1</PgNb>\
         <LastPgInd>true</LastPgInd></MsgPgntn><AddtlInf>SPS/2.1/PROD</AddtlInf></GrpHdr><Stmt><Id>S1</Id>\
         <ElctrncSeqNb>321</ElctrncSeqNb><CreDtTm>2026-11-20T22:00:00+01:00</CreDtTm><FrToDt><FrDtTm>2026-11-20T00:00:00\
         </FrDtTm><ToDtTm>2026-11-20T23:59:59</ToDtTm></FrToDt><Acct><Id><IBAN>{OURS}</IBAN></Id><Ccy>CHF</Ccy></Acct>"
    )?;
    for (code, balance) in [("OPBD", opening), ("CLBD", opening + moved)] {
        write!(
            to,
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"CHF\">{}</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
             <Dt><Dt>2026-11-20</Dt></Dt></Bal>",
            francs(balance)
        )?;
    }
    for number in 0..entries {
        entry(&mut to, number)?;
    }
    write!(to, "</Stmt></BkToCstmrStmt></Document>")?;
    to.flush()?;
    Ok((0..entries).map(count).sum())
}

fn entry(to: &mut impl Write, number: usize) -> io::Result<()> {
    let (kind, amount, count) = (kind(number), amount(number), count(number));
    let (indicator, code) = if kind == Kind::Return { ("CRDT", "RRTN") } else { ("DBIT", "DMCT") };
    write!(
        to,
        "<Ntry><NtryRef>{number}</NtryRef><Amt Ccy=\"CHF\">{}</Amt><CdtDbtInd>{indicator}</CdtDbtInd><RvslInd>false\
         </RvslInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><Dt>2026-11-20</Dt></ValDt>\
         <AcctSvcrRef>A{number}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>{code}</SubFmlyCd>\
         </Fmly></Domn></BkTxCd><NtryDtls>",
        francs(amount * count as i64)
    )?;
    if kind == Kind::Batch {
        write!(to, "<Btch><MsgId>PAY-{number}</MsgId><PmtInfId>P{number}</PmtInfId><NbOfTxs>{count}</NbOfTxs></Btch>")?;
    }
    for part in 0..count {
        let Payment { end_to_end, account, amount, service_id } = payment(number, part);
        let uetr = uuid::Uuid::from_u64_pair(chance(number), chance(part));
        write!(
            to,
            "<TxDtls><Refs><AcctSvcrRef>A{number}-{part}</AcctSvcrRef><InstrId>I{number}-{part}</InstrId>\
             <EndToEndId>{end_to_end}</EndToEndId><UETR>{uetr}</UETR></Refs><Amt Ccy=\"CHF\">{}</Amt>\
             <CdtDbtInd>{indicator}</CdtDbtInd><RltdPties><Cdtr><Pty><Nm>Müller &amp; Söhne {number}</Nm><PstlAdr>\
             <StrtNm>Bahnhofstrasse</StrtNm><BldgNb>{}</BldgNb><PstCd>8001</PstCd><TwnNm>Zürich</TwnNm><Ctry>CH</Ctry>\
             </PstlAdr></Pty></Cdtr><CdtrAcct><Id><IBAN>{account}</IBAN></Id></CdtrAcct></RltdPties><RltdAgts><CdtrAgt>\
             <FinInstnId><BICFI>UBSWCHZH80A</BICFI></FinInstnId></CdtrAgt></RltdAgts><RmtInf><Ustrd>Entschaedigung \
             {service_id}</Ustrd></RmtInf>{}</TxDtls>",
            francs(amount),
            number % 200 + 1,
            if kind == Kind::Return { "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>" } else { "" },
        )?;
    }
    writeln!(to, "</NtryDtls><AddtlNtryInf>Belastung</AddtlNtryInf></Ntry>")
}
