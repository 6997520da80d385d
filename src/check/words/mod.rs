//! The words the rules look for: data, in small letters, each list sorted by its first word. All of them are English.

pub(crate) mod empty;
pub(crate) mod opening;
pub(crate) mod sentence;
pub(crate) mod statements;
pub(crate) mod verbs;

use std::collections::HashMap;
use std::sync::LazyLock;

/// A list of phrases to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordList {
    Ability,
    Vague,
    Filler,
    LineManagement,
    CraftResults,
    NeutralGates,
    Unmeasured,
    OfLeading,
    Gendered,
    Excluding,
    UpOrOut,
    Appointed,
    Rationed,
}

const LISTS: [(WordList, &[&str]); 13] = [
    (WordList::Ability, ABILITY),
    (WordList::Vague, VAGUE),
    (WordList::Filler, FILLER),
    (WordList::LineManagement, LINE_MANAGEMENT),
    (WordList::CraftResults, CRAFT_RESULTS),
    (WordList::NeutralGates, NEUTRAL_GATES),
    (WordList::Unmeasured, UNMEASURED),
    (WordList::OfLeading, OF_LEADING),
    (WordList::Gendered, GENDERED),
    (WordList::Excluding, EXCLUDING),
    (WordList::UpOrOut, UP_OR_OUT),
    (WordList::Appointed, APPOINTED),
    (WordList::Rationed, RATIONED),
];

/// A phrase of a list.
pub(crate) struct Phrase {
    /// The list it is in.
    pub(crate) list: WordList,
    /// As it stands there.
    pub(crate) text: &'static str,
    /// Its words but for the first.
    pub(crate) rest: Vec<&'static str>,
}

/// Every phrase under its first word.
static BY_FIRST_WORD: LazyLock<HashMap<&str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for (list, text) in LISTS.into_iter().flat_map(|(list, all)| all.iter().map(move |text| (list, *text))) {
        let mut words = text.split(' ');
        let first = words.next().expect("a split has a first part");
        phrases.entry(first).or_default().push(Phrase { list, text, rest: words.collect() });
    }
    phrases
});

/// The phrases that begin with this word, of every list.
pub(crate) fn beginning_with(word: &str) -> &'static [Phrase] {
    BY_FIRST_WORD.get(word).map_or(&[], Vec::as_slice)
}

/// What an expectation begins with that says an ability or a state of mind.
#[rustfmt::skip]
const ABILITY: &[&str] = &[
    "a track record of", "ability to", "able to", "accountable for", "accountable to", "adept at",
    "am accountable for", "appreciate", "appreciates", "aptitude for", "are able to", "are accountable for",
    "aware of", "awareness of", "believes", "can", "capable", "capable of", "care about", "cares about",
    "cares deeply", "comfortable", "comfortable with", "competence in", "competency in", "competent",
    "competent in", "confident", "confident in", "confident with", "consider", "considers", "conversant with",
    "could", "demonstrated ability", "eager to", "enjoy", "enjoys", "experience", "experience in", "experience of",
    "experience with", "experienced in", "experienced with", "expert in", "expertise in", "familiar with",
    "familiarity with", "feels", "fluent in", "grasps", "has the ability", "has what it takes",
    "have what it takes", "hungry for", "interested in", "is able", "is able to", "is accountable",
    "is accountable for", "is adept", "is an expert in", "is aware", "is capable", "is capable of",
    "is comfortable", "is competent", "is confident", "is conscious of", "is eager", "is expert in", "is familiar",
    "is fluent", "is interested", "is knowledgeable", "is known for", "is known to", "is mindful", "is open to",
    "is passionate", "is proficient", "is ready to", "is recognised", "is recognized", "is respected", "is seen as",
    "is skilled", "is trusted to", "is willing", "know", "knowledge", "knowledgeable", "knowledgeable about",
    "knowledgeable in", "knows", "love", "loves", "may be able to", "open to", "passionate", "passionate about",
    "possesses", "proficiency in", "proficiency with", "proficient", "proficient in", "proficient with", "ready to",
    "recognised as", "recognized as", "regarded as", "relied on", "relied upon", "seen as", "skilled", "skilled at",
    "skilled in", "sought out", "strive", "strives", "the ability to", "think", "thinks", "track record of",
    "understand", "understanding", "understands", "viewed as", "willing", "willing to", "willingness to",
];

/// After these an ability can be had: "has a strong understanding".
#[rustfmt::skip]
const HAVING: &[&str] = &[
    "acquires", "builds", "demonstrate", "demonstrates", "develops", "display", "displays", "exhibit", "exhibits",
    "gains", "has", "have", "having", "maintains", "possess", "possesses", "show", "shows",
];

