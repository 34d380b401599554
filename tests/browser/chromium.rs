//! Chromium and its driver: found, started with an empty profile, and handed from test to test; each has tabs of its own. It is ended
//! where no test waits for it, and with a test that fails.

use crate::tab::Tab;
use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
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

/// One browser, and one test at a time that uses it; the next finds it here.
static ONE: Mutex<Option<Running>> = Mutex::new(None);
/// So many tests wait for it. The last one ends it: nothing is told to a test program at its end.
static WAITING: AtomicUsize = AtomicUsize::new(0);

/// The browser, for one test.
pub(crate) struct Chromium {
    one: MutexGuard<'static, Option<Running>>,
}

/// A Chromium that runs.
struct Running {
    runtime: Arc<Runtime>,
    client: Client,
    driver: Child,
    browser: Option<u64>,
    /// The tab that stays open between two tests.
    empty: WindowHandle,
    _profile: TempDir,
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
            None => format!(
                "there is no {} on the PATH, and {variable} names none; .ci/run installs it",
                names.join(" or ")
            ),
        })
    };
    let chromium = find("DISSENSUS_CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])?;
    Ok((chromium, find("DISSENSUS_CHROMEDRIVER", &["chromedriver"])?))
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
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
    /// One that no test before has left anything in but what belongs to another address; `None` where it is not there, which is said.
    #[track_caller]
    pub(crate) fn start() -> Option<Chromium> {
        let (chromium, driver) = match programs() {
            Ok(programs) => programs,
            Err(why) => {
                pass_over(&why);
                return None;
            }
        };
        WAITING.fetch_add(1, Ordering::SeqCst);
        let mut one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        WAITING.fetch_sub(1, Ordering::SeqCst);
        let runs = one.as_ref().is_some_and(|running| running.tab().is_ok());
        if !runs {
            *one = None;
            *one = Some(Running::start(&chromium, &driver));
            one.as_ref().unwrap().tab().unwrap();
        }
        let chromium = Chromium { one };
        chromium.first().prepare();
        Some(chromium)
    }

    /// One with an empty profile, where nothing is remembered.
    #[track_caller]
    pub(crate) fn fresh() -> Option<Chromium> {
        *ONE.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Chromium::start()
    }

    fn running(&self) -> &Running {
        self.one.as_ref().unwrap()
    }

    /// The tab that it begins with.
    pub(crate) fn first(&self) -> Tab {
        let running = self.running();
        Tab::new(running.runtime.clone(), running.client.clone())
    }

    /// Another tab, which has the keys from now on.
    pub(crate) fn another(&self) -> Tab {
        self.running().tab().unwrap();
        let tab = self.first();
        tab.prepare();
        tab
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // What a test that failed left in it is not for the next.
        let goes_on = !std::thread::panicking() && WAITING.load(Ordering::SeqCst) > 0;
        let is_clean = goes_on && self.one.as_ref().is_some_and(|running| running.close_tabs().is_ok());
        if !is_clean {
            *self.one = None;
        }
    }
}

impl Running {
    fn start(chromium: &Path, driver: &Path) -> Running {
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
        let begun = match port {
            None => Err("chromedriver did not say its port".to_owned()),
            Some(port) => runtime.block_on(async {
                let mut builder = ClientBuilder::new(HttpConnector::new());
                builder.capabilities(wanted);
                let address = format!("http://127.0.0.1:{port}");
                let client = builder.connect(&address).await.map_err(|error| error.to_string())?;
                let empty = client.window().await.map_err(|error| error.to_string())?;
                Ok((client, empty))
            }),
        };
        let (client, empty) = match begun {
            Ok(begun) => begun,
            Err(why) => {
                end(&mut driver);
                panic!("{} did not start: {why}", chromium.display());
            }
        };
        let browser = client.capabilities().and_then(|told| told.get("goog:processID")?.as_u64());
        Running { runtime: Arc::new(runtime), client, driver, browser, empty, _profile: profile }
    }

    /// Opens a tab, which has the keys.
    fn tab(&self) -> Result<(), Box<CmdError>> {
        self.runtime.block_on(async {
            let handle = self.client.new_window(true).await?.handle;
            Ok(self.client.switch_to_window(handle).await?)
        })
    }

    /// Closes all tabs but the empty one.
    fn close_tabs(&self) -> Result<(), Box<CmdError>> {
        self.runtime.block_on(async {
            for handle in self.client.windows().await? {
                if handle != self.empty {
                    self.client.switch_to_window(handle).await?;
                    self.client.close_window().await?;
                }
            }
            Ok(self.client.switch_to_window(self.empty.clone()).await?)
        })
    }
}

impl Drop for Running {
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
