//! The reference: what the server should say of an operation, and which claims must exist, told in the plainest way from
//! what people did, in the order in which the server took it in. It shares no code with the rules of the product.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{DeviceId, JobId, OperationId, ServiceOrderId, TechnicianId};
use domain::operation::{Action, Operation};
use domain::report::{CallConfirmation, Outcome, ThirdParty};
use domain::review::Decision;

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Waiting,
    OnSite,
    Cancelled,
    /// Completed or failed.
    Done,
}

#[derive(Debug, Clone)]
struct Known {
    technician: Option<TechnicianId>,
    stage: Stage,
    /// Done for the carrier; such a job has a Service ID.
    carrier: bool,
    follow_up: bool,
}

impl Known {
    fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Cancelled | Stage::Done)
    }
}

/// A phone as the office knows it.
#[derive(Debug, Clone)]
struct Device {
    technician: TechnicianId,
    revoked: bool,
    last_number: i64,
}

/// What should have become of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Accepted,
    Rejected,
    /// A person must look.
    Waits,
    /// It stands behind another one, or waits for a procedure or a newer server.
    WaitsForNoPerson,
}

/// An operation as the server took it in.
#[derive(Debug, Clone)]
pub struct Arrived {
    pub device: DeviceId,
    pub number: i64,
    pub received_at: i64,
    pub job: Option<JobId>,
    /// What it says, if this version of the server can read it.
    pub operation: Option<Operation>,
}

/// An operation by its name: id and hash, because a damaged phone can send two contents under one id.
pub type Name = (OperationId, String);

/// Everything there is to know.
#[derive(Debug, Clone, Default)]
pub struct Model {
    jobs: BTreeMap<JobId, Known>,
    devices: BTreeMap<DeviceId, Device>,
    procedures: BTreeSet<u32>,
    operations: BTreeMap<Name, (Arrived, Standing)>,
    /// Service orders, whether they are for the carrier, and whether they wait.
    orders: BTreeMap<ServiceOrderId, (bool, bool)>,
    /// Who gets something for a failed job, and by which version of the procedure.
    pub claims: BTreeMap<JobId, (TechnicianId, u32)>,
}

impl Model {
    pub fn new_job(&mut self, job: JobId, technician: Option<TechnicianId>, carrier: bool) {
        self.jobs.insert(job, Known { technician, stage: Stage::Waiting, carrier, follow_up: false });
    }

    pub fn assign(&mut self, job: JobId, technician: Option<TechnicianId>) {
        if let Some(job) = self.jobs.get_mut(&job).filter(|job| job.technician != technician) {
            (job.technician, job.stage) = (technician, Stage::Waiting);
        }
    }

    pub fn cancel(&mut self, job: JobId) {
        if let Some(job) = self.jobs.get_mut(&job) {
            job.stage = Stage::Cancelled;
        }
    }

    /// The office knows a procedure. What waited for that is tried again.
    pub fn publish(&mut self, version: u32) {
        if self.procedures.insert(version) {
            self.learn();
        }
    }

    /// The server tries again what waits for no person.
    pub fn learn(&mut self) {
        let waiting = self.operations.values().filter(|(_, standing)| *standing == Standing::WaitsForNoPerson);
        let ways: BTreeSet<_> = waiting.map(|(arrived, _)| (arrived.job, arrived.device)).collect();
        for (job, device) in ways {
            self.follow(device, job);
        }
    }

    pub fn newest_procedure(&self) -> u32 {
        self.procedures.last().copied().unwrap_or(0)
    }

    pub fn pair(&mut self, device: DeviceId, technician: TechnicianId) {
        self.devices.insert(device, Device { technician, revoked: false, last_number: 0 });
    }

    pub fn revoke(&mut self, device: DeviceId) {
        if let Some(device) = self.devices.get_mut(&device) {
            device.revoked = true;
        }
    }

    pub fn knows(&self, device: DeviceId) -> bool {
        self.devices.contains_key(&device)
    }

    pub fn technician_of(&self, device: DeviceId) -> Option<TechnicianId> {
        self.devices.get(&device).map(|device| device.technician)
    }

