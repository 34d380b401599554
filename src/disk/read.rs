//! The text of a file that people write, read with a bound: what is no file, no text or too long is told, and costs little.

use crate::error::{Error, Problem, Result};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The longest file that is read at all, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// An excerpt is for reading; of a longer line this many bytes are shown.
const EXCERPT: usize = 2000;

/// The text of a file, `None` where there is no such file.
///
/// # Errors
///
/// As [`read_text_up_to`], with [`LARGEST`].
pub fn read_text(path: &Path) -> Result<Option<String>> {
    read_text_up_to(path, LARGEST)
}

/// The text of a file of at most so many bytes, `None` where there is no such file.
///
/// # Errors
///
/// [`Error::Read`] for what is no file (a folder, a pipe, a device, a link that leads nowhere) or can't be read;
/// [`Error::Problems`] for a file that is longer, or no UTF-8.
pub fn read_text_up_to(path: &Path, longest: u64) -> Result<Option<String>> {
    let failed = |source| Error::Read { path: path.to_path_buf(), source };
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if fs::symlink_metadata(path).is_err() {
                return Ok(None);
            }
            return Err(failed(io::Error::new(ErrorKind::NotFound, "it is a link that leads nowhere")));
        }
        Err(source) => return Err(failed(source)),
    };
    // A pipe would be waited for, and a device has no end.
    if !about.is_file() {
        let what = if about.is_dir() { "it is a folder" } else { "it is a pipe or a device" };
        return Err(failed(io::Error::other(format!("{what}, expected a file"))));
    }
    if about.len() > longest {
        return Err(Error::Problems(vec![too_long(path, longest)]));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0).saturating_add(1));
    File::open(path).and_then(|file| file.take(longest + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if u64::try_from(bytes.len()).is_ok_and(|read| read > longest) {
        // It grew while it was read, or its length was a lie.
        return Err(Error::Problems(vec![too_long(path, longest)]));
    }
    text_of(bytes, path).map(Some).map_err(|problem| Error::Problems(vec![*problem]))
}

fn too_long(path: &Path, longest: u64) -> Problem {
    Problem {
        path: path.to_path_buf(),
        line: 0,
        column: 0,
        message: format!("the file has more than {} MB, the most that is read", longest >> 20),
        help: Some("split the case in two; what is no text of yours, take out".to_owned()),
        excerpt: String::new(),
        width: 1,
    }
}

/// A file's bytes as text.
///
/// # Errors
///
/// The place of the first byte that is no UTF-8, and which encoding it is, where that can be seen.
pub fn text_of(bytes: Vec<u8>, path: &Path) -> std::result::Result<String, Box<Problem>> {
    if is_two_bytes_a_sign(&bytes) {
        return Err(Box::new(not_text(&bytes, 0, "the file is UTF-16; UTF-8 was expected", path)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let value = error.as_bytes().get(at).copied().unwrap_or(0);
        let what = format!("this is no UTF-8 text: the byte 0x{value:02X}");
        Box::new(not_text(error.as_bytes(), at, &what, path))
    })
}

/// True for UTF-16, by its mark, or by every other one of its first bytes, which is 0 in any text with Latin letters.
fn is_two_bytes_a_sign(bytes: &[u8]) -> bool {
    let begin = bytes.get(..bytes.len().min(64) & !1).unwrap_or(&[]);
    let zeros = |from: usize| begin.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), begin.len() / 2);
    let all_but_some = |count: usize, other: usize| pairs >= 2 && other == 0 && count * 10 >= pairs * 9;
    bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || all_but_some(even, odd)
        || all_but_some(odd, even)
}

/// The problem of bytes that are no text, at the byte `at`; lines end as editors end them, with LF, CRLF or CR.
fn not_text(bytes: &[u8], at: usize, message: &str, path: &Path) -> Problem {
    let before = bytes.get(..at).unwrap_or(&[]);
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let start = before.iter().rposition(is_end).map_or(0, |end| end + 1);
    let ends = before.iter().filter(|byte| is_end(byte)).count();
    let both = before.windows(2).filter(|pair| pair == b"\r\n").count();
    let line: Vec<u8> =
        bytes.iter().skip(start).copied().take_while(|byte| !is_end(byte)).take(EXCERPT).collect();
    let own = String::from_utf8_lossy(before.get(start..).unwrap_or(&[]));
    Problem {
        path: path.to_path_buf(),
        line: ends - both + 1,
        column: own.trim_start_matches('\u{feff}').chars().count() + 1,
        message: message.to_owned(),
        help: Some("save the file as UTF-8; an editor's \"save with encoding\" does it".to_owned()),
        excerpt: String::from_utf8_lossy(&line).trim_start_matches('\u{feff}').to_owned(),
        width: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn wrong(bytes: &[u8], expected: (usize, usize, &str)) {
        let problem = text_of(bytes.to_vec(), Path::new("curated.yaml")).unwrap_err();
        assert_eq!((problem.line, problem.column), (expected.0, expected.1), "{problem}");
        assert!(problem.message.contains(expected.2), "{problem}");
        assert!(problem.to_string().contains("save the file as UTF-8"), "{problem}");
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn other_encodings_are_named_with_their_place() {
        let text = "schema: dissensus/claims/1\nclaims:\n";
        for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            wrong(&utf16(text, to_bytes), (1, 1, "UTF-16"));
            wrong(&utf16(&format!("\u{feff}{text}"), to_bytes), (1, 1, "UTF-16"));
        }
        wrong(b"schema: x\r\n  caf\xe9\n", (2, 6, "0xE9"));
        wrong(b"a\rb\r\nc\n\x93six\x94", (4, 1, "0x93"));
        wrong("ab\u{e9}".as_bytes().split_last().unwrap().1, (1, 3, "0xC3"));
    }

    #[test]
    fn texts_are_texts() {
        for text in ["", "a", "schema: x\n", "\u{feff}schema: x", "日本", "a\0b"] {
            assert_eq!(text_of(text.as_bytes().to_vec(), Path::new("a")).unwrap(), text);
        }
    }

    #[test]
    fn what_is_longer_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("review.yaml");
        // A gigabyte that takes no room on the disk.
        File::create(&path).unwrap().set_len(1 << 30).unwrap();
        let error = read_text(&path).unwrap_err().to_string();
        assert!(error.contains("the file has more than 64 MB"), "{error}");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read_text_up_to(&path, 5).unwrap().as_deref(), Some("12345"));
        assert!(read_text_up_to(&path, 4).is_err());
    }

    #[test]
    fn what_is_no_file_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read_text(&folder.path().join("none")).unwrap().is_none());
        let error = read_text(folder.path()).unwrap_err().to_string();
        assert!(error.contains("it is a folder, expected a file"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn links_to_devices_and_to_nowhere_are_told() {
        let folder = tempfile::tempdir().unwrap();
        for (target, expected) in [("/dev/zero", "a pipe or a device"), ("gone", "a link that leads nowhere")]
        {
            let link = folder.path().join(format!("link-{}", target.trim_start_matches("/dev/")));
            std::os::unix::fs::symlink(target, &link).unwrap();
            let error = read_text(&link).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
