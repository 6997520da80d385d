//! A real terminal to be asked in: `home.opens(80, "metier plan").sees("Question 1").press("4")…ends(0)`.
//!
//! What was seen counts once: each wait begins behind the last one. Text is compared with its white space folded and
//! its escape codes left out, so that one test serves any width.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "what fails here fails a test")]

use std::fmt::Write as _;
use std::fs;
use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use metier::format::bundled_bank;
use metier::interview::{Bank, Form};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::support::{folder, metier};

/// Longer than anything takes, so that only what never comes runs into it.
const LONG: Duration = Duration::from_secs(15);
/// Keys that come sooner after the `> ` are thrown away; a little more than metier's own 150 ms.
const TOO_SOON: Duration = Duration::from_millis(170);
/// Bits of a terminal's state: Enter is read as a new line; lines are read; Ctrl-C is a signal.
const ICRNL: u64 = 0o400;
const ICANON: u64 = if cfg!(target_os = "linux") { 0o2 } else { 0o400 };
const ISIG: u64 = if cfg!(target_os = "linux") { 0o1 } else { 0o200 };

/// The questions as they are asked.
pub(crate) fn bank() -> Bank {
    bundled_bank().expect("the bundled questions")
}

/// The answers of someone who would rather do than direct, in the order asked: each one step to that side.
pub(crate) fn doer(form: Form) -> Vec<&'static str> {
    bank().asked(form).map(|question| if question.toward_directing(4) < 0 { "4" } else { "2" }).collect()
}

/// Everything that belongs to one person, gone at the end of the test.
#[derive(Clone)]
pub(crate) struct Home {
    folder: Rc<tempfile::TempDir>,
}

impl Home {
    /// Someone who never used metier.
    pub(crate) fn new() -> Self {
        let home = Self { folder: Rc::new(folder()) };
        fs::create_dir(home.path("")).expect("a home");
        home
    }

    /// A roofer whose unfinished interview has this many answers.
    pub(crate) fn answered(many: usize) -> Self {
        let home = Self::new();
        home.writes("state/metier/roofing-self.toml", &sheet(many));
        home
    }

    /// A file or folder in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("home").join(name)
    }

    pub(crate) fn writes(&self, name: &str, text: &str) {
        let file = self.path(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    #[track_caller]
    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|why| panic!("{name}: {why}; there is: {:?}", self.files()))
    }

    /// The unfinished interview about roofing.
    #[track_caller]
    pub(crate) fn draft(&self) -> String {
        self.text("state/metier/roofing-self.toml")
    }

    /// How many answers are in the unfinished interview about roofing.
    #[track_caller]
    pub(crate) fn kept(&self) -> usize {
        answers_in(&self.draft())
    }

    /// The result that one of its files gives without an interview.
    pub(crate) fn plan(&self, file: &str, width: &str) -> String {
        metier(["plan", file, "--width", width]).within(self.path("")).run().succeeds().stdout
    }

    /// Who may do what with a file or folder.
    pub(crate) fn mode(&self, name: &str) -> u32 {
        fs::metadata(self.path(name)).expect("a file or folder").permissions().mode() & 0o777
    }

    /// Every file there is, and every folder that is empty.
    pub(crate) fn files(&self) -> Vec<String> {
        fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                let before = found.len();
                if path.is_dir() {
                    walk(&path, found);
                }
                if found.len() == before {
                    found.push(path);
                }
            }
        }
        let (mut found, top) = (Vec::new(), self.path(""));
        walk(&top, &mut found);
        let name = |path: PathBuf| path.strip_prefix(&top).expect("inside").to_string_lossy().into_owned();
        let mut names: Vec<String> = found.into_iter().filter(|path| *path != top).map(name).collect();
        names.sort();
        names
    }

    /// Runs a line of the shell in a terminal of its own. How it leaves the terminal is looked at when it ends.
    pub(crate) fn opens(&self, columns: u16, line: &str) -> Terminal {
        let notes = self.folder.path().display();
        Terminal::new(
            self,
            columns,
            &format!("stty -a > '{notes}/before'; {line}; code=$?; stty -a > '{notes}/after'; exit $code"),
        )
    }

    /// Runs metier in place of the shell: nothing happens after it.
    pub(crate) fn becomes(&self, line: &str) -> Terminal {
        self.opens_as(80, line)
    }

    /// The same in a window of this width.
    pub(crate) fn opens_as(&self, columns: u16, line: &str) -> Terminal {
        Terminal::new(self, columns, line)
    }
}

