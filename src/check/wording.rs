//! Wording, sentence by sentence: whether a reader knows what one would see a person do. For English only.

use super::phrase::{Sentence, part_of};
use super::verbs::{Form, one_person, verb as verb_form};
use super::{gendered, two_in_one, warning, words};
use crate::diagnostic::{Code, Diagnostic};
use crate::ladder::{Expectation, Ladder};

/// The most characters of an expectation.
const LONGEST: usize = 100;

/// From so many expectations on, a full stop after most of them is one habit, and said once.
const A_HABIT: usize = 5;

pub(crate) fn audit(ladder: &Ladder, findings: &mut Vec<Diagnostic>) {
    for level in ladder.places().map(|place| place.level) {
        for one in &level.expects {
            let lower = one.text.to_ascii_lowercase();
            let sentence = Sentence::of(&one.text, &lower);
            let (inability, said) = ability(one, &sentence).map_or((None, 0), |(it, count)| (Some(it), count));
            findings.extend(inability);
            findings.extend(two(one, &sentence));
            empty_words(one, &sentence, said, findings);
            findings.extend(too_long(one));
            gendered::audit_sentence(&sentence, one.at(), findings);
        }
        gendered::audit_level(level, findings);
    }
    gendered::audit_elsewhere(ladder, findings);
    full_stops(ladder, findings);
}

/// The finding, and how many words it speaks of.
fn ability(one: &Expectation, sentence: &Sentence<'_>) -> Option<(Diagnostic, usize)> {
    let leads_in = |word: &str| {
        word.ends_with("ly")
            || matches!(word, "also" | "i" | "you" | "they" | "be" | "am" | "are" | "is")
            || matches!(word, "i'm" | "you're" | "they're" | "i’m" | "you’re" | "they’re")
    };
    let first = (0..3).find(|at| !leads_in(sentence.word(*at)))?;
    let known = |at: usize| Some((at, sentence.phrase_at(at, words::List::Ability)?));
    let (begins, count) = match (0..=first).find_map(known) {
        Some((at, (phrase, count))) => (phrase, at + count),
        None => ("", first + has_ability(sentence, first)?),
    };
    let range = sentence.range(0, count);
    let said = one.text.get(range.clone()).unwrap_or_default();
    let finding = warning(Code::NotObservable, format!("an expectation begins with \"{said}\""));
    let finding = finding.at(part_of(one, range)).label("say what the person does");
    let is_power = matches!(begins, "can" | "able to" | "is able to" | "ability to" | "the ability to" | "capable of");
    let rest = || one.text.get(sentence.words.get(count)?.start..);
    let finding = match is_power.then(rest).flatten().and_then(as_done) {
        Some(done) => finding.help(format!("write \"{done}\"")),
        None => finding.help("nobody can see it: write what a person does who has it, and to what end"),
    };
    Some((finding, count))
}

/// "has a strong understanding of", "strong knowledge of", "demonstrates the ability to".
fn has_ability(sentence: &Sentence<'_>, first: usize) -> Option<usize> {
    let has = |list: &[&str], at: usize| list.binary_search(&sentence.word(at)).is_ok();
    let from = first + usize::from(has(words::HAVING, first));
    let noun = (from..from + 5).find(|at| !has(words::DEGREE, *at))?;
    let ends = matches!(
        sentence.word(noun + 1),
        "" | "of" | "in" | "with" | "to" | "for" | "and" | "about" | "on" | "that" | "how" | "necessary"
    );
    (has(words::STATE, noun) && ends && noun > first).then_some(noun + 1 - first)
}

/// "set the direction" as "Sets the direction"; nothing where the first word is no plain verb.
fn as_done(rest: &str) -> Option<String> {
    let (verb, object) = rest.split_once(' ').unwrap_or((rest, ""));
    if verb.ends_with("ing") || !verb.bytes().all(|byte| byte.is_ascii_lowercase()) || verb.ends_with("ly") {
        return None;
    }
    let done = one_person(verb);
    let mut letters = done.chars();
    let first = letters.next()?.to_uppercase();
    // "climb ladders and enter crawl spaces": what follows "and" is done as well.
    let mut before = "";
    let object = object.split(' ').map(|word| {
        let is_second = before == "and" && matches!(verb_form(word), Some((_, Form::Plain)));
        before = word;
        if is_second { one_person(word) } else { word.to_owned() }
    });
    let done = format!("{first}{} {}", letters.as_str(), object.collect::<Vec<_>>().join(" "));
    Some(done.trim_end().to_owned())
}

