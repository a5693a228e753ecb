//! What is wrong in a file is reported, and the rest of it read.

use bank::statement::FindingKind;
use domain::booking::{BookingStatus, Decimal, Direction};

use crate::reading::{advice, entry, good, statement, whole};

#[test]
fn an_unknown_direction_sets_one_entry_aside_and_keeps_its_neighbours() {
    let text = statement(&[entry("1", "CRDT", ""), entry("2", "FOOBAR", ""), entry("3", "DBIT", "")].concat());
    let read = good(&text);
    let kept: Vec<(u64, Decimal)> = read.entries.iter().map(|entry| (entry.index, entry.amount.value)).collect();
    assert_eq!(kept, [(1, Decimal::hundredths(100)), (3, Decimal::hundredths(300))]);
    let [finding] = read.findings.as_slice() else { panic!("one finding: {:?}", read.findings) };
    assert!(finding.sets_aside);
    assert_eq!((finding.entry, finding.line), (Some(2), 7), "the entry and its line are named");
    assert_eq!(finding.kind.to_string(), "CdtDbtInd is 'FOOBAR', neither CRDT nor DBIT");
    assert_eq!((read.ends[0].entries, read.ends[0].set_aside), (2, 1));
}

#[test]
fn what_an_entry_cannot_do_without_is_named_when_it_is_missing() {
    let whole = entry("1.00", "CRDT", "");
    for (gone, code, element) in [
        ("<Amt Ccy=\"CHF\">1.00</Amt>", "missing", "Amt"),
        ("<CdtDbtInd>CRDT</CdtDbtInd>", "missing", "CdtDbtInd"),
        ("<Sts><Cd>BOOK</Cd></Sts>", "missing", "Sts"),
        (" Ccy=\"CHF\"", "currency_missing", "Amt"),
        ("1.00", "amount_unreadable", "Amt"),
    ] {
        let text = statement(&whole.replacen(gone, "", 1));
        let read = good(&text);
        assert_eq!((read.codes(), read.entries.len()), (vec![code], 0), "without {gone}");
        assert!(read.findings[0].kind.to_string().starts_with(element), "{}", read.findings[0].kind);
    }
}

#[test]
fn amounts_are_exact_to_five_decimals() {
    for (text, value) in [
        ("27.050", "27.05"),
        ("0.00001", "0.00001"),
        ("999999999999999999", "999999999999999999.00"),
        ("5.", "5.00"),
        (".5", "0.50"),
        ("007", "7.00"),
        ("1.100000000", "1.10"),
    ] {
        let read = good(&statement(&entry(text, "CRDT", "")));
        assert_eq!(read.entries[0].amount.value.to_string(), value, "{text}");
    }
    for text in ["12..34", "-1", "+1", "1e3", "0.000001", "1'000", "1,5", ".", "١", "1000000000000000000"] {
        let read = good(&statement(&entry(text, "CRDT", "")));
        assert_eq!((read.codes(), read.entries.len()), (vec!["amount_unreadable"], 0), "{text}");
    }
}

#[test]
fn only_book_is_booked() {
    for (status, read_as) in [
        ("BOOK", BookingStatus::Booked),
        ("PDNG", BookingStatus::Pending),
        ("INFO", BookingStatus::Information),
        ("FUTR", BookingStatus::Other),
    ] {
        for element in [format!("<Sts>{status}</Sts>"), format!("<Sts>\n <Cd>{status}</Cd>\n</Sts>")] {
            let read = good(&statement(&entry("1", "CRDT", "").replace("<Sts><Cd>BOOK</Cd></Sts>", &element)));
            assert_eq!(read.entries[0].status, read_as, "{element}");
            assert_eq!(read.codes().contains(&"status_unknown"), status == "FUTR", "{element}");
        }
    }
}

#[test]
fn texts_keep_their_ampersands_and_what_is_marked_as_characters() {
    let details = "<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>M&#252;ller &amp; S&#xF6;hne</Nm></Pty></Dbtr></RltdPties>\
                   <RmtInf><Ustrd> a &lt; b <!-- c --> d <![CDATA[& e]]> </Ustrd></RmtInf></TxDtls></NtryDtls>";
    let read = good(&statement(&entry("1", "CRDT", details)));
    let detail = &read.entries[0].details[0];
    assert_eq!(detail.debtor.name.as_deref(), Some("Müller & Söhne"));
    assert_eq!(&*detail.texts[0], "a < b  d & e");
}

#[test]
fn another_order_and_too_long_a_text_are_reported_and_read() {
    let long = "x".repeat(204);
    let details =
        format!("<NtryDtls><TxDtls><RmtInf><Ustrd>{long}</Ustrd></RmtInf><Amt Ccy=\"CHF\">1</Amt></TxDtls></NtryDtls>");
    let read = good(&statement(&entry("1", "CRDT", &details)));
    assert_eq!(read.codes(), ["overlong", "wrong_order"]);
    assert_eq!(read.findings[0].kind, FindingKind::Overlong { element: "Ustrd", max: 140, found: 204 });
    assert_eq!(read.findings[1].kind, FindingKind::WrongOrder { element: "Amt", parent: "TxDtls" });
    let detail = &read.entries[0].details[0];
    assert_eq!(detail.texts[0].len(), 204);
    assert_eq!(detail.amount.expect("it is read").value, Decimal::hundredths(100));
}

