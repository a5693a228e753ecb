//! What the standard has and we do not need. An element that is neither read nor here is said to the person.

use super::Place;

impl Place {
    /// Whether it is known that this lies inside and is not read: the elements of camt.053 and camt.054 in versions .02,
    /// .03, .04 and .08 and of pain.002 in version .10, as their schemas have them.
    pub fn passes_over(self, name: &str) -> bool {
        use Place::*;
        // Whoever sends it says by its own namespace what it is.
        if name == "SplmtryData" {
            return true;
        }
        let known: &[&str] = match self {
            Header => &[
                "AddtlInf",
                "CdtrAgt",
                "CreDtTm",
                "DbtrAgt",
                "FwdgAgt",
                "InitgPty",
                "MsgPgntn",
                "MsgRcpt",
                "OrgnlBizQry",
            ],
            Statement => &[
                "AddtlNtfctnInf",
                "AddtlStmtInf",
                "CpyDplctInd",
                "Intrst",
                "LglSeqNb",
                "NtfctnPgntn",
                "RltdAcct",
                "RptgSeq",
                "RptgSrc",
                "StmtPgntn",
                "TxsSummry",
            ],
            Account => &["Nm", "Prxy", "Svcr", "Tp"],
            AccountOther | DebtorOther | CreditorOther => &["Issr", "SchmeNm"],
            Owner => &["CtctDtls", "CtryOfRes", "Id", "PstlAdr"],
            Balance => &["Avlbty", "CdtLine"],
            BalanceType => &["SubTp"],
            Entry => &["AddtlInfInd", "AmtDtls", "Avlbty", "CardTx", "ComssnWvrInd", "Intrst", "TechInptChanl"],
            Proprietary => &["Issr"],
            Charges => &["Br", "Pty", "Rate", "Tax", "Tp"],
            ChargeRecord => &["Agt", "Br", "Rate", "Tax", "Tp"],
            Batch => &["CdtDbtInd"],
            Detail => &[
                "Avlbty",
                "CardTx",
                "CorpActn",
                "CshDpst",
                "FinInstrmId",
                "Intrst",
                "LclInstrm",
                "Purp",
                "RltdAgts",
                "RltdDts",
                "RltdPric",
                "RltdQties",
                "RltdRmtInf",
                "SfkpgAcct",
                "Tax",
            ],
            References => &[
                "AcctOwnrTxId",
                "AcctSvcrTxId",
                "ChqNb",
                "ClrSysRef",
                "MktInfrstrctrTxId",
                "MndtId",
                "PrcgId",
                "Prtry",
            ],
            AmountDetails => &["AnncdPstngAmt", "CntrValAmt", "PrtryAmt"],
            InstructedDetails | TransactionDetails => &["CcyXchg"],
            Parties => &["InitgPty", "Prtry", "TradgPty", "UltmtCdtr", "UltmtDbtr"],
            Debtor | Creditor => &["Agt", "CtctDtls", "CtryOfRes", "Id", "PstlAdr"],
            DebtorAccount | CreditorAccount => &["Ccy", "Nm", "Prxy", "Tp"],
            Structured => &["GrnshmtRmt", "Invcee", "Invcr", "RfrdDocAmt", "RfrdDocInf", "TaxRmt"],
            CreditorReference => &["Tp"],
            Return => &["OrgnlBkTxCd", "Orgtr"],
            AnswerGroup => &["NbOfTxsPerSts", "OrgnlCreDtTm", "OrgnlCtrlSum", "OrgnlMsgNmId", "OrgnlNbOfTxs"],
            AnswerPart => &["NbOfTxsPerSts", "OrgnlCtrlSum", "OrgnlNbOfTxs"],
            AnswerPayment => {
                &["AccptncDtTm", "AcctSvcrRef", "ChrgsInf", "ClrSysRef", "OrgnlTxRef", "StsId", "TrckrData"]
            }
            AnswerReason => &["Orgtr"],
            _ => &[],
        };
        known.contains(&name)
    }
}
