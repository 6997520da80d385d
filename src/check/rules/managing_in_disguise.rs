//! `managing-in-disguise`: mastery levels that ask for what a line manager does.

use crate::check::passages::{Passage, Role};
use crate::check::rule::{Check, Found, Rule};
use crate::check::words::sentence::Sentence;
use crate::check::words::{self, WordList, is_english};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Demands, Expectation, Kind, Ladder};

pub(super) static RULE: Rule = Rule {
    code: Code::new("managing-in-disguise", Group::Fairness),
    checks: &[Check::Read(mostly_directing), Check::Passage(line_management)],
    explanation: include_str!("managing_in_disguise.md"),
};

/// Of so few expectations, "mostly" means nothing.
const ENOUGH: usize = 3;

/// Who spends no more of the week on the craft, in percent, has another job.
const LEAST_OF_THE_WEEK: u32 = 25;

/// What their areas say, in any language, and how their sentences begin, in English.
fn mostly_directing(ladder: &Ladder, found: &mut Found<'_>) {
    let by_words = is_english(&ladder.language);
    let directs = |one: &Expectation| {
        let by_area = ladder.area(&one.area).is_some_and(|area| area.demands == Demands::Directing);
        by_area || (by_words && begins_with_directing(&one.text))
    };
    for level in ladder.places_of(Kind::Mastery).map(|place| place.level) {
        let (all, count) = (level.expects.len(), level.expects.iter().filter(|one| directs(one)).count());
        if all >= ENOUGH && count * 2 > all {
            let message =
                format!("{} is on the mastery track and asks mostly for directing: {count} of {all}", level.title);
            let finding = Diagnostic::warning(message).at(level.at());
            found
                .push(finding.help("move it to a management or hybrid track, or ask for what mastery is at this rank"));
        } else if let Some(share) = level.hands_on.filter(|share| share.to < LEAST_OF_THE_WEEK) {
            let message =
                format!("{} is on the mastery track and leaves at most {} % for the craft", level.title, share.to);
            let finding = Diagnostic::warning(message).at(level.at());
            found.push(finding.help("leave a master the larger part of the week, or move the level to another track"));
        }
    }
}

/// "Delegates", "Leads a team", "Sets goals for the group": what the rest of the sentence can hardly turn into doing.
fn begins_with_directing(text: &str) -> bool {
    const OBJECT: usize = 5;
    let first = text.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    let base = first.strip_suffix('s').unwrap_or(&first);
    let is_always = matches!(base, "delegate" | "hire" | "recruit" | "supervise" | "appoint" | "dismisse" | "appraise");
    let of_people = matches!(base, "lead" | "manage" | "direct" | "oversee" | "assign" | "staff");
    is_always
        || (of_people
            && text.split_whitespace().skip(1).take(OBJECT).any(|word| {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
                words::PEOPLE.contains(&word.as_str())
            }))
}

/// The first thing that belongs to line management, in what a mastery level expects or requires, or one that all go
/// through.
fn line_management(passage: &Passage<'_>, found: &mut Found<'_>) {
    let of = match passage.track {
        Some(Kind::Mastery) => "a mastery level",
        Some(Kind::Trunk) => "a level on everyone's way",
        _ => return,
    };
    if !matches!(passage.role, Role::Expectation | Role::Gate) {
        return;
    }
    let sentence = &passage.sentence;
    let first = (0..sentence.words.len()).find_map(|word| Some((word, directs_at(sentence, word)?)));
    let Some((word, count)) = first.filter(|(word, _)| !is_denied(sentence, *word)) else { return };
    let range = sentence.range(word, count);
    let said = passage.said(range.clone());
    let finding = Diagnostic::warning(format!("{of} expects line management: \"{said}\""));
    let finding = finding.at(passage.span(range)).label("this belongs to management");
    found.push(finding.help("`metier explain managing-in-disguise` shows what mastery levels expect instead"));
}

/// How many words from this one on speak of line management.
fn directs_at(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    if let Some((phrase, count)) = sentence.phrase_at(at, WordList::LineManagement) {
        let next = sentence.word(at + count);
        // A payroll program, and a performance review of a pump, are things.
        let is_thing = (phrase.starts_with("payroll") && (words::SOFTWARE.contains(&next) || !is_run(sentence, at)))
            || (is_a_manager(phrase) && !is_said_of_the_reader(sentence, at))
            || (phrase.contains("one-on-ones") && sentence.words.iter().any(|word| word.text.starts_with("mente")))
            || ((phrase.starts_with("performance") || phrase.contains("appraisal") || phrase.contains("evaluation"))
                && matches!(next, "of" | "for")
                && !names_people(sentence, at + count))
            || (phrase == "disciplinary" && !words::DISCIPLINARY.contains(&next));
        return (!is_thing).then_some(count);
    }
    manages_people(sentence, at).or_else(|| leads_a_team(sentence, at))
}

