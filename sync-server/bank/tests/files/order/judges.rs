//! Judges from outside of the house: orders that others wrote, and the official schema. Tests that need one run where it
//! is, and say so where it is not; our own files cover the same ground.

use std::path::{Path, PathBuf};

use crate::samples::folder;

/// A file or folder of them, for a test that says what it does without.
pub fn sample(path: &str, test: &str) -> Option<PathBuf> {
    let found = folder().map(|folder| folder.join(path)).filter(|path| path.exists());
    if found.is_none() {
        println!("LEFT OUT: {test}. The samples are not there; EINSATZ_BANK_SAMPLES says where they are.");
    }
    found
}

/// The official schema of payment orders and the program that reads it, or a word that one is not there.
pub fn schema(test: &str) -> Option<PathBuf> {
    let schema = sample("xsd/pain.001.001.09.ch.03.xsd", test)?;
    if std::process::Command::new("xmllint").arg("--version").output().is_err() {
        println!("LEFT OUT: {test}. There is no xmllint; the package libxml2-utils has it.");
        return None;
    }
    Some(schema)
}

/// Which of these files the schema passes.
pub fn passed_by(schema: &Path, files: &[PathBuf]) -> Vec<bool> {
    let mut command = std::process::Command::new("xmllint");
    let out = command.args(["--noout", "--nonet", "--huge", "--schema"]).arg(schema).args(files).output();
    let out = out.expect("xmllint runs");
    let said = String::from_utf8_lossy(&out.stderr);
    let passed = |file: &PathBuf| said.lines().any(|line| line == format!("{} validates", file.display()));
    files.iter().map(passed).collect()
}
