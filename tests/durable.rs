//! Decisions on disk: what was told to be made is there after a kill, on a full disk, in a folder that is read-only, and where
//! two programs write at once.
//!
//! The other program is this test binary again, as [`another_program`] with [`TASK`] set. What the machine does not allow is
//! skipped with a line that says so.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "helpers of tests say what must hold"
)]

use dissensus::compare::Verdict;
use dissensus::disk::lock::{lock, lock_within};
use dissensus::disk::write_beside;
use dissensus::review::{Decision, Log, Mark, REVIEW, Row, Ruling, log, store};
use jiff::Timestamp;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// What the other program does, and the folder in which, with a space between.
const TASK: &str = "DISSENSUS_TEST_TASK";

fn row() -> Row {
    let mark =
        |id: &str, says: &str| Mark { id: id.into(), mark: "00ff00ff00ff00ff".into(), says: says.into() };
    Row {
        label: "people killed (sinking)".into(),
        claims: vec![
            mark("courier-casualties-0a1b2c", "14 (coastguard)"),
            mark("post-casualties-3d4e5f", "15"),
        ],
    }
}

fn verdict(at: Timestamp, by: &str, note: Option<String>) -> Decision {
    let was = "conflict, values-apart".into();
    Decision::new(at, by, Ruling::Verdict { on: row(), verdict: Verdict::Compatible, was }, note)
}

/// A decision with a remark that says how long it is, so that half of one would be seen.
fn decision(by: &str, length: usize) -> Decision {
    verdict(Timestamp::now(), by, Some(format!("{length} {}.", "é".repeat(length))))
}

#[track_caller]
fn read(folder: &Path) -> Log {
    let log = log::read(folder).unwrap();
    assert_eq!(log.problems, []);
    for entry in &log.entries {
        let note = entry.decision.note.as_deref().unwrap_or("0 .");
        let (length, rest) = note.split_once(' ').unwrap();
        assert!(rest.ends_with('.'));
        assert_eq!(rest.chars().count() - 1, length.parse::<usize>().unwrap(), "half a decision is counted");
    }
    log
}

fn ids(log: &Log) -> Vec<String> {
    log.entries.iter().map(|entry| entry.decision.id.clone()).collect()
}

fn bytes(folder: &Path) -> Option<Vec<u8>> {
    fs::read(folder.join(REVIEW)).ok()
}

/// This test binary again, on a task in a folder; what it prints comes back through a pipe.
fn program(task: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "another_program", "--nocapture", "--test-threads=1"]);
    command.env(TASK, format!("{task} {}", folder.display()));
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Lines of another program behind a word, all that it finished.
fn told(child: &mut Child, word: &str) -> Vec<String> {
    let mut text = String::new();
    child.stdout.take().unwrap().read_to_string(&mut text).unwrap();
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().filter_map(|line| line.strip_prefix(word)?.strip_prefix(' ').map(str::to_owned)).collect()
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Standard output is a pipe; whoever reads it has gone where this fails.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Not a test: what the other tests start. It does nothing where no task is set.
#[test]
fn another_program() {
    let Ok(task) = std::env::var(TASK) else { return };
    let (task, folder) = task.split_once(' ').unwrap();
    let folder = Path::new(folder);
    say("");
    match task {
        // Decides without an end; one in thirty is long, so that a kill meets it half written.
        "decide" => {
            let mut rng = fastrand::Rng::with_seed(u64::from(std::process::id()));
            loop {
                let length = if rng.u8(..30) == 0 { 2_000 } else { rng.usize(..40) };
                for decision in store::add(folder, &[decision("ana", length)]).unwrap() {
                    say(&format!("made {}", decision.id));
                }
            }
        }
        // The same until something goes wrong.
        "fill" => loop {
            match store::add(folder, &[decision("ana", 100)]) {
                Ok(made) => say(&format!("made {}", made[0].id)),
                Err(error) => {
                    say(&format!("failed {error}"));
                    break;
                }
            }
        },
        "both" => {
            let by = std::process::id().to_string();
            for i in 0..200 {
                store::add(folder, &[decision(&by, i % 20)]).unwrap();
                claim(folder, &format!("claim-{by}-{i}"));
            }
        }
        "hold" => {
            let _lock = lock(folder).unwrap();
            say("holds it");
            std::thread::sleep(Duration::from_secs(600));
        }
        task => panic!("no task is called {task}"),
    }
}

/// Appends to curated.yaml as `add` does: read and written whole under the lock.
fn claim(folder: &Path, id: &str) {
    let path = folder.join("curated.yaml");
    let _lock = lock(folder).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    write_beside(&path, &format!("{text}  - id: {id}\n")).unwrap();
}

#[test]
fn killed_during_a_thousand_decisions_none_that_was_told_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut rng = fastrand::Rng::with_seed(5);
    let mut made: BTreeSet<String> = BTreeSet::new();
    let (mut lives, mut cut, mut untold) = (0, 0, 0);
    while made.len() < 1000 {
        lives += 1;
        let mut child = program("decide", folder.path()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(rng.u64(10..250)));
        child.kill().unwrap();
        let new = told(&mut child, "made");
        child.wait().unwrap();
        made.extend(new);
        let log = read(folder.path());
        let there: BTreeSet<String> = ids(&log).into_iter().collect();
        let lost: Vec<&String> = made.difference(&there).collect();
        assert!(lost.is_empty(), "lost after {lives} lives: {lost:?}");
        assert_eq!(there.len(), log.entries.len());
        // A decision may be on disk and its maker killed before it could tell: one a life.
        assert!(
            there.len() - made.len() <= lives,
            "{} there, {} told, {lives} lives",
            there.len(),
            made.len()
        );
        untold = there.len() - made.len();
        cut += usize::from(log.cut.is_some());
    }
    assert!(lives > 10, "{lives}");
    println!("{} decisions told in {lives} lives, {untold} more on disk, {cut} lines cut short", made.len());
    // Life goes on.
    store::add(folder.path(), &[decision("ben", 3)]).unwrap();
    let log = read(folder.path());
    assert!(log.cut.is_none());
    assert_eq!(log.entries.len(), made.len() + untold + 1);
    assert!(left_beside(folder.path()).is_empty(), "{:?}", left_beside(folder.path()));
}