    pub fn is_revoked(&self, device: DeviceId) -> bool {
        self.devices.get(&device).is_some_and(|device| device.revoked)
    }

    /// The jobs of a technician that are not over.
    pub fn jobs_of(&self, whose: TechnicianId) -> Vec<JobId> {
        let mine = self.jobs.iter().filter(|(_, job)| job.technician == Some(whose) && !job.is_over());
        mine.map(|(id, _)| *id).collect()
    }

    pub fn all_jobs_of(&self, whose: TechnicianId) -> impl Iterator<Item = JobId> {
        self.jobs.iter().filter(move |(_, job)| job.technician == Some(whose)).map(|(id, _)| *id)
    }

    /// Service orders that wait, and whether they are for the carrier.
    pub fn open_orders(&self) -> Vec<(ServiceOrderId, bool)> {
        self.orders.iter().filter(|(_, (_, waits))| *waits).map(|(id, (carrier, _))| (*id, *carrier)).collect()
    }

    pub fn schedule(&mut self, order: ServiceOrderId) {
        if let Some((_, waits)) = self.orders.get_mut(&order) {
            *waits = false;
        }
    }

    /// The server has taken in an operation that it had not seen.
    pub fn take(&mut self, name: Name, arrived: Arrived) {
        let known = self.devices.get_mut(&arrived.device).expect("only a paired phone delivers");
        let (technician, revoked) = (known.technician, known.revoked);
        let fresh = arrived.number > known.last_number && !self.operations.keys().any(|(id, _)| *id == name.0);
        known.last_number = known.last_number.max(arrived.number);
        let free = arrived.job.is_none() || self.waiting(arrived.device, arrived.job).is_empty();
        let standing = match &arrived.operation {
            _ if !fresh || revoked => Standing::Waits,
            Some(operation) if free => self.attempt(technician, operation),
            _ => Standing::WaitsForNoPerson,
        };
        self.operations.insert(name, (arrived, standing));
    }

    /// A number that brought what was here already, under an earlier number or pairing, is used up as well. That nothing
    /// was passed over on the way is another check's: I7.
    pub fn reach(&mut self, device: DeviceId, number: i64) {
        if let Some(device) = self.devices.get_mut(&device) {
            device.last_number = device.last_number.max(number);
        }
    }

