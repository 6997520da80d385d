//! Whether a reader knows what is meant.

use super::Explanation;

pub(crate) const NOT_OBSERVABLE: Explanation = Explanation {
    why: "Nobody can see that another person can, knows or understands. In the talk about the next level it then comes \
          down to who sounds sure, and those who speak softly of good work lose. What someone has done both sides can \
          point at.",
    instead: "Begin with a verb for what is done: writes, finds, repairs, decides. In place of \"can\" put the verb \
              itself; in place of \"knows\" and \"understands\" write what a person does who has that knowledge, and \
              to what end. Not reported: such words later in the sentence, as in \"says what the trainee can do \
              alone\".",
    before: r#"[levels.expects]
craft = [
  "Can weld stainless pipe overhead",
  "Has a good understanding of distortion",
]"#,
    after: r#"[levels.expects]
craft = [
  "Welds stainless pipe overhead so that it passes the X-ray",
  "Orders the seams of a frame so that it comes out straight",
]"#,
};

pub(crate) const TWO_IN_ONE: Explanation = Explanation {
    why: "Two demands in one sentence cannot be marked: whoever does the one and not the other has neither met it nor \
          missed it. In a talk the louder of the two wins, and the other is forgotten.",
    instead: "Write two sentences, or only the one that matters more. Reported are two verbs, each with an object of \
              its own, of which one could be met without the other, and only where the words leave little doubt. Not \
              reported: one piece of work, as in \"designs and builds the shed\", and one flow, as in \"finds the \
              fault and says what caused it\".",
    before: r#"[levels.expects]
craft = ["Inspects forty hives a week and trains new keepers"]"#,
    after: r#"[levels.expects]
craft = ["Inspects forty hives a week in the season"]
people = ["Trains new keepers from the first smoke to the harvest"]"#,
};

pub(crate) const VAGUE: Explanation = Explanation {
    why: "In their own eyes nearly everybody works effectively. A word that claims a measure and gives none leaves the \
          measuring to whoever holds the talk, and the same work is then enough for one person and not for another.",
    instead: "Say how much, how often, how soon, or by what one would see it; often the sentence is better for simply \
              losing the word. On the list are \"effectively\", \"high-quality\", \"various\", \"in a timely manner\" \
              and their like. Not reported: what is compared, as in \"more efficiently than last year\", and \"good\" \
              or \"strong\" said of a thing, as in \"a strong beam\".",
    before: r#"[levels.expects]
craft = ["Answers prescription questions in a timely manner"]"#,
    after: r#"[levels.expects]
craft = ["Answers prescription questions while the patient waits"]"#,
};

pub(crate) const FILLER: Explanation = Explanation {
    why: "Words that could stand in any sentence of any firm say nothing about this work, and people learn to skip \
          them, and with them the part that counted. Some, such as \"ninja\" and \"rock star\", also tell a good many \
          readers that somebody else is meant.",
    instead: "Strike the word and read the sentence once more: mostly nothing is missing. If something is, write what \
              was meant: in place of \"best practices\" the practice, in place of \"and so on\" what else there is. \
              Not reported: \"as required by law\" and the like, which say who requires it.",
    before: r#"[levels.expects]
craft = ["Leverages best practices in order to close the accounts"]"#,
    after: r#"[levels.expects]
craft = ["Closes the accounts of a month by its third working day"]"#,
};

pub(crate) const TOO_LONG: Explanation = Explanation {
    why: "An expectation is read aloud, copied into a list, ticked on a sheet. Beyond 100 characters it has mostly \
          become two demands with an exception, and nobody can hold all of it in mind while saying whether it is met.",
    instead: "Say one thing, and put cases and details into `examples`, where there is room for them. The most is 100 \
              characters, spaces among them, in expectations only. Not reported: how long a line of the file is, and \
              how often a text goes on in the next one, as it does in the first example here.",
    before: r#"[levels.expects]
craft = ["""Sets out the axes of a house from the national grid, \
  checks each of them from other points on the same day if the \
  weather allows it, and leaves a sketch for the foreman"""]"#,
    after: r#"[levels.expects]
craft = [
  "Sets out the axes of a house from the national grid",
  "Checks each axis from other points on the same day",
  "Leaves the foreman a sketch of the axes to work by",
]"#,
};

pub(crate) const SAME_TEXT: Explanation = Explanation {
    why: "Where one sentence stands at two levels, nobody can tell what the higher one expects that the lower did \
          not. The step between them is then one of years served, or of favour.",
    instead: "Keep the sentence where it is first expected: in a cumulative ladder the levels above expect it \
              anyway. Higher up write what has grown, such as harder cases, less help, or more people who rely on it. \
              Capital letters and a full stop at the end make no difference. Not reported: one sentence at two levels \
              of a ladder with `cumulative = false`, since each of them stands for itself there.",
    before: r#"# Rigger
[levels.expects]
craft = ["Tests every sling before the lift"]

[[levels]]
id = "lead-rigger"
track = "mastery"
title = "Lead Rigger"

[levels.expects]
craft = ["Tests every sling before the lift"]"#,
    after: r#"# Rigger
[levels.expects]
craft = ["Tests every sling before the lift"]

[[levels]]
id = "lead-rigger"
track = "mastery"
title = "Lead Rigger"

[levels.expects]
craft = ["Plans lifts that two cranes carry at once"]"#,
};

