//! One key as an answer.

use std::io::{self, Write as _};

use dialoguer::console::{Key, Term};

#[cfg(unix)]
use super::terminal::{CTRL_C, CTRL_D};
use super::terminal::{CTRL_Z, Held, Hold, interrupted, suspend, wait_for_input};
use super::{Allowed, Reply};

/// Keys that come sooner than this after a question is drawn were meant for the one before.
const TOO_SOON_MS: u64 = 150;

/// Prints `> ` and waits for a key that is allowed; any other is ignored. The terminal is held for keys by the caller.
pub(super) fn reply(term: &mut Term, allowed: Allowed) -> io::Result<Reply> {
    write!(term, "> ")?;
    term.flush()?;
    if let Some(reply) = drain()? {
        return Ok(reply);
    }
    loop {
        let key = next(term)?;
        if key == Key::Char(char::from(CTRL_Z)) {
            writeln!(term)?;
            suspend();
            return Ok(Reply::Again);
        }
        if let Some(reply) = meaning(&key, allowed) {
            return Ok(reply);
        }
    }
}

/// The next key that is one: Ctrl-C where a signal came, Ctrl-D where the other end of the terminal is gone.
pub(super) fn next(term: &Term) -> io::Result<Key> {
    loop {
        let _held = Held::new(Hold::Key);
        let key = match wait_for_input().and_then(|()| term.read_key_raw()) {
            Ok(key) => key,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Key::CtrlC,
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Key::Char('\u{4}'),
            Err(error) => return Err(error),
        };
        if interrupted() {
            return Ok(Key::CtrlC);
        }
        match &key {
            // Ctrl-Right, a mouse click: console stops in the middle, and the rest would be read as an answer.
            Key::UnknownEscSeq(beginning) => swallow_rest(beginning)?,
            _ => return Ok(key),
        }
    }
}

fn meaning(key: &Key, allowed: Allowed) -> Option<Reply> {
    match key {
        Key::Char(c @ '1'..='9') => {
            let number = u8::try_from(*c).ok()? - b'0';
            (number <= allowed.numbers).then_some(Reply::Number(number))
        }
        Key::Char('n' | 'N') if allowed.not_sure => Some(Reply::NotSure),
        Key::Enter if allowed.keep => Some(Reply::Keep),
        Key::Char('b' | 'B') | Key::Backspace | Key::ArrowLeft | Key::Escape => Some(Reply::Back),
        Key::Char('?') => Some(Reply::Why),
        Key::Char('r' | 'R') => Some(Reply::Review),
        Key::Char('q' | 'Q' | '\u{4}') => Some(Reply::Stop),
        Key::CtrlC | Key::Char('\u{3}') => Some(Reply::Interrupt),
        _ => None,
    }
}

/// Reads the rest of an escape sequence of which `beginning` came: to its final byte, and no further.
#[cfg(unix)]
fn swallow_rest(beginning: &[char]) -> io::Result<()> {
    let is_final = |c: char| ('@'..='~').contains(&c);
    match beginning {
        // An application key: one letter follows.
        ['O'] => next_byte().map(|_| ()),
        // A report the terminal was asked for: to its end, a bell or a backslash.
        [']' | 'P' | '_' | '^'] => {
            while next_byte()?.is_some_and(|byte| !matches!(byte, 7 | b'\\')) {}
            Ok(())
        }
        // A mouse report of the old kind: button, column, row; one of them was read.
        ['[', 'M', ..] => next_byte().and_then(|_| next_byte()).map(|_| ()),
        ['[', .., last] if is_final(*last) => Ok(()),
        ['[', ..] => {
            while next_byte()?.is_some_and(|byte| !is_final(char::from(byte))) {}
            Ok(())
        }
        _ => Ok(()),
    }
}

/// A byte that is there at once, as all of a sequence is.
#[cfg(unix)]
fn next_byte() -> io::Result<Option<u8>> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    const AT_ONCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };
    let stdin = rustix::stdio::stdin();
    if !matches!(poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&AT_ONCE)), Ok(1)) {
        return Ok(None);
    }
    let mut byte = [0];
    Ok((rustix::io::read(stdin, &mut byte)? == 1).then_some(byte[0]))
}

#[cfg(not(unix))]
fn swallow_rest(_: &[char]) -> io::Result<()> {
    Ok(())
}

/// Throws away what was typed too soon, but for the two keys that stop.
#[cfg(unix)]
fn drain() -> io::Result<Option<Reply>> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    if interrupted() {
        return Ok(Some(Reply::Interrupt));
    }
    let until = std::time::Instant::now() + std::time::Duration::from_millis(TOO_SOON_MS);
    loop {
        let left = until.saturating_duration_since(std::time::Instant::now());
        if left.is_zero() {
            return Ok(None);
        }
        let wait = Timespec::try_from(left).map_err(|_| io::ErrorKind::InvalidInput)?;
        let stdin = rustix::stdio::stdin();
        match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&wait)) {
            Ok(0) => return Ok(None),
            Err(rustix::io::Errno::INTR) => return Ok(interrupted().then_some(Reply::Interrupt)),
            Err(error) => return Err(error.into()),
            Ok(_) => {}
        }
        let mut typed = [0; 64];
        let read = rustix::io::read(stdin, &mut typed)?;
        let typed = typed.get(..read).unwrap_or_default();
        if typed.contains(&CTRL_C) {
            return Ok(Some(Reply::Interrupt));
        }
        if typed.is_empty() || typed.contains(&CTRL_D) {
            return Ok(Some(Reply::Stop));
        }
    }
}

#[cfg(not(unix))]
fn drain() -> io::Result<Option<Reply>> {
    std::thread::sleep(std::time::Duration::from_millis(TOO_SOON_MS));
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE: Allowed = Allowed { numbers: 5, not_sure: true, keep: false };

    #[test]
    fn every_key_means_what_the_hint_says() {
        let of = |key| meaning(&key, FIVE);
        assert_eq!(of(Key::Char('1')), Some(Reply::Number(1)));
        assert_eq!(of(Key::Char('5')), Some(Reply::Number(5)));
        assert_eq!((of(Key::Char('6')), of(Key::Char('0')), of(Key::Enter)), (None, None, None));
        assert_eq!(of(Key::Char('n')), Some(Reply::NotSure));
        for back in [Key::Char('b'), Key::Backspace, Key::ArrowLeft, Key::Escape] {
            assert_eq!(of(back), Some(Reply::Back));
        }
        assert_eq!((of(Key::Char('?')), of(Key::Char('r'))), (Some(Reply::Why), Some(Reply::Review)));
        assert_eq!((of(Key::Char('q')), of(Key::Char('\u{4}'))), (Some(Reply::Stop), Some(Reply::Stop)));
        assert_eq!(of(Key::CtrlC), Some(Reply::Interrupt));
    }

    #[test]
    fn enter_only_keeps_an_earlier_answer() {
        assert_eq!(meaning(&Key::Enter, Allowed { keep: true, ..FIVE }), Some(Reply::Keep));
        assert_eq!(meaning(&Key::Char('n'), Allowed { not_sure: false, ..FIVE }), None);
    }
}