/// Between having and the ability: how much of it.
#[rustfmt::skip]
const DEGREE: &[&str] = &[
    "a", "accurate", "adequate", "advanced", "an", "and", "balanced", "basic", "broad", "business", "clear",
    "comprehensive", "consistent", "critical", "cross-functional", "deep", "demonstrated", "detailed", "domain",
    "emotional", "established", "excellent", "exceptional", "exemplary", "expert", "extensive", "foundational",
    "full", "fundamental", "general", "genuine", "good", "great", "growing", "high", "high-level", "in-depth",
    "increasing", "industry", "intermediate", "keen", "mature", "necessary", "nuanced", "outstanding", "particular",
    "personal", "positive", "practical", "product", "professional", "proficient", "profound", "proven", "real",
    "significant", "solid", "some", "sound", "strong", "sufficient", "superior", "sustained", "technical", "the",
    "their", "thorough", "unique", "very", "well-rounded", "wide", "working",
];

/// An ability or a state of mind, as a noun.
#[rustfmt::skip]
const STATE: &[&str] = &[
    "abilities", "ability", "accountability", "adaptability", "appreciation", "aptitude", "attitude", "awareness",
    "breadth", "capacity", "command", "commitment", "competence", "competency", "comprehension", "confidence",
    "consistency", "creativity", "curiosity", "dedication", "depth", "empathy", "enthusiasm", "excellence",
    "experience", "expertise", "eye", "familiarity", "flexibility", "grasp", "gravitas", "humility", "influence",
    "initiative", "integrity", "interest", "judgement", "judgment", "knowledge", "leadership", "mastery",
    "maturity", "mindset", "openness", "opinions", "ownership", "passion", "patience", "perspective",
    "professionalism", "proficiency", "reliability", "reputation", "resilience", "respect", "self-awareness",
    "self-motivation", "sense", "skill", "skills", "tenacity", "trust", "understanding", "view",
    "views", "vision", "willingness",
];

/// Behind "is": what someone is found to be, and not what they do.
#[rustfmt::skip]
const PREDICATES: &[&str] = &[
    "accountable", "adept", "alert", "approachable", "articulate", "attentive", "authoritative", "autonomous",
    "available", "aware", "calm", "capable", "careful", "clear", "comfortable", "committed", "competent",
    "confident", "conscious", "considerate", "consistent", "constructive", "conversant", "credible", "curious",
    "decisive", "dedicated", "dependable", "detail-oriented", "diligent", "effective", "efficient", "empathetic",
    "enthusiastic", "excellent", "exceptional", "expert", "familiar", "fearless", "flexible", "fluent", "focused",
    "focussed", "forward-thinking", "good", "great", "helpful", "highly-regarded", "honest", "humble",
    "independent", "influential", "innovative", "inquisitive", "instrumental", "interested", "kind",
    "knowledgeable", "known", "mindful", "motivated", "objective", "observant", "open", "open-minded", "optimistic",
    "organised", "organized", "passionate", "patient", "persistent", "persuasive", "positive", "pragmatic",
    "prepared", "proactive", "productive", "professional", "proficient", "ready", "receptive", "recognised",
    "recognized", "reflective", "regarded", "reliable", "resilient", "resourceful", "respected", "respectful",
    "responsive", "rigorous", "seen", "self-aware", "self-directed", "self-motivated", "self-sufficient", "skilful",
    "skilled", "skillful", "sought", "strong", "supportive", "tactful", "tenacious", "thorough", "thoughtful",
    "transparent", "trusted", "trustworthy", "unafraid", "understanding", "valued", "versed", "viewed", "vigilant",
    "well-informed", "well-organised", "well-organized", "well-respected", "well-versed", "willing",
];

