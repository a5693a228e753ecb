//! Phones are sent exactly what is stored, each technician what he may see: his jobs, orders and claims, what became of
//! his operations, and every procedure. The engine compares; only differences come back.

use super::{Check, Report};
use crate::db::{DbError, Read};

/// Entity, table, key, revision: rows that belong to one technician.
const OWNED: [(&str, &str); 3] = [("job", "job"), ("service_order", "service_order"), ("claim", "claim")];

pub(super) fn check(tx: &Read<'_>, report: &mut Report) -> Result<(), DbError> {
    for (entity, table) in OWNED {
        let missing = format!(
            "SELECT t.id FROM {table} t LEFT JOIN feed f ON f.recipient = t.technician AND f.entity = '{entity}' \
             AND f.entity_id = t.id WHERE t.technician IS NOT NULL \
             AND (f.body IS NULL OR f.body <> t.body OR f.rev <> t.version)"
        );
        tell(tx, report, &missing, entity, "the technician's phones are not sent what is stored")?;
        let foreign = format!(
            "SELECT f.entity_id FROM feed f LEFT JOIN {table} t ON t.id = f.entity_id WHERE f.entity = '{entity}' \
             AND f.body IS NOT NULL AND (t.id IS NULL OR t.technician IS NULL OR t.technician <> f.recipient)"
        );
        tell(tx, report, &foreign, entity, "phones are sent what is not theirs")?;
    }
    procedures(tx, report)?;
    outcomes(tx, report)?;
    let unknown = "SELECT entity_id FROM feed WHERE entity NOT IN ('job', 'service_order', 'claim', 'procedure', \
                   'outcome')";
    tell(tx, report, unknown, "row", "nothing of this kind is sent to phones")
}

fn procedures(tx: &Read<'_>, report: &mut Report) -> Result<(), DbError> {
    let missing = "SELECT p.partner || '/' || CAST(p.version AS TEXT) FROM failure_procedure p \
                   LEFT JOIN feed f ON f.recipient = '*' AND f.entity = 'procedure' \
                   AND f.entity_id = p.partner || '/' || CAST(p.version AS TEXT) \
                   WHERE f.body IS NULL OR f.body <> p.body";
    tell(tx, report, missing, "procedure", "phones are not sent what is stored")?;
    let foreign = "SELECT f.entity_id FROM feed f WHERE f.entity = 'procedure' AND (f.recipient <> '*' \
                   OR NOT EXISTS (SELECT 1 FROM failure_procedure p \
                   WHERE p.partner || '/' || CAST(p.version AS TEXT) = f.entity_id))";
    tell(tx, report, foreign, "procedure", "phones are sent a procedure that is not there")
}

fn outcomes(tx: &Read<'_>, report: &mut Report) -> Result<(), DbError> {
    let foreign = "SELECT f.entity_id FROM feed f WHERE f.entity = 'outcome' AND f.body IS NOT NULL \
                   AND NOT EXISTS (SELECT 1 FROM operation o JOIN device d ON d.id = o.device \
                   WHERE o.id = f.entity_id AND o.outcome = f.body AND d.technician = f.recipient)";
    tell(tx, report, foreign, "outcome of", "phones are sent another outcome than the stored one")?;
    // Of two contents under one id the first one is the phone's: see `store::review::settle`.
    let missing = "SELECT r.operation FROM review r JOIN operation o ON o.id = r.operation AND o.hash = r.hash \
                   JOIN device d ON d.id = o.device LEFT JOIN feed f ON f.recipient = d.technician \
                   AND f.entity = 'outcome' AND f.entity_id = r.operation WHERE f.body IS NULL \
                   AND NOT EXISTS (SELECT 1 FROM operation p WHERE p.id = o.id AND (p.received_at < o.received_at \
                   OR (p.received_at = o.received_at AND p.hash < o.hash)))";
    tell(tx, report, missing, "outcome of", "the technician is not told what was decided")
}

fn tell(tx: &Read<'_>, report: &mut Report, sql: &str, entity: &str, what: &str) -> Result<(), DbError> {
    tx.scan(sql, &[], |row| {
        report.add(Check::Feed, format!("{entity} {}", row.text(0)?), what);
        Ok(true)
    })
}
