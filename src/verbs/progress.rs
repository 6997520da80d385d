//! How far a long run is, for someone who watches it at a terminal.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A shorter run is over before anyone has read how far it is.
const SOON: Duration = Duration::from_secs(1);

/// How far the run is. Nothing is drawn of a short one, or where no one watches.
pub(crate) struct Progress {
    begun: Instant,
    is_watched: bool,
    /// Whatever is measured out is drawn once the run turns out to be long.
    bar: Option<ProgressBar>,
    done: u64,
    all: u64,
}

impl Progress {
    pub(crate) fn of(all: usize, is_watched: bool) -> Self {
        let all = u64::try_from(all).unwrap_or(u64::MAX);
        Self { begun: Instant::now(), is_watched: is_watched && all > 1, bar: None, done: 0, all }
    }

    /// One more is done.
    pub(crate) fn step(&mut self) {
        self.done += 1;
        if self.bar.is_none() && self.is_watched && self.begun.elapsed() > SOON {
            let style = ProgressStyle::with_template("{wide_bar} {pos} of {len}").expect("a template that is one");
            let bar = ProgressBar::with_draw_target(Some(self.all), ProgressDrawTarget::stderr());
            self.bar = Some(bar.with_style(style.progress_chars("=> ")));
        }
        self.bar.iter().for_each(|bar| bar.set_position(self.done));
    }

    /// Prints something while the bar is out of the way. It is told whether there is one: then what it prints has to be
    /// on the screen before the bar is drawn again.
    pub(crate) fn beside<T>(&self, print: impl FnOnce(bool) -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(|| print(true)),
            None => print(false),
        }
    }

    /// Nothing is left of it on the screen.
    pub(crate) fn end(self) {
        self.bar.iter().for_each(ProgressBar::finish_and_clear);
    }
}
