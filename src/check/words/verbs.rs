//! Verbs that ladders use, and their forms: how a rule tells what a person does from what it is done to.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Words that are verbs wherever they stand.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "accept", "achieve", "acknowledge", "adapt", "add", "adjust", "advise", "advocate", "agree", "align",
    "allocate", "alter", "analyse", "analyze", "anticipate", "apply", "appoint", "arbitrate", "arrange",
    "articulate", "ask", "assemble", "assess", "assign", "assist", "assume", "attend", "attract", "author", "avoid",
    "become", "begin", "believe", "bring", "build", "calculate", "carry", "carve", "celebrate", "chair", "choose",
    "clarify", "climb", "close", "collaborate", "collect", "come", "communicate", "compile", "complete", "comply",
    "compose", "conduct", "confer", "configure", "confirm", "connect", "consider", "consult", "continue",
    "contribute", "convey", "convince", "cooperate", "coordinate", "correct", "create", "cultivate", "curate",
    "debug", "decide", "deconstruct", "define", "delegate", "deliver", "demolish", "demonstrate", "deploy",
    "describe", "determine", "develop", "diagnose", "discourage", "discover", "discuss", "disseminate", "distil",
    "distill", "drive", "educate", "elevate", "embed", "embody", "embrace", "employ", "empower", "enable", "enact",
    "encourage", "enforce", "engage", "enhance", "enrol", "ensure", "enter", "envision", "escalate", "establish",
    "evaluate", "evangelise", "evangelize", "evolve", "examine", "excavate", "execute", "exemplify", "expand",
    "explain", "explore", "extend", "facilitate", "fight", "find", "finish", "follow", "forge", "formulate",
    "foster", "fulfil", "fulfill", "gather", "generate", "get", "give", "go", "grant", "grow", "harness", "hear",
    "identify", "illuminate", "illustrate", "implement", "improve", "incorporate", "influence", "inform",
    "initiate", "innovate", "inspect", "inspire", "install", "instruct", "integrate", "introduce", "invent",
    "invest", "investigate", "involve", "iterate", "keep", "know", "learn", "liaise", "listen", "lobby", "maintain",
    "make", "manage", "maximise", "maximize", "mediate", "meet", "minimise", "minimize", "mitigate", "moderate",
    "modify", "monitor", "motivate", "navigate", "negotiate", "nurture", "observe", "obtain", "onboard", "operate",
    "optimise", "optimize", "organise", "organize", "outline", "oversee", "own", "paint", "participate", "perform",
    "persuade", "pinpoint", "polish", "prepare", "prevent", "prioritise", "prioritize", "proceed", "produce",
    "promote", "propose", "protect", "prove", "provide", "publish", "purchase", "pursue", "raise", "rally", "read",
    "receive", "recognise", "recognize", "recommend", "reconcile", "recruit", "redirect", "reduce", "refactor",
    "refine", "reflect", "reinforce", "rely", "remain", "remove", "replace", "represent", "resolve", "respond",
    "retain", "revise", "seek", "select", "sell", "send", "sew", "simplify", "solder", "solicit", "solidify",
    "solve", "speak", "spearhead", "specify", "spread", "stay", "steer", "stimulate", "streamline", "strengthen",
    "strive", "suggest", "summarise", "summarize", "supervise", "sustain", "synthesise", "synthesize", "tackle",
    "take", "teach", "tell", "think", "transcend", "translate", "treat", "troubleshoot", "unblock", "uncover",
    "understand", "unify", "uphold", "utilise", "utilize", "validate", "verify", "vocalise", "vocalize", "weigh",
    "welcome", "weld", "wire", "write",
];

