//! Lays the protocol out and draws it.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use domain::clock::local_time;
use domain::ledger::{By, Event};
use domain::money::Money;
use domain::pay_run::{KeptOutReason, RunEvent, RunState};
use domain::technician_account::NoAccount;
use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;

use super::Protocol;
use super::font::Letters;
use super::layout::{Column, HEIGHT, Layout, WIDTH};
use crate::words::Words;

/// Why a protocol could not be written: never because of what it says.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    /// The font.
    #[error(transparent)]
    Font(#[from] super::font::Unreadable),
    /// The library.
    #[error("{0}")]
    Pdf(String),
}

const fn column(left: f32, width: f32, right: bool) -> Column {
    Column { left, width, right }
}

const FACTS: [Column; 2] = [column(0.0, 110.0, false), column(115.0, 600.0, false)];
const ACTS: [Column; 4] =
    [column(0.0, 110.0, false), column(115.0, 90.0, false), column(210.0, 130.0, false), column(345.0, 425.0, false)];
const FILES: [Column; 4] =
    [column(0.0, 190.0, false), column(195.0, 60.0, true), column(260.0, 90.0, true), column(365.0, 405.0, false)];
const PAYMENTS: [Column; 6] = [
    column(0.0, 105.0, false),
    column(110.0, 205.0, false),
    column(320.0, 125.0, false),
    column(450.0, 165.0, false),
    column(620.0, 80.0, true),
    column(712.0, 58.0, false),
];
const KEPT_OUT: [Column; 3] = [column(0.0, 105.0, false), column(110.0, 205.0, false), column(320.0, 450.0, false)];

/// The protocol as a PDF.
///
/// # Errors
/// [`Unwritten`].
pub fn write(protocol: &Protocol, words: &Words) -> Result<Vec<u8>, Unwritten> {
    let mut layout = Layout::new(Letters::both()?);
    let run = &protocol.run;
    layout.title(&format!("{} {}", words.protocol, day(words, run.on)), 14.0);
    facts(&mut layout, protocol, words);
    acts(&mut layout, protocol, words);
    files(&mut layout, protocol, words);
    payments(&mut layout, protocol, words);
    kept_out(&mut layout, protocol, words);
    layout.number(words.page, &format!("{} · {} {}", protocol.organisation, words.run, run.id));
    draw(&layout, protocol, words)
}

fn day(words: &Words, day: NaiveDate) -> String {
    day.format(words.day).to_string()
}

fn moment(words: &Words, at: DateTime<Utc>) -> String {
    local_time(at).format(&format!("{} %H:%M:%S", words.day)).to_string()
}

/// `12’345.50 CHF`: as amounts are written in Switzerland.
fn money(money: Money) -> String {
    let number = money.number();
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        let left = whole.chars().count() - place;
        if place > 0 && left.is_multiple_of(3) && !grouped.ends_with('-') {
            grouped.push('’');
        }
        grouped.push(digit);
    }
    format!("{grouped}.{part} {}", money.currency.as_str())
}

/// `CH93 0076 2011 6238 5295 7`.
fn grouped(iban: &str) -> String {
    let letters: Vec<char> = iban.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn state(words: &Words, state: RunState) -> &'static str {
    let [proposed, checked, approved, exported, dropped] = words.states;
    match state {
        RunState::Proposed => proposed,
        RunState::Checked => checked,
        RunState::Approved => approved,
        RunState::Exported => exported,
        RunState::Dropped => dropped,
    }
}

fn facts(layout: &mut Layout, protocol: &Protocol, words: &Words) {
    let run = &protocol.run;
    let debtor = format!("{}, {}", grouped(&run.debtor), protocol.debtor_name);
    for (name, value) in [
        (words.run, run.id.to_string()),
        (words.state, state(words, run.state).to_owned()),
        (words.debtor, debtor),
        (words.execution, day(words, run.on)),
        (words.payments, run.payments.to_string()),
        (words.sum, money(run.total)),
        (words.printed, format!("{}, {}", moment(words, protocol.at), protocol.organisation)),
    ] {
        layout.row(&FACTS, &[name, &value], false);
    }
}

fn acts(layout: &mut Layout, protocol: &Protocol, words: &Words) {
    layout.title(words.acts, 10.0);
    let [made, changed, checked, approved, exported, dropped] = words.acted;
    for entry in &protocol.entries {
        let Event::PayRun { event, .. } = &entry.event else { continue };
        let (what, more) = match event {
            RunEvent::Made { payments, .. } => (made, format!("{payments} {}", words.payments)),
            RunEvent::Changed { what } => (changed, what.clone()),
            RunEvent::Checked { .. } => (checked, String::new()),
            RunEvent::Approved { .. } => (approved, String::new()),
            RunEvent::Exported { .. } => (exported, String::new()),
            RunEvent::Dropped { reason } => (dropped, reason.clone()),
        };
        let who = if let By::Person { name } = &entry.by { name.as_str() } else { "" };
        layout.room(1.0);
        layout.row(&ACTS, &[&moment(words, entry.at), what, who, &more], false);
    }
}

