//! Chromium and its driver: found, started with an empty profile, and ended with the test, also where it panics.

use crate::tab::Tab;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// What keeps Chromium to itself: no asking elsewhere, no first steps, nothing of the person's own.
const FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--window-size=1200,900",
];

/// One browser at a time.
static ONE: Mutex<()> = Mutex::new(());

/// A Chromium with an empty profile.
pub(crate) struct Chromium {
    runtime: Rc<Runtime>,
    client: Client,
    driver: Child,
    browser: Option<u64>,
    _profile: TempDir,
    _only: MutexGuard<'static, ()>,
}

/// The programs, or what is missing.
pub(crate) fn programs() -> Result<(PathBuf, PathBuf), String> {
    let find = |variable: &str, names: &[&str]| {
        let named = env::var_os(variable).map(PathBuf::from);
        let found = match &named {
            Some(path) => path.is_file().then(|| path.clone()),
            None => names.iter().find_map(|name| on_path(name)),
        };
        found.ok_or_else(|| match named {
            Some(path) => format!("{variable} names {}, which is no file", path.display()),
            None => format!("there is no {} on the PATH, and {variable} names none", names.join(" or ")),
        })
    };
    let chromium = find("DISSENSUS_CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])?;
    Ok((chromium, find("DISSENSUS_CHROMEDRIVER", &["chromedriver"])?))
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_else(OsString::new);
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Where the tests leave what people look at, and where `.ci/run` puts what they need.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser")
}

/// Fails where the browser is required, and else says aloud that nothing was tested: cargo keeps the lines of a passed test to itself, but
/// for those that go to the standard error by no macro.
#[track_caller]
pub(crate) fn pass_over(why: &str) {
    assert!(env::var_os("DISSENSUS_BROWSER").is_none_or(|word| word != "required"), "{why}");
    let name = std::thread::current().name().unwrap_or_default().to_owned();
    let line = format!("PASSED OVER, nothing was tested: {name}: {why}\n");
    std::io::stderr().write_all(line.as_bytes()).unwrap();
}

impl Chromium {
    /// Starts it; `None` where it is not there, which is said.
    #[track_caller]
    pub(crate) fn start() -> Option<Chromium> {
        let (chromium, driver) = match programs() {
            Ok(programs) => programs,
            Err(why) => {
                pass_over(&why);
                return None;
            }
        };
        let only = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = tempfile::tempdir().unwrap();
        let mut driver = Command::new(driver)
            .arg("--port=0")
            .env("HOME", profile.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let mut flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
        flags.push(format!("--user-data-dir={}", profile.path().join("profile").display()));
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "binary": chromium, "args": flags },
            "unhandledPromptBehavior": "ignore",
        });
        let wanted: Capabilities = wanted.as_object().unwrap().clone();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let client = match port {
            None => Err("chromedriver did not say its port".to_owned()),
            Some(port) => {
                let mut builder = ClientBuilder::new(HttpConnector::new());
                builder.capabilities(wanted);
                let address = format!("http://127.0.0.1:{port}");
                runtime.block_on(builder.connect(&address)).map_err(|error| error.to_string())
            }
        };
        let client = match client {
            Ok(client) => client,
            Err(why) => {
                end(&mut driver);
                panic!("{} did not start: {why}", chromium.display());
            }
        };
        let browser = client.capabilities().and_then(|told| told.get("goog:processID")?.as_u64());
        let chromium =
            Chromium { runtime: Rc::new(runtime), client, driver, browser, _profile: profile, _only: only };
        chromium.first().prepare();
        Some(chromium)
    }

    /// The tab that it begins with.
    pub(crate) fn first(&self) -> Tab {
        Tab::new(self.runtime.clone(), self.client.clone())
    }

    /// Another tab, which has the keys from now on.
    pub(crate) fn another(&self) -> Tab {
        let handle = self.runtime.block_on(self.client.new_window(true)).unwrap().handle;
        self.runtime.block_on(self.client.switch_to_window(handle)).unwrap();
        let tab = self.first();
        tab.prepare();
        tab
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // The driver ends the browser that it started; where it hangs, both are ended without it.
        let closing = self.client.clone().close();
        let closed =
            self.runtime.block_on(async { tokio::time::timeout(Duration::from_secs(5), closing).await });
        if let (true, Some(browser)) = (closed.is_err(), self.browser) {
            let ended =
                Command::new("kill").args(["-KILL", &browser.to_string()]).stderr(Stdio::null()).status();
            drop(ended);
        }
        end(&mut self.driver);
    }
}

fn end(child: &mut Child) {
    drop(child.kill());
    drop(child.wait());
}
