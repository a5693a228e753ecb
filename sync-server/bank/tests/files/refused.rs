//! What is refused whole, with its code and a sentence that says what to do.

use std::io::{Cursor, Read as _, Write as _};

use bank::statement::{Reader, Refused, TEXT_MAX, each_file};
use zip::write::SimpleFileOptions;

use crate::reading::{entry, good, statement, until_error, whole};

fn code(bytes: &[u8]) -> &'static str {
    let refused = whole(bytes, "file.xml").expect_err("it is refused");
    assert!(refused.to_string().len() > 30, "in words: {refused}");
    refused.code()
}

#[test]
fn what_is_no_bank_file_is_refused_by_name() {
    for (bytes, expected) in [
        (&b""[..], "not_xml"),
        (b"  \n ", "not_xml"),
        (b"%PDF-1.7 a statement on paper", "not_xml"),
        (b"Date;Amount\n2026-11-20;1.00\n", "not_xml"),
        (b"<Document/>", "no_namespace"),
        (b"<Document xmlns=''/>", "no_namespace"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "not_a_bank_file"),
        (b"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'/>", "not_a_bank_file"),
        (b"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.052.001.08'/>", "not_a_bank_file"),
        (b"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'/>", "nothing_inside"),
        (b"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><Other/></Document>", "not_a_bank_file"),
        (
            b"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt/></Document>",
            "nothing_inside",
        ),
    ] {
        assert_eq!(code(bytes), expected, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn document_types_and_entities_are_refused() {
    let text = statement(&entry("1", "CRDT", ""));
    let with = |declared: &str| text.replacen("<Document", &format!("{declared}<Document"), 1);
    assert_eq!(code(with("<!DOCTYPE Document>").as_bytes()), "entities");
    assert_eq!(code(with("<!DOCTYPE d [<!ENTITY a \"b\">]>").as_bytes()), "entities");
    assert_eq!(code(text.replace("<Id>S1", "<Id>&a;").as_bytes()), "entities");
}

#[test]
fn other_character_sets_are_refused() {
    let text = statement(&entry("1", "CRDT", ""));
    assert_eq!(code(text.replace("UTF-8", "ISO-8859-1").as_bytes()), "encoding");
    let mut latin = text.clone().into_bytes();
    let at = text.find("S1").expect("it is there");
    latin[at] = 0xFC;
    assert_eq!(code(&latin), "encoding");
    let wide = |unit: fn(u16) -> [u8; 2], mark: bool| {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(unit).collect::<Vec<u8>>()
    };
    for bytes in [wide(u16::to_le_bytes, true), wide(u16::to_be_bytes, true), wide(u16::to_le_bytes, false)] {
        assert_eq!(code(&bytes), "encoding");
    }
}

#[test]
fn what_is_too_deep_too_long_too_large_or_too_many_is_refused() {
    let text = statement(&entry("1", "CRDT", ""));
    let deep = text.replace("<Ntry>", &"<X>".repeat(100_000));
    assert_eq!(code(deep.as_bytes()), "too_deep");
    let long = text.replace("S1", &"x".repeat(3 * TEXT_MAX));
    assert_eq!(code(long.as_bytes()), "text_too_long");
    let pieces = text.replace("S1", &"x&amp;".repeat(TEXT_MAX));
    assert_eq!(code(pieces.as_bytes()), "text_too_long");
    let name = text.replace("<Ntry>", &format!("<{}>", "x".repeat(3 * TEXT_MAX)));
    assert_eq!(code(name.as_bytes()), "text_too_long");
    let many = "<Ustrd>x</Ustrd>".repeat(1_001);
    let many = format!("<NtryDtls><TxDtls><RmtInf>{many}</RmtInf></TxDtls></NtryDtls>");
    assert_eq!(code(statement(&entry("1", "CRDT", &many)).as_bytes()), "too_many");
    let reasons = "<StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf>";
    let answer = |reasons: &str| {
        format!(
            "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.10'><CstmrPmtStsRpt><OrgnlGrpInfAndSts>\
             <OrgnlMsgId>M</OrgnlMsgId>{reasons}</OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>"
        )
    };
    assert_eq!(good(&answer(&reasons.repeat(1_000))).answers[0].reasons.len(), 1_000);
    assert_eq!(code(answer(&reasons.repeat(1_001)).as_bytes()), "too_many");
    let large = Reader::with_limit(text.as_bytes(), "file.xml", 500).find_map(Result::err);
    assert_eq!(large, Some(Refused::TooLarge { max: 500 }));
    assert!(Reader::with_limit(text.as_bytes(), "file.xml", text.len() as u64).all(|item| item.is_ok()));
}

/// A gigabyte is never there: the reader gives up at its limit, and holds nothing of it.
#[test]
fn a_file_without_end_is_refused_at_the_limit() {
    let begin = statement("").replace("</Stmt></BkToCstmrStmt></Document>", "");
    let endless = begin.as_bytes().chain(std::io::repeat(b'\n'));
    let refused = Reader::with_limit(endless, "file.xml", 1 << 20).find_map(Result::err);
    assert!(matches!(refused, Some(Refused::TooLarge { .. } | Refused::TextTooLong { .. })), "{refused:?}");
}

fn packed(files: &[(&str, &[u8])]) -> Cursor<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated))
            .expect("a file");
        archive.write_all(bytes).expect("it is packed");
    }
    archive.finish().expect("an archive")
}

