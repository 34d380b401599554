//! Exact decimals as JSON numbers: `58`, `0.075`, never a float.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// A decimal that JSON writes with the digits it has, without zeros at its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number(pub(super) Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plain = self.0.normalize();
        if plain.scale() == 0
            && let Ok(whole) = i64::try_from(plain)
        {
            return serializer.serialize_i64(whole);
        }
        let number: serde_json::Number = plain.to_string().parse().map_err(serde::ser::Error::custom)?;
        number.serialize(serializer)
    }
}