fn two(one: &Expectation, sentence: &Sentence<'_>) -> Option<Diagnostic> {
    let range = two_in_one::second(sentence)?;
    let finding = warning(Code::TwoInOne, "an expectation asks for two things");
    let finding = finding.at(part_of(one, range)).label("the second");
    Some(finding.help("write two expectations: one can be met without the other"))
}

/// From a word on: what stands before has been said.
fn empty_words(one: &Expectation, sentence: &Sentence<'_>, from: usize, findings: &mut Vec<Diagnostic>) {
    let mut at = from;
    while sentence.words.get(at).is_some() {
        let vague = sentence.phrase_at(at, words::List::Vague).or_else(|| unmeasured(sentence, at));
        let vague = vague.map(|found| (Code::Vague, found));
        let found = vague.or_else(|| sentence.phrase_at(at, words::List::Filler).map(|found| (Code::Filler, found)));
        let Some((code, (phrase, count))) = found.filter(|(_, (phrase, n))| !is_meant(sentence, at, phrase, *n)) else {
            at += 1;
            continue;
        };
        let range = sentence.range(at, count);
        let said = one.text.get(range.clone()).unwrap_or_default();
        let message = if code == Code::Vague { "gives no measure" } else { "adds nothing" };
        let finding = warning(code, format!("\"{said}\" {message}")).help(words::mend(phrase, code == Code::Vague));
        findings.push(finding.at(part_of(one, range)));
        at += count;
    }
}

/// "Strong skills", "good working relationships"; but "a strong inspector" and "a good year".
fn unmeasured(sentence: &Sentence<'_>, at: usize) -> Option<(&'static str, usize)> {
    if !matches!(sentence.word(at), "good" | "great" | "strong") {
        return None;
    }
    let noun =
        (at..).skip(1).take(2).find_map(|noun| Some((noun, sentence.phrase_at(noun, words::List::Unmeasured)?.1)));
    noun.map(|(noun, count)| ("good", noun + count - at))
}

/// "As required by law" names something, and "more efficiently" is a measure against what was.
fn is_meant(sentence: &Sentence<'_>, at: usize, phrase: &str, count: usize) -> bool {
    let next = sentence.word(at + count);
    let goes_on = sentence.gap_after(at + count - 1).trim().is_empty();
    match phrase {
        "as required" | "as necessary" | "as needed" | "as assigned" => {
            goes_on && matches!(next, "by" | "in" | "under" | "for")
        }
        "appropriate" | "relevant" => (goes_on && matches!(next, "to" | "for")) || next == "rate",
        "effective" if matches!(next, "date" | "dates" | "span" | "use") => true,
        // That is so or not, and the law says when.
        "properly" if matches!(next, "licensed" | "licenced" | "registered" | "insured" | "certified") => true,
        _ if phrase == "effective" || phrase.ends_with("ly") => {
            at > 0 && matches!(sentence.word(at - 1), "more" | "most" | "less" | "cost")
        }
        _ => {
            sentence.original.get(..sentence.range(at, 1).start).is_some_and(|before| before.ends_with(['‘', '“', '"']))
        }
    }
}

fn too_long(one: &Expectation) -> Option<Diagnostic> {
    let length = one.text.chars().count();
    let over = one.text.char_indices().nth(LONGEST).map_or(one.text.len(), |(at, _)| at);
    (length > LONGEST).then(|| {
        let finding = warning(Code::TooLong, format!("an expectation has {length} characters, {LONGEST} are plenty"));
        let finding = finding.at(part_of(one, over..one.text.len()));
        finding.help("say one thing; move cases into `examples`")
    })
}

fn full_stops(ladder: &Ladder, findings: &mut Vec<Diagnostic>) {
    let all: Vec<&Expectation> = ladder.places().flat_map(|place| &place.level.expects).collect();
    let stops: Vec<&Expectation> = all.iter().copied().filter(|one| ends_in_a_stop(&one.text)).collect();
    let help = "an expectation is a line of a list: leave the full stop out";
    let last = |one: &Expectation| part_of(one, one.text.len().saturating_sub(1)..one.text.len());
    match stops.as_slice() {
        [first, ..] if stops.len() >= A_HABIT && stops.len() * 2 > all.len() => {
            let message = format!("{} of {} expectations end in a full stop, this one first", stops.len(), all.len());
            findings.push(warning(Code::FullStop, message).at(last(first)).help(help));
        }
        several => findings.extend(
            several
                .iter()
                .map(|one| warning(Code::FullStop, "an expectation ends in a full stop").at(last(one)).help(help)),
        ),
    }
}

