//! What the server writes in the languages of the office: the protocol of a payment run and the texts of the journal. All
//! of it is here. The words of screens live with the pages.

use domain::language::Language;

/// The words of one language.
pub struct Words {
    /// Its tag.
    pub tag: &'static str,
    /// How a day is written: for `chrono`.
    pub day: &'static str,
    /// Title of the protocol.
    pub protocol: &'static str,
    /// Page `{}` of `{}`.
    pub page: [&'static str; 2],
    /// When it was printed.
    pub printed: &'static str,
    /// Which run.
    pub run: &'static str,
    /// Where it stands.
    pub state: &'static str,
    /// Proposed, checked, approved, exported, dropped.
    pub states: [&'static str; 5],
    /// From which account.
    pub debtor: &'static str,
    /// When the bank executes it.
    pub execution: &'static str,
    /// How many payments.
    pub payments: &'static str,
    /// Their sum.
    pub sum: &'static str,
    /// Who did what and when.
    pub acts: &'static str,
    /// Made, changed, checked, approved, exported, dropped.
    pub acted: [&'static str; 6],
    /// The files.
    pub files: &'static str,
    /// The name of a file for the bank.
    pub message: &'static str,
    /// Reference, technician, account, Service ID, amount, due.
    pub columns: [&'static str; 6],
    /// What was kept out.
    pub kept_out: &'static str,
    /// Claim and reason.
    pub kept_columns: [&'static str; 2],
    /// Nothing was.
    pub none: &'static str,
    /// Why a claim is kept out: not yet, not allowed, no account, account unconfirmed, account waits, account refused by
    /// the bank, amount, no holder, rule of the bank. `{}` is a day, a code or what is wrong.
    pub reasons: [&'static str; 9],
    /// Why money moves in the journal.
    pub journal: Journal,
}

/// Why what is owed changes.
pub struct Journal {
    /// A claim was opened.
    pub opened: &'static str,
    /// It was withdrawn.
    pub withdrawn: &'static str,
    /// It was left to the carrier.
    pub expected: &'static str,
    /// It is not the carrier's any more.
    pub not_expected: &'static str,
    /// We have paid.
    pub paid: &'static str,
    /// The carrier has paid.
    pub carrier_paid: &'static str,
    /// Money came back.
    pub returned: &'static str,
    /// A booking was taken off.
    pub unmatched: &'static str,
    /// A difference was settled.
    pub settled: &'static str,
    /// That was taken back.
    pub unsettled: &'static str,
}

impl Words {
    /// Those of a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Words {
        match language {
            Language::De => &DE,
            Language::Fr => &FR,
            Language::It => &IT,
            Language::En => &EN,
        }
    }
}

const DE: Words = Words {
    tag: "de-CH",
    day: "%d.%m.%Y",
    protocol: "Protokoll Zahlungslauf",
    page: ["Seite ", " von "],
    printed: "Ausgegeben am",
    run: "Zahlungslauf",
    state: "Stand",
    states: ["vorgeschlagen", "geprüft", "freigegeben", "exportiert", "verworfen"],
    debtor: "Belastungskonto",
    execution: "Ausführung am",
    payments: "Zahlungen",
    sum: "Summe",
    acts: "Wer was wann getan hat",
    acted: ["erstellt", "geändert", "geprüft", "freigegeben", "exportiert", "verworfen"],
    files: "Dateien und ihr SHA-256",
    message: "Datei",
    columns: ["Referenz", "Techniker", "Konto", "Service-ID", "Betrag", "fällig"],
    kept_out: "Nicht bezahlt",
    kept_columns: ["Entschädigung", "Grund"],
    none: "keine",
    reasons: [
        "wird ab {} vorgeschlagen",
        "darf nicht bezahlt werden",
        "kein Konto bekannt",
        "das Konto wartet auf die zweite Person",
        "das Konto wird ab {} verwendet",
        "die Bank sagt, das Konto sei falsch: {}",
        "diesen Betrag nimmt keine Bank",
        "der Name des Kontoinhabers fehlt",
        "eine Bank nähme die Zahlung nicht: {}",
    ],
    journal: Journal {
        opened: "Entschädigung Fehlbesuch",
        withdrawn: "Entschädigung zurückgezogen",
        expected: "Entschädigung dem Netzbetreiber überlassen",
        not_expected: "Entschädigung selbst übernommen",
        paid: "Entschädigung bezahlt",
        carrier_paid: "Zahlung des Netzbetreibers",
        returned: "Zahlung zurückgekommen",
        unmatched: "Buchung weggenommen",
        settled: "Differenz erledigt",
        unsettled: "Differenz wieder offen",
    },
};

const FR: Words = Words {
    tag: "fr-CH",
    day: "%d.%m.%Y",
    protocol: "Procès-verbal du lot de paiement",
    page: ["Page ", " sur "],
    printed: "Édité le",
    run: "Lot de paiement",
    state: "État",
    states: ["proposé", "contrôlé", "approuvé", "exporté", "abandonné"],
    debtor: "Compte à débiter",
    execution: "Exécution le",
    payments: "Paiements",
    sum: "Total",
    acts: "Qui a fait quoi et quand",
    acted: ["créé", "modifié", "contrôlé", "approuvé", "exporté", "abandonné"],
    files: "Fichiers et leur SHA-256",
    message: "Fichier",
    columns: ["Référence", "Technicien", "Compte", "Service ID", "Montant", "Échéance"],
    kept_out: "Non payé",
    kept_columns: ["Indemnité", "Motif"],
    none: "aucun",
    reasons: [
        "proposé dès le {}",
        "ne peut pas être payé",
        "aucun compte connu",
        "le compte attend la deuxième personne",
        "le compte est utilisé dès le {}",
        "la banque dit que le compte est faux : {}",
        "aucune banque n’accepte ce montant",
        "le nom du titulaire du compte manque",
        "une banque refuserait le paiement : {}",
    ],
    journal: Journal {
        opened: "Indemnité pour visite inutile",
        withdrawn: "Indemnité retirée",
        expected: "Indemnité laissée à l’opérateur",
        not_expected: "Indemnité reprise à notre charge",
        paid: "Indemnité payée",
        carrier_paid: "Paiement de l’opérateur",
        returned: "Paiement retourné",
        unmatched: "Écriture bancaire retirée",
        settled: "Différence réglée",
        unsettled: "Différence rouverte",
    },
};

const IT: Words = Words {
    tag: "it-CH",
    day: "%d.%m.%Y",
    protocol: "Verbale del lotto di pagamento",
    page: ["Pagina ", " di "],
    printed: "Emesso il",
    run: "Lotto di pagamento",
    state: "Stato",
    states: ["proposto", "controllato", "approvato", "esportato", "abbandonato"],
    debtor: "Conto di addebito",
    execution: "Esecuzione il",
    payments: "Pagamenti",
    sum: "Totale",
    acts: "Chi ha fatto che cosa e quando",
    acted: ["creato", "modificato", "controllato", "approvato", "esportato", "abbandonato"],
    files: "File e il loro SHA-256",
    message: "File",
    columns: ["Riferimento", "Tecnico", "Conto", "Service ID", "Importo", "Scadenza"],
    kept_out: "Non pagato",
    kept_columns: ["Indennizzo", "Motivo"],
    none: "nessuno",
    reasons: [
        "proposto dal {}",
        "non può essere pagato",
        "nessun conto noto",
        "il conto attende la seconda persona",
        "il conto è usato dal {}",
        "la banca dice che il conto è sbagliato: {}",
        "nessuna banca accetta questo importo",
        "manca il nome del titolare del conto",
        "una banca rifiuterebbe il pagamento: {}",
    ],
    journal: Journal {
        opened: "Indennizzo per visita a vuoto",
        withdrawn: "Indennizzo ritirato",
        expected: "Indennizzo lasciato all’operatore",
        not_expected: "Indennizzo assunto da noi",
        paid: "Indennizzo pagato",
        carrier_paid: "Pagamento dell’operatore",
        returned: "Pagamento ritornato",
        unmatched: "Registrazione bancaria tolta",
        settled: "Differenza liquidata",
        unsettled: "Differenza riaperta",
    },
};

const EN: Words = Words {
    tag: "en-GB",
    day: "%d/%m/%Y",
    protocol: "Payment run protocol",
    page: ["Page ", " of "],
    printed: "Printed on",
    run: "Payment run",
    state: "State",
    states: ["proposed", "checked", "approved", "exported", "dropped"],
    debtor: "Account debited",
    execution: "Executed on",
    payments: "Payments",
    sum: "Sum",
    acts: "Who did what and when",
    acted: ["made", "changed", "checked", "approved", "exported", "dropped"],
    files: "Files and their SHA-256",
    message: "File",
    columns: ["Reference", "Technician", "Account", "Service ID", "Amount", "Due"],
    kept_out: "Not paid",
    kept_columns: ["Claim", "Reason"],
    none: "none",
    reasons: [
        "proposed from {} on",
        "may not be paid",
        "no account is known",
        "the account waits for a second person",
        "the account is used from {} on",
        "the bank says that the account is wrong: {}",
        "no bank takes this amount",
        "the account has no holder's name",
        "a bank would refuse the payment: {}",
    ],
    journal: Journal {
        opened: "Compensation for a wasted visit",
        withdrawn: "Compensation withdrawn",
        expected: "Compensation left to the carrier",
        not_expected: "Compensation taken over by us",
        paid: "Compensation paid",
        carrier_paid: "Payment by the carrier",
        returned: "Payment returned",
        unmatched: "Booking taken off",
        settled: "Difference settled",
        unsettled: "Difference open again",
    },
};