/// Files that a write had begun and did not finish.
fn left_beside(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".new")).collect()
}

#[test]
fn two_programs_at_once_lose_nothing_and_whoever_reads_meets_whole_entries() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("curated.yaml"), "# by hand\nclaims:\n").unwrap();
    let mut children: Vec<Child> = (0..2).map(|_| program("both", folder.path()).spawn().unwrap()).collect();
    let (mut seen, mut reads) = (0, 0);
    while children.iter_mut().any(|child| child.try_wait().unwrap().is_none()) {
        let count = read(folder.path()).entries.len();
        assert!(count >= seen, "{count} after {seen}");
        (seen, reads) = (count, reads + 1);
    }
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    let log = read(folder.path());
    assert_eq!(log.entries.len(), 400);
    println!("400 decisions and 400 claims by two programs, read {reads} times meanwhile");
    let lines: Vec<usize> = log.entries.iter().map(|entry| entry.at.line).collect();
    assert!(lines.is_sorted(), "the times run with the lines");
    let curated = fs::read_to_string(folder.path().join("curated.yaml")).unwrap();
    let claims: BTreeSet<&str> = curated.lines().filter(|line| line.starts_with("  - id: claim-")).collect();
    assert_eq!(claims.len(), 400);
    assert_eq!(left_beside(folder.path()), Vec::<String>::new());
}

#[test]
fn a_lock_goes_with_the_program_that_held_it_and_one_that_hangs_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = program("hold", folder.path()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == "holds it"));
    let error = lock_within(folder.path(), Duration::from_millis(100)).unwrap_err().to_string();
    assert!(error.contains(&format!("another program (process {})", child.id())), "{error}");
    child.kill().unwrap();
    child.wait().unwrap();
    lock_within(folder.path(), Duration::from_secs(1)).unwrap();
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// A small disk of its own, taken away when the test ends.
struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    /// `None` where this user may not mount one.
    fn of(size: &str) -> Option<Disk> {
        let folder = tempfile::tempdir().unwrap();
        let options = format!("size={size}");
        mount(&["-t", "tmpfs", "-o", &options, "tmpfs"], folder.path()).then_some(Disk { folder })
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.folder.path()).status();
    }
}

fn mount(arguments: &[&str], folder: &Path) -> bool {
    let done = Command::new("mount").args(arguments).arg(folder).stderr(Stdio::null()).status();
    done.is_ok_and(|status| status.success())
}

