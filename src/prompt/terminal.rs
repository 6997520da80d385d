//! The state of the terminal while we ask: no echo between keys, and Ctrl-C read as a key.

#[cfg(unix)]
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

#[cfg(unix)]
use dialoguer::console::Term;

/// The byte that Ctrl-C sends.
pub(super) const CTRL_C: u8 = 3;
/// The byte that Ctrl-D sends when single keys are read.
#[cfg(unix)]
pub(super) const CTRL_D: u8 = 4;
/// The byte that Ctrl-Z sends.
pub(super) const CTRL_Z: u8 = 26;

/// The mode we put the terminal into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// Between single keys: no echo, and no waiting for Enter.
    Keys,
    /// While waiting for one key: Enter is a key like any other.
    Key,
    /// For whole lines. Ctrl-C and Ctrl-Z end a line as Enter does.
    Lines,
}

/// Holds the terminal in a mode. Dropping it restores the state from before.
#[derive(Debug)]
pub struct HeldTerminal {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

/// The terminal's state before we first changed it.
#[cfg(unix)]
static AS_IT_WAS: OnceLock<rustix::termios::Termios> = OnceLock::new();

static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// True while no question is open, so that signals do what they do in any program.
static DONE: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| Arc::new(AtomicBool::new(true)));

/// From now on, signals that would end the process only set a flag. Otherwise Ctrl-C in a list would leave the cursor
/// hidden, and a `kill` or a closed window would leave the terminal without echo.
pub(super) fn outlive_interrupts() {
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        DONE.store(false, Ordering::SeqCst);
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // If the handler cannot be installed, the signal simply ends the process.
            let _ = signal_hook::flag::register_conditional_default(signal, Arc::clone(&DONE));
            let _ = signal_hook::flag::register(signal, Arc::clone(&INTERRUPTED));
        }
    }
}

/// From now on, signals end the process again.
pub(super) fn yield_to_interrupts() {
    DONE.store(true, Ordering::SeqCst);
}

/// Runs something that needs the terminal to itself, such as a pager. Meanwhile Ctrl-C is meant for that.
pub fn lend<T>(run: impl FnOnce() -> T) -> T {
    let was_done = DONE.load(Ordering::SeqCst);
    outlive_interrupts();
    let came_of_it = run();
    interrupted();
    DONE.store(was_done, Ordering::SeqCst);
    came_of_it
}

/// Restores the terminal, even in the middle of a question, for a process that cannot go on.
pub fn give_back() {
    #[cfg(unix)]
    if let Some(before) = AS_IT_WAS.get() {
        let _ = rustix::termios::tcsetattr(rustix::stdio::stdin(), rustix::termios::OptionalActions::Drain, before);
        // A list hides the cursor. If the terminal is gone, nothing needs restoring.
        let _ = Term::stderr().show_cursor();
    }
}

/// Waits until something is typed. An interrupt ends this wait, although it would not end a read.
///
/// # Errors
/// [`Interrupted`](std::io::ErrorKind::Interrupted) after an interrupt. Any other error means that the terminal is
/// gone.
pub(super) fn wait_for_input() -> std::io::Result<()> {
    loop {
        if INTERRUPTED.load(Ordering::SeqCst) {
            return Err(std::io::ErrorKind::Interrupted.into());
        }
        // An interrupt just before the wait begins would not end it, so check from time to time.
        if has_input()? && !INTERRUPTED.load(Ordering::SeqCst) {
            return Ok(());
        }
    }
}

/// Waits briefly until something is typed or a signal arrives. Returns whether either happened.
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

/// Whether another line follows faster than anyone can type, which means that it was pasted.
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

/// Handles Ctrl-Z: restores the terminal, and stops the whole process group until the shell continues it. Without a
/// shell to return to, the system continues it at once.
#[cfg(unix)]
pub(super) fn suspend() {
    use rustix::process::{Signal, kill_current_process_group};
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
    let stdin = rustix::stdio::stdin();
    let (Some(before), Ok(held)) = (AS_IT_WAS.get(), tcgetattr(stdin)) else { return };
    // If the terminal is gone, the next key will tell.
    let _ = tcsetattr(stdin, OptionalActions::Drain, before);
    let _ = kill_current_process_group(Signal::TSTP);
    let _ = tcsetattr(stdin, OptionalActions::Drain, &held);
}

#[cfg(not(unix))]
pub(super) fn suspend() {}

/// Whether an interrupt has arrived since the last call.
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
                // Make Ctrl-C end the line and stay in it. So we still read what was typed, and can exit cleanly.
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
            // If the terminal is gone, it has no state to restore.
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