/// Words that are verbs only where something follows that a verb can have.
#[rustfmt::skip]
const VERBS_OR_NOUNS: &[&str] = &[
    "act", "advance", "aim", "answer", "approach", "audit", "balance", "benchmark", "break", "brief", "budget",
    "call", "challenge", "champion", "change", "check", "coach", "contact", "contract", "control", "cost", "cover",
    "craft", "credit", "design", "direct", "document", "draft", "estimate", "exercise", "experience", "experiment",
    "file", "focus", "forecast", "frame", "guide", "handle", "help", "highlight", "hire", "host", "interest",
    "interview", "judge", "launch", "lead", "leverage", "limit", "link", "list", "log", "look", "map", "mark",
    "market", "measure", "mentor", "model", "name", "need", "notice", "offer", "order", "pair", "partner",
    "picture", "pioneer", "pitch", "place", "plan", "play", "post", "practice", "practise", "present", "process",
    "program", "promise", "prototype", "question", "quote", "rank", "rate", "reach", "reason", "record", "release",
    "repair", "report", "request", "research", "result", "return", "review", "rise", "risk", "roster", "run",
    "sample", "save", "scale", "schedule", "scope", "score", "search", "set", "shadow", "shape", "share", "ship",
    "show", "sign", "sketch", "sort", "source", "sponsor", "staff", "stage", "stand", "start", "state", "step",
    "stop", "structure", "study", "supply", "support", "surface", "survey", "tailor", "target", "task", "test",
    "thank", "time", "touch", "trade", "train", "transfer", "travel", "triage", "trial", "trust", "try", "turn",
    "update", "use", "value", "view", "visit", "voice", "volunteer", "walk", "watch", "work",
];

/// How surely a word is a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    /// Wherever it stands.
    Always,
    /// If what follows lets it be one.
    Perhaps,
}

/// A form of a verb: its plain form ("design") or that of one person ("designs").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerbForm {
    /// "design"
    Plain,
    /// "designs"
    OnePerson,
}

static KNOWN: LazyLock<HashMap<&str, Verb>> = LazyLock::new(|| {
    let perhaps = VERBS_OR_NOUNS.iter().map(|verb| (*verb, Verb::Perhaps));
    perhaps.chain(VERBS.iter().map(|verb| (*verb, Verb::Always))).collect()
});

/// What verb form a word is, if it is one.
pub(crate) fn verb(word: &str) -> Option<(Verb, VerbForm)> {
    let of = |base: &str| KNOWN.get(base).copied();
    if let Some(verb) = of(word) {
        return Some((verb, VerbForm::Plain));
    }
    let stem = word.strip_suffix('s')?;
    let third = |base: &str| of(base).filter(|_| one_person(base) == word);
    let verb = third(stem)
        .or_else(|| third(stem.strip_suffix('e')?))
        .or_else(|| third(&format!("{}y", stem.strip_suffix("ie")?)))?;
    Some((verb, VerbForm::OnePerson))
}

/// "sets" from "set": how an expectation begins.
pub(crate) fn one_person(verb: &str) -> String {
    match verb {
        "be" => return "is".into(),
        "have" => return "has".into(),
        _ => {}
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| verb.ends_with(ending));
    let before_y = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match before_y {
        Some(stem) => format!("{stem}ies"),
        None if ends(&["s", "sh", "ch", "x", "z", "o"]) => format!("{verb}es"),
        None => format!("{verb}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_known_both_ways() {
        for (base, form) in [
            ("set", "sets"),
            ("teach", "teaches"),
            ("carry", "carries"),
            ("stay", "stays"),
            ("go", "goes"),
            ("be", "is"),
            ("have", "has"),
        ] {
            assert_eq!(one_person(base), form);
        }
        assert_eq!(verb("reaches"), Some((Verb::Perhaps, VerbForm::OnePerson)));
        assert_eq!(verb("writes"), Some((Verb::Always, VerbForm::OnePerson)));
        assert_eq!(verb("write"), Some((Verb::Always, VerbForm::Plain)));
        assert_eq!(verb("stone"), None);
        assert_eq!(verb("stones"), None);
    }

    #[test]
    fn the_lists_are_sorted_and_no_verb_stands_in_both() {
        assert!(VERBS.is_sorted() && VERBS_OR_NOUNS.is_sorted());
        assert!(VERBS.iter().all(|verb| VERBS_OR_NOUNS.binary_search(verb).is_err()));
    }
}
