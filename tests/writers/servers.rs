//! Two servers on one database, behind one address.

use crate::balancer::Balancer;
use crate::support::office::Office;
use crate::support::office::place::TestPlace;
use crate::traffic::under_traffic;

#[test]
fn of_two_servers_one_is_killed_again_and_again_and_everything_arrives_once() {
    let mut office = Office::on(TestPlace::on_postgres());
    let mut other = office.beside();
    let balancer = Balancer::new(vec![office.port(), other.port()]);
    under_traffic(&mut office, &balancer.address(), 6, |_| {
        other.kill();
        other.open();
    });
}
