//! Texts that would like to be more than text, and files with one of them in every place that takes a text.

use metier::ladder::LONGEST_CRAFT;
use tempfile::TempDir;

use crate::properties::screen::hides;
use crate::questions::TABLE;
use crate::support::{answers, root, write};

/// Texts that act on a terminal, or turn or hide what stands around them: no ladder and no bank may hold one.
pub(super) const REFUSED: [(&str, &str); 16] = [
    ("colour", "a\u{1b}[31mred\u{1b}[0m"),
    ("title of the window", "a\u{1b}]0;owned\u{7}b"),
    ("link", "\u{1b}]8;;https://a.example\u{1b}\\here\u{1b}]8;;\u{1b}\\"),
    ("clipboard", "\u{1b}]52;c;b3duZWQ=\u{7}"),
    ("device control", "\u{1b}P$q\"p\u{1b}\\"),
    ("cursor", "\u{1b}[2J\u{1b}[1;1H\u{1b}[6n"),
    ("eight-bit codes", "\u{9b}31m\u{9d}0;t\u{9c}\u{90}q\u{9c}\u{85}"),
    ("bell and backspace", "safe\u{8}\u{8}\u{8}\u{8}evil\u{7}\u{c}\u{b}\u{e}\u{f}"),
    ("nothing", "a\u{0}b"),
    ("delete", "a\u{7f}b"),
    ("turned round", "a\u{202e}txt.exe\u{202c}"),
    ("embedded", "\u{202a}a\u{202b}b\u{202d}"),
    ("isolated", "\u{2066}a\u{2067}b\u{2068}c"),
    ("end of isolates", "a\u{2069}"),
    ("first control", "\u{1}x"),
    ("last control", "x\u{9f}"),
];

/// Texts that are only text, and have to be shown as such.
pub(crate) fn texts() -> Vec<(&'static str, String)> {
    let all = [
        ("no width", "a\u{200b}b\u{2060}c\u{feff}d\u{200d}e\u{200c}f\u{ad}g"),
        ("marks of direction", "\u{200f}a\u{200e}b\u{61c}c"),
        ("old signs of direction", "a\u{206a}b\u{206d}c\u{206f}"),
        ("tags", "a\u{e0001}\u{e0041}\u{e007f}b"),
        ("notes between lines", "a\u{fff9}b\u{fffa}c\u{fffb}"),
        ("lines of Unicode", "a\u{2028}::error::b\u{2029}c"),
        ("lines", "a\n::error file=x::b\r\n# c\n```\n- d\te"),
        ("families", "👩‍🔧 👨‍👩‍👧‍👦 👍🏽 ❤️ 🏳️‍🌈 🏴\u{e0067}\u{e0062}\u{e007f} 🇩🇪"),
        ("forms", "☎\u{fe0e}☎\u{fe0f}葛\u{e0100}"),
        ("from right to left", "المعلّم שלום 12"),
        ("wide", "宮大工の棟梁ｱｲｳ한국어"),
        ("private and none", "\u{e000}\u{fdd0}\u{fffe}\u{ffff}\u{10ffff}\u{fffd}"),
        ("script", "<script>alert(1)</script>"),
        ("picture", "<img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>"),
        ("end of style", "</style></title></textarea></p><style>*{display:none}"),
        ("comment", "<!-- a --> ]]> <![CDATA[ <?php ?> <%= x %>"),
        ("entities", "&lt;b&gt; &#60;b&#62; &amp; &nbsp; &"),
        ("address", "javascript:alert(1)"),
        ("data", "data:text/html;base64,PHNjcmlwdD4="),
        ("link of Markdown", "[a](javascript:alert(1)) ![b](//a.example/x.png) <http:a.example>"),
        ("table of Markdown", "a | b | c\\|d |"),
        ("heading of Markdown", "# a"),
        ("heading set in", "   ## a"),
        ("code set in", "        code"),
        ("line below", "==="),
        ("rule", "---"),
        ("fence", "```sh"),
        ("other fence", "~~~"),
        ("list", "1. a"),
        ("list set in", "  12) a"),
        ("box", "- [x] done"),
        ("quote", "> a"),
        ("stress", "*a* **b** _c_ __d__ ~~e~~ `f` \\"),
        ("sum", "=1+1"),
        ("command", "=cmd|'/C calc'!A0"),
        ("plus", "+1"),
        ("minus", "-2+3"),
        ("at", "@SUM(A1)"),
        ("wide sum", "＝1+1"),
        ("wide at", "＠SUM(A1)"),
        ("protected sum", "'=1+1"),
        ("cells", "a,b;\"c\"\"d\""),
        ("annotation", "::error file=a,line=1::owned"),
        ("old annotation", "##[error]owned"),
        ("percent", "%0A::error::owned%0D%25"),
        ("shell", "$(touch owned) `touch owned` ; touch owned & | > owned"),
        ("quotes", "'; touch owned #\" \\"),
        ("gaps", "{craft} {name} {} {0} {{craft}} %s %n ${x}"),
        ("outside", "../../etc/passwd"),
        ("long sentence", "A sentence, which goes on; and on."),
        ("one letter", "a"),
        ("no letter", "."),
    ];
    let mut all: Vec<(&str, String)> = all.into_iter().map(|(what, text)| (what, text.to_owned())).collect();
    all.push(("all that hides", ('\0'..=char::MAX).filter(|c| hides(*c)).flat_map(|c| ['a', c]).collect()));
    all.push(("marks on a letter", format!("Z{}a{}", "\u{301}".repeat(200), "\u{489}".repeat(50))));
    all.push(("a long word", "w".repeat(10_000)));
    all.push(("a long wide word", "語".repeat(3_000)));
    all.push(("many words", "a ".repeat(3_000).trim_end().to_owned()));
    all
}

