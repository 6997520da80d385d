//! The rule held against its description in Python, where that lies beside the project (../shared/validation), and the
//! hard cases that come with it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use metier::advice::Verdict;
use metier::interview::{Answer, Answers};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::people::people;
use super::{BANK, Given, advised, ladder, verdict_of};
use crate::questions::TABLE;
use crate::support::{root, skipped};

#[test]
fn the_sixteen_hard_cases_come_out_as_they_must() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("vectors.json")).expect("the cases");
    assert_eq!(cases.len(), 16);
    for case in cases {
        let answer = |(id, ..): &(&str, &str, char, bool)| {
            case["answers"][*id].as_u64().map(|answer| u8::try_from(answer).expect("1 to 5"))
        };
        let given: Given = TABLE.iter().map(answer).collect();
        let (verdict, wanted) = (verdict_of(&given), &case["verdict"]);
        let name = &case["name"];
        assert_eq!(verdict.certainty.name(), wanted["certainty"], "{name}");
        assert_eq!(verdict.outcome.name(), wanted["outcome"], "{name}");
        let near = |found: Option<f64>, wanted: &Value| match (found, wanted.as_f64()) {
            (Some(found), Some(wanted)) => (found - wanted).abs() < 0.006,
            (found, wanted) => found == wanted,
        };
        assert!(near(verdict.score.map(|score| score.value), &wanted["value"]), "{name}");
        assert!(near(verdict.score.map(|score| score.margin), &wanted["margin"]), "{name}");
        // The reference leaves out the one caution that is about how the sheet was filled in.
        let cautions: Vec<&str> =
            advised(&given, &ladder(true)).cautions.into_iter().filter(|caution| *caution != "careless").collect();
        assert_eq!(json!(cautions), wanted["cautions"], "{name}");
    }
}

/// Reads sheets as JSON lines, and says of each what the reference makes of it.
const ASK: &str = "
import json, sys
sys.path.insert(0, sys.argv[1])
import reference
for line in sys.stdin:
    answers = json.loads(line)
    print(json.dumps([reference.verdict(answers), reference.lines(answers), reference.cautions(answers)]))
";

/// Anyone the other tests know, and as many who answer quite at random with holes of any size.
fn sheets(n: usize) -> Vec<Given> {
    let mut runner = TestRunner::deterministic();
    let random = (0.3f64..1.0, prop::bool::ANY).prop_flat_map(|(kept, short)| {
        let answers = prop::collection::vec(prop::option::weighted(kept, 1u8..=5), 28);
        answers.prop_map(move |answers| {
            let rows = TABLE.iter().zip(answers);
            rows.map(|((.., in_short), answer)| answer.filter(|_| !short || *in_short)).collect::<Given>()
        })
    });
    let anyone = prop_oneof![people(), random];
    (0..n).map(|_| anyone.new_tree(&mut runner).expect("a sheet").current()).collect()
}

#[test]
fn twenty_thousand_sheets_come_out_as_the_reference_in_python_says() {
    let folder = root().join("../shared/validation");
    if !folder.join("reference.py").is_file() {
        return skipped("the reference lies outside the project (../shared/validation), and is not here");
    }
    let sheets = sheets(20_000);
    let as_json = |given: &Given| {
        let answered = TABLE.iter().zip(given).filter_map(|((id, ..), step)| Some(((*id).to_owned(), (*step)?)));
        Value::Object(answered.filter(|(_, step)| *step > 0).map(|(id, step)| (id, json!(step))).collect())
    };
    let lines = sheets.iter().map(|given| as_json(given).to_string()).collect::<Vec<_>>().join("\n");
    let command = Command::new("python3")
        .args(["-B", "-c", ASK])
        .arg(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut python) = command else { return skipped("no python3 here") };
    let mut to = python.stdin.take().expect("its input");
    let writer = std::thread::spawn(move || to.write_all(lines.as_bytes()));
    let output = python.wait_with_output().expect("its output");
    writer.join().expect("no panic").expect("all of it");
    assert!(output.status.success(), "the reference failed");
    let said: Vec<Value> = output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).expect("JSON"))
        .collect();
    assert_eq!(said.len(), sheets.len());
    let near = |a: Option<f64>, b: &Value| match (a, b.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a.is_none() && b.is_none(),
    };
    for (given, said) in sheets.iter().zip(said) {
        let mut sheet = Answers::default();
        for ((id, ..), step) in TABLE.iter().zip(given) {
            if let Some(step) = step.filter(|step| *step > 0) {
                sheet.set_answer(id, Answer::Step(step));
            }
        }
        let given_answers = metier::advice::given(&BANK, &sheet);
        let verdict = Verdict::of(&given_answers);
        let reference = &said[0];
        assert_eq!(verdict.certainty.name(), reference["certainty"], "{given:?}");
        assert_eq!(verdict.outcome.name(), reference["outcome"], "{given:?}");
        assert!(near(verdict.score.map(|score| score.value), &reference["value"]), "{given:?}");
        assert!(near(verdict.score.map(|score| score.margin), &reference["margin"]), "{given:?}");
        let flip = verdict.score.map(|score| u64::from(score.flip_steps));
        assert_eq!(flip, reference["flip"].as_u64(), "{given:?}");
        for scale in metier::interview::Scale::ALL {
            assert!(near(verdict.lines.get(scale), &said[1][scale.name()]), "{given:?}");
        }
        let cautions = verdict.cautions(&given_answers, None).into_iter().map(metier::advice::Caution::name);
        let cautions: Vec<&str> = cautions.filter(|caution| *caution != "careless").collect();
        assert_eq!(json!(cautions), said[2], "{given:?}");
    }
}
