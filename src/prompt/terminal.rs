//! The state of the terminal while a person is asked: no echo between two keys, and Ctrl-C as something typed.

#[cfg(unix)]
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

#[cfg(unix)]
use dialoguer::console::Term;

/// What Ctrl-C types.
pub(super) const CTRL_C: u8 = 3;
/// What Ctrl-D types where single keys are read.
#[cfg(unix)]
pub(super) const CTRL_D: u8 = 4;
/// What Ctrl-Z types.
pub(super) const CTRL_Z: u8 = 26;

/// What the terminal is held for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// Single keys: nothing is echoed, nothing waits for Enter.
    Keys,
    /// One key, which is waited for now: Enter is a key like any other.
    Key,
    /// Whole lines, which Ctrl-C and Ctrl-Z end like Enter does.
    Lines,
}

/// The terminal as it is held; as it was before, once this is dropped.
#[derive(Debug)]
pub struct HeldTerminal {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

/// The terminal as it was before it was held for the first time.
#[cfg(unix)]
static AS_IT_WAS: OnceLock<rustix::termios::Termios> = OnceLock::new();

static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// No question is open: signals do what they do in any program.
static DONE: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| Arc::new(AtomicBool::new(true)));

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

/// Runs what has the terminal to itself meanwhile, such as a pager: Ctrl-C is meant for it alone.
pub fn lend<T>(run: impl FnOnce() -> T) -> T {
    let was_done = DONE.load(Ordering::SeqCst);
    outlive_interrupts();
    let came_of_it = run();
    interrupted();
    DONE.store(was_done, Ordering::SeqCst);
    came_of_it
}

/// Leaves the terminal as it was found, in the midst of a question too: for a process that cannot go on.
pub fn give_back() {
    #[cfg(unix)]
    if let Some(before) = AS_IT_WAS.get() {
        let _ = rustix::termios::tcsetattr(rustix::stdio::stdin(), rustix::termios::OptionalActions::Drain, before);
        // A list hides it. A terminal that is gone has no cursor.
        let _ = Term::stderr().show_cursor();
    }
}

/// Waits until something was typed; an interrupt ends the wait, which it would not do to a read.
///
/// # Errors
/// [`Interrupted`](std::io::ErrorKind::Interrupted) after an interrupt; else if the terminal is gone.
pub(super) fn wait_for_input() -> std::io::Result<()> {
    loop {
        if INTERRUPTED.load(Ordering::SeqCst) {
            return Err(std::io::ErrorKind::Interrupted.into());
        }
        // An interrupt that comes just before the wait begins would not end it: so it is looked for from time to time.
        if has_input()? && !INTERRUPTED.load(Ordering::SeqCst) {
            return Ok(());
        }
    }
}

/// Waits a moment, until something was typed or a signal came. Returns whether there is something to read or to tell.
///
/// # Errors
/// If the terminal is gone.
#[cfg(unix)]
pub(super) fn has_input() -> std::io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    const A_MOMENT: Timespec = Timespec { tv_sec: 0, tv_nsec: 250_000_000 };
    match poll(&mut [PollFd::new(&rustix::stdio::stdin(), PollFlags::IN)], Some(&A_MOMENT)) {
        Ok(0) | Err(rustix::io::Errno::INTR) => Ok(INTERRUPTED.load(Ordering::SeqCst)),
        Ok(_) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(unix))]
pub(super) fn has_input() -> std::io::Result<bool> {
    Ok(true)
}

/// Whether another line follows the last one faster than anyone types: it was pasted.
#[cfg(unix)]
pub(super) fn more_comes_at_once() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    const AT_ONCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 60_000_000 };
    matches!(poll(&mut [PollFd::new(&rustix::stdio::stdin(), PollFlags::IN)], Some(&AT_ONCE)), Ok(1))
}

#[cfg(not(unix))]
pub(super) fn more_comes_at_once() -> bool {
    false
}

/// Ctrl-Z: the terminal is given back as it was found, and all that was started with this process stops until the shell
/// goes on with it. Where there is no shell to go back to, the system lets it go on at once.
#[cfg(unix)]
pub(super) fn suspend() {
    use rustix::process::{Signal, kill_current_process_group};
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
    let stdin = rustix::stdio::stdin();
    let (Some(before), Ok(held)) = (AS_IT_WAS.get(), tcgetattr(stdin)) else { return };
    // A terminal that is gone has no state, and is noticed at the next key.
    let _ = tcsetattr(stdin, OptionalActions::Drain, before);
    let _ = kill_current_process_group(Signal::TSTP);
    let _ = tcsetattr(stdin, OptionalActions::Drain, &held);
}

#[cfg(not(unix))]
pub(super) fn suspend() {}

/// An interrupt came since this was last asked.
pub(super) fn interrupted() -> bool {
    INTERRUPTED.swap(false, Ordering::SeqCst)
}

#[cfg(unix)]
impl HeldTerminal {
    pub(super) fn new(hold: Hold) -> Self {
        use rustix::termios::{InputModes, LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
        let stdin = rustix::stdio::stdin();
        let Ok(before) = tcgetattr(stdin) else { return Self { before: None } };
        AS_IT_WAS.get_or_init(|| before.clone());
        let mut state = before.clone();
        state.local_modes.remove(LocalModes::ISIG);
        match hold {
            Hold::Keys => state.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON),
            Hold::Key => {
                state.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON);
                state.input_modes.remove(InputModes::ICRNL);
                state.special_codes[SpecialCodeIndex::VMIN] = 1;
                state.special_codes[SpecialCodeIndex::VTIME] = 0;
            }
            Hold::Lines => {
                state.local_modes.insert(LocalModes::ECHO | LocalModes::ICANON);
                // The line ends at Ctrl-C and holds it, so that what was typed is read and the way out is clean.
                state.special_codes[SpecialCodeIndex::VEOL] = CTRL_C;
                state.special_codes[SpecialCodeIndex::VEOL2] = CTRL_Z;
            }
        }
        let set = tcsetattr(stdin, OptionalActions::Drain, &state);
        Self { before: set.ok().map(|()| before) }
    }
}

#[cfg(unix)]
impl Drop for HeldTerminal {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some(before) = &self.before {
            // A terminal that is gone has no state to go back to.
            let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Drain, before);
        }
    }
}

#[cfg(not(unix))]
impl HeldTerminal {
    pub(super) fn new(_: Hold) -> Self {
        Self {}
    }
}
