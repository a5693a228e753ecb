//! Where in a file the reader is: the elements that are read, each with its children in the order of the schemas. The
//! versions differ in what lies between them, not in this order. Whatever is not here is passed over with all its content.

mod passed_over;

/// An element that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Document,
    StatementMessage,
    AdviceMessage,
    AnswerMessage,
    Header,
    MessageId,
    Statement,
    StatementId,
    Sequence,
    Created,
    Period,
    From,
    To,
    Account,
    AccountNumber,
    AccountOther,
    AccountIban,
    AccountOtherId,
    AccountCurrency,
    Owner,
    OwnerName,
    Balance,
    BalanceType,
    BalanceKind,
    BalanceCode,
    BalanceAmount,
    BalanceDirection,
    BalanceDate,
    BalanceOn,
    Entry,
    EntryReference,
    EntryAmount,
    EntryDirection,
    EntryReversal,
    EntryStatus,
    EntryStatusCode,
    BookingDate,
    BookedOn,
    ValueDate,
    ValueOn,
    EntryServicer,
    EntryText,
    Code,
    Domain,
    DomainCode,
    Family,
    FamilyCode,
    SubFamilyCode,
    Proprietary,
    ProprietaryCode,
    Charges,
    ChargesTotal,
    ChargeRecord,
    ChargeAmount,
    ChargeDirection,
    ChargeIncluded,
    Details,
    Batch,
    BatchMessage,
    BatchInformation,
    BatchCount,
    BatchTotal,
    Detail,
    References,
    DetailMessage,
    DetailServicer,
    DetailInformation,
    Instruction,
    EndToEnd,
    Uetr,
    Transaction,
    DetailAmount,
    DetailDirection,
    AmountDetails,
    InstructedDetails,
    InstructedAmount,
    TransactionDetails,
    TransactionAmount,
    Parties,
    Debtor,
    DebtorName,
    DebtorAccount,
    DebtorNumber,
    DebtorOther,
    DebtorIban,
    DebtorOtherId,
    Creditor,
    CreditorName,
    CreditorAccount,
    CreditorNumber,
    CreditorOther,
    CreditorIban,
    CreditorOtherId,
    Remittance,
    Unstructured,
    Structured,
    CreditorReference,
    Reference,
    AdditionalRemittance,
    Return,
    ReturnReason,
    ReturnCode,
    ReturnText,
    DetailText,
    AnswerGroup,
    AnswerPart,
    AnswerPayment,
    OriginalMessage,
    OriginalInformation,
    OriginalInstruction,
    OriginalEndToEnd,
    OriginalUetr,
    AnswerStatus,
    AnswerReason,
    AnswerReasonCode,
    AnswerCode,
    AnswerText,
}

type Children = &'static [(&'static str, Place)];

impl Place {
    /// What is read inside, in the order of the schemas. Nothing means that it is a text.
    pub fn children(self) -> Children {
        use Place::*;
        match self {
            Document => &[
                ("BkToCstmrStmt", StatementMessage),
                ("BkToCstmrDbtCdtNtfctn", AdviceMessage),
                ("CstmrPmtStsRpt", AnswerMessage),
            ],
            StatementMessage => &[("GrpHdr", Header), ("Stmt", Statement)],
            AdviceMessage => &[("GrpHdr", Header), ("Ntfctn", Statement)],
            Header => &[("MsgId", MessageId)],
            Statement => &[
                ("Id", StatementId),
                ("ElctrncSeqNb", Sequence),
                ("CreDtTm", Created),
                ("FrToDt", Period),
                ("Acct", Account),
                ("Bal", Balance),
                ("Ntry", Entry),
            ],
            Period => &[("FrDtTm", From), ("ToDtTm", To)],
            Account => &[("Id", AccountNumber), ("Ccy", AccountCurrency), ("Ownr", Owner)],
            AccountNumber => &[("IBAN", AccountIban), ("Othr", AccountOther)],
            AccountOther => &[("Id", AccountOtherId)],
            Owner => &[("Nm", OwnerName)],
            Balance => {
                &[("Tp", BalanceType), ("Amt", BalanceAmount), ("CdtDbtInd", BalanceDirection), ("Dt", BalanceDate)]
            }
            BalanceType => &[("CdOrPrtry", BalanceKind)],
            BalanceKind => &[("Cd", BalanceCode), ("Prtry", BalanceCode)],
            BalanceDate => &[("Dt", BalanceOn), ("DtTm", BalanceOn)],
            AnswerMessage | AnswerGroup | AnswerPart | AnswerPayment | AnswerReason | AnswerReasonCode => {
                self.in_answer()
            }
            _ => self.in_entry(),
        }
    }

