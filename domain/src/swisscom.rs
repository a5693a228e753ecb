//! The first procedure: Swisscom's, as source 000 gives it. It is data that the server hands out; this is the version an
//! office starts with. The source names no amounts: the office sets them, and sample data carries invented ones.

use chrono::NaiveDate;

use crate::language::Localized;
use crate::money::Money;
use crate::procedure::{Cause, CauseCode, Helpline, Partner, PartnerCode, Procedure};

/// Swisscom's short name.
pub const SWISSCOM: &str = "swisscom";

/// Version 1 of Swisscom's failure procedure. `compensation` is the amount for each of the three causes, in the order
/// line, router, material; `sample` says that the amounts are invented.
#[must_use]
pub fn procedure(valid_from: NaiveDate, compensation: [Option<Money>; 3], sample: bool) -> Procedure {
    let [line, router, material] = compensation;
    let cause = |code: &str, name: Localized, stops_transfer_point: bool, compensation: Option<Money>| Cause {
        code: CauseCode(code.into()),
        name,
        stops_transfer_point,
        compensation,
    };
    Procedure {
        partner: Partner { code: PartnerCode(SWISSCOM.into()), name: "Swisscom".into() },
        version: 1,
        valid_from,
        helpline: Helpline {
            number: "0800 406 080".into(),
            restriction: Localized::new(
                "Diese Nummer ist nur für Fragen zu solchen Aufträgen.",
                "Ce numéro est réservé aux questions concernant ces mandats.",
                "Questo numero è riservato alle domande su questi incarichi.",
                "This number is only for questions about such jobs.",
            ),
        },
        causes: vec![
            cause(
                "line_not_activated",
                Localized::new(
                    "Linie nicht aktiviert",
                    "Ligne non activée",
                    "Linea non attivata",
                    "Line not activated",
                ),
                true,
                line,
            ),
            cause(
                "router_not_synchronising",
                Localized::new(
                    "Router synchronisiert nicht",
                    "Le routeur ne se synchronise pas",
                    "Il router non si sincronizza",
                    "Router does not synchronise",
                ),
                true,
                router,
            ),
            cause(
                "material_missing_or_wrong",
                Localized::new(
                    "Kein oder falsches Material vorhanden",
                    "Matériel absent ou incorrect",
                    "Materiale mancante o errato",
                    "No material, or the wrong one",
                ),
                false,
                material,
            ),
        ],
        payout_weeks: 8,
        sample,
    }
}
