//! What keeps a file from being used.

use super::Explanation;

pub(crate) const SYNTAX: Explanation = Explanation {
    why: "A ladder is a TOML file: a key, an equals sign, and a text in quotes. With one quotation mark missing, \
          nothing in the file can be read: nobody sees the ladder, nor what else may be wrong with it.",
    instead: "Put every text in quotes, close every bracket that was opened, and put a comma between the lines of a \
              list. An editor that colours TOML shows the place: from there on the colours are wrong. Not reported: \
              how lines are indented, empty lines, and a comma after the last line of a list.",
    before: r#"[[levels]]
id = "baker"
track = "trunk"
title = Baker"#,
    after: r#"[[levels]]
id = "baker"
track = "trunk"
title = "Baker""#,
};

pub(crate) const UNKNOWN_KEY: Explanation = Explanation {
    why: "What stands behind a key that metier does not know would be read by nobody: it is in the file, and never \
          reaches the person it was written for. Most often the key is a slip of the pen in a word that is known.",
    instead: "Write the key that the finding suggests, or one of those that it lists. What has no key of its own goes \
              into `summary`, into an expectation, or behind a # as a comment. Not reported: comments, whatever they \
              say.",
    before: r#"[[levels]]
id = "joiner"
track = "trunk"
titel = "Joiner""#,
    after: r#"[[levels]]
id = "joiner"
track = "trunk"
title = "Joiner""#,
};

pub(crate) const MISSING_KEY: Explanation = Explanation {
    why: "Some things cannot be guessed: what a level is called, on which track it stands, of what kind that track is. \
          Without them a person could be shown a rung that leads nowhere, so metier stops and says what is missing.",
    instead: "Add the line that the finding names. A ladder needs `format` and `name`, an area `id` and `name`, a \
              track `kind` and `name`, a level `id`, `track` and `title`; a `pay` is there with all of its five keys \
              or not at all. Not reported: what has a default, such as `rank`, which is one above the level before it.",
    before: r#"[[levels]]
id = "thrower"
track = "trunk"
summary = "Throws the ware of the shop on the wheel.""#,
    after: r#"[[levels]]
id = "thrower"
track = "trunk"
title = "Thrower"
summary = "Throws the ware of the shop on the wheel.""#,
};

pub(crate) const WRONG_TYPE: Explanation = Explanation {
    why: "A value of the wrong kind cannot be worked with: 4 can be compared with 5, \"four\" cannot. To guess what \
          was meant would be to write the ladder in its author's place.",
    instead: "Numbers, true and false stand without quotes, texts stand in quotes, and a list stands in square \
              brackets even where only one thing is in it. Not reported: a text that looks like a number where a text \
              is meant, such as `version = \"2026\"`.",
    before: r#"[[levels]]
id = "signaller"
track = "trunk"
title = "Signaller"
rank = "4"
deepen = "Lever frames and their interlocking""#,
    after: r#"[[levels]]
id = "signaller"
track = "trunk"
title = "Signaller"
rank = 4
deepen = ["Lever frames and their interlocking"]"#,
};

pub(crate) const UNKNOWN_VALUE: Explanation = Explanation {
    why: "By words such as mastery and company a ladder is worked out: which way fits, what is equal to what. Another \
          word there, however good, would leave a track on no side at all, and a number out of its range would put a \
          level where nothing can be compared with it.",
    instead: "Take one of the words that the finding lists: `kind` is trunk, mastery, management or hybrid, `demands` \
              is doing, directing or both, `reach` is self, team, teams, company or trade. Ids are lower-case letters, \
              digits and hyphens. Not reported: what you write in `name` and `title`; your own words belong there.",
    before: r#"[[tracks]]
kind = "expert"
name = "Knowing a subject"
prepare = ["Spend a term in a library of that subject"]"#,
    after: r#"[[tracks]]
kind = "mastery"
name = "Knowing a subject"
prepare = ["Spend a term in a library of that subject"]"#,
};