/// A text as TOML takes it, with escapes for all that could not stand there.
pub(crate) fn quoted(text: &str) -> String {
    let sign = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(sign).collect::<String>())
}

/// A ladder with this text in every place that takes any text.
pub(crate) fn ladder(text: &str) -> String {
    let craft = quoted(&text.chars().take(LONGEST_CRAFT).collect::<String>());
    let text = quoted(text);
    let track = |id: &str, from: &str| {
        format!(
            "[[tracks]]\nid = \"{id}\"\nkind = \"{id}\"\nname = {text}\nsummary = {text}\nprepare = [{text}]\n\
             trial = [{text}]\n{from}\n"
        )
    };
    let level = |id: &str, track: &str, rank: u32| {
        format!(
            "[[levels]]\nid = \"{id}\"\ntrack = \"{track}\"\nrank = {rank}\ntitle = {text}\nalso_called = [{text}]\n\
             summary = {text}\nsupervision = {text}\nsources = [\"a\"]\n\
             requires = [{text}, {{ one_of = [{text}, {text}], renew = {text} }}]\ndeepen = [{text}]\n\
             recognition = [{text}]\npay = {{ from = 1, to = 2, currency = {text}, per = \"year\", as_of = 2026 }}\n\
             [levels.expects]\nwork = [{{ text = {text}, examples = [{text}] }}, {text}]\n"
        )
    };
    [
        format!("format = 1\nname = {text}\ncraft = {craft}\nversion = {text}\nsummary = {text}\nlicense = {text}\n"),
        format!("language = \"en\"\n[[sources]]\nid = \"a\"\ntitle = {text}\nlink = {text}\n"),
        format!("[[areas]]\nid = \"work\"\nname = {text}\nabout = {text}\n"),
        track("trunk", ""),
        track("mastery", "opens_from = [\"one\"]"),
        track("management", "opens_from = [\"one\"]"),
        level("one", "trunk", 1),
        level("two", "mastery", 2),
        level("too", "management", 2),
    ]
    .concat()
}

/// Answers for a ladder with this text in every place that takes any text.
pub(super) fn sheet(text: &str, by: &str, step: u8) -> String {
    let craft = quoted(&text.chars().take(LONGEST_CRAFT).collect::<String>());
    let text = quoted(text);
    let head = format!(
        "ladder = \"./hostile.toml\"\nladder_version = {text}\nlevel = \"one\"\nname = {text}\ncraft = {craft}\n\
         growth = \"deepen\"\nby = \"{by}\"\nmade = 2026-11-20"
    );
    let steps = TABLE
        .iter()
        .map(|(id, scale, key, _)| (*id, if scale.ends_with("_doing") == (*key == '+') { step } else { 6 - step }));
    let mark =
        |key: &str, at: &str| format!("[[marks]]\nkey = {key}\ntext = {at}\nstate = \"partly\"\nnote = {text}\n");
    // One that is there, one whose sentence is gone, and an answer to a question that nobody asks.
    let marks = mark("\"two.work.1\"", &text) + &mark(&text, "\"gone\"");
    answers(&head, steps) + &format!("{text} = 3\n") + &marks
}

/// The questions with this text for every wording.
pub(super) fn bank(text: &str) -> String {
    let file = std::fs::read_to_string(root().join("src/format/questions.toml")).expect("the questions");
    let line = |line: &str| {
        let key = line.split('=').next().unwrap_or_default().trim();
        let is_words = ["text", "left", "right", "coach", "coach_left", "coach_right", "why"].contains(&key);
        // The whole must not be too large.
        let text: String = text.chars().take(2_000).collect();
        if is_words { format!("{key} = {}\n", quoted(&text)) } else { format!("{line}\n") }
    };
    file.lines().map(line).collect()
}

/// A sheet of a spreadsheet with this text in every cell that takes any text.
pub(super) fn spreadsheet(text: &str) -> String {
    let text = format!("\"{}\"", text.replace('"', "\"\""));
    let row = |level: &str, rank: u32| {
        format!("{text},mastery,{rank},{level},{text},{text},{text},{text},{text},{text},{text}\n")
    };
    let head = format!("track,kind,rank,level,title,area,expectation,example,requirement,summary,{text}\n");
    head + &row("one", 1) + &row("one", 1) + &row("two", 2) + &row(&text, 3)
}

/// All of it in a folder: `hostile.toml`, `me.toml`, `coach.toml`, `bank.toml`, `sheet.csv`.
pub(crate) fn write_all(folder: &TempDir, text: &str) {
    write(folder, "hostile.toml", &ladder(text));
    write(folder, "me.toml", &sheet(text, "self", 5));
    write(folder, "coach.toml", &sheet(text, "coach", 3));
    write(folder, "bank.toml", &bank(text));
    write(folder, "sheet.csv", &spreadsheet(text));
}