fn unpacked(archive: Cursor<Vec<u8>>) -> Result<Vec<(String, usize)>, Refused> {
    let mut found = Vec::new();
    each_file::<_, Refused>(archive, "statements.zip", |name, file| {
        let mut entries = 0;
        for item in Reader::new(file, name) {
            entries += usize::from(matches!(item?, bank::statement::Item::Entry(_)));
        }
        found.push((name.to_owned(), entries));
        Ok(())
    })?;
    Ok(found)
}

#[test]
fn an_archive_gives_its_files_one_by_one() {
    let (one, two) = (statement(&entry("1", "CRDT", "")), statement(&entry("2", "CRDT", "").repeat(2)));
    let archive = packed(&[
        ("one.xml", one.as_bytes()),
        ("days/two.xml", two.as_bytes()),
        ("__MACOSX/._one.xml", b"rubbish"),
        (".DS_Store", b"rubbish"),
    ]);
    assert_eq!(unpacked(archive), Ok(vec![("one.xml".to_owned(), 1), ("two.xml".to_owned(), 2)]));
    assert_eq!(unpacked(Cursor::new(one.into_bytes())), Ok(vec![("statements.zip".to_owned(), 1)]), "no archive");
}

#[test]
fn an_archive_that_is_empty_damaged_or_a_bomb_is_refused() {
    let codes = |archive| unpacked(archive).expect_err("it is refused").code();
    assert_eq!(codes(packed(&[])), "nothing_inside");
    let mut damaged = packed(&[("one.xml", statement("").as_bytes())]).into_inner();
    damaged.truncate(damaged.len() - 30);
    assert_eq!(codes(Cursor::new(damaged)), "archive");
    let begin = statement("").replace("</Stmt></BkToCstmrStmt></Document>", "");
    let bomb = [begin.as_bytes(), "<Ntry></Ntry>\n".repeat(2 << 20).as_bytes()].concat();
    assert_eq!(codes(packed(&[("bomb.xml", &bomb)])), "archive");
    let many: Vec<(String, &[u8])> = (0..401).map(|at| (format!("{at}.xml"), &b""[..])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    assert_eq!(codes(packed(&many)), "too_many");
}

#[test]
fn the_line_of_the_damage_is_named() {
    let text = statement(&entry("1", "CRDT", "").repeat(20))
        .replacen("</Sts>", "</Stat>", 11)
        .replacen("</Stat>", "</Sts>", 10);
    let (read, refused) = until_error(text.as_bytes(), "file.xml");
    assert_eq!(read.entries.len(), 10, "what came before is whole, and does not count");
    assert!(matches!(refused, Some(Refused::Damaged { line: 16, .. })), "{refused:?}");
}
