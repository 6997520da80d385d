//! What fuzzing holds to be true, held for every file here on each run of the tests; and what fuzzing has found.

use crate::properties::{TARGETS, seeds};
use crate::support::root;

/// Every seed of a target keeps its promises.
#[track_caller]
fn holds(target: &str) {
    let (_, holds) = TARGETS.iter().find(|(name, _)| *name == target).expect("a target");
    let seeds = seeds::seeds(root(), target);
    assert!(seeds.len() > 3, "{target} begins with something");
    for (name, bytes) in seeds {
        assert!(std::panic::catch_unwind(|| holds(&bytes)).is_ok(), "{target}: {name}");
    }
}

#[test]
fn every_ladder_here_is_checked_as_promised() {
    holds("ladder");
}

#[test]
fn every_ladder_here_is_shown_as_promised() {
    holds("show");
}

#[test]
fn all_answers_here_make_plans_as_promised_and_come_back() {
    holds("answers");
}

#[test]
fn every_sheet_here_is_imported_as_promised() {
    holds("csv");
}

#[test]
fn every_bank_here_is_asked_as_promised() {
    holds("questions");
}

/// What has broken a promise: the target, the bytes made as few as do it, and what broke.
const FOUND: [(&str, &[u8], &str); 9] = [
    ("ladder", b"a = \"\xe9\"", "the place of a byte that is not UTF-8 ended within the sign shown in its stead"),
    ("ladder", b"a = [\"[\"]\n[[\xc3\xa9]]\n", "the place where a list was left open ended within a sign of two bytes"),
    (
        "ladder",
        b"bare-null         = \"some value\" \0\n",
        "a control character at the end of a line was spelled out beyond the screen",
    ),
    (
        "ladder",
        b"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa =\n",
        "the caret behind a line as wide as the screen stood beyond it",
    ),
    (
        "ladder",
        b"a = \"bbbbbbbbbbbbbbbbbbbbbbbbbbb\"xy\n",
        "dots stood in place of two letters that would have fitted, and beyond the screen",
    ),
    (
        "answers",
        b"format = 1\nladder = \"a\"\n[answers]\n[[marks]]\nkey = \"a\"\ntext = \"S\"\nstate = \"met\"\n[[marks]]\nkey = \"a.b.1\"\ntext = \"T\"\nstate = \"met\"\n\
          [[marks]]\nkey = \"a.b.1\"\ntext = \"T\"\nstate = \"met\"\nnote = \"N\"\n",
        "of two marks on one sentence, the note of the later could not be taken away",
    ),
    (
        "answers",
        b"format = 1\r\nladder = \"roofing\"\r\n[answers]\r\n",
        "a mark's sentence on two lines was another one once it stood in a file with carriage returns",
    ),
    (
        "show",
        b"format = 1\nid = \"x\"\nname = \"X\"\ncraft = \"x\"\nsummary = \"X.\"\n\
          [[tracks]]\nid = \"m\"\nname = \"M\"\nkind = \"mastery\"\nsummary = \"M.\"\n\
          [[areas]]\nid = \"w\"\nname = \"W\"\ndemands = \"doing\"\n\
          [[levels]]\nid = \"a\"\ntrack = \"m\"\ntitle = \"A\"\nsummary = \"A.\"\nrank = 999\n\
          [[levels]]\nid = \"b\"\ntrack = \"m\"\ntitle = \"B\"\nsummary = \"B.\"\n",
        "the level above rank 999 was of rank 1000, which no file may say",
    ),
    (
        "show",
        b"format = 1\nid = \"x\"\nname = \"\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\
          \xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\xc4\xb0\"\n\
          [[tracks]]\nid = \"m\"\nname = \"M\"\nkind = \"mastery\"\n",
        "a name as long as a word for the craft may be grew longer in lower case, and stood for it",
    ),
];

#[test]
fn what_was_found_is_mended() {
    for (target, bytes, broke) in FOUND {
        let (_, holds) = TARGETS.iter().find(|(name, _)| *name == target).expect("a target");
        assert!(std::panic::catch_unwind(|| holds(bytes)).is_ok(), "{target}: {broke}");
    }
}
