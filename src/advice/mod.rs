//! The advice: the score, the verdict, and the plan they make together with a ladder.
//! Every formula names the sentence that explains it to a person.

mod coached;
mod compare;
mod history;
mod marks;
mod moved;
mod plan;
mod score;
mod ticked;
mod verdict;

pub use coached::Coached;
pub use compare::{Both, Comparison, How, OneSide, OnlyOne, Pair, Standings, one_person};
pub use history::{Line, Past, Since, Time, lines};
pub use marks::Marks;
pub use moved::{Moved, Toward, moved};
pub use plan::{Alternative, Plan, Weightiest};
pub use score::{Given, ScaleMeans, Score, Side, given};
pub use ticked::ticked;
pub use verdict::{Caution, Certainty, Outcome, Verdict, careless, changes_to_another_outcome, lacking};
