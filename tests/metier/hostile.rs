//! Hostile text, files and arguments: each is refused with its place or shown harmlessly, whatever is asked and in
//! whatever form.

mod arguments;
mod forms;
mod interview;
mod limits;
mod matrix;
mod shells;
mod signs;
pub(crate) mod texts;
mod world;
