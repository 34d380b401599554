//! The language server over its standard input and output: frames of `Content-Length`, requests and what it says unasked.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Server {
    child: Child,
    input: ChildStdin,
    said: Receiver<Value>,
    folder: PathBuf,
    last: u64,
    /// Files that are open, by their texts.
    open: BTreeMap<String, String>,
    /// What is wrong with each file, as last told.
    wrong: BTreeMap<String, Vec<Value>>,
}

/// Starts the server on a folder; `None`, and a loud word, where there is none.
pub fn start(folder: &Path) -> Option<Server> {
    let started = Command::new("yaml-language-server")
        .arg("--stdio")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!("SKIPPED: no `yaml-language-server` on the PATH (npm install -g yaml-language-server)");
            return None;
        }
        Err(error) => panic!("yaml-language-server: {error}"),
    };
    let (sender, said) = channel();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || {
        while let Some(message) = frame(&mut output) {
            if sender.send(message).is_err() {
                return;
            }
        }
    });
    let input = child.stdin.take().unwrap();
    let folder = folder.canonicalize().unwrap();
    let (open, wrong) = (BTreeMap::new(), BTreeMap::new());
    let mut server = Server { child, input, said, folder, last: 0, open, wrong };
    let root = server.uri("");
    let capabilities = json!({
        "textDocument": {
            "completion": {"completionItem": {"documentationFormat": ["markdown", "plaintext"]}},
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "publishDiagnostics": {},
        },
    });
    server.ask("initialize", &json!({"processId": null, "rootUri": root, "capabilities": capabilities}));
    server.tell("initialized", &json!({}));
    let yaml = json!({
        "validate": true, "completion": true, "hover": true, "schemaStore": {"enable": false},
    });
    server.tell("workspace/didChangeConfiguration", &json!({"settings": {"yaml": yaml}}));
    Some(server)
}

/// The next message; `None` where the server has ended.
fn frame(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim().is_empty() {
            break;
        }
        if let Some(bytes) = line.strip_prefix("Content-Length:") {
            length = bytes.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

impl Server {
    /// Opens a text as a file of the case, and waits for what is wrong with it.
    pub fn open(&mut self, text: &str) -> Vec<Value> {
        let uri = self.opened(text);
        self.diagnostics(&uri)
    }

    /// The same for a file that lies there.
    pub fn open_file(&mut self, name: &str) -> Vec<Value> {
        let text = std::fs::read_to_string(self.folder.join(name)).unwrap();
        let uri = self.uri(name);
        self.show(&uri, &text);
        self.diagnostics(&uri)
    }

    /// What is offered at a place, counted from 0.
    pub fn complete(&mut self, text: &str, line: usize, character: usize) -> Vec<Value> {
        let at = self.at(text, line, character);
        let answer = self.ask("textDocument/completion", &at);
        let items = if answer["items"].is_array() { &answer["items"] } else { &answer };
        items.as_array().cloned().unwrap_or_default()
    }

    /// What is told of a place, counted from 0.
    pub fn hover(&mut self, text: &str, line: usize, character: usize) -> String {
        let at = self.at(text, line, character);
        self.ask("textDocument/hover", &at)["contents"].to_string()
    }

    pub fn stop(mut self) {
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        self.child.wait().unwrap();
    }

    fn at(&mut self, text: &str, line: usize, character: usize) -> Value {
        let uri = self.opened(text);
        json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
    }

    /// The file of this text, opened if it is not.
    fn opened(&mut self, text: &str) -> String {
        if let Some(uri) = self.open.get(text) {
            return uri.clone();
        }
        let uri = self.uri(&format!("text-{}.yaml", self.open.len()));
        self.show(&uri, text);
        self.open.insert(text.to_owned(), uri.clone());
        uri
    }

    fn show(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", &json!({"textDocument": document}));
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}", self.folder.join(name).display())
    }

    fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        while !self.wrong.contains_key(uri) {
            let message = self.hear();
            self.take(&message);
        }
        self.wrong[uri].clone()
    }

    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.last += 1;
        let id = self.last;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": parameters}));
        loop {
            let message = self.hear();
            if message["id"] == json!(id) && message["method"].is_null() {
                assert!(message["error"].is_null(), "{method}: {message:#}");
                return message["result"].clone();
            }
            self.take(&message);
        }
    }

    fn tell(&mut self, method: &str, parameters: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": parameters}));
    }

    /// Keeps what is wrong with files, and answers what the server asks with nothing.
    fn take(&mut self, message: &Value) {
        if message["method"] == json!("textDocument/publishDiagnostics") {
            let parameters = &message["params"];
            let found = parameters["diagnostics"].as_array().cloned().unwrap_or_default();
            self.wrong.insert(parameters["uri"].as_str().unwrap().to_owned(), found);
        } else if message["method"].is_string() && !message["id"].is_null() {
            self.send(&json!({"jsonrpc": "2.0", "id": message["id"], "result": null}));
        }
    }

    fn hear(&mut self) -> Value {
        self.said.recv_timeout(PATIENCE).expect("the language server says nothing more")
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.input.flush().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // After `stop` it has ended already.
        let _ = self.child.kill();
    }
}
