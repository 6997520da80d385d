//! One dialect a ladder: no spelling and no unit of the other one. Titles of the other country are in `also_called`,
//! and sources keep their own titles.

use super::{Findings, Said, all};

/// Words in -our; American without the u.
#[rustfmt::skip]
const OUR: &[&str] = &[
    "armour", "behaviour", "candour", "colour", "demeanour", "endeavour", "favour", "flavour", "harbour", "honour",
    "humour", "labour", "neighbour", "odour", "parlour", "rigour", "rumour", "saviour", "savour", "tumour", "vapour",
    "vigour",
];

/// What may follow them without changing the spelling. "Honorary" and "laborious" are spelled so in both.
#[rustfmt::skip]
const AFTER_OUR: &[&str] = &[
    "", "s", "ed", "ing", "able", "ably", "al", "er", "ers", "ful", "hood", "hoods", "ite", "ites", "less", "y",
];

/// What comes before -ise. A list, because "exercise", "promise" and "advise" are spelled so in both.
#[rustfmt::skip]
const BEFORE_ISE: &[&str] = &[
    "antagon", "anonym", "apolog", "author", "capital", "categor", "central", "character", "civil", "computer",
    "critic", "crystall", "custom", "digit", "econom", "emphas", "energ", "equal", "fertil", "final", "formal",
    "general", "harmon", "hospital", "immun", "initial", "item", "jeopard", "legal", "local", "material", "maxim",
    "mechan", "memor", "minim", "mobil", "modern", "monet", "neutral", "normal", "optim", "organ", "pasteur", "penal",
    "pressur", "priorit", "public", "random", "rational", "real", "recogn", "reorgan", "scrutin", "special", "stabil",
    "standard", "steril", "subsid", "summar", "symbol", "sympath", "synthes", "util", "visual",
];

const AFTER_ISE: &[&str] = &["e", "ed", "es", "ing", "er", "ers", "able", "ation", "ations"];

/// With -ize in both.
const SIZES: &[&str] = &["size", "capsize", "prize", "seize", "baptize"];

/// Verbs that double their l in British English before an ending.
#[rustfmt::skip]
const DOUBLED: &[&str] = &[
    "bevel", "cancel", "channel", "chisel", "counsel", "dial", "fuel", "gravel", "initial", "label", "level", "marvel",
    "model", "panel", "pencil", "quarrel", "shovel", "signal", "total", "travel", "tunnel",
];

const AFTER_DOUBLED: &[&str] = &["ed", "ing", "er", "ers", "or", "ors"];

/// British and American, each also with an -s. Empty where both use the word, or the other's is another word as well: a
/// gas meter and a curb on spending are British too.
#[rustfmt::skip]
const SPELLED: &[(&str, &str)] = &[
    ("acknowledgement", "acknowledgment"), ("ageing", "aging"), ("aluminium", "aluminum"), ("amongst", ""),
    ("anaesthesia", "anesthesia"), ("anaesthetic", "anesthetic"), ("anaesthetist", "anesthetist"),
    ("analyse", "analyze"), ("analysed", "analyzed"), ("analyser", "analyzer"), ("analysing", "analyzing"),
    ("artefact", "artifact"), ("calibre", "caliber"), ("centimetre", "centimeter"), ("centre", "center"),
    ("centred", "centered"), ("centring", "centering"), ("cheque", ""), ("cosy", "cozy"), ("defence", "defense"),
    ("diarrhoea", "diarrhea"), ("draught", ""), ("draughty", ""), ("enrol", "enroll"), ("enrolment", "enrollment"),
    ("fibre", "fiber"), ("foetus", "fetus"), ("fortnight", ""), ("fortnightly", ""), ("fulfil", "fulfill"),
    ("fulfilment", "fulfillment"), ("grey", "gray"), ("gynaecologist", "gynecologist"),
    ("gynaecology", "gynecology"), ("haemoglobin", "hemoglobin"), ("haemorrhage", "hemorrhage"),
    ("instalment", "installment"), ("jeweller", "jeweler"), ("jewellery", "jewelry"), ("judgement", "judgment"),
    ("kerb", ""), ("kilometre", "kilometer"), ("learnt", ""), ("licence", "license"), ("litre", "liter"),
    ("lustre", "luster"), ("manoeuvre", "maneuver"), ("manoeuvred", "maneuvered"), ("manoeuvring", "maneuvering"),
    ("meagre", "meager"), ("metre", ""), ("millilitre", "milliliter"), ("millimetre", "millimeter"),
    ("mould", "mold"), ("moulded", "molded"), ("moulding", "molding"), ("oedema", "edema"), ("offence", "offense"),
    ("orthopaedic", "orthopedic"), ("paediatric", "pediatric"), ("paediatrician", "pediatrician"),
    ("paralyse", "paralyze"), ("paralysed", "paralyzed"), ("plasterboard", "drywall"), ("plough", "plow"),
    ("practise", ""), ("practised", "practiced"), ("practising", "practicing"), ("pretence", "pretense"),
    ("programme", "program"), ("pyjama", "pajama"), ("rota", ""), ("sceptic", "skeptic"),
    ("sceptical", "skeptical"), ("skilful", "skillful"), ("skilfully", "skillfully"), ("sombre", "somber"),
    ("spelt", ""), ("storey", ""), ("theatre", "theater"), ("tonne", ""), ("tyre", ""), ("whilst", ""),
    ("", "catalog"), ("", "cataloged"), ("", "gotten"), ("", "layoff"), ("", "paycheck"), ("", "percent"),
    ("", "sidewalk"), ("", "vacation"),
];