fn skipped(what: &str) {
    eprintln!("SKIPPED: {what}");
}

/// Decides until the disk refuses, and holds that nothing but what was told is there.
#[track_caller]
fn fill(folder: &Path) -> String {
    let mut before = bytes(folder);
    for _ in 0..100_000 {
        match store::add(folder, &[decision("ana", 100)]) {
            Ok(_) => before = bytes(folder),
            Err(error) => {
                assert_eq!(bytes(folder), before);
                assert!(left_beside(folder).is_empty(), "{:?}", left_beside(folder));
                return error.to_string();
            }
        }
    }
    panic!("the disk never refused");
}

#[test]
fn on_a_full_disk_the_file_stays_as_it_was_and_goes_on_when_there_is_room() {
    let Some(disk) = Disk::of("256k") else {
        return skipped("a full disk: no small one can be mounted here");
    };
    let ballast = disk.path().join("ballast");
    fs::write(&ballast, vec![0; 128 << 10]).unwrap();
    let error = fill(disk.path());
    assert!(
        error.contains("review.yaml: cannot be written: No space left") && error.contains("make room"),
        "{error}"
    );
    let count = read(disk.path()).entries.len();
    assert!(count > 100, "{count}");
    fs::remove_file(&ballast).unwrap();
    store::add(disk.path(), &[decision("ana", 100)]).unwrap();
    assert_eq!(read(disk.path()).entries.len(), count + 1);
}

#[test]
fn on_a_disk_that_was_full_before_no_file_is_begun() {
    let Some(disk) = Disk::of("64k") else { return skipped("a full disk: no small one can be mounted here") };
    lock(disk.path()).unwrap();
    let _ = fs::write(disk.path().join("ballast"), vec![0; 128 << 10]);
    let error = store::add(disk.path(), &[decision("ana", 100)]).unwrap_err().to_string();
    assert!(error.contains("No space left"), "{error}");
    assert_eq!(bytes(disk.path()), None);
    assert!(left_beside(disk.path()).is_empty());
}

#[test]
fn where_the_size_of_files_is_limited_the_file_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let limited = |trap: &str| {
        let program = program("fill", folder.path());
        let mut shell = Command::new("sh");
        let script = format!("{trap} ulimit -f 40; exec \"$@\"");
        shell.args(["-c", &script, "sh"]).arg(program.get_program()).args(program.get_args());
        shell.envs(program.get_envs().filter_map(|(key, value)| Some((key, value?))));
        shell.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
    };
    // The signal that comes with the limit is not minded: the system refuses the write.
    let mut child = limited("trap '' XFSZ;");
    let said = std::io::read_to_string(child.stdout.take().unwrap()).unwrap();
    child.wait().unwrap();
    let made: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("made ")).collect();
    let failed = said.lines().find_map(|line| line.strip_prefix("failed ")).unwrap();
    assert!(
        failed.contains("review.yaml: cannot be written: File too large") && failed.contains("ulimit -f"),
        "{failed}"
    );
    let log = read(folder.path());
    assert_eq!(ids(&log), made);
    assert!(log.cut.is_none());
    // The signal kills: as much as went through is there, and the next one takes it away.
    let mut child = limited("");
    assert_eq!(told(&mut child, "made"), Vec::<String>::new());
    assert!(!child.wait().unwrap().success());
    let log = read(folder.path());
    assert_eq!(ids(&log), made);
    assert!(log.cut.is_some());
    store::add(folder.path(), &[decision("ben", 3)]).unwrap();
    let log = read(folder.path());
    assert_eq!(log.entries.len(), made.len() + 1);
    assert!(log.cut.is_none());
}

#[test]
fn a_disk_for_reading_alone_is_told() {
    let Some(disk) = Disk::of("256k") else { return skipped("a read-only disk: none can be mounted here") };
    store::add(disk.path(), &[decision("ana", 3)]).unwrap();
    let before = bytes(disk.path());
    assert!(mount(&["-o", "remount,ro"], disk.path()));
    let error = store::add(disk.path(), &[decision("ana", 4)]).unwrap_err().to_string();
    assert!(error.contains("Read-only file system") && error.contains("a folder of your own"), "{error}");
    assert_eq!(bytes(disk.path()), before);
}