/// What a line begins with that says what someone is like.
#[rustfmt::skip]
const QUALITIES: &[&str] = &[
    "accountable", "acknowledged", "adaptable", "adept", "approachable", "articulate", "astute", "attentive",
    "autonomous", "basic", "broad", "committed", "competent", "concise", "confident", "connected", "consistent",
    "conversant", "curious", "dedicated", "deep", "dependable", "detail-oriented", "detailed", "effective",
    "empathetic", "enthusiastic", "excellent", "experienced", "expert", "extensive", "familiar", "flexible",
    "fluent", "focused", "full", "go-to", "good", "hands-on", "helpful", "highly-respected", "honest", "increased",
    "independent", "influential", "intimate", "knowledgeable", "known", "mature", "measurable", "motivated",
    "natural", "open", "organised", "organized", "passionate", "patient", "persistent", "persuasive", "pragmatic",
    "primary", "proactive", "productive", "professional", "proficient", "proven", "reactive", "recognised",
    "recognized", "regarded", "relied", "respected", "responsive", "seen", "self-aware", "self-directed",
    "self-motivated", "self-starter", "self-sufficient", "skilled", "solid", "sought", "strong", "technical",
    "tenacious", "thorough", "thoughtful", "transparent", "trusted", "trustworthy", "valued", "versed", "viewed",
    "vocal", "well-informed", "well-respected", "well-versed", "wide", "willing",
];

/// A measure without anything to measure by.
#[rustfmt::skip]
const VAGUE: &[&str] = &[
    "adequately", "appropriate", "appropriately", "as appropriate", "culture of excellence", "effective",
    "effectively", "efficiently", "excellent", "exceptional", "exceptionally", "good at", "good results", "great at",
    "great results", "high degree of", "high quality", "high-quality", "if appropriate", "in a professional manner",
    "in a suitable way", "in a timely fashion", "in a timely manner", "in an appropriate manner",
    "in an appropriate way", "in an effective manner", "in an efficient manner", "meaningful", "outstanding",
    "professionally", "proper procedure", "proper procedures", "proper tools", "proper use", "properly",
    "reasonable effort", "reasonable time", "reasonably", "relevant", "satisfactorily", "significantly",
    "strives for excellence", "strong results", "successfully", "sufficiently", "superb", "timely", "timely manner",
    "to a good standard", "to a high standard", "to high standards", "various", "very good at", "when appropriate",
    "where appropriate",
];

/// Words that could go and nothing would be missing.
#[rustfmt::skip]
const FILLER: &[&str] = &[
    "a variety of", "and so forth", "and so on", "as and when required", "as assigned", "as necessary",
    "as needed", "as required", "best practice", "best practices", "best-in-class", "best-practice", "best-practices",
    "cutting edge", "cutting-edge", "duties as assigned", "etc", "go the extra mile", "goes the extra mile",
    "going forward", "guru", "hit the ground running", "hits the ground running", "impactful", "in order to",
    "in terms of", "is responsible for", "leverages", "leveraging", "low-hanging fruit", "move the needle",
    "moves the needle", "ninja", "not limited to", "on a daily basis", "on a regular basis", "on an ongoing basis",
    "other duties", "outside the box", "passionate", "passionately", "responsible for", "rock star", "rockstar",
    "synergies", "synergy", "thought leader", "thought leadership", "utilise", "utilises", "utilising", "utilize",
    "utilizes", "utilizing", "value-add", "value-added", "wide variety of", "world class",
    "world-class",
];

/// What belongs to those who manage people.
#[rustfmt::skip]
const LINE_MANAGEMENT: &[&str] = &[
    "acts as hiring manager", "annual appraisal", "annual appraisals", "approves leave", "approves overtime",
    "approves time sheets", "as hiring manager",
    "compensation change", "compensation decisions", "compensation recommendations",
    "conducts one-on-ones", "direct report", "direct reports", "disciplinary", "dismissal", "dismissals",
    "dismisses", "employee appraisals", "employee evaluations", "grants leave", "head count", "head-count",
    "headcount", "hire and develop", "hire and fire", "hires and develops", "hires and fires", "hires and retains",
    "hiring and firing", "hiring budget", "hiring manager who", "hiring plan", "hiring plans", "holds one-on-ones",
    "is the hiring manager", "leave requests", "line management", "line manager", "line managers", "line manages",
    "line-manage", "line-management", "line-manager", "line-manages", "make the final hiring decision",
    "makes the final hiring decision", "manager of leaders", "manager of managers", "managers of managers",
    "pay decisions", "pay raises", "pay rises", "payroll", "people management", "people manager", "people managers",
    "people-management", "performance appraisal", "performance appraisals", "performance calibration",
    "performance conversations", "performance evaluation", "performance evaluations",
    "performance improvement plan", "performance improvement plans", "performance management", "performance rating",
    "performance ratings", "performance review", "performance reviews", "promotes and dismisses",
    "promotion decisions", "regular one-on-ones", "runs one-on-ones", "salaries", "salary decisions",
    "salary review", "salary reviews", "staff appraisal", "staff appraisals", "staffing budget", "staffing plan",
    "staffing plans", "subordinate", "subordinates", "succession planning for their team", "the hiring manager for",
    "time records", "underperformance", "underperformers", "weekly one-on-ones", "yearly appraisal",
    "yearly appraisals",
];

