//! The bank: it takes orders, moves money, makes mistakes, and tells of it.

use std::collections::{HashMap, HashSet};

use domain::booking::Direction;
use domain::matching::Item;

use super::answer::{self, Refused};
use super::dice::Dice;
use super::order::{Order, Part, Row, read};
use super::telling::{File, References, Writer};
use super::truth::{Advice, Day, Line, Movement, OTHER, OURS, Told};

/// How a bank books the parts of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// One line with its details.
    Batch,
    /// One line as a sum; an advice tells its parts.
    SumAndAdvice,
    /// One line as a sum, and nothing else.
    Sum,
    /// Two lines with their details.
    SplitBatch,
    /// Two lines as sums: neither is the sum of anything of ours.
    SplitSum,
    /// A line for each payment.
    Single,
    /// A line for each payment without a detail; an advice has them.
    BareAndAdvice,
}

const HABITS: [Habit; 7] = [
    Habit::Batch,
    Habit::SumAndAdvice,
    Habit::Sum,
    Habit::SplitBatch,
    Habit::SplitSum,
    Habit::Single,
    Habit::BareAndAdvice,
];

pub struct Bank {
    pub movements: Vec<Movement>,
    /// What is booked.
    pub lines: Vec<Line>,
    /// What will be.
    due: Vec<Line>,
    /// Payments of which something is not as it should be, by their places: a person may have to look.
    pub unclean: HashSet<u32>,
    /// What happened how often.
    pub done: HashMap<&'static str, u64>,
    habit: Habit,
    references: References,
    information_in_details: bool,
    by_instruction: bool,
    own_references: bool,
    singly: bool,
    files: usize,
}

impl Bank {
    pub fn new(dice: &mut Dice) -> Bank {
        Bank {
            movements: Vec::new(),
            lines: Vec::new(),
            due: Vec::new(),
            unclean: HashSet::new(),
            done: HashMap::new(),
            habit: dice.pick(&HABITS),
            references: dice.pick(&[References::Full, References::Entry, References::Copied, References::Nothing]),
            information_in_details: dice.roll(2) == 0,
            by_instruction: dice.roll(2) == 0,
            own_references: dice.roll(2) == 0,
            singly: dice.roll(2) == 0,
            files: 0,
        }
    }

    fn note(&mut self, what: &'static str) {
        *self.done.entry(what).or_default() += 1;
    }

    /// The advice of this line names the entry of the statement.
    pub fn is_linked(&self, line: &Line) -> bool {
        self.references != References::Nothing
            && line.advice.is_some_and(|advice| !advice.own_references && !advice.singly)
    }

    pub fn references(&self) -> References {
        self.references
    }

    /// Takes an order and answers it.
    pub fn take(&mut self, dice: &mut Dice, bytes: &[u8], places: &HashMap<String, u32>) -> File {
        let order = read(bytes);
        let refused = self.refusals(dice, &order);
        self.files += 1;
        let said = answer::file(&order, &refused, self.by_instruction, self.files);
        let refuses: HashSet<&String> = said.refuses.iter().collect();
        self.unclean.extend(refuses.iter().map(|one| places[*one]));
        for part in &order.parts {
            // A bank that refuses a payment and makes it all the same.
            let (rows, refused): (Vec<&Row>, Vec<&Row>) =
                part.rows.iter().partition(|row| !refuses.contains(&row.end_to_end));
            let rows: Vec<Row> = rows.into_iter().cloned().collect();
            self.execute(dice, part, &rows, places);
            for row in refused {
                if dice.per_mille(20) {
                    self.note("refused and paid");
                    let movement = payment(row, part, places);
                    self.later(part.execute_on, vec![movement], Told::Details, None);
                }
            }
        }
        said
    }

