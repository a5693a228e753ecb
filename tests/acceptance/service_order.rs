//! A new order opened on site becomes a job.

use domain::job::{CancellationReason, JobKind, JobState};
use domain::service_order::{ServiceOrderState, Wish};
use phone::view::{CancellationChoice, CancellationDraft, Delivery};
use sync_server::api::{JobDetail, Page, ScheduleServiceOrder, ServiceOrderRow};

use crate::support::office::Office;
use crate::support::phone::TestPhone;

#[test]
fn a_service_order_opened_offline_with_the_customers_data_becomes_a_job() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.airplane(true);
    phone.fail(job);
    let form = phone.phone.service_order(&phone.stamp(), job).expect("a form");
    assert_eq!(form.draft.customer, phone.job(job).job.customer, "nothing has to be typed twice");
    let mut draft = form.draft;
    draft.wish = Some(Wish::LineActive);
    phone.phone.service_order_answer(&phone.stamp(), job, &draft).expect("on disk");
    phone.phone.service_order_confirm(&phone.stamp(), job).expect("complete");
    phone.airplane(false);
    phone.sync().expect("the office is open");

    let waiting: Page<ServiceOrderRow> = office.get("/service-orders?state=requested");
    assert_eq!(waiting.total, 1);
    let order = waiting.rows[0].service_order.clone();
    assert_eq!((order.origin, order.request.wish), (job, Wish::LineActive));
    assert_eq!(office.job(job).job.follow_up, Some(order.id), "linked both ways");

    let when = chrono::Utc::now() + chrono::Duration::days(3);
    let schedule = ScheduleServiceOrder {
        window_start: when,
        window_end: when + chrono::Duration::hours(2),
        technician: Some(anna),
    };
    let made: JobDetail = office.post(&format!("/service-orders/{}/schedule", order.id), &schedule);
    assert_eq!(made.job.customer, order.request.customer);
    assert_eq!(made.job.service_order, Some(order.id));
    phone.sync().expect("the office is open");
    assert_eq!(phone.job(made.job.id).job.state, JobState::Assigned);
    let follow_up = phone.job(job).follow_up.expect("the technician sees what became of it");
    assert_eq!(follow_up.state, ServiceOrderState::Scheduled { job: made.job.id });
    assert_eq!(follow_up.delivery, Some(Delivery::ACCEPTED));
}

#[test]
fn an_inaccessible_transfer_point_is_cancelled_with_reason_customer_and_no_claim() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.job_of_kind(anna, JobKind::TransferPoint);
    let mut phone = TestPhone::of(&office, anna);
    let form = phone.phone.cancellation(&phone.stamp(), job).expect("a form");
    let first = CancellationChoice { reason: CancellationReason::Customer, transfer_point_not_accessible: true };
    assert_eq!(form.choices[0], first, "the case of the source comes first");
    let draft = CancellationDraft { choice: Some(first), note: String::new() };
    phone.phone.cancellation_answer(&phone.stamp(), job, &draft).expect("on disk");
    phone.phone.cancellation_confirm(&phone.stamp(), job).expect("complete");
    phone.sync().expect("the office is open");
    let seen = office.job(job);
    let JobState::Cancelled { cancellation, .. } = seen.job.state else { panic!("{:?}", seen.job.state) };
    assert_eq!(cancellation.reason, CancellationReason::Customer);
    assert!(cancellation.transfer_point_not_accessible);
    assert_eq!(seen.claim, None);
    phone.phone.service_order(&phone.stamp(), job).expect("a new order can be opened all the same");
}
