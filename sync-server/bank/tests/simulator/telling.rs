//! Statements and advices as XML, in the versions and habits that banks have.

use std::fmt::Write as _;

use domain::booking::Direction;

use super::truth::{Day, Line, Movement, Told, date};

/// By what a bank tells its bookings apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum References {
    /// A reference for each entry and each detail.
    Full,
    /// One for each entry.
    Entry,
    /// That of the entry, copied into each detail.
    Copied,
    /// None.
    Nothing,
}

/// What one booking of a file tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// A movement, with its numbers.
    Movement(usize),
    /// A line of the account as one sum of several.
    Sum(usize),
    /// A line of the account without numbers.
    Bare(usize),
}

/// One file, and what it tells in its order.
#[derive(Debug, Clone)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
    pub advice: bool,
    /// False is announced only.
    pub tells: Vec<(Tells, bool)>,
    /// The payments that it says are refused (pain.002), by their EndToEndId.
    pub refuses: Vec<String>,
}

/// A file in the making.
pub struct Writer<'a> {
    pub movements: &'a [Movement],
    pub lines: &'a [Line],
    pub version: u32,
    pub references: References,
    pub advice: bool,
    /// PmtInfId stands in each detail, too.
    pub information_in_details: bool,
    pub text: String,
    pub tells: Vec<(Tells, bool)>,
}

pub fn francs(rappen: i64) -> String {
    format!("{}.{:02}", rappen / 100, rappen % 100)
}

fn indicator(direction: Direction) -> &'static str {
    if direction == Direction::Credit { "CRDT" } else { "DBIT" }
}

fn tag(name: &str, text: Option<&str>) -> String {
    text.map_or_else(String::new, |text| format!("<{name}>{text}</{name}>"))
}

/// The reference of an entry: of a line, or of one movement of it.
fn reference_of(at: usize, places: &[usize], whole: bool, own: bool) -> String {
    let prefix = if own { "X" } else { "" };
    if whole { format!("{prefix}E{at}") } else { format!("{prefix}E{at}-{}", places[0]) }
}

