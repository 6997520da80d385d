//! `unused-allowance`: a comment that silences nothing. What comments silence is known once everything else is found, so
//! `allowances` finds it.

use crate::check::rule::Rule;
use crate::diagnostic::{Code, Group};

pub(crate) static RULE: Rule = Rule {
    code: Code::new("unused-allowance", Group::Wording),
    checks: &[],
    explanation: include_str!("unused_allowance.md"),
};
