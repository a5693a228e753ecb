//! The elements of a payment order, in their order: the part of pain.001.001.09.ch.03 that a domestic payment may have.
//! What the schema has beyond it (cheques, taxes, agents in between) makes another kind of payment or is not for banks
//! in Switzerland, and is refused as unexpected.

use Content::{Group, OneOf, Text};
use Value::{Amount, Bic, Bool, Code, Count, Country, Date, DateTime, Decimal, Free, Lei, Reference, Uuid, Words};

/// One element of a group.
pub struct Element {
    pub name: &'static str,
    pub least: u32,
    pub most: u32,
    pub content: Content,
}

/// What is inside of an element.
pub enum Content {
    /// These, in this order.
    Group(&'static [Element]),
    /// Exactly one of these.
    OneOf(&'static [Element]),
    /// A value.
    Text(Value),
}

/// The form of a value.
pub enum Value {
    /// A text for people, of at most so many characters.
    Free(usize),
    /// A reference of at most 35 letters.
    Reference,
    /// A word of at most so many characters, from a list kept elsewhere.
    Code(usize),
    /// One of these.
    Words(&'static [&'static str]),
    Count,
    Decimal,
    Amount,
    Date,
    DateTime,
    Bool,
    Bic,
    Lei,
    Country,
    Uuid,
    /// Looked at with the payment or the batch.
    Iban,
}

const MANY: u32 = u32::MAX;

const fn must(name: &'static str, content: Content) -> Element {
    Element { name, least: 1, most: 1, content }
}
const fn may(name: &'static str, content: Content) -> Element {
    Element { name, least: 0, most: 1, content }
}
const fn up_to(most: u32, name: &'static str, content: Content) -> Element {
    Element { name, least: 0, most, content }
}
const fn some(name: &'static str, content: Content) -> Element {
    Element { name, least: 1, most: MANY, content }
}

pub static DOCUMENT: Element =
    must("Document", Group(&[must("CstmrCdtTrfInitn", Group(&[HEADER, some("PmtInf", Group(&[]))]))]));

pub const HEADER: Element = must(
    "GrpHdr",
    Group(&[
        must("MsgId", Text(Reference)),
        must("CreDtTm", Text(DateTime)),
        must("NbOfTxs", Text(Count)),
        may("CtrlSum", Text(Decimal)),
        must("InitgPty", PARTY),
        may("FwdgAgt", AGENT),
    ]),
);

pub static BATCH: Element = must(
    "PmtInf",
    Group(&[
        must("PmtInfId", Text(Reference)),
        must("PmtMtd", Text(Words(&["CHK", "TRA", "TRF"]))),
        may("BtchBookg", Text(Bool)),
        may("NbOfTxs", Text(Count)),
        may("CtrlSum", Text(Decimal)),
        may("PmtTpInf", PAYMENT_TYPE),
        must("ReqdExctnDt", OneOf(&[may("Dt", Text(Date)), may("DtTm", Text(DateTime))])),
        must("Dbtr", PARTY),
        must("DbtrAcct", ACCOUNT),
        must("DbtrAgt", AGENT),
        may("InstrForDbtrAgt", Text(Free(140))),
        may("UltmtDbtr", PARTY),
        may("ChrgBr", CHARGE_BEARER),
        may("ChrgsAcct", ACCOUNT),
        some("CdtTrfTxInf", Group(&[])),
    ]),
);

pub static PAYMENT: Element = must(
    "CdtTrfTxInf",
    Group(&[
        must(
            "PmtId",
            Group(&[may("InstrId", Text(Reference)), must("EndToEndId", Text(Reference)), may("UETR", Text(Uuid))]),
        ),
        may("PmtTpInf", PAYMENT_TYPE),
        must("Amt", Group(&[must("InstdAmt", Text(Amount))])),
        may("ChrgBr", CHARGE_BEARER),
        may("UltmtDbtr", PARTY),
        may("CdtrAgt", AGENT),
        must("Cdtr", PARTY),
        must("CdtrAcct", ACCOUNT),
        may("UltmtCdtr", PARTY),
        may("InstrForDbtrAgt", Text(Free(140))),
        may("Purp", OneOf(&[may("Cd", Text(Code(4))), may("Prtry", Text(Free(35)))])),
        may("RmtInf", Group(&[may("Ustrd", Text(Free(140))), may("Strd", STRUCTURED)])),
    ]),
);

const CODE_OR_OWN: Content = OneOf(&[may("Cd", Text(Code(35))), may("Prtry", Text(Free(35)))]);
const CHARGE_BEARER: Content = Text(Words(&["CRED", "DEBT", "SHAR", "SLEV"]));

const PAYMENT_TYPE: Content = Group(&[
    may("InstrPrty", Text(Words(&["HIGH", "NORM"]))),
    up_to(MANY, "SvcLvl", CODE_OR_OWN),
    may("LclInstrm", CODE_OR_OWN),
    may("CtgyPurp", CODE_OR_OWN),
]);

const PARTY: Content = Group(&[
    may("Nm", Text(Free(140))),
    may("PstlAdr", ADDRESS),
    may("Id", OneOf(&[may("OrgId", ORGANISATION), may("PrvtId", PERSON)])),
    may("CtryOfRes", Text(Country)),
    may("CtctDtls", CONTACT),
]);

const OTHER: Content = Group(&[must("Id", Text(Free(35))), may("SchmeNm", CODE_OR_OWN), may("Issr", Text(Free(35)))]);
const ORGANISATION: Content = Group(&[may("AnyBIC", Text(Bic)), may("LEI", Text(Lei)), up_to(MANY, "Othr", OTHER)]);
const BIRTH: Content = Group(&[
    must("BirthDt", Text(Date)),
    may("PrvcOfBirth", Text(Free(35))),
    must("CityOfBirth", Text(Free(35))),
    must("CtryOfBirth", Text(Country)),
]);
const PERSON: Content = Group(&[may("DtAndPlcOfBirth", BIRTH), up_to(MANY, "Othr", OTHER)]);

const CONTACT: Content = Group(&[
    may("Nm", Text(Free(140))),
    may("PhneNb", Text(Free(35))),
    may("MobNb", Text(Free(35))),
    may("FaxNb", Text(Free(35))),
    may("EmailAdr", Text(Free(2_048))),
    up_to(MANY, "Othr", Group(&[must("ChanlTp", Text(Code(4))), may("Id", Text(Free(128)))])),
]);

const ADDRESS: Content = Group(&[
    may("AdrTp", Group(&[may("Cd", Text(Code(4))), may("Prtry", OTHER)])),
    may("Dept", Text(Free(70))),
    may("SubDept", Text(Free(70))),
    may("StrtNm", Text(Free(70))),
    may("BldgNb", Text(Free(16))),
    may("BldgNm", Text(Free(35))),
    may("Flr", Text(Free(70))),
    may("PstBx", Text(Free(16))),
    may("Room", Text(Free(70))),
    may("PstCd", Text(Free(16))),
    may("TwnNm", Text(Free(35))),
    may("TwnLctnNm", Text(Free(35))),
    may("DstrctNm", Text(Free(35))),
    may("CtrySubDvsn", Text(Free(35))),
    may("Ctry", Text(Country)),
    up_to(7, "AdrLine", Text(Free(70))),
]);

const ACCOUNT: Content = Group(&[
    must("Id", OneOf(&[may("IBAN", Text(Value::Iban)), may("Othr", OTHER)])),
    may("Tp", CODE_OR_OWN),
    may("Ccy", Text(Code(3))),
    may("Nm", Text(Free(70))),
]);

const AGENT: Content = Group(&[must(
    "FinInstnId",
    Group(&[
        may("BICFI", Text(Bic)),
        may(
            "ClrSysMmbId",
            Group(&[
                may("ClrSysId", OneOf(&[may("Cd", Text(Code(5))), may("Prtry", Text(Free(35)))])),
                must("MmbId", Text(Free(35))),
            ]),
        ),
        may("LEI", Text(Lei)),
        may("Nm", Text(Free(140))),
        may("PstlAdr", ADDRESS),
        may("Othr", OTHER),
    ]),
)]);

const STRUCTURED: Content = Group(&[
    may(
        "CdtrRefInf",
        Group(&[
            may("Tp", Group(&[must("CdOrPrtry", CODE_OR_OWN), may("Issr", Text(Free(35)))])),
            may("Ref", Text(Free(35))),
        ]),
    ),
    up_to(3, "AddtlRmtInf", Text(Free(140))),
]);
