//! Service orders that technicians opened on site.

use std::collections::HashSet;

use domain::ids::{JobId, ServiceOrderId};
use domain::service_id::ServiceId;
use domain::service_order::{ServiceOrder, ServiceOrderState};
use domain::wire::Entity;

use super::{Slice, bulk, feed, searchable};
use crate::api::{ServiceOrderQuery, ServiceOrderRow, ServiceOrderStateName};
use crate::db::{DbError, Filter, Read, Row, Value, Write};

/// Reads one.
///
/// # Errors
/// [`DbError`].
pub fn get(tx: &Read<'_>, id: ServiceOrderId) -> Result<Option<ServiceOrder>, DbError> {
    tx.one("SELECT body FROM service_order WHERE id = $1", &[id.into()], |row| row.json(0))
}

/// The order a job came from and the order that came of it.
///
/// # Errors
/// [`DbError`].
pub fn around_job(tx: &Read<'_>, job: JobId) -> Result<Vec<ServiceOrder>, DbError> {
    tx.all(
        "SELECT body FROM service_order WHERE origin = $1 OR scheduled_job = $1 ORDER BY requested_at, id",
        &[job.into()],
        |row| row.json(0),
    )
}

fn state_name(state: &ServiceOrderState) -> &'static str {
    match state {
        ServiceOrderState::Requested => "requested",
        ServiceOrderState::Scheduled { .. } => "scheduled",
        ServiceOrderState::Declined { .. } => "declined",
    }
}

/// Writes an order as this transaction's revision, and puts it on the phones of its technician.
///
/// # Errors
/// [`DbError`].
pub fn save(tx: &Write<'_>, order: &ServiceOrder) -> Result<ServiceOrder, DbError> {
    let order = ServiceOrder { version: tx.revision(), ..order.clone() };
    save_all(tx, std::slice::from_ref(&order))?;
    Ok(order)
}

/// Writes orders, which have this transaction's revision as their version, and puts them on the phones of their
/// technicians. No two are the same.
///
/// # Errors
/// [`DbError`].
pub fn save_all(tx: &Write<'_>, orders: &[ServiceOrder]) -> Result<(), DbError> {
    const INTO: &str =
        "service_order (id, origin, technician, state, requested_at, scheduled_job, search, body, version)";
    const UPDATE: &str = "ON CONFLICT (id) DO UPDATE SET state = excluded.state, \
         scheduled_job = excluded.scheduled_job, search = excluded.search, body = excluded.body, \
         version = excluded.version";
    let mut values: Vec<Value> = Vec::with_capacity(orders.len() * 9);
    let mut puts = Vec::with_capacity(orders.len());
    for order in orders {
        let scheduled_job = match order.state {
            ServiceOrderState::Scheduled { job } => Some(job),
            _ => None,
        };
        let customer = &order.request.customer;
        let service_id = order.service_id.as_ref().map_or("", ServiceId::as_str);
        let search = searchable(&[&order.origin_number, &customer.name, &super::job::place(customer), service_id]);
        let body = serde_json::to_string(order)?;
        values.extend([
            order.id.into(),
            order.origin.into(),
            order.technician.into(),
            state_name(&order.state).into(),
            order.requested_at.into(),
            scheduled_job.into(),
            search.into(),
            Value::from(&body),
            order.version.into(),
        ]);
        puts.push(feed::Put { technician: order.technician, entity: Entity::ServiceOrder, id: order.id.0, body });
    }
    bulk::insert(tx, INTO, 9, UPDATE, &values)?;
    feed::put_all(tx, puts)
}

/// Which of these orders exist.
///
/// # Errors
/// [`DbError`].
pub fn existing(tx: &Read<'_>, ids: &[Value]) -> Result<HashSet<ServiceOrderId>, DbError> {
    let mut found = HashSet::new();
    bulk::ask(tx, "SELECT id FROM service_order WHERE id", "", ids, |row| {
        found.insert(row.parse(0)?);
        Ok(())
    })?;
    Ok(found)
}

const SELECT: &str = "SELECT s.body, p.name, t.name, j.number FROM service_order s \
     JOIN technician t ON t.id = s.technician LEFT JOIN job o ON o.id = s.origin \
     LEFT JOIN partner p ON p.code = o.partner LEFT JOIN job j ON j.id = s.scheduled_job";

fn make(row: &Row<'_>) -> Result<ServiceOrderRow, DbError> {
    Ok(ServiceOrderRow {
        service_order: row.json(0)?,
        partner_name: row.text_or_none(1)?.map(str::to_owned),
        technician_name: row.text(2)?.to_owned(),
        scheduled_number: row.text_or_none(3)?.map(str::to_owned),
    })
}

/// One, as the table shows it.
///
/// # Errors
/// [`DbError`].
pub fn row(tx: &Read<'_>, id: ServiceOrderId) -> Result<Option<ServiceOrderRow>, DbError> {
    tx.one(&format!("{SELECT} WHERE s.id = $1"), &[Value::from(id)], make)
}

/// One page of the orders that match, the oldest first, and how many match.
///
/// # Errors
/// [`DbError`].
pub fn page(tx: &Read<'_>, query: &ServiceOrderQuery, slice: Slice) -> Result<(Vec<ServiceOrderRow>, u32), DbError> {
    let mut filter = Filter::default();
    if let Some(state) = query.state {
        let name = match state {
            ServiceOrderStateName::Requested => "requested",
            ServiceOrderStateName::Scheduled => "scheduled",
            ServiceOrderStateName::Declined => "declined",
        };
        filter.and("s.state = $?", name);
    }
    if let Some(text) = &query.search {
        filter.contains("s.search LIKE $? ESCAPE '\\'", text);
    }
    let count = format!("SELECT COUNT(*) FROM service_order s {}", filter.sql());
    let total = tx.one(&count, filter.values(), |row| row.int(0))?;
    let sql = format!("{SELECT} {} ORDER BY s.requested_at, s.id {}", filter.sql(), slice.sql());
    Ok((tx.all(&sql, filter.values(), make)?, u32::try_from(total.unwrap_or(0)).unwrap_or(u32::MAX)))
}