pub(crate) const EMPTY_LEVEL: Explanation = Explanation {
    why: "A level without a word below it can be given, but not aimed at. Who is passed over cannot say by what, and \
          who is chosen cannot say for what.",
    instead: "Write what one sees a person do there; three sentences are a beginning. Ask two people who hold the \
              level for something they did last month, and if nobody can say what it is for, take it out. Not \
              reported: a level with a single sentence, unless it is thin beside its equal in management \
              (`thin-mastery`).",
    before: r#"[[levels]]
id = "head-gardener"
track = "mastery"
title = "Head Gardener""#,
    after: r#"[[levels]]
id = "head-gardener"
track = "mastery"
title = "Head Gardener"

[levels.expects]
craft = [
  "Brings a neglected orchard back into bearing in four winters",
  "Chooses what is planted for the next hundred years",
  "Names the sickness of a tree from the path",
]"#,
};

pub(crate) const BIG_STEP: Explanation = Explanation {
    why: "A step three times as high as those around it is one that people stop in front of, and they may well think \
          that the fault is theirs. Often it hides a level that everybody knows from daily life and nobody has named.",
    instead: "Spread what is asked over the levels next to it, or add the one that is missing. Reported is a level \
              with at least six new expectations that are at least three times those of either neighbour; below the \
              first level of a track its neighbour is the one that the track opens from. Not reported: the first level \
              of a career, and what is carried over from below.",
    before: r#"# Paramedic; the level below expects one new thing
[levels.expects]
craft = [
  "Places a line in a child's arm on the road",
  "Reads a twelve-lead trace in the patient's kitchen",
  "Chooses the hospital for a stroke",
  "Talks a frightened family out of the doorway",
  "Leads the first minutes at a crash until help comes",
  "Writes the report before the next call",
]"#,
    after: r#"# Paramedic; the other three are a level of their own, above it
[levels.expects]
craft = [
  "Reads a twelve-lead trace in the patient's kitchen",
  "Talks a frightened family out of the doorway",
  "Writes the report before the next call",
]"#,
};

pub(crate) const GENDERED: Explanation = Explanation {
    why: "A ladder is an invitation to everybody who could do the work. With \"he\" or \"craftsman\" in it half of its \
          readers are told that somebody else was expected.",
    instead: "Write \"they\" and \"their\", name the work in place of the man, or turn the sentence round so that \
              nobody needs to be named. The first such word of each text is reported, in titles and examples too. Not \
              reported: trade titles fixed by law or long use, such as journeyman and foreman, and names inside a \
              sentence, such as His Majesty's Inspectorate.",
    before: r#"[levels.expects]
craft = ["Lays out his irons so that two can work at one furnace"]"#,
    after: r#"[levels.expects]
craft = ["Lays out the irons so that two can work at one furnace"]"#,
};

pub(crate) const FULL_STOP: Explanation = Explanation {
    why: "Expectations are lines of a list, and are shown beside others, ticked, and copied into trackers. A full stop \
          after some of them looks like a difference where there is none.",
    instead: "Leave the full stop out. Where at least five expectations end in one, and over half of all do, it is a \
              habit of the ladder and is said once. Not reported: a short form at the end, such as \"a.m.\" or \
              \"Ltd.\", and full stops anywhere but in expectations.",
    before: r#"[levels.expects]
craft = ["Explains every reading before it is written down."]"#,
    after: r#"[levels.expects]
craft = ["Explains every reading before it is written down"]"#,
};

pub(crate) const UNUSED_AREA: Explanation = Explanation {
    why: "An area says that this side of the work counts here. Where no level expects anything in it, people who are \
          good at just that look for themselves in the ladder and find nothing.",
    instead: "Write an expectation in it at one level at least, or take the area out. Often it is a quiet side of the \
              work, such as teaching or the care of tools, that was named and then forgotten. Not reported: an area \
              that a single level uses.",
    before: r#"[[areas]]
id = "lettering"
name = "Lettering of maps""#,
    after: r#"[[areas]]
id = "lettering"
name = "Lettering of maps"

[[levels]]
id = "cartographer"
track = "trunk"
title = "Cartographer"

[levels.expects]
lettering = ["Places names so that none hides a path or a border"]"#,
};

pub(crate) const UNUSED_ALLOWANCE: Explanation = Explanation {
    why: "The comment tells the next reader that someone saw a finding here and meant to keep it. Where there is none, \
          that is not true, and on the day the line changes it could keep a new finding quiet.",
    instead: "Take the comment out, or correct the code in it. It stands on a line of its own above the line that the \
              finding names, with commas between several codes; above a header it holds for the `id` below as well. \
              Errors cannot be allowed, only mended. Not reported: comments that do not begin with `metier: allow`.",
    before: r#"[levels.expects]
craft = [
  # metier: allow vague
  "Stitches a girth with eight stitches to the inch",
]"#,
    after: r#"[levels.expects]
craft = [
  "Stitches a girth with eight stitches to the inch",
]"#,
};