/// An answers file of a roofer with the first answers of a doer.
pub(crate) fn sheet(many: usize) -> String {
    let mut text = "format = 1\nladder = \"roofing\"\nquestions = 1\nby = \"self\"\nmade = 2026-11-19\n".to_owned();
    text.push_str("level = \"roofer\"\n\n[answers]\n");
    for (question, step) in bank().questions.iter().zip(doer(Form::Full)).take(many) {
        writeln!(text, "{} = {step}", question.id).expect("a text");
    }
    text
}

/// How many answers are in a file, which has to be whole.
#[track_caller]
pub(crate) fn answers_in(text: &str) -> usize {
    let (sheet, _) =
        metier::format::read_answers("the draft", text, &bank()).unwrap_or_else(|why| panic!("{why}\n{text}"));
    sheet.answers.len()
}

/// What came out of the terminal so far, and whether anybody still reads it.
#[derive(Default)]
struct Seen {
    bytes: Mutex<Vec<u8>>,
    more: Condvar,
    closed: AtomicBool,
}

/// A terminal with something running in it.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    pub(crate) master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    reader: Option<thread::JoinHandle<()>>,
    seen: Arc<Seen>,
    /// How far in the text the last wait came, and when that was.
    at: usize,
    since: Instant,
    columns: u16,
    pub(crate) home: Home,
}