fn is_a_manager(phrase: &str) -> bool {
    matches!(phrase, "line manager" | "line managers" | "line-manager" | "people manager" | "people managers")
}

/// "Is the line manager of two", "two years as line manager"; not "agrees it with their line managers".
fn is_said_of_the_reader(sentence: &Sentence<'_>, at: usize) -> bool {
    const BEFORE: usize = 3;
    let before = sentence.words.iter().take(at).rev().take(BEFORE);
    at == 0
        || before.into_iter().any(|word| matches!(word.text, "is" | "are" | "am" | "be" | "being" | "as" | "becomes"))
}

/// A payroll that someone runs, and not one that they know all about: "their specialism, e.g. Payroll".
fn is_run(sentence: &Sentence<'_>, at: usize) -> bool {
    const BEFORE: usize = 3;
    sentence.words.iter().take(at).rev().take(BEFORE).any(|word| {
        let word = word.text.strip_suffix('s').unwrap_or(word.text);
        matches!(word, "approve" | "keep" | "run" | "sign" | "manage" | "prepare" | "submit" | "check" | "do" | "own")
    })
}

/// "Leads a team of six", "leading teams of engineers"; but "leads the team through a migration".
fn leads_a_team(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    const BETWEEN: usize = 4;
    if !matches!(sentence.word(at), "lead" | "leads" | "leading" | "led") {
        return None;
    }
    let is_team = |word: &str| matches!(word, "team" | "teams" | "crew" | "crews" | "group" | "groups" | "department");
    let team = (at + 1..=at + BETWEEN).find(|word| is_team(sentence.word(*word)))?;
    let between = (at + 1..team)
        .all(|word| words::BEFORE_PEOPLE.contains(&sentence.word(word)) || is_number(sentence.word(word)));
    let of = sentence.word(team + 1) == "of" && sentence.gap_after(team).trim().is_empty();
    let counted = words::BEFORE_PEOPLE.contains(&sentence.word(team + 2))
        || words::PEOPLE.contains(&sentence.word(team + 2))
        || sentence.word(team + 2).starts_with(|c: char| c.is_ascii_digit());
    (between && of && counted).then_some(team + 1 - at)
}

fn names_people(sentence: &Sentence<'_>, from: usize) -> bool {
    sentence.words.iter().skip(from).any(|word| words::PEOPLE.contains(&word.text))
}