fn files(layout: &mut Layout, protocol: &Protocol, words: &Words) {
    layout.title(words.files, 10.0);
    if protocol.files.is_empty() {
        return layout.row(&FACTS, &[words.none], false);
    }
    let head = [words.message, words.payments, words.sum, "SHA-256"];
    layout.table(&FILES, &head, &protocol.files, |file| {
        vec![file.message_id.clone(), file.payments.to_string(), money(file.total), file.hash.to_string()]
    });
}

fn payments(layout: &mut Layout, protocol: &Protocol, words: &Words) {
    layout.title(words.payments, 10.0);
    let head = words.columns;
    layout.table(&PAYMENTS, &head, &protocol.payments, |paid| {
        let payout = &paid.payout;
        let same = payout.holder == payout.technician_name;
        let holder = readable(&payout.holder);
        let whom = if same { holder } else { format!("{} / {holder}", readable(&payout.technician_name)) };
        vec![
            payout.end_to_end_id.clone(),
            whom,
            grouped(&payout.iban),
            paid.service_id.clone(),
            money(payout.amount),
            day(words, payout.due),
        ]
    });
    layout.room(1.0);
    let count = protocol.payments.len().to_string();
    layout.row(&PAYMENTS, &[words.sum, &count, "", "", &money(protocol.run.total)], true);
}

fn kept_out(layout: &mut Layout, protocol: &Protocol, words: &Words) {
    layout.title(words.kept_out, 10.0);
    if protocol.kept_out.is_empty() {
        return layout.row(&FACTS, &[words.none], false);
    }
    let [claim, reason] = words.kept_columns;
    layout.table(&KEPT_OUT, &[claim, words.columns[1], reason], &protocol.kept_out, |unpaid| {
        let number = unpaid.kept_out.number.as_str().to_owned();
        vec![number, readable(&unpaid.technician_name), why(words, &unpaid.kept_out.reason)]
    });
}

/// Names as a bank reads them, where it can: accents that stand apart are composed.
fn readable(name: &str) -> String {
    bank::order::permit(name).map_or_else(|_| name.to_owned(), |permitted| permitted.text)
}

fn why(words: &Words, reason: &KeptOutReason) -> String {
    let [not_yet, refused, missing, unconfirmed, waiting, blamed, amount, no_holder, rule] = words.reasons;
    match reason {
        KeptOutReason::NotYet { from } => not_yet.replace("{}", &day(words, *from)),
        KeptOutReason::Refused { .. } => refused.to_owned(),
        KeptOutReason::NoAccount { why: NoAccount::Missing } => missing.to_owned(),
        KeptOutReason::NoAccount { why: NoAccount::Unconfirmed } => unconfirmed.to_owned(),
        KeptOutReason::NoAccount { why: NoAccount::Waiting { usable_from } } => {
            waiting.replace("{}", &moment(words, *usable_from))
        }
        KeptOutReason::AccountRefused { code } => blamed.replace("{}", code),
        KeptOutReason::Amount => amount.to_owned(),
        KeptOutReason::NoHolder => no_holder.to_owned(),
        KeptOutReason::Rule { what, .. } => rule.replace("{}", what),
    }
}

fn draw(layout: &Layout, protocol: &Protocol, words: &Words) -> Result<Vec<u8>, Unwritten> {
    let broken = |error: &dyn std::fmt::Debug| Unwritten::Pdf(format!("{error:?}"));
    let configuration = ConfigurationBuilder::new().with_archival_validator(Archival::A2_U).finish();
    let configuration = configuration.map_err(|error| broken(&error))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    for marks in &layout.pages {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| Unwritten::Pdf("no size".into()))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for mark in marks {
            let letters = layout.letters(mark.bold);
            let glyphs = letters.glyphs(&mark.text);
            let at = Point::from_xy(mark.x, mark.y);
            surface.draw_glyphs(at, &glyphs, letters.font(), &mark.text, mark.size, false);
        }
        surface.finish();
        page.finish();
    }
    document.set_metadata(metadata(protocol, words));
    document.finish().map_err(|error| broken(&error))
}

fn metadata(protocol: &Protocol, words: &Words) -> Metadata {
    let at = protocol.at;
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let created = krilla::metadata::DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(part(at.month()))
        .day(part(at.day()))
        .hour(part(at.hour()))
        .minute(part(at.minute()))
        .second(part(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(format!("{} {}", words.protocol, protocol.run.id))
        .authors(vec![protocol.organisation.clone()])
        .creator("Einsatz".into())
        .language(words.tag.to_owned())
        .document_id(protocol.run.id.to_string())
        .creation_date(created)
}
