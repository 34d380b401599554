//! A case in a folder of its own, and `dissensus serve` on it.

use dissensus::desk::{Desk, claim_ids};
use dissensus::review::{Decision, log};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const COURIER: &str = "---\nsource: The Courier\npublished: 2031-05-09\n---\nA tram left the rails in Ostrand on Thursday. \
    Nine people were killed in the accident, police said. At least 20 people were injured. The tram was built in 1998. Repairs will cost \
    3 million crowns, the mayor said.\n";
const POST: &str = "---\nsource: Harbour Post\npublished: 2031-05-09\n---\nThe tram accident in Ostrand happened on Thursday. \
    Fourteen people were killed in the accident, the fire brigade said. 24 people were injured. The tram was built in 1996. \
    Repairs will cost 5 million crowns, the council said.\n";

/// The folder of a case that a test may change.
pub(crate) struct Folder {
    around: TempDir,
}

impl Folder {
    /// Two articles about a tram.
    pub(crate) fn tram() -> Folder {
        let folder = Folder { around: tempfile::tempdir().unwrap() };
        fs::create_dir_all(folder.path().join("articles")).unwrap();
        fs::write(folder.path().join("articles/courier.md"), COURIER).unwrap();
        fs::write(folder.path().join("articles/post.md"), POST).unwrap();
        folder
    }

    /// The sample case, with no decision on it.
    pub(crate) fn ferry() -> Folder {
        let folder = Folder { around: tempfile::tempdir().unwrap() };
        fs::create_dir_all(folder.path().join("articles")).unwrap();
        for from in ["", "articles"] {
            for entry in fs::read_dir(Path::new("claims/ferry-2031").join(from)).unwrap() {
                let entry = entry.unwrap();
                if entry.path().is_file() && entry.file_name() != "review.yaml" {
                    fs::copy(entry.path(), folder.path().join(from).join(entry.file_name())).unwrap();
                }
            }
        }
        folder
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.around.path().join("case")
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Puts other words into a file of the case, all at once as an editor does.
    #[track_caller]
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.file(name)).unwrap();
        assert!(text.contains(from), "{name} does not say {from}");
        let beside = self.around.path().join("new");
        fs::write(&beside, text.replace(from, to)).unwrap();
        fs::rename(beside, self.file(name)).unwrap();
    }

    /// What the library reads out of review.yaml.
    #[track_caller]
    pub(crate) fn log(&self) -> Vec<Decision> {
        let log = log::read(&self.path()).unwrap();
        assert!(log.problems.is_empty(), "{:?}", log.problems);
        log.entries.into_iter().map(|entry| entry.decision).collect()
    }

    /// The rulings in review.yaml: "verdict", "flag", "undo".
    pub(crate) fn rulings(&self) -> Vec<&'static str> {
        self.log().iter().map(|decision| decision.ruling.word()).collect()
    }

    pub(crate) fn desk(&self) -> Desk {
        Desk::open(&self.path(), "nobody").unwrap()
    }

    /// The claims of each row, in the order of the table.
    pub(crate) fn rows(&self) -> Vec<Vec<String>> {
        let desk = self.desk();
        (0..desk.comparison().questions.len()).map(|row| claim_ids(desk.comparison(), row)).collect()
    }

    /// The claims of the row whose label has a word.
    #[track_caller]
    pub(crate) fn row(&self, word: &str) -> Vec<String> {
        let desk = self.desk();
        let questions = &desk.comparison().questions;
        let labels: Vec<&str> = questions.iter().map(|question| question.label.as_str()).collect();
        let row = labels.iter().position(|label| label.contains(word));
        claim_ids(desk.comparison(), row.unwrap_or_else(|| panic!("{word} in {labels:?}")))
    }
}

/// A server, which ends with the test.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// Held, as a terminal holds it.
    _output: BufReader<ChildStdout>,
}

/// The binary, with nothing said of it in the environment.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dissensus"));
    command.arg("serve").arg(folder).args(arguments).env_remove("DISSENSUS_REVIEWER").stdin(Stdio::null());
    command
}

impl Server {
    pub(crate) fn start(folder: &Folder, by: &str) -> Server {
        Server::with(folder, &["--port", "0", "--by", by])
    }

    pub(crate) fn with(folder: &Folder, arguments: &[&str]) -> Server {
        let mut child = command(&folder.path(), arguments).stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        let Some(address) = address.and_then(|address| address.parse().ok()) else {
            let _ = child.kill();
            panic!("no address in {line:?}");
        };
        Server { child, address, _output: output }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as the power does.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends a signal, and waits for the end; the status, and how long it took.
    #[track_caller]
    pub(crate) fn signal(mut self, signal: &str) -> (ExitStatus, Duration) {
        let begin = Instant::now();
        let sent = Command::new("kill").args([signal, &self.id().to_string()]).status().unwrap();
        assert!(sent.success());
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status, begin.elapsed());
            }
            assert!(begin.elapsed() < Duration::from_secs(20), "{signal} did not end it");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// True while it runs.
    pub(crate) fn is_alive(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs it where it should not begin: the exit code, what it printed, what it complained of.
pub(crate) fn refused(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut child = command(folder, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let begin = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begin.elapsed() > Duration::from_secs(20) {
            child.kill().unwrap();
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let (mut said, mut complained) = (String::new(), String::new());
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut complained).unwrap();
    (child.wait().unwrap().code(), said, complained)
}