#[test]
fn a_folder_or_a_file_that_may_not_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    store::add(folder.path(), &[decision("ana", 3)]).unwrap();
    let before = bytes(folder.path());
    let file = folder.path().join(REVIEW);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let told = if is_root() {
        // Root writes all the same: another user tries, where the binary can be started as one.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let other = Path::new("/usr/bin/setpriv");
        let program = program("fill", folder.path());
        let mut command = Command::new(other);
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
        command.arg(program.get_program()).args(program.get_args());
        command.envs(program.get_envs().filter_map(|(key, value)| Some((key, value?))));
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        command.spawn().ok().map(|mut child| {
            let lines = self::told(&mut child, "failed");
            child.wait().unwrap();
            lines.join("\n")
        })
    } else {
        store::add(folder.path(), &[decision("ana", 3)]).err().map(|error| error.to_string())
    };
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(bytes(folder.path()), before);
    match told {
        Some(error) if !error.is_empty() => {
            assert!(error.contains("review.yaml: cannot be written: Permission denied"), "{error}");
            assert!(error.contains("ask its owner"), "{error}");
        }
        _ => skipped("a folder that may not be written: no other user can run this test here"),
    }
}

#[test]
fn what_stands_where_the_folder_or_the_file_should_be_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".dissensus"), "mine").unwrap();
    let error = store::add(folder.path(), &[decision("ana", 3)]).unwrap_err().to_string();
    assert!(
        error.contains(".dissensus") && error.contains("a file stands where a folder should be"),
        "{error}"
    );
    assert_eq!(bytes(folder.path()), None);
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(REVIEW)).unwrap();
    let error = store::add(folder.path(), &[decision("ana", 3)]).unwrap_err().to_string();
    assert!(error.contains("review.yaml: cannot be read"), "{error}");
}

#[test]
fn through_a_link_the_file_behind_it_is_written() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("desk")).unwrap();
    fs::create_dir(folder.path().join("case")).unwrap();
    let case = folder.path().join("case");
    symlink("../desk/ferry.yaml", case.join(REVIEW)).unwrap();
    let error = store::add(&case, &[decision("ana", 1)]).unwrap_err().to_string();
    assert!(error.contains("a link that leads nowhere"), "{error}");
    fs::write(folder.path().join("desk/ferry.yaml"), "").unwrap();
    for i in 1..=3 {
        store::add(&case, &[decision("ana", i)]).unwrap();
        assert_eq!(read(&case).entries.len(), i);
    }
    assert!(fs::symlink_metadata(case.join(REVIEW)).unwrap().is_symlink());
    assert_eq!(fs::read(folder.path().join("desk/ferry.yaml")).ok(), bytes(&case));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the words (the reader takes spaces off both ends), cut anywhere in its last line: the reader and the next append cope.
    #[test]
    fn cut_anywhere_in_the_last_line_whatever_it_says(
        names in proptest::collection::vec("[\"'{}\\[\\]#: a-zéß\\\\\u{202e}\u{2028}\0,-]{1,12}", 3),
        cut in 0.0..1.0_f64,
        crlf in any::<bool>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(REVIEW);
        let at = |i: i64| Timestamp::from_millisecond(1_936_008_000_000 + i).unwrap();
        let made: Vec<Decision> = names.iter().zip(0..).map(|(name, i)| verdict(at(i), &format!("a{name}z"), Some(format!("“{name}”")))).collect();
        store::add(folder.path(), &made).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        let last = text.trim_end().rfind('\n').unwrap() + 1;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a line")]
        let end = last + ((text.len() - last) as f64 * cut) as usize;
        fs::write(&path, &text.as_bytes()[..end]).unwrap();
        let kept = if end < text.trim_end().len() { 2 } else { 3 };
        let read = log::read(folder.path()).unwrap();
        prop_assert_eq!(&read.problems, &[]);
        prop_assert_eq!(read.entries.iter().map(|entry| &entry.decision).collect::<Vec<_>>(), made[..kept].iter().collect::<Vec<_>>());
        let new = store::add(folder.path(), &[verdict(at(9), "ben", None)]).unwrap();
        let read = log::read(folder.path()).unwrap();
        prop_assert_eq!(&read.problems, &[]);
        prop_assert!(read.cut.is_none());
        let expected: Vec<&Decision> = made[..kept].iter().chain(&new).collect();
        prop_assert_eq!(read.entries.iter().map(|entry| &entry.decision).collect::<Vec<_>>(), expected);
    }
}
