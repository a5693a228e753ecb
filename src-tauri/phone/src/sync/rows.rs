//! Applying the rows of a reply, and trying rows again that an older app could not read.

use chrono::{DateTime, Utc};
use domain::ids::OperationId;
use domain::operation::OperationOutcome;
use domain::wire::{Entity, RowChange};
use rusqlite::Connection;
use serde_json::value::RawValue;

use crate::error::CommandError;
use crate::phone::Phone;
use crate::store::{job, operation, rows};

/// When a row came, and when the server had last confirmed how things stood before it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct When {
    pub(crate) at: DateTime<Utc>,
    pub(crate) confirmed: Option<DateTime<Utc>>,
}

/// Applies one change. A row that this app cannot read, or a word that it does not know, does not stop the others: an
/// older app must go on working beside a newer server. It is kept for the app of tomorrow. True if a screen may change.
pub(crate) fn apply(connection: &Connection, change: &RowChange, when: When) -> Result<bool, CommandError> {
    let (word, id) = (change.entity.as_str(), change.id.as_str());
    let entity = entity(word);
    let Some(body) = change.row.as_deref().map(RawValue::get) else {
        rows::remove_unread(connection, word, id)?;
        if let Some(entity) = entity {
            rows::remove(connection, entity, id, when.confirmed)?;
        }
        return Ok(entity.is_some());
    };
    let kept = entity.map_or(Ok(false), |entity| keep(connection, entity, id, body, when.at))?;
    if kept {
        rows::remove_unread(connection, word, id)?;
    } else {
        tracing::warn!(entity = word, id, "a row of the server cannot be read yet");
        rows::put_unread(connection, word, id, body)?;
    }
    Ok(kept)
}

fn keep(
    connection: &Connection,
    entity: Entity,
    id: &str,
    body: &str,
    at: DateTime<Utc>,
) -> Result<bool, CommandError> {
    Ok(match entity {
        Entity::Job => job::put(connection, id, body)?,
        Entity::Procedure => rows::put_procedure(connection, id, body)?,
        Entity::ServiceOrder => rows::put_service_order(connection, id, body)?,
        Entity::Claim => rows::put_claim(connection, id, body)?,
        Entity::Outcome => match (id.parse::<OperationId>(), serde_json::from_str::<OperationOutcome>(body)) {
            (Ok(operation), Ok(outcome)) => {
                operation::settle(connection, operation, &outcome, at)?;
                true
            }
            _ => false,
        },
    })
}

fn entity(word: &str) -> Option<Entity> {
    [Entity::Job, Entity::Procedure, Entity::ServiceOrder, Entity::Claim, Entity::Outcome]
        .into_iter()
        .find(|entity| entity.as_str() == word)
}

impl Phone {
    /// After an update of the app: what the older one could not read is read again.
    pub(crate) fn read_again(&self, at: DateTime<Utc>) -> Result<(), CommandError> {
        if self.read(|connection, _| Ok(rows::unread_by_others(connection)?))?.is_empty() {
            return Ok(());
        }
        self.change(|transaction, memory| {
            for (entity, id, body) in rows::unread_by_others(transaction)? {
                let change = RowChange { entity, id, row: Some(RawValue::from_string(body)?) };
                apply(transaction, &change, When { at, confirmed: None })?;
            }
            memory.procedures = rows::procedures(transaction)?.into();
            Ok(())
        })
    }
}
