//! The phone is killed while a technician works.

use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use domain::form::Answer;
use domain::ids::JobId;
use domain::procedure::CauseCode;
use serde_json::{Value, json};

use crate::host::{Host, Victim};
use crate::support::office::Office;
use crate::{kills, print_ready};

/// Commands between two kills.
const COMMANDS: usize = 5;
/// Commands that a failed job takes at least.
const COMMANDS_A_JOB: usize = 9;

/// A technician whose phone dies under his fingers, and what he was told.
struct Technician<'a> {
    folder: &'a Path,
    host: Host,
    tell: Sender<Victim>,
    commands: usize,
    ready: Vec<Duration>,
}

impl Technician<'_> {
    /// One command. None: the phone died before it answered, and is started again.
    fn taps(&mut self, name: &str, args: &Value) -> Option<Value> {
        self.commands += 1;
        if self.commands.is_multiple_of(COMMANDS) && self.ready.len() < kills() {
            let _ = self.tell.send(self.host.victim.clone()); // the kill meets the command
        }
        let answer = self.host.call(name, args);
        if answer.is_none() {
            self.host.victim.kill();
            let (host, ready) = Host::start(self.folder, &self.host.http);
            self.host = host;
            self.ready.push(ready);
        }
        answer
    }

    /// The same, until it is answered: for what only looks.
    fn looks(&mut self, name: &str, args: &Value) -> Value {
        loop {
            if let Some(answer) = self.taps(name, args) {
                return answer;
            }
        }
    }

    /// A whole failed visit. Whatever was answered once is there ever after.
    fn fails(&mut self, job: JobId) {
        let this = json!({ "job": job });
        let mut told = "assigned";
        let mut draft: Option<Value> = None;
        loop {
            let view = self.looks("job", &this);
            let state = view["job"]["state"]["kind"].as_str().expect("a state").to_owned();
            let rank = |state: &str| ["assigned", "on_site", "failed"].iter().position(|name| *name == state);
            assert!(rank(&state) >= rank(told), "he was told {told}, and finds {state}");
            match state.as_str() {
                "assigned" => {
                    if self.taps("check_in", &this).is_some() {
                        told = "on_site";
                    }
                }
                "on_site" => {
                    let form = self.looks("check_out", &this);
                    if let Some(draft) = &draft {
                        assert_eq!(&form["draft"], draft, "every answer that was taken is on disk");
                    }
                    match next_answer(&form["draft"]) {
                        Some(answer) => {
                            let asked = json!({ "job": job, "answer": answer });
                            draft = self.taps("check_out_answer", &asked).map(|form| form["draft"].clone());
                        }
                        None => {
                            if self.taps("check_out_confirm", &this).is_some() {
                                told = "failed";
                            }
                        }
                    }
                }
                "failed" => return,
                other => panic!("nobody has made this job {other}"),
            }
        }
    }
}

/// What the form of source 000 still needs.
fn next_answer(draft: &Value) -> Option<Answer> {
    let answers = [
        ("successful", Answer::Successful { yes: false }),
        ("carrier", Answer::Carrier { involved: true }),
        ("reached", Answer::Call { reached: true }),
        ("technician_visit", Answer::TechnicianVisit { needed: true }),
        ("cause", Answer::Cause { cause: CauseCode("line_not_activated".into()) }),
    ];
    answers.into_iter().find(|(name, _)| draft[name].is_null()).map(|(_, answer)| answer)
}

#[test]
fn a_phone_killed_while_it_saves_has_everything_it_has_answered() {
    let office = Office::new();
    let technician = office.technician("Anna Muster");
    let jobs: Vec<JobId> =
        (0..(kills() * COMMANDS).div_ceil(COMMANDS_A_JOB)).map(|_| office.swisscom_job(technician)).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let http = reqwest::blocking::Client::builder().no_proxy().build().expect("a client");
    let (host, _) = Host::start(folder.path(), &http);
    let pair = json!({ "server": office.address(), "code": office.pairing_code(technician) });
    host.call("pair", &pair).expect("the code is right");
    host.call("sync", &Value::Null).expect("the office is open");
    let (tell, told) = channel::<Victim>();
    std::thread::scope(|scope| {
        scope.spawn(move || told.iter().for_each(|victim| victim.kill()));
        let mut hand = Technician { folder: folder.path(), host, tell, commands: 0, ready: Vec::new() };
        for job in &jobs {
            hand.fails(*job);
        }
        let app = hand.looks("sync", &Value::Null);
        assert_eq!(app["sync"]["waiting"], 0, "{app}");
        assert_eq!(app["sync"]["needs_you"], 0, "{app}");
        print_ready("phone", hand.ready);
        drop(hand.tell);
    });
    assert_eq!(office.claims().total as usize, jobs.len(), "one claim for each failed job");
    for job in jobs {
        assert_eq!(office.job(job).history.len(), 5, "created, assigned, arrived, left, claim");
    }
    assert!(office.command(&["verify"], "").starts_with("sound: "));
}