    fn in_entry(self) -> Children {
        use Place::*;
        match self {
            Entry => &[
                ("NtryRef", EntryReference),
                ("Amt", EntryAmount),
                ("CdtDbtInd", EntryDirection),
                ("RvslInd", EntryReversal),
                ("Sts", EntryStatus),
                ("BookgDt", BookingDate),
                ("ValDt", ValueDate),
                ("AcctSvcrRef", EntryServicer),
                ("BkTxCd", Code),
                ("Chrgs", Charges),
                ("NtryDtls", Details),
                ("AddtlNtryInf", EntryText),
            ],
            // A text up to version .06, an element from .07 on.
            EntryStatus => &[("Cd", EntryStatusCode), ("Prtry", EntryStatusCode)],
            BookingDate => &[("Dt", BookedOn), ("DtTm", BookedOn)],
            ValueDate => &[("Dt", ValueOn), ("DtTm", ValueOn)],
            Code => &[("Domn", Domain), ("Prtry", Proprietary)],
            Domain => &[("Cd", DomainCode), ("Fmly", Family)],
            Family => &[("Cd", FamilyCode), ("SubFmlyCd", SubFamilyCode)],
            Proprietary => &[("Cd", ProprietaryCode)],
            // Version .02 has the record's elements here.
            Charges => &[
                ("TtlChrgsAndTaxAmt", ChargesTotal),
                ("Amt", ChargeAmount),
                ("CdtDbtInd", ChargeDirection),
                ("Rcrd", ChargeRecord),
            ],
            ChargeRecord => &[("Amt", ChargeAmount), ("CdtDbtInd", ChargeDirection), ("ChrgInclInd", ChargeIncluded)],
            Details => &[("Btch", Batch), ("TxDtls", Detail)],
            Batch => &[
                ("MsgId", BatchMessage),
                ("PmtInfId", BatchInformation),
                ("NbOfTxs", BatchCount),
                ("TtlAmt", BatchTotal),
            ],
            _ => self.in_detail(),
        }
    }

    fn in_detail(self) -> Children {
        use Place::*;
        match self {
            Detail => &[
                ("Refs", References),
                ("Amt", DetailAmount),
                ("CdtDbtInd", DetailDirection),
                ("AmtDtls", AmountDetails),
                ("BkTxCd", Code),
                ("Chrgs", Charges),
                ("RltdPties", Parties),
                ("RmtInf", Remittance),
                ("RtrInf", Return),
                ("AddtlTxInf", DetailText),
            ],
            References => &[
                ("MsgId", DetailMessage),
                ("AcctSvcrRef", DetailServicer),
                ("PmtInfId", DetailInformation),
                ("InstrId", Instruction),
                ("EndToEndId", EndToEnd),
                ("UETR", Uetr),
                ("TxId", Transaction),
            ],
            AmountDetails => &[("InstdAmt", InstructedDetails), ("TxAmt", TransactionDetails)],
            InstructedDetails => &[("Amt", InstructedAmount)],
            TransactionDetails => &[("Amt", TransactionAmount)],
            Parties => {
                &[("Dbtr", Debtor), ("DbtrAcct", DebtorAccount), ("Cdtr", Creditor), ("CdtrAcct", CreditorAccount)]
            }
            // The name stands in Pty from version .08 on.
            Debtor => &[("Pty", Debtor), ("Nm", DebtorName)],
            DebtorAccount => &[("Id", DebtorNumber)],
            DebtorNumber => &[("IBAN", DebtorIban), ("Othr", DebtorOther)],
            DebtorOther => &[("Id", DebtorOtherId)],
            Creditor => &[("Pty", Creditor), ("Nm", CreditorName)],
            CreditorAccount => &[("Id", CreditorNumber)],
            CreditorNumber => &[("IBAN", CreditorIban), ("Othr", CreditorOther)],
            CreditorOther => &[("Id", CreditorOtherId)],
            Remittance => &[("Ustrd", Unstructured), ("Strd", Structured)],
            Structured => &[("CdtrRefInf", CreditorReference), ("AddtlRmtInf", AdditionalRemittance)],
            CreditorReference => &[("Ref", Reference)],
            Return => &[("Rsn", ReturnReason), ("AddtlInf", ReturnText)],
            ReturnReason => &[("Cd", ReturnCode), ("Prtry", ReturnCode)],
            _ => &[],
        }
    }

    fn in_answer(self) -> Children {
        use Place::*;
        match self {
            AnswerMessage => {
                &[("GrpHdr", Header), ("OrgnlGrpInfAndSts", AnswerGroup), ("OrgnlPmtInfAndSts", AnswerPart)]
            }
            AnswerGroup => &[("OrgnlMsgId", OriginalMessage), ("GrpSts", AnswerStatus), ("StsRsnInf", AnswerReason)],
            AnswerPart => &[
                ("OrgnlPmtInfId", OriginalInformation),
                ("PmtInfSts", AnswerStatus),
                ("StsRsnInf", AnswerReason),
                ("TxInfAndSts", AnswerPayment),
            ],
            AnswerPayment => &[
                ("OrgnlInstrId", OriginalInstruction),
                ("OrgnlEndToEndId", OriginalEndToEnd),
                ("OrgnlUETR", OriginalUetr),
                ("TxSts", AnswerStatus),
                ("StsRsnInf", AnswerReason),
            ],
            AnswerReason => &[("Rsn", AnswerReasonCode), ("AddtlInf", AnswerText)],
            AnswerReasonCode => &[("Cd", AnswerCode), ("Prtry", AnswerCode)],
            _ => &[],
        }
    }

    /// Whether its text is read.
    pub fn is_text(self) -> bool {
        self == Place::EntryStatus || self.children().is_empty()
    }

    /// Whether it is an amount, with the currency as its attribute.
    pub fn is_amount(self) -> bool {
        use Place::*;
        matches!(
            self,
            EntryAmount
                | DetailAmount
                | InstructedAmount
                | TransactionAmount
                | BalanceAmount
                | ChargesTotal
                | ChargeAmount
                | BatchTotal
        )
    }

    /// How many characters the schemas allow in its text.
    pub fn text_max(self) -> usize {
        use Place::*;
        match self {
            DebtorName | CreditorName | OwnerName | Unstructured | AdditionalRemittance => 140,
            ReturnText | AnswerText => 105,
            EntryText | DetailText => 500,
            Uetr | OriginalUetr => 36,
            _ => 35,
        }
    }
}