impl Writer<'_> {
    /// A line, as it is told here.
    pub fn line(&mut self, at: usize, booked: bool) {
        let line = &self.lines[at];
        let advice = line.advice.filter(|_| self.advice);
        let told = if self.advice { Told::Details } else { line.told };
        if advice.is_some_and(|advice| advice.singly) {
            for place in 0..line.movements.len() {
                self.entry(at, &[place], Told::Details, booked, true);
            }
            return;
        }
        let all: Vec<usize> = (0..line.movements.len()).collect();
        self.entry(at, &all, told, booked, advice.is_some_and(|advice| advice.own_references));
    }

    fn entry(&mut self, at: usize, places: &[usize], told: Told, booked: bool, own: bool) {
        let line = &self.lines[at];
        let moved: Vec<&Movement> = places.iter().map(|place| &self.movements[line.movements[*place]]).collect();
        let (sum, direction) = (moved.iter().map(|one| one.amount).sum(), moved[0].direction);
        let status = if booked { "BOOK" } else { "PDNG" };
        let status = if self.version >= 8 { format!("<Cd>{status}</Cd>") } else { status.to_owned() };
        let whole = places.len() == line.movements.len();
        let reference = reference_of(at, places, whole, own);
        let reference = Some(reference.as_str()).filter(|_| self.references != References::Nothing);
        let day = date(line.on);
        let _ = write!(
            self.text,
            "<Ntry><Amt Ccy=\"CHF\">{}</Amt><CdtDbtInd>{}</CdtDbtInd>{}<Sts>{status}</Sts>\
             <BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt>{}<BkTxCd><Domn><Cd>PMNT</Cd><Fmly>\
             <Cd>ICDT</Cd><SubFmlyCd>{}</SubFmlyCd></Fmly></Domn></BkTxCd>",
            francs(sum),
            indicator(direction),
            if line.reversal { "<RvslInd>true</RvslInd>" } else { "" },
            tag("AcctSvcrRef", reference),
            moved[0].sub_family,
        );
        let batch = line.batch.as_deref().filter(|_| whole && told != Told::Bare);
        let batch = batch.map(|information| {
            let count = format!("<NbOfTxs>{}</NbOfTxs>", places.len());
            // Not every bank counts.
            let count = if at.is_multiple_of(3) { "" } else { &count };
            format!("<Btch><PmtInfId>{information}</PmtInfId>{count}</Btch>")
        });
        let details: String = if told == Told::Details {
            places.iter().map(|place| self.detail(at, *place, own, reference)).collect()
        } else {
            String::new()
        };
        if batch.is_some() || !details.is_empty() {
            let _ = write!(self.text, "<NtryDtls>{}{details}</NtryDtls>", batch.unwrap_or_default());
        }
        self.text.push_str("<AddtlNtryInf>Buchung</AddtlNtryInf></Ntry>\n");
        match told {
            Told::Details => {
                self.tells.extend(places.iter().map(|place| (Tells::Movement(line.movements[*place]), booked)));
            }
            Told::Sum => self.tells.push((Tells::Sum(at), booked)),
            Told::Bare => self.tells.push((Tells::Bare(at), booked)),
        }
    }

    fn detail(&self, at: usize, place: usize, own: bool, entry: Option<&str>) -> String {
        let line = &self.lines[at];
        let one = &self.movements[line.movements[place]];
        let prefix = if own { "X" } else { "" };
        let reference = match self.references {
            References::Full => Some(format!("{prefix}D{}", line.movements[place])),
            References::Copied => entry.map(str::to_owned),
            References::Entry | References::Nothing => None,
        };
        let information = one.information.as_deref().filter(|_| self.information_in_details);
        let (amount, indicator) = (francs(one.amount), indicator(one.direction));
        // Version .02 has the amount of a detail in another place, and no direction.
        let amount = if self.version >= 4 {
            format!("<Amt Ccy=\"CHF\">{amount}</Amt><CdtDbtInd>{indicator}</CdtDbtInd>")
        } else {
            format!("<AmtDtls><TxAmt><Amt Ccy=\"CHF\">{amount}</Amt></TxAmt></AmtDtls>")
        };
        let role = if one.direction == Direction::Credit && !one.is_back() { "Dbtr" } else { "Cdtr" };
        let name = tag("Nm", Some(&one.name));
        let party = if self.version >= 8 { format!("<Pty>{name}</Pty>") } else { name };
        let account = one.iban.as_ref().map(|iban| format!("<{role}Acct><Id><IBAN>{iban}</IBAN></Id></{role}Acct>"));
        format!(
            "<TxDtls><Refs>{}{}{}{}</Refs>{amount}<RltdPties><{role}>{party}</{role}>{}</RltdPties>\
             <RmtInf><Ustrd>{}</Ustrd></RmtInf>{}</TxDtls>",
            tag("AcctSvcrRef", reference.as_deref()),
            tag("PmtInfId", information),
            tag("InstrId", one.instruction.as_deref()),
            tag("EndToEndId", one.end_to_end.as_deref()),
            account.unwrap_or_default(),
            one.text,
            one.reason.map_or_else(String::new, |code| format!("<RtrInf><Rsn><Cd>{code}</Cd></Rsn></RtrInf>")),
        )
    }

    /// The whole file, with balances that close.
    pub fn file(self, number: usize, account: &str, opening: i64, closing: i64, days: (Day, Day)) -> File {
        let (kind, message, statement) =
            if self.advice { ("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn") } else { ("053", "BkToCstmrStmt", "Stmt") };
        let balance = |code: &str, amount: i64, day: Day| {
            let amount_and_sign = if amount < 0 { (-amount, "DBIT") } else { (amount, "CRDT") };
            format!(
                "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"CHF\">{}</Amt>\
                 <CdtDbtInd>{}</CdtDbtInd><Dt><Dt>{}</Dt></Dt></Bal>",
                francs(amount_and_sign.0),
                amount_and_sign.1,
                date(day)
            )
        };
        let balances = if self.advice {
            String::new()
        } else {
            balance("OPBD", opening, days.0) + &balance("CLBD", closing, days.1)
        };
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:\
             camt.{kind}.001.{:02}\"><{message}><GrpHdr><MsgId>M{number}</MsgId><CreDtTm>{}T22:00:00</CreDtTm></GrpHdr>\
             <{statement}><Id>S{number}</Id><CreDtTm>{}T22:00:00</CreDtTm><Acct><Id><IBAN>{account}</IBAN></Id>\
             <Ccy>CHF</Ccy></Acct>{balances}\n{}</{statement}></{message}></Document>\n",
            self.version,
            date(days.1),
            date(days.1),
            self.text,
        );
        let name = format!("camt.{kind}-{number}.xml");
        File { name, bytes: text.into_bytes(), advice: self.advice, tells: self.tells, refuses: Vec::new() }
    }
}
