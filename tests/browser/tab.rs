//! A tab: keys go in as a person presses them, and what is shown is waited for, each time with a limit.

use crate::chromium::folder;
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

/// How long anything may take: far more than it does, so that a busy machine breaks no test.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is looked whether it has come.
const PAUSE: Duration = Duration::from_millis(15);

/// Counts what arrives, from before the page's own scripts begin.
const COUNTER: &str =
    "window.arrivals = 0; document.addEventListener('arrived', () => { window.arrivals += 1; });";

/// Which page this is, and how often its parts were put in since it was loaded.
const ARRIVED: &str = "document.readyState === 'complete' && window.arrivals > 0 ? `${performance.timeOrigin} ${window.arrivals}` : null";

/// A tab of the browser.
pub(crate) struct Tab {
    runtime: Arc<Runtime>,
    client: Client,
    window: RefCell<Option<WindowHandle>>,
}

impl Tab {
    /// The tab that has the keys.
    pub(crate) fn new(runtime: Arc<Runtime>, client: Client) -> Tab {
        let window = runtime.block_on(client.window()).unwrap();
        Tab { runtime, client, window: RefCell::new(Some(window)) }
    }

    /// Lets it count what arrives.
    pub(crate) fn prepare(&self) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": COUNTER }));
    }

    /// Gives this tab the keys.
    pub(crate) fn come(&self) {
        let window = self.window.borrow().clone().unwrap();
        self.runtime.block_on(self.client.switch_to_window(window)).unwrap();
    }

    /// Loads an address.
    #[track_caller]
    pub(crate) fn open(&self, address: &str) {
        self.runtime.block_on(self.client.goto(address)).unwrap();
        self.until("the page has come", ARRIVED);
    }

    /// A command of Chromium's own protocol.
    pub(crate) fn devtools(&self, name: &str, parameters: Value) -> Value {
        let command = DevTools(json!({ "cmd": name, "params": parameters }));
        self.runtime.block_on(self.client.issue_cmd(command)).unwrap()
    }

    /// Lets the pages that it opens from now on not notice by themselves what changes in the case: whatever is done then is done on what
    /// they show.
    pub(crate) fn look_away(&self) {
        let source = "const ask = window.fetch;
            window.fetch = (url, ...rest) => (String(url).includes('/state') ? new Promise(() => {}) : ask(url, ...rest));";
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    }

    /// The value of an expression; `None` while one page goes and the next comes.
    fn try_eval(&self, expression: &str) -> Option<Value> {
        match self.runtime.block_on(self.client.execute(&format!("return ({expression});"), Vec::new())) {
            Ok(value) => Some(value),
            Err(error) => {
                let text = format!("{error:?}").to_lowercase();
                assert!(!text.contains("alert"), "a dialog is open, which no page of ours opens: {error}");
                assert!(!text.contains("syntaxerror"), "{expression}: {error}");
                None
            }
        }
    }

    /// The value of an expression.
    #[track_caller]
    pub(crate) fn eval(&self, expression: &str) -> Value {
        let began = Instant::now();
        loop {
            if let Some(value) = self.try_eval(expression) {
                return value;
            }
            assert!(began.elapsed() < PATIENCE, "no page answers: {expression}");
            self.pause();
        }
    }

    /// The value of an expression as a text, "" for none.
    #[track_caller]
    pub(crate) fn eval_text(&self, expression: &str) -> String {
        match self.eval(expression) {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    /// Waits until an expression is true, and gives its value.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, expression: &str) -> Value {
        let began = Instant::now();
        loop {
            let value = self.try_eval(expression);
            match value {
                None | Some(Value::Null | Value::Bool(false)) => {}
                Some(value) => return value,
            }
            if began.elapsed() > PATIENCE {
                panic!("in vain waited for: {what}\n{}", self.look());
            }
            self.pause();
        }
    }

    fn pause(&self) {
        self.runtime.block_on(async { tokio::time::sleep(PAUSE).await });
    }

    /// What a test that fails tells of the page; its picture is left in target/browser/failed.
    pub(crate) fn look(&self) -> String {
        let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let place = folder().join("failed");
        fs::create_dir_all(&place).unwrap();
        if let Ok(picture) = self.runtime.block_on(self.client.screenshot()) {
            fs::write(place.join(format!("{name}.png")), picture).unwrap();
        }
        let told = "[location.href, `focus: ${document.activeElement?.outerHTML.slice(0, 200)}`,
            ...['#said', '#wrong', '#panel', '#row'].map(part => `${part}: ${document.querySelector(part)?.innerText.slice(0, 600)}`)].join('\\n')";
        self.try_eval(told).map(|told| told.as_str().unwrap_or_default().to_owned()).unwrap_or_default()
    }

    /// Presses a key, by its name as in KeyboardEvent.key; `Ctrl+` may stand before it.
    pub(crate) fn press(&self, key: &str) {
        let (held, key) = match key.strip_prefix("Ctrl+") {
            Some(key) => (Some(Key::Control), key),
            None => (None, key),
        };
        let key = code(key);
        let held = held.or_else(|| needs_shift(key).then_some(Key::Shift)).map(char::from);
        let mut actions = KeyActions::new("keys".to_owned());
        if let Some(value) = held {
            actions = actions.then(KeyAction::Down { value });
        }
        actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        if let Some(value) = held {
            actions = actions.then(KeyAction::Up { value });
        }
        self.runtime.block_on(self.client.perform_actions(actions)).unwrap();
    }

    /// Types a text, key by key.
    pub(crate) fn type_in(&self, text: &str) {
        let mut actions = KeyActions::new("keys".to_owned());
        for value in text.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.runtime.block_on(self.client.perform_actions(actions)).unwrap();
    }

    /// Types a text in the place of what stands in the field that has the focus.
    pub(crate) fn type_over(&self, text: &str) {
        self.press("Ctrl+a");
        self.press("Delete");
        self.type_in(text);
    }

    /// Presses a key, and waits for the page that it leads to.
    #[track_caller]
    pub(crate) fn go(&self, key: &str) {
        let before = self.eval(ARRIVED);
        self.press(key);
        self.next(&before, &format!("a page after the key {key}"));
    }

    /// Which page this is, for [`Tab::next`].
    #[track_caller]
    pub(crate) fn now(&self) -> Value {
        self.eval(ARRIVED)
    }

    /// Waits for another page than that one.
    #[track_caller]
    pub(crate) fn next(&self, before: &Value, what: &str) {
        let began = Instant::now();
        loop {
            match self.try_eval(ARRIVED) {
                None | Some(Value::Null) => {}
                Some(now) if now == *before => {}
                Some(_) => return,
            }
            if began.elapsed() > PATIENCE {
                panic!("in vain waited for: {what}\n{}", self.look());
            }
            self.pause();
        }
    }

    /// Goes on with Tab until what has the focus fits a selector. Several are pressed at once; those behind it do nothing.
    #[track_caller]
    pub(crate) fn tab_to(&self, selector: &str) {
        let fits = format!("document.activeElement.matches({})", json!(selector));
        self.eval(&format!(
            "(() => {{
                window.arrest = (event) => {{
                    if (event.key !== 'Tab' || !({fits})) return;
                    event.preventDefault();
                    event.stopImmediatePropagation();
                }};
                addEventListener('keydown', window.arrest, true);
                return true;
            }})()"
        ));
        for _ in 0..20 {
            if self.eval(&fits) == true {
                self.eval("removeEventListener('keydown', window.arrest, true) ?? true");
                return;
            }
            self.press_often("Tab", 20);
        }
        panic!("Tab does not lead to {selector}\n{}", self.look());
    }

    /// Presses a key so many times.
    pub(crate) fn press_often(&self, key: &str, times: u64) {
        let value = code(key);
        let mut actions = KeyActions::new("keys".to_owned());
        for _ in 0..times {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.runtime.block_on(self.client.perform_actions(actions)).unwrap();
    }

    /// The heading of the row that is shown.
    #[track_caller]
    pub(crate) fn row(&self) -> String {
        self.eval_text("document.querySelector('#label')?.textContent.trim()")
    }

    /// What was said last, of what was done and of what went wrong.
    #[track_caller]
    pub(crate) fn said(&self) -> String {
        self.eval_text("[...document.querySelectorAll('#said, #wrong')].map(one => one.textContent.trim()).join(' ').trim()")
    }

    /// Presses a key that decides, and waits until it is said; gives what was said.
    #[track_caller]
    pub(crate) fn decide(&self, key: &str) -> String {
        self.go(key);
        self.said()
    }

    /// Goes down the queue, from its first row, to the one whose label begins so.
    #[track_caller]
    pub(crate) fn to_row(&self, label: &str) {
        self.go("g");
        for _ in 0..200 {
            let row = self.row();
            if row.contains(label) {
                return;
            }
            self.go("j");
            if self.row() == row {
                break;
            }
        }
        panic!("the key j does not lead to {label}\n{}", self.look());
    }

    /// How wide and high the page is shown.
    pub(crate) fn size(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// "light" or "dark", as the person's system asks for it.
    pub(crate) fn scheme(&self, scheme: &str) {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", media);
        // Colours on the way from one to the other are none that anybody judges.
        self.eval("document.getAnimations().forEach((one) => one.finish()) ?? true");
    }

    /// A picture of what is shown.
    pub(crate) fn picture(&self) -> Vec<u8> {
        self.runtime.block_on(self.client.screenshot()).unwrap()
    }

    /// Runs a script that calls back with its result.
    #[track_caller]
    pub(crate) fn run(&self, script: &str) -> Value {
        match self.runtime.block_on(self.client.execute_async(script, Vec::new())) {
            Ok(value) => value,
            Err(error) => panic!("{error}\n{}", self.look()),
        }
    }

    /// Loads the page anew, as the browser's own button does.
    #[track_caller]
    pub(crate) fn reload(&self) {
        let before = self.now();
        self.runtime.block_on(self.client.refresh()).unwrap();
        self.next(&before, "the page loaded anew");
    }
}

/// The character by which WebDriver knows a key.
fn code(key: &str) -> char {
    match key {
        "Escape" => Key::Escape.into(),
        "Enter" => Key::Enter.into(),
        "Tab" => Key::Tab.into(),
        "Delete" => Key::Delete.into(),
        "ArrowDown" => Key::Down.into(),
        "ArrowUp" => Key::Up.into(),
        "PageDown" => Key::PageDown.into(),
        "PageUp" => Key::PageUp.into(),
        key => {
            let mut chars = key.chars();
            let first = chars.next().unwrap();
            assert!(chars.next().is_none(), "no key is called {key}");
            first
        }
    }
}

/// True for what a person holds Shift for.
fn needs_shift(key: char) -> bool {
    key.is_uppercase() || "?+:\"".contains(key)
}

/// A command of Chromium's own protocol, by way of its driver.
#[derive(Debug)]
struct DevTools(Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (axum::http::Method, Option<String>) {
        (axum::http::Method::POST, Some(self.0.to_string()))
    }
}