#[test]
fn an_element_that_no_version_of_the_standard_has_is_said_once_and_passed_over() {
    let strange = "<NtryDtls><TxDtls><Wrong><Amt>9</Amt></Wrong><RltdAgts><Odd/></RltdAgts><SplmtryData><X/></SplmtryData>\
                   <RmtInf><Ustrd>a<b>c</b></Ustrd></RmtInf></TxDtls></NtryDtls>";
    let read = good(&statement(&entry("1", "CRDT", strange).repeat(3)));
    assert_eq!(read.codes(), ["unknown_element", "unknown_element"], "each once: {:?}", read.findings);
    let unknown = |element: &str, parent| FindingKind::UnknownElement { element: element.to_owned(), parent };
    assert_eq!(read.findings[0].kind, unknown("Wrong", "TxDtls"));
    assert_eq!(read.findings[1].kind, unknown("b", "Ustrd"));
    assert_eq!((read.findings[0].entry, read.findings[0].line), (Some(1), 6), "where it comes first");
    assert_eq!((read.entries.len(), &*read.entries[0].details[0].texts[0]), (3, "a"));
}

#[test]
fn a_file_in_another_language_is_told_so_and_not_listed() {
    let kinds: String = (0..60).map(|at| format!("<X{at}/>")).collect();
    let read = good(&statement(&entry("1", "CRDT", &kinds)));
    assert_eq!(read.findings.len(), 51);
    assert_eq!(read.findings[50].kind, FindingKind::MoreUnknownElements { max: 50 });
}

#[test]
fn sums_that_do_not_agree_are_reported() {
    let part = |amount: &str| format!("<TxDtls><Amt Ccy=\"CHF\">{amount}</Amt></TxDtls>");
    let batch =
        |count: u32, parts: &str| format!("<NtryDtls><Btch><NbOfTxs>{count}</NbOfTxs></Btch>{parts}</NtryDtls>");
    for (parts, codes) in [
        (batch(2, &[part("1"), part("2")].concat()), vec![]),
        (batch(3, &[part("1"), part("2")].concat()), vec!["count_differs"]),
        (batch(2, &[part("1"), part("2.01")].concat()), vec!["details_differ"]),
        (batch(2, ""), vec!["batch_without_details"]),
    ] {
        assert_eq!(good(&statement(&entry("3", "DBIT", &parts))).codes(), codes, "{parts}");
    }
    let balance = |code: &str, amount: &str| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"CHF\">{amount}</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>"
        )
    };
    for (closing, codes) in [("7", vec![]), ("7.01", vec!["balance_gap"])] {
        let text = [balance("OPBD", "10"), balance("CLBD", closing), entry("3", "DBIT", "")].concat();
        assert_eq!(good(&statement(&text)).codes(), codes);
    }
}

#[test]
fn the_content_counts_and_not_the_name_of_the_file() {
    for (name, codes) in [
        ("camt.053_P_CH09.xml", vec![]),
        ("2023-02-01_C054_001_08_CH28.xml", vec!["name_differs"]),
        ("camt_054.xml", vec!["name_differs"]),
        ("camt054-ESR.xml", vec!["name_differs"]),
        ("pain.002.xml", vec!["name_differs"]),
        ("c1054.xml", vec![]),
        ("statement 20.11.2026.xml", vec![]),
    ] {
        let read = whole(statement(&entry("1", "CRDT", "")).as_bytes(), name).expect("it is read");
        assert_eq!(read.codes(), codes, "{name}");
    }
    let other = statement("").replace("camt.053.001.08", "camt.054.001.08");
    assert_eq!(good(&other).codes(), ["namespace_differs"]);
    assert_eq!(good(&advice(&entry("1", "CRDT", ""))).codes(), [""; 0]);
}

#[test]
fn all_versions_and_prefixes_and_a_byte_order_mark_are_read() {
    let text = statement(&entry("1", "DBIT", ""));
    for version in 2..=14 {
        let text = text.replace(".001.08", &format!(".001.{version:02}"));
        assert_eq!(good(&text).entries.len(), 1, "version {version}");
    }
    let six = text.replace("urn:iso:std:iso:20022:tech:xsd:", "http://www.six-interbank-clearing.com/de/");
    assert_eq!(good(&six).entries[0].direction, Direction::Debit);
    assert_eq!(good(&format!("\u{feff}{text}")).entries.len(), 1);
    let prefixed = text.replace("</", "<\u{0}").replace('<', "<n:").replace("<n:\u{0}", "</n:");
    let prefixed = prefixed.replace("<n:?xml", "<?xml").replace("xmlns=", "xmlns:n=");
    assert_eq!(good(&prefixed).entries.len(), 1);
}

#[test]
fn a_header_tells_account_number_and_order() {
    let read = good(&statement(""));
    let header = &read.statements[0];
    assert_eq!(&*header.account, "CH9300762011623852957", "without its spaces");
    assert_eq!((header.sequence, header.id.as_deref(), header.message.as_deref()), (Some(7), Some("S1"), Some("M1")));
    let without = statement("").replace("<IBAN>CH93 0076 2011 6238 5295 7</IBAN>", "");
    assert_eq!(good(&without).codes(), ["account_missing"]);
}
