//! WebKit's driver and the app it starts, in a process group of their own: killed together, as the system kills an app.

use std::ffi::OsString;
use std::fs::Permissions;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::display::Display;

/// The file in the test's folder that lists what the app opened outside itself.
pub const OPENED: &str = "opened";

/// The driver's process.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts it. The app it will start keeps everything in `folder`.
    pub fn new(display: &Display, folder: &Path) -> Driver {
        let port = free_port();
        let tools = catch_what_is_opened(folder);
        let process = Command::new("dbus-run-session") // without a bus of its own the session stalls
            .args(["--", "WebKitWebDriver", "--host=127.0.0.1", &format!("--port={port}")])
            .env_remove("WAYLAND_DISPLAY")
            .env("DISPLAY", display.name())
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("TAURI_WEBVIEW_AUTOMATION", "true") // only with it the app's window obeys a driver
            .env("LANGUAGE", "en")
            .env("LC_ALL", "en_US.UTF-8")
            .env("EINSATZ_PHONE_FOLDER", folder.join("phone"))
            .env("PATH", tools)
            .env("XDG_DATA_HOME", folder.join("data"))
            .env("XDG_CACHE_HOME", folder.join("cache"))
            .env("XDG_CONFIG_HOME", folder.join("config"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("dbus-run-session is installed");
        let driver = Driver { process, port };
        driver.wait_until_it_listens();
        driver
    }

    /// Where it is asked.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn wait_until_it_listens(&self) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            assert!(Instant::now() < deadline, "WebKitWebDriver listens");
            std::thread::yield_now();
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The group, not the process alone: the app and WebKit's own processes would outlive the driver.
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.process.wait();
    }
}

/// Puts a program in the place of the one that opens links on a desktop; it writes down what it was asked for. Gives
/// the `PATH` on which it comes first.
fn catch_what_is_opened(folder: &Path) -> OsString {
    let tools = folder.join("tools");
    std::fs::create_dir_all(&tools).expect("a folder");
    let script = format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", folder.join(OPENED).display());
    let program = tools.join("xdg-open");
    std::fs::write(&program, script).expect("a file");
    std::fs::set_permissions(&program, Permissions::from_mode(0o755)).expect("it can be run");
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(tools).chain(std::env::split_paths(&path))).expect("a path")
}

/// A port that nobody uses now.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("it has an address").port()
}

/// The app, built as a person gets it: with the page inside. A test run that has built it says so in `EINSATZ_BUILT`.
pub fn app() -> PathBuf {
    let own = std::env::current_exe().expect("a test knows where it is");
    let folder = own.ancestors().nth(2).expect("target/debug/deps/test");
    if std::env::var_os("EINSATZ_BUILT").is_none() {
        let built = Command::new(env!("CARGO")).args(["build", "--quiet", "-p", "einsatz"]).status();
        assert!(built.expect("cargo runs").success(), "the app builds");
    }
    folder.join("einsatz")
}
