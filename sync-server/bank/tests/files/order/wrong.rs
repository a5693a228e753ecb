//! Wrong forms of a good file on one line, each with one edit: the rule that must name it, and whether the schema lets it through.

use bank::order::Rule;

pub struct Wrong {
    pub name: &'static str,
    pub rule: Rule,
    /// The official schema finds nothing.
    pub past_the_schema: bool,
    pub from: &'static str,
    pub to: &'static str,
}

const fn found(name: &'static str, rule: Rule, from: &'static str, to: &'static str) -> Wrong {
    Wrong { name, rule, past_the_schema: false, from, to }
}

const fn passed(name: &'static str, rule: Rule, from: &'static str, to: &'static str) -> Wrong {
    Wrong { name, rule, past_the_schema: true, from, to }
}

const ACCOUNT: &str = "CH5604835012345678009";
const TEXT: &str = "<Ustrd>Service-ID 700123456 Entschädigung Fehlbesuch 26.09.2026</Ustrd>";
const STREET: &str = "<StrtNm>Bahnhofstrasse</StrtNm>";
const BANK: &str = "<ClrSysMmbId><ClrSysId><Cd>CHBCC</Cd></ClrSysId><MmbId>762</MmbId></ClrSysMmbId>";
const AGENT: &str = "<DbtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>CHBCC</Cd></ClrSysId><MmbId>762</MmbId>\
    </ClrSysMmbId></FinInstnId></DbtrAgt>";
const CREDITOR: &str = "<Cdtr><Nm>Anna Müller</Nm><PstlAdr><StrtNm>Bahnhofstrasse</StrtNm><BldgNb>12a</BldgNb>\
    <PstCd>8001</PstCd><TwnNm>Zürich</TwnNm><Ctry>CH</Ctry></PstlAdr></Cdtr>";
const FIRST: &str = "</DbtrAgt><CdtTrfTxInf><PmtId><InstrId>FV-C0000123-1</InstrId>\
    <EndToEndId>FV-C0000123-1</EndToEndId></PmtId><Amt><InstdAmt Ccy=\"CHF\">120.00</InstdAmt></Amt>";
const FIRST_WITH_CHARGES: &str = "</DbtrAgt><ChrgBr>SLEV</ChrgBr><CdtTrfTxInf><PmtId><InstrId>FV-C0000123-1</InstrId>\
    <EndToEndId>FV-C0000123-1</EndToEndId></PmtId><Amt><InstdAmt Ccy=\"CHF\">120.00</InstdAmt></Amt>\
    <ChrgBr>SLEV</ChrgBr>";
const NAME: &str = "<Nm>Anna Müller</Nm>";

const SCOR_WRONG: &str = "<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp>\
    <Ref>RF19539007547034</Ref></CdtrRefInf></Strd>";
const QRR: &str = "<Strd><CdtrRefInf><Tp><CdOrPrtry><Prtry>QRR</Prtry></CdOrPrtry></Tp>\
    <Ref>210000000003139471430009017</Ref></CdtrRefInf></Strd>";
const BOTH: &str = "<Ustrd>Service-ID 700123456</Ustrd><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp>\
    <Ref>RF18539007547034</Ref></CdtrRefInf></Strd>";