/// A payroll followed by one of these is a thing to be made.
#[rustfmt::skip]
pub(crate) const SOFTWARE: &[&str] = &[
    "api", "app", "application", "applications", "apps", "calculation", "calculations", "code", "customers", "data",
    "database", "domain", "engine", "feature", "features", "integration", "integrations", "migration", "module",
    "modules", "pipeline", "platform", "product", "products", "service", "services", "software", "system", "systems",
    "team's",
];

/// What is disciplinary about people.
#[rustfmt::skip]
pub(crate) const DISCIPLINARY: &[&str] = &[
    "action", "actions", "case", "cases", "conversation", "conversations", "hearing", "hearings", "issue", "issues",
    "matter", "matters", "measure", "measures", "meeting", "meetings", "procedure", "procedures", "process",
    "processes", "talk", "talks",
];

/// Those who are managed.
#[rustfmt::skip]
pub(crate) const PEOPLE: &[&str] = &[
    "apprentice", "apprentices", "colleagues", "consultants", "contributors", "crew", "crews", "designer",
    "designers", "developers", "electricians", "employee", "employees", "engineer", "engineers", "individuals",
    "inspectors", "installers", "managers", "mechanics", "members", "nurse", "nurses", "people", "personnel",
    "plumbers", "programmers", "report", "reports", "representatives", "reps", "roofers", "sellers", "staff",
    "subordinates", "supervisors", "teacher", "teachers", "team", "teams", "technician", "technicians", "worker",
    "workers",
];

/// Between "manages" and those who are managed.
#[rustfmt::skip]
pub(crate) const BEFORE_PEOPLE: &[&str] = &[
    "a", "all", "an", "cross-functional", "design", "direct", "eight", "engineering", "entire", "field", "five",
    "four", "full-time", "group", "her", "his", "individual", "its", "junior", "large", "larger", "more", "multiple",
    "nine", "of", "office", "one", "or", "other", "own", "sales", "senior", "service", "seven", "several", "six",
    "small", "some", "technical", "ten", "the", "their", "three", "two", "whole",
];

/// What can follow those who are managed; another noun makes them part of a thing.
#[rustfmt::skip]
pub(crate) const AFTER_PEOPLE: &[&str] = &[
    "across", "and", "as", "at", "between", "by", "day", "directly", "during", "for", "from", "in", "including", "of",
    "on", "or", "plus", "through", "to", "under", "while", "who", "with", "within",
];

/// A gate of years served or of results in the craft.
#[rustfmt::skip]
const CRAFT_RESULTS: &[&str] = &[
    "apprenticeship", "award", "awards", "bench test", "best results", "best seller", "bsn", "certificate", "certification", "certifications", "certified", "consistently exceeds", "degree", "delivered", "diploma", "exceeds expectations", "excellent technical", "highest", "highest sales", "in service", "journey-level", "licence and", "longest", "longest-serving", "most productive", "nicet", "nurse", "oldest", "oldest-serving", "output", "outstanding results", "patents", "portfolio", "projects", "proven results", "quota", "rated", "revenue", "sales record", "seniority", "shipped", "strongest", "target", "targets", "technical excellence", "top performer", "top performing", "top rating", "top seller", "top-performing", "track record", "year as", "year of", "years as", "years at", "years in", "years of", "years on", "years with", "years'",
];

/// A gate that is neither of the craft nor of leading: what law, safety or insurance ask for.
#[rustfmt::skip]
const NEUTRAL_GATES: &[&str] = &[
    "background", "business", "clearance", "contractor's", "driver's", "driving", "first", "insurance", "law",
    "legal", "licence", "license", "licensed", "licensure", "osha", "safety",
];

/// After "good", "great" or "strong" these can be had in any measure: "strong skills", but "a strong inspector".
#[rustfmt::skip]
const UNMEASURED: &[&str] = &[
    "abilities", "ability", "awareness", "collaboration", "comprehension", "culture", "grasp", "judgement",
    "judgment", "knowledge", "leadership", "practice", "practices", "presence", "quality", "relations",
    "relationship", "relationships", "sense", "skill", "skills", "teamwork", "ties", "time management",
    "understanding", "work ethic",
];

