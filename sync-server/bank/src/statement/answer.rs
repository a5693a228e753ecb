//! pain.002: what the bank says to a payment order.

use std::collections::VecDeque;

use super::LIST_MAX;
use super::collect::kept;
use super::parts::{Answer, AnswerReason, Item, Level, Text, Verdict};
use super::place::Place;

/// The answer being put together. What is said of a part comes before what is said of its payments.
#[derive(Debug, Default)]
pub struct Answering {
    message: Text,
    information: Text,
    answer: Answer,
}

impl Answering {
    /// True if an answer begins.
    pub fn enter(
        &mut self,
        place: Place,
        ready: &mut VecDeque<Item>,
        too_many: &mut Option<(&'static str, usize)>,
    ) -> bool {
        match place {
            Place::AnswerGroup => self.begin(Level::File),
            Place::AnswerPart => {
                self.information = None;
                self.begin(Level::Part);
            }
            Place::AnswerPayment => {
                self.give(ready);
                self.begin(Level::Payment);
            }
            Place::AnswerReason => {
                if self.answer.reasons.len() < LIST_MAX {
                    self.answer.reasons.push(AnswerReason::default());
                } else {
                    *too_many = Some(("reasons", LIST_MAX));
                }
                return false;
            }
            _ => return false,
        }
        true
    }

    fn begin(&mut self, level: Level) {
        self.answer = Answer {
            level,
            message: self.message.clone(),
            payment_information: self.information.clone(),
            ..Answer::default()
        };
    }

    /// Gives what says something.
    fn give(&mut self, ready: &mut VecDeque<Item>) {
        let answer = std::mem::take(&mut self.answer);
        if answer.status.is_some() || !answer.reasons.is_empty() {
            ready.push_back(Item::Answer(Box::new(answer)));
        }
    }

    pub fn leave(&mut self, place: Place, ready: &mut VecDeque<Item>) {
        if matches!(place, Place::AnswerGroup | Place::AnswerPart | Place::AnswerPayment) {
            self.give(ready);
        }
    }

    /// True if a list has grown over its limit.
    pub fn leaf(&mut self, place: Place, text: &str, too_many: &mut Option<(&'static str, usize)>) -> bool {
        match place {
            Place::OriginalMessage => {
                self.message = kept(text);
                self.answer.message = kept(text);
            }
            Place::OriginalInformation => {
                self.information = kept(text);
                self.answer.payment_information = kept(text);
            }
            Place::OriginalInstruction => self.answer.instruction = kept(text),
            Place::OriginalEndToEnd => self.answer.end_to_end = kept(text),
            Place::OriginalUetr => self.answer.uetr = kept(text),
            Place::AnswerStatus => {
                self.answer.verdict = Verdict::of(text);
                self.answer.status = kept(text);
            }
            Place::AnswerCode | Place::AnswerText => {
                let Some(reason) = self.answer.reasons.last_mut() else { return false };
                match place {
                    Place::AnswerCode => reason.code = kept(text),
                    _ if reason.texts.len() >= LIST_MAX => {
                        *too_many = Some(("texts", LIST_MAX));
                        return true;
                    }
                    _ => reason.texts.extend(kept(text)),
                }
            }
            _ => {}
        }
        false
    }
}