/// What the schema lets through: a bank's own rules.
pub const PAST: &[Wrong] = &[
    passed("wrong control sum", Rule::Sum, "<CtrlSum>10000000205.50", "<CtrlSum>10000000205.51"),
    passed("wrong number of payments", Rule::Count, "<NbOfTxs>4<", "<NbOfTxs>5<"),
    passed(
        "unstructured address",
        Rule::Address,
        "<TwnNm>Zürich</TwnNm><Ctry>CH</Ctry>",
        "<AdrLine>8001 Zürich</AdrLine>",
    ),
    passed("address without country", Rule::Address, "<Ctry>CH</Ctry>", ""),
    passed("two slashes in a reference", Rule::Reference, "<EndToEndId>FV-C0000123-1", "<EndToEndId>FV//C0000123-1"),
    passed("slash before a reference", Rule::Reference, "<InstrId>FV-", "<InstrId>/FV-"),
    passed("slash behind a reference", Rule::Reference, "0001-1</PmtInfId>", "0001-1/</PmtInfId>"),
    passed("blank before the message's name", Rule::Reference, "<MsgId>", "<MsgId> "),
    passed("wrong creditor reference", Rule::CheckDigits, TEXT, SCOR_WRONG),
    passed("free and structured text", Rule::Remittance, TEXT, BOTH),
    passed("QR reference without QR-IBAN", Rule::QrReference, TEXT, QRR),
    passed("bank of the company empty", Rule::Empty, BANK, ""),
    passed(
        "bank of the company by both names",
        Rule::DebtorBank,
        "<ClrSysMmbId>",
        "<BICFI>ZKBKCHZZ80A</BICFI><ClrSysMmbId>",
    ),
    passed("bank of the company by a foreign number", Rule::DebtorBank, "CHBCC", "DEBLZ"),
    passed("QR-IBAN pays", Rule::QrDebtor, "CH9300762011623852957", "CH4431999123000889012"),
    passed("QR-IBAN is paid by a text", Rule::QrReference, ACCOUNT, "CH4431999123000889012"),
    passed("wrong check digits", Rule::Iban, ACCOUNT, "CH5604835012345678008"),
    passed("account elsewhere", Rule::Iban, ACCOUNT, "DE89370400440532013000"),
    passed("account too short", Rule::Iban, ACCOUNT, "CH560483501234567800"),
    passed("nothing to pay", Rule::Amount, ">120.00<", ">0.00<"),
    passed("three decimals", Rule::Amount, ">120.00<", ">120.001<"),
    passed("too much", Rule::Amount, "\"EUR\">9999999999.99<", "\"EUR\">10000000000.00<"),
    passed("amount begins with 0", Rule::Amount, ">120.00<", ">0120.00<"),
    passed("amount begins with its point", Rule::Amount, ">120.00<", ">.05<"),
    passed("amount ends with its point", Rule::Amount, ">120.00<", ">120.<"),
    passed("dollars", Rule::Currency, "Ccy=\"CHF\">120.00", "Ccy=\"USD\">120.00"),
    passed("two currencies in a batch", Rule::Currency, "Ccy=\"CHF\">120.00", "Ccy=\"EUR\">120.00"),
    passed("name of blanks", Rule::Blank, NAME, "<Nm>   </Nm>"),
    passed("blanks before a name", Rule::Blank, NAME, "<Nm>  Anna Müller</Nm>"),
    passed("blank that does not break", Rule::Blank, NAME, "<Nm>Anna\u{a0}Müller</Nm>"),
    passed("byte order mark", Rule::Encoding, "<?xml", "\u{feff}<?xml"),
    passed("CDATA", Rule::Markup, NAME, "<Nm><![CDATA[Anna Müller]]></Nm>"),
    passed("two batches of one name", Rule::BatchTwice, "0001-2</PmtInfId>", "0001-1</PmtInfId>"),
    passed("two payments of one InstrId", Rule::InstructionTwice, "<InstrId>FV-C0000124-1", "<InstrId>FV-C0000123-1"),
    passed(
        "two payments of one EndToEndId",
        Rule::EndToEndTwice,
        "<EndToEndId>FV-C0000124-1",
        "<EndToEndId>FV-C0000123-1",
    ),
    passed("no InstrId", Rule::InstructionMissing, "<InstrId>FV-C0000123-1</InstrId>", ""),
    passed("cheque", Rule::Method, "TRF", "CHK"),
    passed("day before the file", Rule::Day, "2026-11-24", "2026-11-20"),
    passed(
        "bank of the payee",
        Rule::CreditorBank,
        "<Cdtr>",
        "<CdtrAgt><FinInstnId><BICFI>CRESCHZZ80A</BICFI></FinInstnId></CdtrAgt><Cdtr>",
    ),
    passed(
        "instant payment",
        Rule::PaymentType,
        "<ReqdExctnDt>",
        "<PmtTpInf><LclInstrm><Cd>INST</Cd></LclInstrm></PmtTpInf><ReqdExctnDt>",
    ),
    passed(
        "SEPA",
        Rule::PaymentType,
        "<ReqdExctnDt>",
        "<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf><ReqdExctnDt>",
    ),
    passed(
        "salary of one payment",
        Rule::PaymentType,
        "<Amt>",
        "<PmtTpInf><CtgyPurp><Cd>SALA</Cd></CtgyPurp></PmtTpInf><Amt>",
    ),
    passed("charges for the batch and for a payment", Rule::TwoLevels, FIRST, FIRST_WITH_CHARGES),
];

