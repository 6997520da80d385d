//! Draws doing against directing as a table with a bar in each cell. The number is in words too, for readers who cannot
//! see the bar.

use maud::{Markup, html};

use crate::report::doc::Bar;

pub(crate) fn table(bars: &[Bar], name: &str) -> Markup {
    html! {
        table class="bars" {
            caption { (name) }
            thead { tr { td {} th scope="col" { "Doing" } th scope="col" { "Directing" } } }
            "\n" tbody {
                @for bar in bars {
                    tr {
                        th scope="row" dir="auto" { (bar.label) }
                        (cell("doing", bar.doing)) (cell("directing", bar.directing))
                    }
                    "\n"
                }
            }
        }
    }
}

/// A bar from 1 (empty) to 5 (full). As on a screen, doing grows to the left and directing to the right.
fn cell(side: &str, value: Option<f64>) -> Markup {
    let Some(value) = value else { return html! { td class=(side) { "no answer" } } };
    let length = ((value - 1.0) * 25.0).clamp(0.0, 100.0);
    let from = if side == "doing" { 100.0 - length } else { 0.0 };
    let said = format!("{value:.1} of 5");
    let figure = html! { span aria-hidden="true" { (format_args!("{value:.1}")) } };
    let bar = html! {
        svg role="img" aria-label=(said) viewBox="0 0 100 10" preserveAspectRatio="none" {
            title { (said) }
            rect class="rest" width="100" height="10" {}
            rect class="bar" x=(format_args!("{from:.1}")) width=(format_args!("{length:.1}")) height="10" {}
        }
    };
    let [first, second] = if side == "doing" { [figure, bar] } else { [bar, figure] };
    html! { td class=(side) { (first) " " (second) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_says_its_figure_in_words_and_stays_in_its_frame() {
        let bar = Bar { label: "You <like>".into(), doing: Some(4.7), directing: None };
        let text = table(&[bar], "Means").into_string();
        assert!(text.contains("aria-label=\"4.7 of 5\"") && text.contains(">no answer<"), "{text}");
        assert!(text.contains("x=\"7.5\" width=\"92.5\"") && text.contains("You &lt;like&gt;"), "{text}");
        assert!(cell("directing", Some(9.0)).into_string().contains("width=\"100.0\""));
    }
}