    fn refusals(&mut self, dice: &mut Dice, order: &Order) -> Refused {
        if dice.per_mille(30) {
            self.note("file refused");
            return Refused::File;
        }
        let (mut parts, mut rows) = (Vec::new(), Vec::new());
        for part in &order.parts {
            if dice.per_mille(30) {
                self.note("part refused");
                parts.push(part.information.clone());
                continue;
            }
            for row in &part.rows {
                if dice.per_mille(20) {
                    self.note("payment refused");
                    rows.push(row.end_to_end.clone());
                }
            }
        }
        Refused::Some { parts, rows }
    }

    fn execute(&mut self, dice: &mut Dice, part: &Part, rows: &[Row], places: &HashMap<String, u32>) {
        let habit = if dice.roll(5) == 0 { dice.pick(&HABITS) } else { self.habit };
        // Parts of a sum that nobody tells cannot differ: the sum could hide it.
        let hidden = matches!(habit, Habit::Sum | Habit::SplitSum);
        let mut moved = Vec::new();
        // Two mistakes that cancel each other cannot be seen in a sum: another amount for one, and nothing for one whose
        // refusal nobody has told yet.
        let mut mistaken = rows.len() < part.rows.len();
        for row in rows {
            let one = payment(row, part, places);
            let place = places[&row.end_to_end];
            match if hidden { 100 } else { dice.roll(200) } {
                0 if habit != Habit::SumAndAdvice || !mistaken => {
                    mistaken = true;
                    self.note("other amount");
                    self.unclean.insert(place);
                    let amount = dice.pick(&[row.amount - 1, row.amount + 1, row.amount * 2, row.amount / 2]);
                    moved.push(Movement { amount, by_rule: false, ..one });
                }
                // In a sum that is right nobody sees that it was two.
                1 if habit != Habit::SumAndAdvice => {
                    self.note("in parts");
                    self.unclean.insert(place);
                    let first = 1 + i64::from(dice.between(0, 5_000));
                    moved.push(Movement { amount: first, by_rule: false, ..one.clone() });
                    moved.push(Movement { amount: row.amount - first, by_rule: false, ..one });
                }
                2 if habit == Habit::Single => {
                    self.note("to another account");
                    self.unclean.insert(place);
                    let iban = Some("CH9300762011623852957".to_owned());
                    moved.push(Movement { iban, by_rule: false, ..one });
                }
                _ => moved.push(one),
            }
        }
        for row in rows {
            self.mishaps(dice, part, row, places);
        }
        if habit == Habit::SplitSum {
            self.unclean.extend(rows.iter().map(|row| places[&row.end_to_end]));
        }
        self.book(dice, part, moved, habit);
    }

    /// What happens to a payment after it was made.
    fn mishaps(&mut self, dice: &mut Dice, part: &Part, row: &Row, places: &HashMap<String, u32>) {
        let (one, place) = (payment(row, part, places), places[&row.end_to_end]);
        if dice.per_mille(8) {
            self.note("paid twice");
            self.unclean.insert(place);
            let on = part.execute_on + dice.between(0, 3);
            self.later(on, vec![one.clone()], Told::Details, None);
        }
        if dice.per_mille(25) {
            self.unclean.insert(place);
            let on = part.execute_on + dice.between(1, 20);
            self.give_back(dice, on, one);
        }
    }

    fn give_back(&mut self, dice: &mut Dice, on: Day, one: Movement) {
        let code = Some(dice.pick(&["AC01", "AC04", "AC06", "MD07"]));
        let back = Movement { direction: Direction::Credit, ..one };
        let (back, reversal) = match dice.roll(10) {
            0 => (Movement { sub_family: "RRTN", ..back }, false),
            1 => (Movement { end_to_end: None, reason: code, ..back }, false),
            2 => (back, true),
            3 => {
                let amount = (back.amount - i64::from(dice.between(1, 500))).max(1);
                self.note("returned less a fee");
                (Movement { amount, by_rule: false, reason: code, ..back }, false)
            }
            4 => {
                self.note("returned without a number");
                let (end_to_end, instruction) = (None, None);
                (Movement { end_to_end, instruction, by_rule: false, reason: code, ..back }, false)
            }
            _ => (Movement { reason: code, ..back }, false),
        };
        self.note("returned");
        let line = self.later(on, vec![Movement { information: None, ..back }], Told::Details, None);
        line.reversal = reversal;
    }

