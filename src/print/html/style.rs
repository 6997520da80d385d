//! The style of the page, on a screen and on paper.

/// The style sheet, kept in its own file.
pub(crate) const STYLE: &str = include_str!("style.css");

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of a colour such as `#14556b` or `#fff`.
    fn luminance(hex: &str) -> f64 {
        let wide: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
        let channel = |from: usize| {
            let value = f64::from(u8::from_str_radix(&wide[from..from + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn everything_written_stands_out_by_day_by_night_and_on_paper() {
        let palettes: Vec<&str> = STYLE.split("--paper: #").skip(1).collect();
        assert_eq!(palettes.len(), 3, "light, dark and paper");
        for palette in palettes {
            let paper = palette.split(';').next().unwrap();
            let colour = |name: &str| {
                let after = palette.split(&format!("--{name}: #")).nth(1).unwrap();
                after.split(';').next().unwrap()
            };
            for (name, least) in [("ink", 7.0), ("soft", 4.5), ("link", 4.5), ("doing", 3.0), ("directing", 3.0)] {
                let found = contrast(colour(name), paper);
                assert!(found >= least, "{name} on {paper}: {found:.2}");
            }
            assert!(contrast(colour("ink"), colour("wash")) >= 7.0);
        }
        assert!((contrast("000", "ffffff") - 21.0).abs() < 0.01, "the measure itself");
    }
}
