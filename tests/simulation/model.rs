//! The reference: what the server should say of an operation, and which claims must exist, told in the plainest way from
//! what people did, in the order in which the server took it in. It shares no code with the rules of the product.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{DeviceId, JobId, OperationId, ServiceOrderId, TechnicianId};
use domain::operation::{Action, Operation};
use domain::report::{CallConfirmation, Outcome, ThirdParty};

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Waiting,
    OnSite,
    Over,
}

#[derive(Debug, Clone)]
struct Known {
    technician: Option<TechnicianId>,
    stage: Stage,
    /// Done for the carrier; such a job has a Service ID.
    carrier: bool,
    follow_up: bool,
}

/// A phone as the office knows it.
#[derive(Debug, Clone)]
struct Device {
    technician: TechnicianId,
    revoked: bool,
    last_number: i64,
}

/// Everything there is to know.
#[derive(Debug, Clone, Default)]
pub struct Model {
    jobs: BTreeMap<JobId, Known>,
    devices: BTreeMap<DeviceId, Device>,
    procedures: BTreeSet<u32>,
    waiting: BTreeMap<(DeviceId, JobId), BTreeSet<OperationId>>,
    ids: BTreeSet<OperationId>,
    /// Service orders, whether they are for the carrier, and whether they wait.
    orders: BTreeMap<ServiceOrderId, (bool, bool)>,
    pub claims: BTreeMap<JobId, TechnicianId>,
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
            job.stage = Stage::Over;
        }
    }

    pub fn publish(&mut self, version: u32) {
        self.procedures.insert(version);
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

    pub fn is_revoked(&self, device: DeviceId) -> bool {
        self.devices.get(&device).is_some_and(|device| device.revoked)
    }

    /// The jobs of a technician that are not over.
    pub fn jobs_of(&self, whose: TechnicianId) -> Vec<JobId> {
        let mine = self.jobs.iter().filter(|(_, job)| job.technician == Some(whose) && job.stage != Stage::Over);
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

    /// The server has taken in an operation that it had not seen. True if it should have been accepted.
    pub fn take(
        &mut self,
        device: DeviceId,
        number: i64,
        id: OperationId,
        job: Option<JobId>,
        operation: Option<&Operation>,
    ) -> bool {
        let known = self.devices.get_mut(&device).expect("only a paired phone delivers");
        let (technician, revoked) = (known.technician, known.revoked);
        let fresh = number > known.last_number;
        known.last_number = known.last_number.max(number);
        let fresh = fresh && self.ids.insert(id);
        let free = job.is_none_or(|job| self.waiting.get(&(device, job)).is_none_or(BTreeSet::is_empty));
        let good = fresh && !revoked && free && operation.is_some_and(|operation| self.apply(technician, operation));
        if let Some(job) = job.filter(|_| !good) {
            self.waiting.entry((device, job)).or_default().insert(id);
        }
        good
    }

    /// Does it, if it can be done.
    fn apply(&mut self, technician: TechnicianId, operation: &Operation) -> bool {
        let Some(job) = self.jobs.get_mut(&operation.job).filter(|job| job.technician == Some(technician)) else {
            return false;
        };
        match &operation.action {
            Action::CheckIn if job.stage == Stage::Waiting => job.stage = Stage::OnSite,
            Action::Cancel { .. } if job.stage != Stage::Over => job.stage = Stage::Over,
            Action::CheckOut { outcome } if job.stage == Stage::OnSite => {
                if let Outcome::Failed { report } = outcome
                    && let ThirdParty::Carrier { procedure, call, .. } = &report.third_party
                {
                    if !job.carrier || !self.procedures.contains(&procedure.version) {
                        return false;
                    }
                    if matches!(call, CallConfirmation::Confirmed { .. }) {
                        self.claims.insert(operation.job, technician);
                    }
                }
                job.stage = Stage::Over;
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