    fn book(&mut self, dice: &mut Dice, part: &Part, mut moved: Vec<Movement>, habit: Habit) {
        if moved.is_empty() {
            return;
        }
        let advice = Some(Advice {
            on: part.execute_on + dice.between(0, 3),
            own_references: self.own_references,
            singly: self.singly,
        });
        let (on, batch) = (part.execute_on, Some(part.information.clone()));
        match habit {
            Habit::Batch => self.batch(on, moved, Told::Details, advice.filter(|_| dice.roll(4) == 0), batch),
            Habit::SumAndAdvice => self.batch(on, moved, Told::Sum, advice, batch),
            Habit::Sum => self.batch(on, moved, Told::Sum, None, batch),
            Habit::SplitBatch | Habit::SplitSum => {
                let second = moved.split_off(moved.len() / 2);
                let told = if habit == Habit::SplitSum { Told::Sum } else { Told::Details };
                for half in [moved, second].into_iter().filter(|half| !half.is_empty()) {
                    self.batch(on, half, told, None, batch.clone());
                }
            }
            Habit::Single | Habit::BareAndAdvice => {
                let advice = advice.map(|advice| Advice { singly: false, ..advice });
                for one in moved {
                    let (told, advice) = match habit {
                        Habit::BareAndAdvice => (Told::Bare, advice),
                        _ => (Told::Details, advice.filter(|_| dice.roll(4) == 0)),
                    };
                    let announced = dice.roll(12) == 0;
                    self.later(on, vec![one], told, advice).announced = announced;
                }
            }
        }
    }

    fn batch(&mut self, on: Day, moved: Vec<Movement>, told: Told, advice: Option<Advice>, batch: Option<String>) {
        self.later(on, moved, told, advice).batch = batch;
    }

    fn later(&mut self, on: Day, moved: Vec<Movement>, told: Told, advice: Option<Advice>) -> &mut Line {
        let from = self.movements.len();
        self.movements.extend(moved);
        let movements = (from..self.movements.len()).collect();
        let line = Line { account: OURS, on, movements, told, advice, batch: None, reversal: false, announced: false };
        self.due.push(line);
        self.due.last_mut().expect("it was put there")
    }

    /// Money of others: what a bank statement is full of. `named` are Service IDs of ours with their amounts.
    pub fn others(&mut self, dice: &mut Dice, on: Day, named: &[(String, i64)]) {
        for _ in 0..dice.roll(4) {
            let (service, amount) = named[dice.roll(named.len())].clone();
            let odd = i64::from(dice.between(1, 900)) * 10 + 3;
            let (direction, amount, text) = match dice.roll(7) {
                0 => (Direction::Credit, odd, format!("Rechnung {service}")),
                1 => (Direction::Debit, amount, format!("Service-ID {service}")),
                2 => (Direction::Credit, amount, format!("{service}7 und 1{service}")),
                3 => (Direction::Credit, amount, format!("{service}-2")),
                4 => (Direction::Debit, odd, "Miete Büro".to_owned()),
                _ => (Direction::Debit, 250, "Kartengebühr".to_owned()),
            };
            let mut one = Movement::foreign(direction, amount, text);
            if dice.roll(5) == 0 {
                one.end_to_end = Some("C0000-0000-1".to_owned());
            }
            let account = if dice.roll(6) == 0 { OTHER } else { OURS };
            // Card fees come in pairs that nothing tells apart.
            let times = if amount == 250 { 2 } else { 1 };
            for _ in 0..times {
                self.later(on, vec![one.clone()], Told::Details, None).account = account;
            }
        }
        if dice.roll(8) == 0 {
            let credit = Movement::foreign(Direction::Credit, 4_443, "Storno".to_owned());
            self.later(on, vec![credit], Told::Details, None).reversal = true;
        }
    }

