//! A case in a folder of its own, and the server on it, as `dissensus serve` starts it.

use dissensus::case::Case;
use dissensus::review::{Decision, REVIEW};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// The folder of a case that a test may change.
pub(crate) struct Folder {
    _around: TempDir,
    path: PathBuf,
}

impl Folder {
    /// The sample case, with no decision on it.
    pub(crate) fn ferry() -> Folder {
        let folder = Folder::empty("ferry-2031");
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/ferry-2031");
        for from in ["", "articles"] {
            for entry in fs::read_dir(sample.join(from)).unwrap() {
                let entry = entry.unwrap();
                if entry.path().is_file() && entry.file_name() != REVIEW {
                    fs::copy(entry.path(), folder.path.join(from).join(entry.file_name())).unwrap();
                }
            }
        }
        folder
    }

    /// A case of these articles: file names with what is in them.
    pub(crate) fn of(articles: &[(&str, &str)]) -> Folder {
        let folder = Folder::empty("invented");
        for (name, text) in articles {
            fs::write(folder.path.join("articles").join(name), text).unwrap();
        }
        folder
    }

    fn empty(name: &str) -> Folder {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join(name);
        fs::create_dir_all(path.join("articles")).unwrap();
        Folder { _around: around, path }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts other words into a file of the case, all at once as an editor does.
    #[track_caller]
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let file = self.path.join(name);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{name} does not say {from}");
        let beside = file.with_extension("new");
        fs::write(&beside, text.replace(from, to)).unwrap();
        fs::rename(beside, file).unwrap();
    }

    /// The case as the library reads it now.
    pub(crate) fn case(&self) -> Case {
        Case::open(&self.path).unwrap()
    }

    /// The decisions that count, the earliest first.
    pub(crate) fn counting(&self) -> Vec<Decision> {
        self.case().log().counting().into_iter().cloned().collect()
    }

    /// What a command prints about the case.
    #[track_caller]
    pub(crate) fn tell(&self, command: &str, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_dissensus"))
            .arg(command)
            .arg(&self.path)
            .args(arguments)
            .env_remove("DISSENSUS_REVIEWER")
            .output()
            .unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{command} {arguments:?}: {complaint}");
        String::from_utf8(output.stdout).unwrap()
    }
}

/// A server; it ends with this.
pub(crate) struct Served {
    child: Child,
    address: String,
}

impl Served {
    /// Serves a case on any free port.
    pub(crate) fn start(folder: &Folder, by: &str) -> Served {
        Served::on(folder, by, 0)
    }

    fn on(folder: &Folder, by: &str, port: u16) -> Served {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dissensus"))
            .arg("serve")
            .arg(folder.path())
            .args(["--port", &port.to_string(), "--by", by])
            .env_remove("DISSENSUS_REVIEWER")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut told = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut told).unwrap();
        let address = told.split_whitespace().find(|word| word.starts_with("http://")).map(str::to_owned);
        let Some(address) = address else {
            drop(child.kill());
            drop(child.wait());
            panic!("the server told no address: {told}");
        };
        Served { child, address: address.trim_end_matches('/').to_owned() }
    }

    /// "http://127.0.0.1:40123", without a slash behind it.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Ends it, and starts it anew under the same address.
    pub(crate) fn again(self, folder: &Folder, by: &str) -> Served {
        let port = self.address.rsplit(':').next().unwrap().parse().unwrap();
        drop(self);
        Served::on(folder, by, port)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
