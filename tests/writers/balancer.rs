//! One address in front of several servers, as a load balancer has it: each connection goes to the next server that
//! takes it.

use std::io::copy;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub struct Balancer {
    address: SocketAddr,
    ended: Arc<AtomicBool>,
}

impl Balancer {
    /// In front of servers on these ports.
    pub fn new(ports: Vec<u16>) -> Balancer {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let ended = Arc::new(AtomicBool::new(false));
        let end = ended.clone();
        std::thread::spawn(move || {
            for (turn, guest) in listener.incoming().enumerate() {
                if end.load(Ordering::Relaxed) {
                    return;
                }
                let order = (0..ports.len()).map(|step| ports[(turn + step) % ports.len()]);
                let host = order.into_iter().find_map(|port| TcpStream::connect(("127.0.0.1", port)).ok());
                if let (Ok(guest), Some(host)) = (guest, host) {
                    join(&guest, &host);
                    join(&host, &guest);
                }
            }
        });
        Balancer { address, ended }
    }

    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address); // wakes it up
    }
}

/// Carries bytes one way, until one side ends; then both end, as it is when a server is killed.
fn join(from: &TcpStream, to: &TcpStream) {
    let (mut from, mut to) = (from.try_clone().expect("a handle"), to.try_clone().expect("a handle"));
    std::thread::spawn(move || {
        let _ = copy(&mut from, &mut to);
        let _ = from.shutdown(Shutdown::Both);
        let _ = to.shutdown(Shutdown::Both);
    });
}
