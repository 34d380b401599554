//! The report of a case in its formats.
