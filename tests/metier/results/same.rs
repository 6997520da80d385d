//! What must not change a result for scripts: the terminal, the locale, the reader's wishes, the user's folders.

use super::{CASES, home, typed};

/// Variables, and words that are typed.
const WORLDS: [(&[(&str, &str)], &str); 6] = [
    (&[("COLUMNS", "20"), ("LANG", "C"), ("NO_COLOR", "1")], ""),
    (&[("COLUMNS", "300"), ("LC_ALL", "de_DE.ISO-8859-1"), ("CLICOLOR_FORCE", "1"), ("TERM", "xterm-256color")], ""),
    (&[("ACCESSIBLE", "1"), ("TERM", "dumb"), ("LC_CTYPE", "tr_TR.UTF-8")], ""),
    (&[("TZ", "Pacific/Kiritimati"), ("RUST_BACKTRACE", "1")], ""),
    (&[], "--ascii --width 20 --color always --no-input"),
    (&[], "--accessible --width 1000 --color never"),
];

#[test]
fn no_colour_width_locale_or_wish_changes_a_byte() {
    let home = home();
    // What `where` tells is just these.
    for (name, words) in CASES.iter().filter(|(name, _)| *name != "where") {
        let plain = typed(words, &home).run();
        assert!(plain.stdout.ends_with("}\n") && plain.stdout.lines().count() == 1, "{name}: {}", plain.stdout);
        for (variables, options) in WORLDS {
            let words = format!("{words} {options}");
            let run = variables.iter().fold(typed(words.trim(), &home), |run, (name, value)| run.with(name, value));
            let other = run.run();
            assert_eq!((&other.stdout, other.code), (&plain.stdout, plain.code), "{words} {variables:?}");
        }
    }
}

#[test]
fn a_result_in_a_file_is_the_one_on_the_screen() {
    let home = home();
    for (name, words) in CASES {
        let file = home.path().join(format!("{name}.json"));
        let plain = typed(words, &home).run();
        let written = typed(&format!("{words} -o {}", file.display()), &home).run();
        assert_eq!((written.stdout.as_str(), written.code), ("", plain.code), "{name}");
        assert_eq!(std::fs::read_to_string(&file).expect("a file"), plain.stdout, "{name}");
    }
}