/// "Manages a team of six", but not "manages staff rosters" or "manages the team's tools".
fn manages_people(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    const BETWEEN: usize = 4;
    if !matches!(sentence.word(at), "manage" | "manages" | "managing" | "supervise" | "supervises" | "supervising") {
        return None;
    }
    // "The supervising nurse" is someone else.
    let is_someone = sentence.word(at).ends_with("ing")
        && at > 0
        && matches!(sentence.word(at - 1), "a" | "an" | "the" | "their" | "our" | "your" | "its" | "another");
    if is_someone {
        return None;
    }
    let noun = (at..).skip(1).take(BETWEEN).find(|word| words::PEOPLE.contains(&sentence.word(*word)))?;
    let between = (at + 1..noun)
        .all(|word| words::BEFORE_PEOPLE.contains(&sentence.word(word)) || is_number(sentence.word(word)));
    // What a journeyman does beside the work, watching over apprentices, is not line management.
    let is_teaching = sentence.word(at).starts_with("superv") && sentence.word(noun).starts_with("apprentice");
    let after = sentence.word(noun + 1);
    let ends_here =
        after.is_empty() || words::AFTER_PEOPLE.contains(&after) || !sentence.gap_after(noun).trim().is_empty();
    (between && ends_here && !is_teaching).then_some(noun + 1 - at)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// "Leads without direct reports", "no headcount of their own".
fn is_denied(sentence: &Sentence<'_>, at: usize) -> bool {
    const BEFORE: usize = 4;
    let before = sentence.words.iter().take(at).rev().take(BEFORE).map(|word| word.text);
    before.into_iter().any(|word| {
        matches!(word, "no" | "not" | "without" | "never" | "nor" | "rather" | "instead" | "nobody" | "none")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::found_by;
    use crate::diagnostic::Span;
    use crate::ladder::sample::{ladder, level, track, usual};
    use crate::ladder::{Area, Text};

    /// What is found in one expectation of a mastery level.
    fn found(text: &str) -> Option<String> {
        let mut only = level("m", 4, 1);
        only.expects[0].text = text.into();
        let ladder = ladder(vec![track("mastery", Kind::Mastery, &[], vec![only])]);
        found_by(&RULE, &ladder).into_iter().next().map(|finding| finding.message)
    }

    #[test]
    fn what_a_line_manager_does_is_found() {
        for text in [
            "Writes the performance reviews of the team",
            "Holds the yearly appraisals",
            "Manages a team of six",
            "Manages two senior engineers and their pay",
            "Has three direct reports",
            "Approves the payroll",
            "Plans headcount for the next year",
            "Is the line manager of two designers",
            "Takes part in disciplinary hearings",
            "Supervises staff on site",
            "Decides on salaries and promotions",
            "Leads a team of six",
            "Leads teams of 3+ engineers",
            "Is capable of leading a team of designers",
            "Is the hiring manager who fills the team",
            "Holds weekly one-on-ones with each report",
        ] {
            assert!(found(text).is_some(), "{text}");
        }
    }

    #[test]
    fn leading_the_work_is_not_line_management() {
        for text in [
            "Leads by example",
            "Leads the design of the storage move",
            "Reviews designs from other teams",
            "Leads without direct reports",
            "Works with no headcount of their own",
            "Designs the payroll service so that a wrong run can be taken back",
            "Writes the performance review of the query planner",
            "Manages the team's backlog of leaks",
            "Manages staff rosters in the spreadsheet",
            "Manages risk on a roof that is open overnight",
            "Supervises apprentices on their first torch work",
            "Joins multi-disciplinary rounds",
            "Manages three roofs at once",
            "Teaches by pairing and by review",
            "Runs the annual appraisal of the herd",
            "Holds the annual reviews of fire doors",
            "Approves time on the telescope",
            "Is the go-to expert for a specialism, e.g. Payroll",
            "Leads the team through a migration",
            "Tells the supervising nurse at once",
            "Leads teams to write their own checks",
            "Holds one-on-ones with two mentees",
            "Tells hiring managers what the work needs",
            "Agrees people's time with their line managers",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_pointed_at_are_the_words_of_management() {
        for (text, said) in [
            ("Manages a team of six", "Manages a team"),
            ("Also manages 12 engineers on two sites", "manages 12 engineers"),
            ("Supervises 10-15 installers", "Supervises 10-15 installers"),
            ("Prepares, writes and holds performance reviews of staff", "performance reviews"),
        ] {
            assert_eq!(found(text), Some(format!("a mastery level expects line management: \"{said}\"")), "{text}");
        }
    }

    #[test]
    fn people_who_only_stand_nearby_make_no_manager() {
        for text in ["Writes with staff performance reviews of the pumps", "Manages roofs of teams"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn the_sentences_and_gates_of_mastery_are_read_and_no_others() {
        let mut ladder = usual();
        for (track, level) in [(0, 0), (1, 0), (2, 0), (3, 0)] {
            ladder.tracks[track].levels[level].expects[0].text = "Has three direct reports".into();
        }
        let gate = Text { text: "Two years as line manager".into(), at: Span { start: 7, end: 9 } };
        ladder.tracks[1].levels[1].requires.push(gate.into());
        let places: Vec<_> = found_by(&RULE, &ladder).iter().filter_map(|finding| finding.span).collect();
        assert_eq!(places, [Span::default(), Span::default(), Span { start: 7, end: 9 }], "the trunk, too");
    }

    #[test]
    fn most_of_the_sentences_and_most_of_the_week_count_too() {
        let mut ladder = usual();
        let level = &mut ladder.tracks[1].levels[1];
        level.expects[0].text = "Delegates the drawings".into();
        level.hands_on = Some(crate::model::Share { from: 20, to: 40 });
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[1].levels[1].expects[1].text = "Assigns two engineers to each site".into();
        let said = |ladder: &Ladder| found_by(&RULE, ladder).into_iter().map(|it| it.message).collect::<Vec<_>>();
        assert_eq!(said(&ladder), ["M5 is on the mastery track and asks mostly for directing: 2 of 3"]);
        ladder.language = "de".into();
        assert_eq!(said(&ladder), [] as [&str; 0]);
        ladder.tracks[1].levels[1].hands_on = Some(crate::model::Share { from: 10, to: 20 });
        assert_eq!(said(&ladder), ["M5 is on the mastery track and leaves at most 20 % for the craft"]);
    }

    #[test]
    fn mostly_is_more_than_half_of_three_or_more() {
        let of = |directing: usize, all: usize| {
            let mut ladder = ladder(vec![track("mastery", Kind::Mastery, &[], vec![level("m", 1, all)])]);
            let people = Area { id: "people".into(), demands: Demands::Directing, ..ladder.areas[0].clone() };
            ladder.areas.push(people);
            for one in ladder.tracks[0].levels[0].expects.iter_mut().take(directing) {
                one.area = "people".into();
            }
            found_by(&RULE, &ladder).into_iter().map(|finding| finding.message).next()
        };
        let said = |count| Some(format!("M is on the mastery track and asks mostly for directing: {count}"));
        assert_eq!((of(2, 3), of(3, 5), of(4, 4)), (said("2 of 3"), said("3 of 5"), said("4 of 4")));
        assert_eq!((of(2, 4), of(1, 4), of(2, 2), of(0, 3)), (None, None, None, None));
    }
}
