//! The state of the terminal while a person is asked: no echo between two keys, and Ctrl-C as something typed.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

/// What the terminal is held for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// Single keys: nothing is echoed, nothing waits for Enter.
    Keys,
    /// Whole lines, which Ctrl-C ends like Enter does.
    Lines,
}

/// The terminal as it is held; as it was before, once this is dropped.
#[derive(Debug)]
pub struct Held {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// Nobody is asked any more: signals do again what they do everywhere.
static DONE: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// From here on the signals that end a process are a flag. Without it, Ctrl-C in a list would leave the cursor hidden,
/// and a `kill` or a closed window the terminal without its echo.
pub(super) fn outlive_interrupts() {
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        DONE.store(false, Ordering::SeqCst);
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // Without a handler the signal still ends the process, as it does everywhere.
            let _ = signal_hook::flag::register_conditional_default(signal, Arc::clone(&DONE));
            let _ = signal_hook::flag::register(signal, Arc::clone(&INTERRUPTED));
        }
    }
}

/// From here on they end it again.
pub(super) fn yield_to_interrupts() {
    DONE.store(true, Ordering::SeqCst);
}

/// Waits until something was typed; an interrupt ends the wait, which it would not do to a read.
#[cfg(unix)]
pub(super) fn wait_for_input() -> std::io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdin = rustix::stdio::stdin();
    poll(&mut [PollFd::new(&stdin, PollFlags::IN)], None)?;
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn wait_for_input() -> std::io::Result<()> {
    Ok(())
}

/// An interrupt came since this was last asked.
pub(super) fn interrupted() -> bool {
    INTERRUPTED.swap(false, Ordering::SeqCst)
}

#[cfg(unix)]
impl Held {
    pub(super) fn new(hold: Hold) -> Self {
        use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
        const CTRL_C: u8 = 3;
        let stdin = rustix::stdio::stdin();
        let Ok(before) = tcgetattr(stdin) else { return Self { before: None } };
        let mut state = before.clone();
        state.local_modes.remove(LocalModes::ISIG);
        match hold {
            Hold::Keys => state.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON),
            Hold::Lines => {
                state.local_modes.insert(LocalModes::ECHO | LocalModes::ICANON);
                // The line ends at Ctrl-C and holds it, so that what was typed is read and the way out is clean.
                state.special_codes[SpecialCodeIndex::VEOL] = CTRL_C;
            }
        }
        let set = tcsetattr(stdin, OptionalActions::Drain, &state);
        Self { before: set.ok().map(|()| before) }
    }
}

#[cfg(unix)]
impl Drop for Held {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some(before) = &self.before {
            // A terminal that is gone has no state to go back to.
            let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Drain, before);
        }
    }
}

#[cfg(not(unix))]
impl Held {
    pub(super) fn new(_: Hold) -> Self {
        Self {}
    }
}
