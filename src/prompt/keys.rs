//! One key as an answer.

use std::io::{self, Write as _};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use dialoguer::console::{Key, Term};

#[cfg(unix)]
use super::terminal::{CTRL_C, CTRL_D};
use super::terminal::{CTRL_Z, HeldTerminal, Hold, interrupted, suspend, wait_for_input};
use super::{Allowed, Confirmed, Picked, Reply};

/// Keys that come sooner than this after a question is drawn were meant for the one before.
const TOO_SOON_MS: u64 = 150;

/// The same after a lone Escape: over a slow line it may be the beginning of a key whose rest is still under way.
const TOO_SOON_AFTER_ESCAPE_MS: u64 = 400;

/// When the last lone Escape was read.
static ESCAPED: Mutex<Option<Instant>> = Mutex::new(None);

/// Prints `> ` and waits for a key; `None` if what was typed is a letter, number or sign that means nothing here. Keys that
/// are no text, such as those for the volume, are passed over. The terminal is held for keys by the caller.
pub(super) fn reply(term: &mut Term, allowed: Allowed) -> io::Result<Option<Reply>> {
    write!(term, "> ")?;
    term.flush()?;
    if let Some(reply) = drain()? {
        return Ok(Some(reply));
    }
    loop {
        let key = next(term)?;
        if key == Key::Char(char::from(CTRL_Z)) {
            writeln!(term)?;
            suspend();
            return Ok(Some(Reply::Again));
        }
        let meant = meaning(&key, allowed);
        if meant.is_some() || matches!(key, Key::Char(c) if !c.is_control()) {
            return Ok(meant);
        }
    }
}

/// Prints nothing and waits for `y` or `n`; Enter alone is no.
pub(super) fn yes_or_no(term: &Term) -> io::Result<Option<Confirmed>> {
    if let Some(reply) = drain()? {
        return Ok(Some(if reply == Reply::Interrupt { Confirmed::Interrupt } else { Confirmed::Stop }));
    }
    Ok(match next(term)? {
        Key::Char('y' | 'Y') => Some(Confirmed::Yes),
        Key::Char('n' | 'N' | 'q' | 'Q') | Key::Enter | Key::Escape => Some(Confirmed::No),
        Key::Char('\u{4}') => Some(Confirmed::Stop),
        Key::CtrlC | Key::Char('\u{3}') => Some(Confirmed::Interrupt),
        Key::Char(c) if c == char::from(CTRL_Z) => {
            suspend();
            None
        }
        _ => None,
    })
}

/// Waits for one of these letters, or Enter. `None` if another one was typed, or the person was away.
pub(super) fn one_of(term: &Term, letters: &[char]) -> io::Result<Option<Picked>> {
    if let Some(reply) = drain()? {
        return Ok(Some(if reply == Reply::Interrupt { Picked::Interrupt } else { Picked::Done }));
    }
    loop {
        match next(term)? {
            Key::Enter | Key::Escape | Key::Char('q' | 'Q' | '\u{4}') => return Ok(Some(Picked::Done)),
            Key::CtrlC | Key::Char('\u{3}') => return Ok(Some(Picked::Interrupt)),
            Key::Char(c) if c == char::from(CTRL_Z) => {
                suspend();
                return Ok(None);
            }
            Key::Char(c) if !c.is_control() => {
                let key = c.to_ascii_lowercase();
                return Ok(letters.contains(&key).then_some(Picked::Key(key)));
            }
            _ => {}
        }
    }
}

/// The next key that is one: Ctrl-C where a signal came, Ctrl-D where the other end of the terminal is gone.
pub(super) fn next(term: &Term) -> io::Result<Key> {
    loop {
        let _held = HeldTerminal::new(Hold::Key);
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
            // Over a slow line the rest of a sequence comes a moment later than the Escape it begins with.
            Key::Escape => match rest_of_escape()? {
                Some(Key::Unknown) => {}
                Some(key) => return Ok(key),
                None => {
                    if let Ok(mut escaped) = ESCAPED.lock() {
                        *escaped = Some(Instant::now());
                    }
                    return Ok(Key::Escape);
                }
            },
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
        Key::Char('e' | 'E') if allowed.evidence => Some(Reply::Evidence),
        Key::Char('q' | 'Q' | '\u{4}') => Some(Reply::Stop),
        Key::CtrlC | Key::Char('\u{3}') => Some(Reply::Interrupt),
        _ => None,
    }
}

/// How long the rest of a sequence may take after its Escape, and each of its bytes after the one before.
#[cfg(unix)]
const SOON_MS: i64 = 60;

