//! Files as they lie on the disk: read with a bound or in portions, written whole or not at all, appended to, changed by one program at a time; and whether they have changed.

pub mod append;
pub mod feed;
pub mod git;
pub mod lock;
pub mod read;
pub mod stamp;
pub mod write;

pub use append::{Appended, append, read_appended};
pub use lock::{Lock, lock, own_folder};
pub use read::{read_text, read_text_up_to};
pub use stamp::{Stamps, stamps};
pub use write::{Abandoned, Beside, Written, abandon, refused, write_beside, write_new};