/// Not "etc.", "a.m." or dots that leave something open.
fn ends_in_a_stop(text: &str) -> bool {
    let Some(before) = text.trim_end().strip_suffix('.') else { return false };
    let last = before.rsplit(' ').next().unwrap_or_default();
    !last.ends_with('.') && !last.contains('.') && !matches!(last, "etc" | "Inc" | "Ltd" | "Co" | "no" | "vs")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::ladder::Kind;
    use crate::ladder::sample::{ladder, level, track};

    /// What is found in one expectation: each code, and the words pointed at.
    fn found(text: &str) -> Vec<(Code, String)> {
        found_in(&[text])
    }

    fn found_in(texts: &[&str]) -> Vec<(Code, String)> {
        let mut rung = level("a", 1, texts.len());
        for (one, text) in rung.expects.iter_mut().zip(texts) {
            one.text = crate::model::Text { text: (*text).to_owned(), at: Span { start: 0, end: text.len() + 2 } };
        }
        let ladder = ladder(vec![track("trunk", Kind::Trunk, &[], vec![rung])]);
        let mut findings = Vec::new();
        audit(&ladder, &mut findings);
        let words =
            |span: Span| texts.iter().find_map(|text| text.get(span.start - 1..span.end - 1)).unwrap_or_default();
        findings.into_iter().map(|finding| (finding.code.unwrap(), words(finding.span.unwrap()).to_owned())).collect()
    }

    #[track_caller]
    fn fires(code: Code, cases: &[(&str, &str)]) {
        for (text, words) in cases {
            assert_eq!(found(text), [(code, (*words).to_owned())], "{text}");
        }
    }

    #[track_caller]
    fn is_quiet(cases: &[&str]) {
        for text in cases {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn abilities_and_states_of_mind_are_not_observable() {
        fires(
            Code::NotObservable,
            &[
                ("Can set the direction of one area", "Can"),
                ("Able to braze overhead", "Able to"),
                ("Is able to read a drawing", "Is able to"),
                ("Understands the building code", "Understands"),
                ("Knows every valve on the site", "Knows"),
                ("Fully understands the process", "Fully understands"),
                ("Strong knowledge of refrigerants", "Strong knowledge"),
                ("Has a good understanding of the trade", "Has a good understanding"),
                ("Demonstrates the ability to weld", "Demonstrates the ability"),
                ("Ability to lift 25 kg", "Ability to"),
                ("Familiar with the tools of the shop", "Familiar with"),
                ("Experience with lime mortar", "Experience with"),
                ("Is comfortable with change", "Is comfortable"),
                ("Also has a good understanding of the trade", "Also has a good understanding"),
            ],
        );
        is_quiet(&[
            "Is asked for advice from outside the team",
            "Shows the design to those who will live with it",
            "Shares knowledge of the old boilers with the night shift",
            "Explains how the brake works to a rider",
            "Has two designs in use a year later",
            "Canvasses the street before the works begin",
            "Tests the understanding of a patient before discharge",
            "Experiments with a new glaze each season",
            "Shows the ability test to every applicant",
            "Command of the crane is handed over in writing",
        ]);
    }

    #[test]
    fn the_mend_of_can_is_written_out() {
        assert_eq!(as_done("set the direction"), Some("Sets the direction".into()));
        assert_eq!(as_done("carry a stack"), Some("Carries a stack".into()));
        assert_eq!(as_done("weld"), Some("Welds".into()));
        assert_eq!(as_done("independently lead work"), None);
        assert_eq!(as_done("Linux servers"), None);
        assert_eq!(as_done("climb ladders and enter shafts"), Some("Climbs ladders and enters shafts".into()));
        assert_eq!(as_done("plan the work and the tools"), Some("Plans the work and the tools".into()));
    }

    #[test]
    fn words_of_measure_without_a_measure_are_vague() {
        fires(
            Code::Vague,
            &[
                ("Communicates effectively with customers", "effectively"),
                ("Answers tickets in a timely manner", "in a timely manner"),
                ("Delivers high-quality code", "high-quality"),
                ("Escalates as appropriate", "as appropriate"),
                ("Effectively plans the week", "Effectively"),
                ("Gives effective lessons on site", "effective"),
                ("Stores the ropes properly", "properly"),
                ("Picks the appropriate blade", "appropriate"),
                ("Picks what is appropriate, to save time", "appropriate"),
                ("Builds good relationships with suppliers", "good relationships"),
                ("Keeps strong working relationships on site", "strong working relationships"),
                ("Shows the new ones great time management", "great time management"),
            ],
        );
        is_quiet(&[
            "Answers tickets within a day",
            "Changes the shift so that the team works more efficiently than last year",
            "Keeps the wall within 3 mm over 2 m",
            "Finds the proper authority for a permit",
            "Sees that every mechanic on the site is properly licensed",
            "States the effective date of each rule",
            "Makes the night shift more effective than the day shift",
            "Chooses the blade appropriate to the stone",
            "Sets the feed of the mill to the appropriate rate",
            "Asks a customer what “high-quality” means to them",
            "Hires a strong carpenter in a good year",
        ]);
    }

    #[test]
    fn words_that_could_go_are_filler() {
        fires(
            Code::Filler,
            &[
                ("Cleans tools, benches, etc", "etc"),
                ("Leverages data to decide", "Leverages"),
                ("Checks the harness on a regular basis", "on a regular basis"),
                ("Works overtime as needed", "as needed"),
                ("Answers as needed, by phone or by letter", "as needed"),
                ("Responsible for the tool store", "Responsible for"),
            ],
        );
        is_quiet(&[
            "Files the return as required by the county",
            "Checks the harness before every climb",
            "Sets a lever at the right length",
            "Names who answers for each part",
        ]);
    }

    #[test]
    fn over_a_hundred_characters_is_too_long() {
        let hundred = format!("Does {}", "x".repeat(95));
        is_quiet(&[&hundred]);
        let longer = format!("{hundred}é");
        assert_eq!(found(&longer), [(Code::TooLong, "é".into())], "characters are counted, not bytes");
    }

    #[test]
    fn a_full_stop_is_said_once_where_it_is_a_habit() {
        fires(Code::FullStop, &[("Reads drawings.", ".")]);
        is_quiet(&["Names the parts of a pump: rotor, seal, ...", "Starts at 6 a.m.", "Works for Steel Ltd."]);
        let habit = ["Reads plans.", "Cuts stone.", "Lays brick.", "Mixes mortar.", "Points walls.", "Turns arches"];
        assert_eq!(found_in(&habit).len(), 1);
        let mixed = ["Reads plans.", "Cuts stone.", "Lays brick", "Mixes mortar", "Points walls"];
        assert_eq!(found_in(&mixed).len(), 2);
        let lines =
            ["Cuts", "Lays", "Mixes", "Points", "Turns"].map(|verb| [format!("{verb} it."), format!("{verb} all")]);
        let lines: Vec<&str> = lines.iter().flatten().map(String::as_str).collect();
        assert_eq!(found_in(&lines).len(), 5, "half of them are no habit");
        assert_eq!(found_in(&lines[..9]).len(), 1, "more than half are one");
    }

    #[test]
    fn words_for_men_or_women_are_gendered_and_trade_titles_are_not() {
        fires(
            Code::Gendered,
            &[
                ("Takes his turn on the night shift", "his"),
                ("Leads a crew of craftsmen", "craftsmen"),
                ("Plans manpower for the week", "manpower"),
                ("Acts for the supervisor in his/her absence", "his"),
                ("Speaks for Her in the meetings", "Her"),
                ("Her Designs hang in the hall", "Her"),
            ],
        );
        is_quiet(&[
            "Shadows a foreman for a week",
            "Works beside a journeyman",
            "Signs for good workmanship",
            "Reports to Her Majesty's inspectors",
            "Opens the manhole before the test",
            "Keeps their own tools sharp",
            "Explains why \"his\" is out of place on a form",
        ]);
    }

    #[test]
    fn two_behaviours_are_pointed_at_where_the_second_begins() {
        fires(
            Code::TwoInOne,
            &[("Plans the week and trains the new ones on ladders", "trains the new ones on ladders")],
        );
    }

    #[test]
    fn empty_words_are_said_with_their_mend() {
        let said = |text: &str| {
            let mut rung = level("a", 1, 1);
            rung.expects[0].text = text.into();
            let ladder = ladder(vec![track("trunk", Kind::Trunk, &[], vec![rung])]);
            let mut findings = Vec::new();
            audit(&ladder, &mut findings);
            findings.into_iter().map(|finding| (finding.message, finding.helps.concat())).next().unwrap()
        };
        let pair = |message: &str, help: &str| (message.to_owned(), help.to_owned());
        assert_eq!(
            said("Delivers high-quality code"),
            pair("\"high-quality\" gives no measure", "say how much, how often or how one would see it")
        );
        assert_eq!(
            said("Cleans tools, benches, etc"),
            pair("\"etc\" adds nothing", "leave it out, or name what is meant")
        );
    }
}
