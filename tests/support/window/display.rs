//! A display without a screen.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// An X server of its own, on a number it finds free itself; ends with the test.
pub struct Display {
    process: Child,
    number: String,
}

impl Display {
    /// Starts one.
    pub fn new() -> Display {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "800x1000x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed");
        let mut number = String::new();
        let output = process.stdout.take().expect("piped");
        BufReader::new(output).read_line(&mut number).expect("it says its number");
        assert!(!number.trim().is_empty(), "Xvfb found a free display");
        Display { process, number: format!(":{}", number.trim()) }
    }

    /// As `DISPLAY` wants it.
    pub fn name(&self) -> &str {
        &self.number
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