    /// The word that the server should keep for an operation.
    pub fn word(&self, name: &Name) -> &'static str {
        match self.operations.get(name).map(|(_, standing)| standing) {
            Some(Standing::Accepted) => "accepted",
            Some(Standing::Rejected) => "rejected",
            Some(Standing::Waits | Standing::WaitsForNoPerson) => "parked",
            None => "nothing",
        }
    }

    /// A person decides. False if it cannot be so; then nothing has changed.
    pub fn decide(&mut self, name: &Name, decision: Decision) -> bool {
        let Some((arrived, Standing::Waits | Standing::WaitsForNoPerson)) = self.operations.get(name).cloned() else {
            return false;
        };
        let standing = match decision {
            Decision::Accept if !self.accept(&arrived) => return false,
            Decision::Accept | Decision::Evidence => Standing::Accepted,
            Decision::Reject => Standing::Rejected,
        };
        self.operations.insert(name.clone(), (arrived.clone(), standing));
        if arrived.job.is_some() {
            self.follow(arrived.device, arrived.job);
        }
        true
    }

    /// The work counts as if the job had been left to who did it. Nothing is accepted beside a claim.
    fn accept(&mut self, arrived: &Arrived) -> bool {
        let technician = self.devices[&arrived.device].technician;
        let Some(operation) = &arrived.operation else { return false };
        let Some(before) = self.jobs.get(&operation.job).cloned() else { return false };
        let order = matches!(operation.action, Action::RequestServiceOrder { .. });
        let again = before.stage == Stage::OnSite && before.technician == Some(technician);
        let stage = match operation.action {
            _ if self.claims.contains_key(&operation.job) && !order => return false,
            Action::RequestServiceOrder { .. } => before.stage,
            Action::CheckOut { .. } => Stage::OnSite,
            Action::CheckIn if again => return false,
            Action::CheckIn | Action::Cancel { .. } if before.stage == Stage::Done => return false,
            Action::CheckIn | Action::Cancel { .. } => Stage::Waiting,
        };
        self.jobs.insert(operation.job, Known { technician: Some(technician), stage, ..before.clone() });
        let done = self.apply(technician, operation);
        let job = self.jobs.get_mut(&operation.job).expect("just put there");
        if !done {
            *job = before;
        } else if order {
            job.technician = before.technician;
        }
        done
    }

    /// What waits of a phone on a job, in the order in which the phone did it.
    fn waiting(&self, device: DeviceId, job: Option<JobId>) -> Vec<Name> {
        let waiting = self.operations.iter().filter(|(_, (arrived, standing))| {
            let waits = matches!(standing, Standing::Waits | Standing::WaitsForNoPerson);
            waits && arrived.device == device && arrived.job == job
        });
        let mut waiting: Vec<_> = waiting.collect();
        waiting.sort_by_key(|(name, (arrived, _))| (arrived.number, arrived.received_at, *name));
        waiting.into_iter().map(|(name, _)| name.clone()).collect()
    }

    /// Something was decided or became known: what needed no person is tried again.
    fn follow(&mut self, device: DeviceId, job: Option<JobId>) {
        let technician = self.devices[&device].technician;
        let mut blocked = false;
        for name in self.waiting(device, job) {
            let (arrived, mut standing) = self.operations[&name].clone();
            if let (Standing::WaitsForNoPerson, Some(operation), false) = (standing, &arrived.operation, blocked) {
                standing = self.attempt(technician, operation);
            }
            blocked |= standing != Standing::Accepted;
            self.operations.insert(name, (arrived, standing));
        }
    }

    fn attempt(&mut self, technician: TechnicianId, operation: &Operation) -> Standing {
        let version = procedure_of(operation);
        match self.apply(technician, operation) {
            true => Standing::Accepted,
            // It has come to the procedure if it would be done with it.
            false if version.is_some_and(|version| !self.procedures.contains(&version)) => {
                let mut knowing = self.clone();
                knowing.procedures.extend(version);
                match knowing.apply(technician, operation) {
                    true => Standing::WaitsForNoPerson,
                    false => Standing::Waits,
                }
            }
            false => Standing::Waits,
        }
    }

    /// Does it, if it can be done.
    fn apply(&mut self, technician: TechnicianId, operation: &Operation) -> bool {
        let Some(job) = self.jobs.get_mut(&operation.job).filter(|job| job.technician == Some(technician)) else {
            return false;
        };
        match &operation.action {
            Action::CheckIn if job.stage == Stage::Waiting => job.stage = Stage::OnSite,
            Action::Cancel { .. } if !job.is_over() => job.stage = Stage::Cancelled,
            Action::CheckOut { outcome } if job.stage == Stage::OnSite => {
                if let Outcome::Failed { report } = outcome
                    && let ThirdParty::Carrier { procedure, call, .. } = &report.third_party
                {
                    if !job.carrier || !self.procedures.contains(&procedure.version) {
                        return false;
                    }
                    if matches!(call, CallConfirmation::Confirmed { .. }) {
                        self.claims.insert(operation.job, (technician, procedure.version));
                    }
                }
                job.stage = Stage::Done;
            }
            Action::RequestServiceOrder { service_order, .. } if !job.follow_up => {
                if self.orders.contains_key(service_order) {
                    return false;
                }
                self.orders.insert(*service_order, (job.carrier, true));
                job.follow_up = true;
            }
            _ => return false,
        }
        true
    }
}

/// The version of the procedure that a report was made with.
fn procedure_of(operation: &Operation) -> Option<u32> {
    let Action::CheckOut { outcome: Outcome::Failed { report } } = &operation.action else { return None };
    let ThirdParty::Carrier { procedure, .. } = &report.third_party else { return None };
    Some(procedure.version)
}