/// The key whose Escape was read a moment ago: [`Key::Unknown`] if it means nothing here, `None` if it was Escape alone.
#[cfg(unix)]
fn rest_of_escape() -> io::Result<Option<Key>> {
    let Some(first) = next_byte()? else { return Ok(None) };
    if !matches!(first, b'[' | b'O') {
        swallow_rest(&[char::from(first)])?;
        return Ok(Some(Key::Unknown));
    }
    let Some(second) = next_byte()? else { return Ok(Some(Key::Unknown)) };
    Ok(Some(match second {
        b'A' => Key::ArrowUp,
        b'B' => Key::ArrowDown,
        b'C' => Key::ArrowRight,
        b'D' => Key::ArrowLeft,
        b'H' => Key::Home,
        b'F' => Key::End,
        _ => {
            swallow_rest(&[char::from(first), char::from(second)])?;
            Key::Unknown
        }
    }))
}

#[cfg(not(unix))]
fn rest_of_escape() -> io::Result<Option<Key>> {
    Ok(None)
}

/// Reads the rest of an escape sequence of which `beginning` came: to its final byte, and no further.
#[cfg(unix)]
fn swallow_rest(beginning: &[char]) -> io::Result<()> {
    let is_final = |c: char| ('@'..='~').contains(&c);
    match beginning {
        // An application key: one letter follows.
        ['O'] => next_byte().map(|_| ()),
        // A report the terminal was asked for, or a string: to its end, a bell or a backslash.
        [']' | 'P' | '_' | '^' | 'X'] => {
            while next_byte()?.is_some_and(|byte| !matches!(byte, 7 | b'\\')) {}
            Ok(())
        }
        // Alt with a key that has a sequence of its own.
        ['\u{1b}'] => match next_byte()? {
            Some(next) => swallow_rest(&[char::from(next)]),
            None => Ok(()),
        },
        // A mouse report of the old kind: button, column, row; one of them was read.
        ['[', 'M', ..] => next_byte().and_then(|_| next_byte()).map(|_| ()),
        ['[', rest @ ..] => {
            let mut rest: String = rest.iter().collect();
            while !rest.ends_with(is_final) {
                match next_byte()? {
                    Some(byte) => rest.push(char::from(byte)),
                    None => return Ok(()),
                }
            }
            if rest == "200~" { swallow_paste() } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// Pasted text answers nothing: all of it, up to the mark at its end.
#[cfg(unix)]
fn swallow_paste() -> io::Result<()> {
    const END: &[u8] = b"\x1b[201~";
    let mut last: Vec<u8> = Vec::new();
    while let Some(byte) = next_byte()? {
        last.push(byte);
        if last.ends_with(END) {
            break;
        }
    }
    Ok(())
}

/// The next byte of a sequence, which is there at once or soon.
#[cfg(unix)]
fn next_byte() -> io::Result<Option<u8>> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    const SOON: Timespec = Timespec { tv_sec: 0, tv_nsec: SOON_MS * 1_000_000 };
    let stdin = rustix::stdio::stdin();
    if !matches!(poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&SOON)), Ok(1)) {
        return Ok(None);
    }
    let mut byte = [0];
    Ok((rustix::io::read(stdin, &mut byte)? == 1).then_some(byte[0]))
}

#[cfg(not(unix))]
fn swallow_rest(_: &[char]) -> io::Result<()> {
    Ok(())
}

/// How long the rest of a key may still be under way whose Escape was read alone.
fn after_escape() -> Duration {
    let escaped = ESCAPED.lock().ok().and_then(|escaped| *escaped);
    let since = escaped.map_or(Duration::MAX, |escaped| escaped.elapsed());
    Duration::from_millis(TOO_SOON_AFTER_ESCAPE_MS).saturating_sub(since)
}

/// How long what is typed is thrown away now.
fn too_soon() -> Duration {
    Duration::from_millis(TOO_SOON_MS).max(after_escape())
}

/// Throws away what comes behind a lone Escape, in a list, which takes every other key at once.
pub(super) fn drain_after_escape() -> io::Result<Option<Key>> {
    if after_escape().is_zero() {
        return Ok(None);
    }
    Ok(drain()?.map(|reply| if reply == Reply::Interrupt { Key::CtrlC } else { Key::Char('\u{4}') }))
}

/// Throws away what was typed too soon, but for the two keys that stop.
#[cfg(unix)]
pub(super) fn drain() -> io::Result<Option<Reply>> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    if interrupted() {
        return Ok(Some(Reply::Interrupt));
    }
    let until = Instant::now() + too_soon();
    loop {
        let left = until.saturating_duration_since(Instant::now());
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
        let typed = typed.get(..read).expect("no more is read than there is room for");
        if typed.contains(&CTRL_C) {
            return Ok(Some(Reply::Interrupt));
        }
        if typed.is_empty() || typed.contains(&CTRL_D) {
            return Ok(Some(Reply::Stop));
        }
    }
}

#[cfg(not(unix))]
pub(super) fn drain() -> io::Result<Option<Reply>> {
    std::thread::sleep(too_soon());
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE: Allowed = Allowed { numbers: 5, not_sure: true, keep: false, evidence: false };

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