impl Terminal {
    fn new(home: &Home, columns: u16, line: &str) -> Self {
        let size = PtySize { rows: 24, cols: columns, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new("/bin/sh");
        let program = Path::new(env!("CARGO_BIN_EXE_metier")).parent().expect("a folder").display();
        command.args(["-c", line]);
        command.cwd(home.path(""));
        command.env_clear();
        command.env("PATH", format!("{program}:/usr/bin:/bin"));
        let said = [
            ("LANG", "C.UTF-8"),
            ("TERM", "xterm-256color"),
            ("TZ", "UTC"),
            ("SOURCE_DATE_EPOCH", "1795176000"),
            // Long results are printed where a test does not ask for pages.
            ("PAGER", ""),
        ];
        for (name, value) in said {
            command.env(name, value);
        }
        let xdg = [("HOME", ""), ("XDG_STATE_HOME", "state"), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")];
        for (name, folder) in xdg {
            command.env(name, home.path(folder));
        }
        let child = pair.slave.spawn_command(command).expect("a shell");
        drop(pair.slave);
        let seen = Arc::new(Seen::default());
        let mut output = pair.master.try_clone_reader().expect("its output");
        let reader = thread::spawn({
            let seen = Arc::clone(&seen);
            move || {
                let mut bytes = [0; 4096];
                while let Ok(read @ 1..) = output.read(&mut bytes) {
                    seen.bytes.lock().expect("a lock").extend_from_slice(&bytes[..read]);
                    seen.more.notify_all();
                    if seen.closed.load(Ordering::SeqCst) {
                        return;
                    }
                }
            }
        });
        let keys = pair.master.take_writer().expect("its keyboard");
        let (master, keys, reader) = (Some(pair.master), Some(keys), Some(reader));
        Self { child, master, keys, reader, seen, at: 0, since: Instant::now(), columns, home: home.clone() }
    }

    /// Waits for a text behind the last one that was waited for.
    #[track_caller]
    pub(crate) fn sees(&mut self, text: &str) -> &mut Self {
        let until = Instant::now() + LONG;
        loop {
            let is_over = self.reader.as_ref().is_none_or(thread::JoinHandle::is_finished);
            let bytes = self.seen.bytes.lock().expect("a lock");
            let plain = plain(&bytes);
            if let Some(found) = plain[self.at..].find(text) {
                self.at += found + text.len();
                self.since = Instant::now();
                drop(bytes);
                return self;
            }
            let left = until.saturating_duration_since(Instant::now());
            if is_over || left.is_zero() {
                drop(bytes);
                panic!("waits for: {text}\nsaw then: {}\nin all: {plain}", &plain[self.at..]);
            }
            // Its end is no news to be woken by.
            drop(self.seen.more.wait_timeout(bytes, left.min(Duration::from_millis(50))).expect("a lock"));
        }
    }

    /// Waits for the `> ` behind what was seen last, and until keys are read; then types one.
    #[track_caller]
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.sees("> ").listens();
        // The one sleep: nothing shows that metier no longer throws keys away, should it read them while it does.
        thread::sleep(TOO_SOON.saturating_sub(self.since.elapsed()));
        self.types(keys)
    }

    /// Waits until a key or a line is read.
    #[track_caller]
    pub(crate) fn listens(&mut self) -> &mut Self {
        self.until("listens", |input, local| input & ICRNL == 0 || local & (ICANON | ISIG) == ICANON)
    }

    /// Waits until Ctrl-C is a signal, for nothing is asked at this moment; or until that moment is over.
    #[track_caller]
    pub(crate) fn works(&mut self) -> &mut Self {
        let (seen, at) = (Arc::clone(&self.seen), self.at);
        self.until("works", |_, local| local & ISIG != 0 || plain(&seen.bytes.lock().expect("a lock")).len() > at)
    }

    #[track_caller]
    fn until(&mut self, what: &str, state: impl Fn(u64, u64) -> bool) -> &mut Self {
        let until = Instant::now() + LONG;
        loop {
            let now = self.master.as_ref().and_then(|master| master.get_termios()).expect("the terminal's state");
            if state(now.input_flags.bits().into(), now.local_flags.bits().into()) {
                return self;
            }
            assert!(Instant::now() < until, "never {what}:\n{}", self.plain());
            thread::sleep(Duration::from_micros(200));
        }
    }

    /// Types at once, whatever is going on.
    pub(crate) fn types(&mut self, keys: &str) -> &mut Self {
        let keyboard = self.keys.as_mut().expect("a keyboard");
        keyboard.write_all(keys.as_bytes()).and_then(|()| keyboard.flush()).expect("a terminal that takes keys");
        self
    }

    /// Waits for a text, then types a line.
    #[track_caller]
    pub(crate) fn says(&mut self, text: &str, line: &str) -> &mut Self {
        self.sees(text).types(&format!("{line}\r"))
    }

    /// Waits for a question that takes yes or no, and answers it: with a key, or with a line where those are read. An
    /// empty one is Enter alone.
    #[track_caller]
    pub(crate) fn confirms(&mut self, key: &str) -> &mut Self {
        self.sees("[y/N] ").listens();
        let now = self.master.as_ref().and_then(|master| master.get_termios()).expect("the terminal's state");
        let reads_lines = u64::from(now.local_flags.bits()) & ICANON != 0;
        thread::sleep(TOO_SOON.saturating_sub(self.since.elapsed()));
        let enter = if reads_lines || key.is_empty() { "\r" } else { "" };
        self.types(&format!("{key}{enter}"))
    }

    /// Waits for the keys below the first screen, and types one of them; an empty one is Enter alone.
    #[track_caller]
    pub(crate) fn picks(&mut self, key: &str) -> &mut Self {
        self.sees("Enter ").sees("done").listens();
        let now = self.master.as_ref().and_then(|master| master.get_termios()).expect("the terminal's state");
        let reads_lines = u64::from(now.local_flags.bits()) & ICANON != 0;
        thread::sleep(TOO_SOON.saturating_sub(self.since.elapsed()));
        let enter = if reads_lines || key.is_empty() { "\r" } else { "" };
        self.types(&format!("{key}{enter}"))
    }

    /// Answers the questions from this one on, one key each.
    #[track_caller]
    pub(crate) fn answers(&mut self, from: usize, keys: &[&str], of: usize) -> &mut Self {
        for (n, key) in keys.iter().enumerate() {
            self.sees(&format!("Question {} of {of}", from + n)).press(key);
        }
        self
    }

    /// The same where whole lines are read.
    #[track_caller]
    pub(crate) fn answers_in_lines(&mut self, from: usize, lines: &[&str], of: usize) -> &mut Self {
        for (n, line) in lines.iter().enumerate() {
            self.sees(&format!("Question {} of {of}", from + n)).says("Your answer, 1 to 5: ", line);
        }
        self
    }

    /// What the screen shows now.
    pub(crate) fn screen(&self) -> vt100::Parser {
        let size = |n| NonZeroU16::new(n).expect("a size");
        let mut screen = vt100::Parser::new(size(24), size(self.columns), 0);
        screen.process(&self.seen.bytes.lock().expect("a lock"));
        screen
    }

    /// Its window becomes another one.
    #[track_caller]
    pub(crate) fn is_resized(&mut self, columns: u16) -> &mut Self {
        let size = PtySize { rows: 24, cols: columns, ..PtySize::default() };
        self.master.as_ref().expect("a terminal").resize(size).expect("another size");
        self.columns = columns;
        self
    }

    /// Everything that was shown so far.
    pub(crate) fn plain(&self) -> String {
        plain(&self.seen.bytes.lock().expect("a lock"))
    }

    /// Ends it at once, as `kill -9` does.
    pub(crate) fn is_killed(&mut self) {
        let id = self.child.process_id().expect("a process");
        let kill = std::process::Command::new("/bin/sh").args(["-c", &format!("kill -9 {id}")]).status();
        assert!(kill.expect("a shell").success());
        self.waits();
    }

    /// Its window is closed: nobody reads and nobody types any more. What is typed last brings out a last line.
    pub(crate) fn is_closed(&mut self, last: &str) -> u32 {
        self.seen.closed.store(true, Ordering::SeqCst);
        self.types(last);
        self.reader.take().expect("a reader").join().expect("the reader ends");
        (self.keys, self.master) = (None, None);
        self.waits()
    }

    fn waits(&mut self) -> u32 {
        let until = Instant::now() + LONG;
        loop {
            if let Some(status) = self.child.try_wait().expect("a process") {
                return status.exit_code();
            }
            assert!(Instant::now() < until, "it never ends:\n{}", self.plain());
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// It ends with this code, and leaves the terminal as it was: echo, whole lines, Ctrl-C, a cursor. Gives what came
    /// out of the terminal.
    #[track_caller]
    pub(crate) fn ends(&mut self, code: u32) -> String {
        let ended = self.waits();
        self.reader.take().expect("a reader").join().expect("the reader ends");
        assert_eq!(ended, code, "{}", self.plain());
        assert!(!self.screen().screen().hide_cursor(), "the cursor is hidden: {}", self.plain());
        if let (Ok(before), Ok(after)) =
            ["before", "after"].map(|name| fs::read_to_string(self.home.folder.path().join(name))).into()
        {
            assert_eq!(before, after, "another terminal than before: {}", self.plain());
            let has = |flag: &str| after.split([' ', ';', '\n']).any(|word| word == flag);
            assert!(has("echo") && has("icanon") && has("isig") && has("icrnl"), "{after}");
        }
        let bytes = self.seen.bytes.lock().expect("a lock").clone();
        String::from_utf8(bytes).expect("UTF-8")
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Only a test that failed leaves something running.
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = self.child.kill();
        }
    }
}

/// Text without escape codes, its white space folded. More bytes only add to it.
fn plain(bytes: &[u8]) -> String {
    let whole = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let mut plain = String::new();
    let mut chars = whole.chars();
    while let Some(c) = chars.next() {
        match c {
            // `ESC [ … letter`
            '\u{1b}' => {
                chars.by_ref().skip_while(|c| *c == '[').find(|c| !matches!(c, '0'..='?'));
            }
            _ if c.is_whitespace() && plain.ends_with(' ') => {}
            _ if c.is_whitespace() => plain.push(' '),
            _ => plain.push(c),
        }
    }
    plain
}