/// A gate that has to do with people.
#[rustfmt::skip]
const OF_LEADING: &[&str] = &[
    "acting", "apprentice", "apprentices", "brief", "briefed", "briefing", "briefings", "charge", "coach", "coached", "coaching", "colleagues", "conflict", "coordinate", "coordinated", "coordinating", "coordination", "coordinator", "course", "course in", "covered", "crew", "crews", "delegate", "delegated", "delegation", "deputy", "feedback", "foreman", "foreperson", "forewoman", "group", "groups", "headed", "headship", "hire", "hired", "interviews", "judged", "lead", "leader", "leadership", "leading", "leads", "led", "manage", "managed", "management", "manager", "managing", "mentor", "mentored", "mentoring", "month as", "months as", "organised", "organized", "others", "others'", "peers", "people", "principalship", "ran", "reports", "run", "run by", "running a", "running crews", "running operations", "running the", "runs", "shadow", "shadowed", "staff", "supervise", "supervised", "supervising", "supervision", "supervisor", "supervisory", "talk", "talks", "taught", "teach", "teaching", "team", "teams", "train", "trained", "trainer", "training", "trial",
];

/// Words for men or women where people are meant. Trade titles fixed by law or by long use, such as journeyman and
/// foreman, are not here.
#[rustfmt::skip]
pub(crate) const GENDERED: &[&str] = &[
    "businessman", "businessmen", "chairman", "chairmen", "chairwoman", "craftsman", "craftsmen", "draftsman",
    "draftsmen", "draughtsman", "draughtsmen", "guys", "he", "her", "hers", "herself", "him", "himself", "his",
    "layman", "laymen", "man-days", "man-hours", "manpower", "repairman", "repairmen", "salesman", "salesmen",
    "saleswoman", "serviceman", "servicemen", "she", "spokesman", "tradesman", "tradesmen", "workman", "workmen",
];

/// Words that tell some readers, for what they are and not for what they do, that someone else is meant.
#[rustfmt::skip]
pub(crate) const EXCLUDING: &[&str] = &[
    "able-bodied", "accent-free", "aggressive", "always available", "always on call", "always reachable",
    "available 24", "available around the clock", "available at all times", "available at any time", "cultural fit",
    "culture fit", "digital native", "digital natives", "fast-paced", "fresh graduate", "fresh graduates",
    "geek out", "geeks out", "hungry", "native english", "native speaker", "native speakers", "native-level",
    "no family commitments", "recent graduate", "recent graduates", "thick skin", "thick-skinned", "tireless",
    "tirelessly", "without family commitments", "work hard play hard", "young", "youthful",
];

/// Those who stay where they are have to leave.
#[rustfmt::skip]
const UP_OR_OUT: &[&str] = &[
    "or leave the company", "or leave the firm", "or leaves the company", "or leaves the firm", "or part ways",
    "or parts ways", "or we part ways", "up or out", "up-or-out",
];

/// A level that someone gives.
#[rustfmt::skip]
const APPOINTED: &[&str] = &[
    "appointed at the discretion", "appointment by", "at the discretion of", "business need",
    "business needs permitting", "by appointment", "by exception", "by invitation", "by nomination",
    "by special appointment", "if a position is open", "if a seat is free", "invitation only", "invitation-only",
    "is appointed by", "limited number of", "nominated by", "nomination by", "special appointment",
    "subject to vacancy", "when a position opens", "when a seat",
];

/// Before a number of those who may have a level.
const RATIONED: &[&str] = &["at most", "capped at", "limited to", "no more than", "not more than", "only"];

/// `en`, `en-GB` and the like. The word lists know no other language.
pub(crate) fn is_english(language: &str) -> bool {
    let first = language.split(['-', '_']).next().expect("a split has a first part");
    first.eq_ignore_ascii_case("en")
}

/// "4", "4 and 5", "4, 5 and 6".
pub(crate) fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed_as_you_would_say_them() {
        let list = |words: &[&str]| and(&words.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(
            [list(&[]), list(&["4"]), list(&["4", "5"]), list(&["4", "5", "6"])],
            ["", "4", "4 and 5", "4, 5 and 6"]
        );
    }

    #[test]
    fn every_list_is_sorted_and_in_small_letters() {
        let words =
            [HAVING, DEGREE, STATE, PREDICATES, QUALITIES, SOFTWARE, DISCIPLINARY, PEOPLE, BEFORE_PEOPLE, AFTER_PEOPLE];
        for list in LISTS.map(|(_, phrases)| phrases).into_iter().chain(words) {
            assert!(list.is_sorted(), "{:?}", list.first());
            assert!(list.iter().all(|words| *words == words.to_ascii_lowercase()));
        }
    }
}