    /// Money of the carrier.
    pub fn credit(&mut self, dice: &mut Dice, on: Day, movement: Movement) {
        let advised = (dice.roll(3) == 0).then(|| Advice {
            on: on + dice.between(0, 2),
            own_references: self.own_references,
            singly: false,
        });
        self.later(on, vec![movement], Told::Details, advised);
    }

    /// The day is over: what was due is booked, and files tell of it. The lines of a day are in one order for ever.
    pub fn close(&mut self, dice: &mut Dice, day: Day) -> Vec<File> {
        let (today, later) = std::mem::take(&mut self.due).into_iter().partition(|line| line.on <= day);
        self.due = later;
        let today: Vec<Line> = today;
        self.lines.extend(today.into_iter().map(|line| Line { on: day, ..line }));
        let mut files = Vec::new();
        for account in [OURS, OTHER] {
            files.extend(self.statement(dice, account, (day, day)));
            if day % 7 == 6 && dice.roll(2) == 0 {
                files.extend(self.statement(dice, account, (day - 6, day)));
            }
        }
        let advised = |line: &Line| line.advice.is_some_and(|advice| advice.on.max(line.on) == day);
        let advised: Vec<usize> = (0..self.lines.len()).filter(|at| advised(&self.lines[*at])).collect();
        if !advised.is_empty() {
            files.push(self.tell(dice, OURS, (day, day), &advised, true));
        }
        files
    }

    fn statement(&mut self, dice: &mut Dice, account: &'static str, days: (Day, Day)) -> Option<File> {
        let told = |line: &Line| line.account == account && (days.0..=days.1).contains(&line.on);
        let lines: Vec<usize> = (0..self.lines.len()).filter(|at| told(&self.lines[*at])).collect();
        (!lines.is_empty()).then(|| self.tell(dice, account, days, &lines, false))
    }

    fn tell(&mut self, dice: &mut Dice, account: &str, days: (Day, Day), lines: &[usize], advice: bool) -> File {
        self.files += 1;
        let sum = |until: Day| -> i64 {
            let lines = self.lines.iter().filter(|line| line.account == account && line.on < until);
            let moved = lines.flat_map(|line| &line.movements).map(|at| &self.movements[*at]);
            moved.map(|one| if one.direction == Direction::Credit { one.amount } else { -one.amount }).sum()
        };
        let (opening, closing) = (10_000_000 + sum(days.0), 10_000_000 + sum(days.1 + 1));
        let mut writer = Writer {
            movements: &self.movements,
            lines: &self.lines,
            version: dice.pick(&[2, 4, 8]),
            references: self.references,
            advice,
            information_in_details: self.information_in_details,
            text: String::new(),
            tells: Vec::new(),
        };
        for at in lines {
            let announced = self.lines[*at].announced && self.references != References::Nothing;
            let first = dice.roll(2) == 0;
            // Beside what is booked, before it or after it: it changes nothing.
            if announced && first {
                writer.line(*at, false);
            }
            writer.line(*at, true);
            if announced && !first {
                writer.line(*at, false);
            }
        }
        writer.file(self.files, account, opening, closing, days)
    }
}

fn payment(row: &Row, part: &Part, places: &HashMap<String, u32>) -> Movement {
    Movement {
        item: Some(Item::Payout(places[&row.end_to_end])),
        by_rule: true,
        direction: Direction::Debit,
        amount: row.amount,
        end_to_end: Some(row.end_to_end.clone()),
        instruction: Some(row.instruction.clone()),
        information: Some(part.information.clone()),
        name: row.name.clone(),
        iban: Some(row.iban.clone()),
        text: row.text.clone(),
        reason: None,
        sub_family: "DMCT",
    }
}