pub(crate) const DUPLICATE_ID: Explanation = Explanation {
    why: "By its id a level is found again: a plan starts from it, saved answers remember it, other tracks open from \
          it. Where two levels share one id, a person can be sent to the wrong one and never learn of it.",
    instead: "Give one of the two another id; leave the older one its own, since saved answers name it. The ids of \
              levels are unique in the whole ladder, not only in their track. A level that names itself or another \
              twice in `equals` loads, and is warned of. Not reported: one title at two levels, and one id for a \
              level and an area.",
    before: r#"[[levels]]
id = "senior"
track = "mastery"
title = "Senior Cheesemaker"

[[levels]]
id = "senior"
track = "management"
title = "Head of the Dairy""#,
    after: r#"[[levels]]
id = "senior"
track = "mastery"
title = "Senior Cheesemaker"

[[levels]]
id = "head-of-dairy"
track = "management"
title = "Head of the Dairy""#,
};

pub(crate) const DANGLING_REFERENCE: Explanation = Explanation {
    why: "A track that opens from a level which is not there opens for nobody, and what is asked in an area which is \
          not there is asked of nobody. Mostly something was renamed, and one mention of it was forgotten.",
    instead: "Correct the id to one of those that the finding lists, or add what it names. Looked up are `track`, \
              `equals`, `opens_from`, `sources` and the areas under `expects`. Not reported: a source that no level \
              names.",
    before: r#"[[levels]]
id = "heading-miner"
track = "mastery"
title = "Heading Miner"
equals = ["shift-bos"]

[[levels]]
id = "shift-boss"
track = "management"
title = "Shift Boss""#,
    after: r#"[[levels]]
id = "heading-miner"
track = "mastery"
title = "Heading Miner"
equals = ["shift-boss"]

[[levels]]
id = "shift-boss"
track = "management"
title = "Shift Boss""#,
};

pub(crate) const NEWER_FORMAT: Explanation = Explanation {
    why: "The file says that it was written for a later metier. This one cannot know what its keys mean, and a ladder \
          that is half understood could send people the wrong way.",
    instead: "Install a newer metier, or ask whoever wrote the file for one in format 1. If nobody meant a newer \
              format, put the 1 back: it counts the formats of metier, and the version of your ladder goes into \
              `version`. Not reported: any `version`, however high.",
    before: r#"format = 2
name = "Bookbinding""#,
    after: r#"format = 1
version = "2"
name = "Bookbinding""#,
};

pub(crate) const CONTROL_CHARACTER: Explanation = Explanation {
    why: "Some characters are not seen, but act: they ring a bell, move the cursor, or turn round the words beside \
          them. In a file that many people read they can make one sentence look like another.",
    instead: "Delete the character and type the words anew; mostly it came along when a text was copied from a slide \
              or a page. It may be in the file as it is, unseen, or written out as \\u and a number. Not reported: \
              letters of any script, and tabs and line breaks in a text, which are read as spaces.",
    before: r#"[levels.expects]
craft = ["Interprets a hearing\u000Bwithout a summary of their own"]"#,
    after: r#"[levels.expects]
craft = ["Interprets a hearing without a summary of their own"]"#,
};

pub(crate) const TOO_LARGE: Explanation = Explanation {
    why: "A ladder is of one craft, and people read it from the bottom to the top. With over 1 MiB, 2,000 levels or \
          20,000 expectations nobody could, and perhaps it is no ladder at all. Of one file the first 10,000 findings \
          are given, and that there are more.",
    instead: "Write one file for each craft and keep them in one folder, where metier finds them by their names. If it \
              was the wrong file, name the right one. Mend what is found, and check again. Not reported: anything up \
              to these limits.",
    before: r#"# all-trades.toml
format = 1
name = "All the trades of the company""#,
    after: r#"# ladders/forestry.toml, one of sixty
format = 1
name = "Forestry""#,
};
