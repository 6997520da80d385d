//! Doing against directing, drawn: a table with a bar in each cell, and the figure in words for who does not see it.

use super::element::{all, escape, tag};
use crate::report::doc::Bar;

pub(crate) fn table(bars: &[Bar], name: &str) -> String {
    let row = |bar: &Bar| {
        let head = tag("th", " scope=\"row\"", &bar.label);
        format!("<tr>{head}{}{}</tr>\n", cell("doing", bar.doing), cell("directing", bar.directing))
    };
    format!(
        "<table class=\"bars\">\n<caption>{}</caption>\n<thead><tr><td></td><th scope=\"col\">Doing</th>\
         <th scope=\"col\">Directing</th></tr></thead>\n<tbody>\n{}</tbody>\n</table>",
        escape(name),
        all(bars, row)
    )
}

/// From 1, an empty bar, to 5, a full one; doing grows to the left, directing to the right, as on a screen.
fn cell(side: &str, value: Option<f64>) -> String {
    let Some(value) = value else { return format!("<td class=\"{side}\">no answer</td>") };
    let length = ((value - 1.0) * 25.0).clamp(0.0, 100.0);
    let from = if side == "doing" { 100.0 - length } else { 0.0 };
    let figure = format!("<span aria-hidden=\"true\">{value:.1}</span>");
    let bar = format!(
        "<svg role=\"img\" aria-label=\"{value:.1} of 5\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\">\
         <title>{value:.1} of 5</title><rect class=\"rest\" width=\"100\" height=\"10\"/>\
         <rect class=\"bar\" x=\"{from:.1}\" width=\"{length:.1}\" height=\"10\"/></svg>"
    );
    let [first, second] = if side == "doing" { [figure, bar] } else { [bar, figure] };
    format!("<td class=\"{side}\">{first} {second}</td>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_says_its_figure_in_words_and_stays_in_its_frame() {
        let bar = Bar { label: "You <like>".into(), doing: Some(4.7), directing: None };
        let text = table(&[bar], "Means");
        assert!(text.contains("aria-label=\"4.7 of 5\"") && text.contains(">no answer<"), "{text}");
        assert!(text.contains("x=\"7.5\" width=\"92.5\"") && text.contains("You &lt;like&gt;"), "{text}");
        assert!(cell("directing", Some(9.0)).contains("width=\"100.0\""));
    }
}
