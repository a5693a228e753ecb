//! A byte counter between a phone and the server.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// Passes everything on to an address and counts it.
pub struct Proxy {
    /// Where phones connect.
    pub address: String,
    bytes: Arc<AtomicU64>,
}

impl Proxy {
    /// Starts counting what goes to and from `target`.
    pub fn before(target: String) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let bytes = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&bytes);
        thread::spawn(move || {
            for guest in listener.incoming().flatten() {
                let host = TcpStream::connect(&target).expect("the server is there");
                let (guest_in, host_in) = (guest.try_clone().expect("a socket"), host.try_clone().expect("a socket"));
                let (up, down) = (Arc::clone(&counted), Arc::clone(&counted));
                thread::spawn(move || pass(guest_in, host, &up));
                thread::spawn(move || pass(host_in, guest, &down));
            }
        });
        Proxy { address, bytes }
    }

    /// Bytes so far, both ways, HTTP headers included.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::SeqCst)
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, count: &AtomicU64) {
    let mut buffer = vec![0_u8; 64 * 1024];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        count.fetch_add(read as u64, Ordering::SeqCst);
        if to.write_all(&buffer[..read]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}
