//! Files as they lie on the disk: read with a bound, written whole or not at all, appended to, changed by one program at a time; and whether they have changed.

pub mod append;
pub mod lock;
pub mod read;
pub mod stamp;
pub mod write;

pub use append::append;
pub use lock::{Lock, lock};
pub use read::read_text;
pub use stamp::{Stamps, stamps};
pub use write::{Written, write_beside, write_new};
