//! The list of jobs.

use chrono::Duration;
use domain::form::Answer;
use domain::job::{Job, JobState, JobStateName};

use super::world::{World, job, noon};
use crate::view::{Delivery, JobListView, JobSection, SectionCounts};

fn list(world: &World, section: JobSection, search: &str, offset: u32) -> JobListView {
    world.phone.jobs(&world.stamp(), section, search, offset).unwrap()
}

fn at(n: u32, hours: i64) -> Job {
    let start = noon() + Duration::hours(hours);
    Job { window_start: start, window_end: start + Duration::hours(1), ..job(n) }
}

#[test]
fn today_ends_at_midnight_in_zurich() {
    // Noon UTC is 14:00 in Zurich: ten hours to midnight.
    let world = World::paired(&[at(1, -48), at(2, 9), at(3, 10), at(4, 300)]);
    let numbers = |section| list(&world, section, "", 0).rows.into_iter().map(|row| row.number).collect::<Vec<_>>();
    assert_eq!(numbers(JobSection::Today), ["A-1", "A-2"], "what is late is still today's");
    assert_eq!(numbers(JobSection::Coming), ["A-3", "A-4"]);
    assert!(numbers(JobSection::Done).is_empty());
}

#[test]
fn pages_hold_a_hundred_rows_in_the_order_of_the_visits() {
    let jobs: Vec<Job> = (0..250).map(|n| at(n, -i64::from(n) - 1)).collect();
    let world = World::paired(&jobs);
    let mut seen = Vec::new();
    for offset in [0, 100, 200] {
        let page = list(&world, JobSection::Today, "", offset);
        assert_eq!((page.offset, page.total), (offset, 250));
        seen.extend(page.rows);
    }
    assert_eq!(seen.len(), 250);
    assert!(seen.is_sorted_by_key(|row| row.window_start));
    assert!(list(&world, JobSection::Today, "", 250).rows.is_empty());
}

#[test]
fn what_was_just_done_changes_its_section_before_the_office_knows() {
    let jobs = [at(1, -3), at(2, -2), at(3, -1)];
    let world = World::paired(&jobs);
    world.check_in(&jobs[1]);
    world.answer(&jobs[1], Answer::Successful { yes: true });
    let today = list(&world, JobSection::Today, "", 0);
    assert_eq!(today.rows[1].state, JobStateName::OnSite);
    assert_eq!(today.rows[1].delivery, Some(Delivery::Saved));
    assert!(today.rows[1].draft && !today.rows[0].draft);

    world.phone.check_out_confirm(&world.stamp(), jobs[1].id).unwrap();
    let today = list(&world, JobSection::Today, "", 0);
    assert_eq!(today.counts, SectionCounts { today: 2, coming: 0, done: 1 });
    assert_eq!(today.rows.len(), 2);
    let done = list(&world, JobSection::Done, "", 0);
    assert_eq!(done.rows[0].state, JobStateName::Completed);
    assert_eq!((done.total, done.rows.len()), (1, 1));
}

#[test]
fn done_shows_the_last_visit_first() {
    let over = |n, hours| Job { state: JobState::Completed { at: noon(), note: String::new() }, ..at(n, hours) };
    let world = World::paired(&[over(1, -30), over(2, -10), over(3, -20)]);
    let numbers: Vec<_> = list(&world, JobSection::Done, "", 0).rows.into_iter().map(|row| row.number).collect();
    assert_eq!(numbers, ["A-2", "A-3", "A-1"]);
}

#[test]
fn a_search_finds_every_word_anywhere_in_any_case() {
    let mut other = at(2, -1);
    other.customer.name = "Çelik & Söhne 100%".into();
    let world = World::paired(&[at(1, -2), other]);
    let found = |search: &str| {
        let page = list(&world, JobSection::Today, search, 0);
        assert_eq!(page.total as usize, page.rows.len());
        assert_eq!(page.counts.today, 2, "the counts are without the search");
        page.rows.into_iter().map(|row| row.number).collect::<Vec<_>>()
    };
    assert_eq!(found("çelik"), ["A-2"]);
    assert_eq!(found("SÖHNE zürich"), ["A-2"]);
    assert_eq!(found("sid-1"), ["A-1"], "the Service ID");
    assert_eq!(found("%"), ["A-2"], "no sign has a meaning of its own");
    assert_eq!(found("_"), [""; 0]);
    assert_eq!(found("' OR 1=1 --"), [""; 0]);
    assert_eq!(found("  "), ["A-1", "A-2"]);
    assert_eq!(found(&"x".repeat(100_000)), [""; 0]);
}

#[test]
fn an_empty_phone_has_an_empty_list() {
    let world = World::paired(&[]);
    for section in [JobSection::Today, JobSection::Coming, JobSection::Done] {
        let page = list(&world, section, "", 0);
        assert!(page.rows.is_empty() && page.total == 0);
    }
    assert!(world.phone.claims(&world.stamp()).unwrap().rows.is_empty());
    assert!(world.phone.waiting(&world.stamp()).unwrap().rows.is_empty());
}
