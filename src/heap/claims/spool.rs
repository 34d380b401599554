//! The temporary file in which claims lie between their two readings: written from the beginning to the end, then read anywhere.

use std::fs::File;
use std::io::{self, Write};
#[cfg(not(unix))]
use std::sync::Mutex;

/// How much is written at once.
const BATCH: usize = 1 << 18;

#[derive(Debug)]
pub(super) struct Spool {
    file: File,
    waiting: Vec<u8>,
    len: u64,
}

impl Spool {
    pub(super) fn new() -> io::Result<Spool> {
        Ok(Spool { file: tempfile::tempfile()?, waiting: Vec::with_capacity(BATCH), len: 0 })
    }

    /// Puts bytes at the end, and says where they begin.
    pub(super) fn append(&mut self, bytes: &[u8]) -> io::Result<u64> {
        let at = self.len;
        self.len += bytes.len() as u64;
        if self.waiting.len() + bytes.len() < BATCH {
            self.waiting.extend_from_slice(bytes);
            return Ok(at);
        }
        self.file.write_all(&self.waiting)?;
        self.waiting.clear();
        // What is long goes its way uncopied.
        self.file.write_all(bytes)?;
        Ok(at)
    }

    pub(super) fn finish(mut self) -> io::Result<Read> {
        self.file.write_all(&self.waiting)?;
        #[cfg(unix)]
        return Ok(Read { file: self.file });
        #[cfg(not(unix))]
        return Ok(Read { file: Mutex::new(self.file) });
    }
}

/// The file, read by several threads.
#[derive(Debug)]
pub(super) struct Read {
    #[cfg(unix)]
    file: File,
    #[cfg(not(unix))]
    file: Mutex<File>,
}

impl Read {
    #[cfg(unix)]
    pub(super) fn fill(&self, at: u64, bytes: &mut [u8]) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(&self.file, bytes, at)
    }

    #[cfg(not(unix))]
    pub(super) fn fill(&self, at: u64, bytes: &mut [u8]) -> io::Result<()> {
        use std::io::{Read as _, Seek, SeekFrom};
        let mut file = self.file.lock().map_err(|_| io::Error::other("another thread failed to read it"))?;
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(bytes)
    }
}
