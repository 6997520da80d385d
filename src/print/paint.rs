//! Bold, dim and two colours, on screens that support them.

use anstyle::{AnsiColor, Effects, Style};

/// Puts escape codes around a text, if painting is on. The text must have been cleaned before.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    on: bool,
}

impl Paint {
    /// Paints if `on`.
    #[must_use]
    pub fn new(on: bool) -> Self {
        Self { on }
    }

    fn with(self, style: Style, text: &str) -> String {
        if self.on && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// For headings.
    #[must_use]
    pub fn bold(self, text: &str) -> String {
        self.with(Style::new().effects(Effects::BOLD), text)
    }

    /// For text that the reader may skip.
    #[must_use]
    pub fn dim(self, text: &str) -> String {
        self.with(Style::new().effects(Effects::DIMMED), text)
    }

    /// For the word `error`.
    #[must_use]
    pub fn alarm(self, text: &str) -> String {
        self.with(AnsiColor::Red.on_default().bold(), text)
    }

    /// For commands and bars.
    #[must_use]
    pub fn accent(self, text: &str) -> String {
        self.with(Style::new().fg_color(Some(AnsiColor::Cyan.into())), text)
    }
}
