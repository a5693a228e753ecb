//! Which version two sides speak, and the seal of a file of unsent work.

use domain::ids::DeviceId;
use domain::wire::Protocols;
use domain::work_file::{FORMAT, WorkFile, seal};
use proptest::prelude::*;

use crate::sample::moment;
use crate::wire::{envelope, id, operations};

fn protocols() -> impl Strategy<Value = Protocols> {
    (1_u32..20, 0_u32..20).prop_map(|(oldest, more)| Protocols { oldest, newest: oldest + more })
}

proptest! {
    #[test]
    fn two_sides_speak_the_newest_version_that_both_know(here in protocols(), there in protocols()) {
        let both = |version: &u32| here.speaks(*version) && there.speaks(*version);
        prop_assert_eq!(here.common(there), (1..50).filter(both).max());
        prop_assert_eq!(here.common(there), there.common(here));
    }
}

#[test]
fn a_file_of_unsent_work_is_believed_only_as_its_phone_has_made_it() {
    let all = operations();
    let operations = vec![envelope(1, &all[0]), envelope(2, &all[1])];
    let device = DeviceId(id(9));
    let file = WorkFile {
        format: FORMAT.into(),
        device,
        sent: moment(),
        seal: seal("key", device, &moment(), &operations),
        operations,
    };
    assert!(file.is_sealed_by("key"));
    assert!(!file.is_sealed_by("another key"));
    let changed = [
        WorkFile { device: DeviceId(id(8)), ..file.clone() },
        WorkFile { operations: vec![file.operations[0].clone()], ..file.clone() },
        WorkFile { operations: file.operations.iter().rev().cloned().collect(), ..file.clone() },
        WorkFile { seal: String::new(), ..file.clone() },
        WorkFile { seal: file.seal[..63].into(), ..file.clone() },
    ];
    assert!(changed.iter().all(|file| !file.is_sealed_by("key")));
}