/// Looks like one of these with an -s, but is the plural of "analysis" in both.
const IN_BOTH: &[&str] = &["analyses"];

const METRIC: &[&str] = &["mm", "cm", "m", "km", "kg", "litre", "litres", "liters", "metres", "meters", "kilos"];
const IMPERIAL: &[&str] = &["inch", "inches", "ft", "feet", "lb", "lbs", "gallons", "°f"];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Dialect {
    British,
    American,
}

/// The rest of a word after one of these beginnings is one of these endings.
fn is_one_of(word: &str, beginnings: impl IntoIterator<Item = String>, endings: &[&str]) -> bool {
    beginnings.into_iter().any(|start| word.strip_prefix(start.as_str()).is_some_and(|end| endings.contains(&end)))
}

fn is_ize(word: &str) -> bool {
    let before = AFTER_ISE.iter().find_map(|end| word.strip_suffix(end)?.strip_suffix("iz"));
    before.is_some_and(|before| before.len() >= 4 && !SIZES.iter().any(|size| format!("{before}ize").ends_with(size)))
}

/// Whether a word, in small letters, is spelled as in this dialect only.
fn is_spelled(word: &str, dialect: Dialect) -> bool {
    let british = dialect == Dialect::British;
    let of_pair = |(here, there): &(&str, &str)| {
        let ours = if british { here } else { there };
        !ours.is_empty()
            && !IN_BOTH.contains(&word)
            && word.strip_prefix(*ours).is_some_and(|end| ["", "s"].contains(&end))
    };
    let our = OUR.iter().map(|our| if british { (*our).to_owned() } else { our.replace("our", "or") });
    let doubled = DOUBLED.iter().map(|verb| if british { format!("{verb}l") } else { (*verb).to_owned() });
    let ise = || is_one_of(word, BEFORE_ISE.iter().map(|before| format!("{before}is")), AFTER_ISE);
    SPELLED.iter().any(of_pair)
        || is_one_of(word, our, AFTER_OUR)
        || is_one_of(word, doubled, AFTER_DOUBLED)
        || if british { ise() } else { is_ize(word) }
}

/// A number with a unit of the other dialect: "3 mm", "90°F".
fn unit_in<'a>(text: &'a str, units: &[&str]) -> Option<&'a str> {
    let words: Vec<&str> = text.split([' ', ',', ';', '(', ')', '/']).collect();
    let is_number = |word: &str| word.ends_with(|c: char| c.is_ascii_digit());
    let is_unit = |word: &str| units.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    let apart = words.windows(2).find(|pair| is_number(pair[0]) && is_unit(pair[1])).map(|pair| pair[1]);
    let joined = |word: &&&str| {
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        unit.len() < word.len() && is_unit(unit)
    };
    apart.or_else(|| words.iter().find(joined).copied())
}

fn look_through(said: &[Said], language: &str, found: &mut Findings) {
    let (other, units) = if language == "en-US" { (Dialect::British, METRIC) } else { (Dialect::American, IMPERIAL) };
    for said in said.iter().filter(|said| !said.is_a_name()) {
        let text = said.text.to_lowercase();
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| is_spelled(word, other)) {
            found.add(&said.place, format!("{word:?} is {other:?}: {}", said.beginning()));
        }
        if let Some(unit) = unit_in(&said.text, units) {
            found.add(&said.place, format!("{unit:?} in {language}: {}", said.beginning()));
        }
    }
}

#[test]
fn no_ladder_has_a_spelling_or_a_unit_of_the_other_dialect() {
    let mut found = Findings::default();
    for ladder in all() {
        look_through(&Said::in_ladder(&ladder.id), &ladder.language, &mut found);
    }
    found.are_none();
}

#[test]
fn the_questions_are_british_like_the_program() {
    let mut found = Findings::default();
    let questions = Said::in_file("src/format/questions.toml", metier::format::starter_questions());
    look_through(&questions, "en-GB", &mut found);
    found.are_none();
}

#[test]
fn the_word_lists_tell_the_dialects_apart() {
    for word in
        ["colours", "neighbourhood", "organisation", "labelled", "programmes", "licence", "moulding", "analysed"]
    {
        assert!(is_spelled(word, Dialect::British) && !is_spelled(word, Dialect::American), "{word}");
    }
    for word in ["favorite", "organizing", "modeling", "licenses", "centers", "fulfills", "jewelry", "standardize"] {
        assert!(is_spelled(word, Dialect::American) && !is_spelled(word, Dialect::British), "{word}");
    }
    #[rustfmt::skip]
    let both = [
        "honorary", "laboratory", "rigorous", "exercise", "promised", "specialist", "organism", "optimist", "size",
        "oversized", "prizes", "seizing", "programmer", "programming", "fulfilled", "analyses", "model", "meter",
        "skills", "practice", "emphasis", "hour", "four", "our",
    ];
    for word in both {
        assert!(!is_spelled(word, Dialect::British) && !is_spelled(word, Dialect::American), "{word}");
    }
    assert_eq!(unit_in("a gap of 3 mm, no more", METRIC), Some("mm"));
    assert_eq!(unit_in("at 90°F", IMPERIAL), Some("90°F"));
    assert_eq!(unit_in("3 men, 5-ton units and form 2m", IMPERIAL), None);
}
