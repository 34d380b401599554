//! A day as bytes and back, for temporary files: the crate for bytes knows no days.

use borsh::{BorshDeserialize, BorshSerialize};
use jiff::civil::Date;
use std::io::{Error, ErrorKind, Read, Result, Write};

/// Writes a day by its year, month and day of the month.
pub(crate) fn put<W: Write>(day: &Option<Date>, into: &mut W) -> Result<()> {
    day.map(|day| (day.year(), day.month(), day.day())).serialize(into)
}

/// Reads what [`put`] wrote.
///
/// # Errors
///
/// Those of the reader, and bytes that are no day.
pub(crate) fn take<R: Read>(from: &mut R) -> Result<Option<Date>> {
    let Some((year, month, day)) = Option::<(i16, i8, i8)>::deserialize_reader(from)? else {
        return Ok(None);
    };
    Date::new(year, month, day).map(Some).map_err(|error| Error::new(ErrorKind::InvalidData, error))
}