/// What the schema finds, and we must too, where there is no schema.
pub const FOUND: &[Wrong] = &[
    found("address without name", Rule::Address, NAME, ""),
    found("kind of address", Rule::Address, STREET, "<AdrTp><Cd>HOME</Cd></AdrTp><StrtNm>Bahnhofstrasse</StrtNm>"),
    found("payee without name and address", Rule::Empty, CREDITOR, "<Cdtr></Cdtr>"),
    found("cheque's facts", Rule::Unexpected, "<Cdtr>", "<ChqInstr><ChqNb>1</ChqNb></ChqInstr><Cdtr>"),
    found(
        "36 characters",
        Rule::TooLong,
        "<EndToEndId>FV-C0000123-1",
        "<EndToEndId>AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ),
    found("umlaut in a reference", Rule::Reference, "<EndToEndId>FV-C0000123-1", "<EndToEndId>FÜ-C0000123-1"),
    found("no EndToEndId", Rule::Missing, "<EndToEndId>FV-C0000123-1</EndToEndId>", ""),
    found("country in words", Rule::Value, "<Ctry>CH<", "<Ctry>Schweiz<"),
    found(
        "name of 141",
        Rule::TooLong,
        "Lorenz d'Angelo &amp; Söhne",
        "LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL",
    ),
    found("unknown element", Rule::Unexpected, "<Amt>", "<Foo/><Amt>"),
    found("currency in small letters", Rule::Currency, "Ccy=\"CHF\">120.00", "Ccy=\"chf\">120.00"),
    found("no currency", Rule::Missing, " Ccy=\"CHF\">120.00", ">120.00"),
    found("two free texts", Rule::Unexpected, TEXT, "<Ustrd>a</Ustrd><Ustrd>b</Ustrd>"),
    found(
        "three lines of address",
        Rule::Address,
        "<Ctry>CH</Ctry>",
        "<Ctry>CH</Ctry><AdrLine>a</AdrLine><AdrLine>b</AdrLine><AdrLine>c</AdrLine>",
    ),
    found("soft hyphen", Rule::Character, NAME, "<Nm>Anna\u{ad}Müller</Nm>"),
    found("tab", Rule::Character, NAME, "<Nm>Anna\tMüller</Nm>"),
    found("star", Rule::Character, NAME, "<Nm>Anna ★ Müller</Nm>"),
    found("emoji", Rule::Character, NAME, "<Nm>Anna 😀</Nm>"),
    found("Cyrillic", Rule::Character, NAME, "<Nm>Анна</Nm>"),
    found("accent that stands apart", Rule::Character, NAME, "<Nm>Anna Mu\u{308}ller</Nm>"),
    found("older version", Rule::Namespace, "pain.001.001.09", "pain.001.001.03"),
    found("another message", Rule::Namespace, "<Document ", "<Ordre "),
    found("no message name", Rule::Missing, "<MsgId>FV-20261121-0001-1</MsgId>", ""),
    found("empty message name", Rule::Empty, "<MsgId>FV-20261121-0001-1</MsgId>", "<MsgId/>"),
    found("number in words", Rule::Value, "<NbOfTxs>4<", "<NbOfTxs>four<"),
    found("sum with a comma", Rule::Value, "<CtrlSum>10000000205.50", "<CtrlSum>10000000205,50"),
    found("amount with a comma", Rule::Amount, ">120.00<", ">120,00<"),
    found("less than nothing", Rule::Amount, ">120.00<", ">-120.00<"),
    found("no bank of the company", Rule::Missing, AGENT, ""),
    found("no day", Rule::Missing, "<ReqdExctnDt><Dt>2026-11-24</Dt></ReqdExctnDt>", ""),
    found("day that is none", Rule::Value, "2026-11-24", "2026-11-31"),
    found("method that is none", Rule::Value, "TRF", "TRX"),
    found("account in small letters", Rule::Iban, ACCOUNT, "ch5604835012345678009"),
    found(
        "wrong order",
        Rule::Unexpected,
        "<InstrId>FV-C0000123-1</InstrId><EndToEndId>FV-C0000123-1</EndToEndId>",
        "<EndToEndId>FV-C0000123-1</EndToEndId><InstrId>FV-C0000123-1</InstrId>",
    ),
    found(
        "UETR that is none",
        Rule::Value,
        "<EndToEndId>FV-C0000123-1</EndToEndId>",
        "<EndToEndId>FV-C0000123-1</EndToEndId><UETR>0F8FAD5B-d9cb-469f-a165-70867728950e</UETR>",
    ),
    found("text where elements belong", Rule::Unexpected, "<Amt>", "<Amt>120"),
    found("attribute", Rule::Unexpected, "<Amt>", "<Amt x=\"y\">"),
    found("not closed", Rule::Xml, "</CdtTrfTxInf>", ""),
    found("ends too early", Rule::Xml, "</Document>", ""),
    found("two documents", Rule::Xml, "</Document>", "</Document><Document/>"),
    found("entity of its own", Rule::Markup, "Anna Müller", "&anna;"),
];
