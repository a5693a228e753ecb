//! Why a file is not read at all.

/// A file that is refused whole. Nothing of it counts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not XML.
    #[error("this is not an XML file: ask the bank's portal for the camt.053 or camt.054 file")]
    NotXml,
    /// XML that breaks off or is damaged.
    #[error("line {line}: the file is damaged or incomplete here ({detail}): download it again")]
    Damaged {
        /// Where.
        line: u64,
        /// What the XML library says.
        detail: String,
    },
    /// A root element that says not what it is.
    #[error(
        "the file does not say which message it is (its first element has no namespace): ask the bank for the original"
    )]
    NoNamespace,
    /// Another kind of XML.
    #[error(
        "this is no statement, advice or answer of a bank, but {found}: choose a camt.053, camt.054 or pain.002 file"
    )]
    NotABankFile {
        /// What it says it is.
        found: String,
    },
    /// A message without content.
    #[error("the file has nothing in it: no statement and no answer")]
    NothingInside,
    /// Document type definitions and entities are how files attack their readers; no bank needs them.
    #[error("line {line}: the file defines or uses entities of its own, which no bank file does: it is not read")]
    Entities {
        /// Where.
        line: u64,
    },
    /// Another character set than UTF-8.
    #[error("the file is not in UTF-8 but in {found}: ask the bank for UTF-8, and do not save it in an editor")]
    Encoding {
        /// What it is in, or where it is not UTF-8.
        found: String,
    },
    /// Deeper than any message.
    #[error("line {line}: elements lie deeper in each other than in any bank file: it is not read")]
    TooDeep {
        /// Where.
        line: u64,
    },
    /// Larger than the limit.
    #[error("the file is larger than {} MB: ask the bank for a shorter period", max >> 20)]
    TooLarge {
        /// The limit in bytes.
        max: u64,
    },
    /// One text or tag longer than the limit.
    #[error("line {line}: one text is longer than {max} characters: this is no bank file")]
    TextTooLong {
        /// Where.
        line: u64,
        /// The limit in bytes.
        max: usize,
    },
    /// More of something than there can be.
    #[error("line {line}: more than {max} {what} in one place: it is not read")]
    TooMany {
        /// Where.
        line: u64,
        /// Of what.
        what: &'static str,
        /// The limit.
        max: usize,
    },
    /// The disk or the network.
    #[error("the file could not be read: {detail}")]
    Unreadable {
        /// What the system says.
        detail: String,
    },
    /// An archive that cannot be opened.
    #[error("the ZIP file cannot be opened ({detail}): unpack it and choose the files in it")]
    Archive {
        /// What is wrong with it.
        detail: String,
    },
}

impl Refused {
    /// The code that pages and programs switch on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Refused::NotXml => "not_xml",
            Refused::Damaged { .. } => "damaged",
            Refused::NoNamespace => "no_namespace",
            Refused::NotABankFile { .. } => "not_a_bank_file",
            Refused::NothingInside => "nothing_inside",
            Refused::Entities { .. } => "entities",
            Refused::Encoding { .. } => "encoding",
            Refused::TooDeep { .. } => "too_deep",
            Refused::TooLarge { .. } => "too_large",
            Refused::TextTooLong { .. } => "text_too_long",
            Refused::TooMany { .. } => "too_many",
            Refused::Unreadable { .. } => "unreadable",
            Refused::Archive { .. } => "archive",
        }
    }
}
