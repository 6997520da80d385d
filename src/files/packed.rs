//! Long texts in the binary, packed by `src/build.rs` in the block format of LZ4, each against the general ladder.

/// What all others are packed against, and is not packed itself.
pub(super) const GENERAL: &str = include_str!("../../ladders/general.toml");

/// What the build has made of the file with this name.
macro_rules! packed {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".packed")).as_slice()
    };
}
pub(crate) use packed;

/// A text that was packed with `packed!`.
pub(crate) fn unpacked(packed: &[u8]) -> String {
    // What was packed here can be unpacked: a test does so with each.
    unpacked_against(GENERAL, packed).unwrap_or_default()
}

/// Undoes the packing: again and again some plain text, then a stretch that stands before it. A byte says how long each
/// is, half a byte for one, with more bytes behind it where that is too little; two bytes, how far back the stretch is.
fn unpacked_against(before: &str, mut packed: &[u8]) -> Option<String> {
    let mut text = Vec::with_capacity(before.len() + 4 * packed.len());
    text.extend_from_slice(before.as_bytes());
    while let Some((lengths, rest)) = packed.split_first() {
        packed = rest;
        let (plain, rest) =
            packed_length(lengths >> 4, &mut packed).and_then(|plain| packed.split_at_checked(plain))?;
        // Mostly none: one stretch follows the other.
        if !plain.is_empty() {
            text.extend_from_slice(plain);
        }
        packed = rest;
        let Some((back, rest)) = packed.split_first_chunk() else { break };
        packed = rest;
        let length = packed_length(lengths & 15, &mut packed)? + 4;
        let start = text.len().checked_sub(u16::from_le_bytes(*back).into())?;
        text.extend_from_within(start..start.checked_add(length).filter(|end| *end <= text.len())?);
    }
    String::from_utf8(text.split_off(before.len())).ok()
}

fn packed_length(half: u8, packed: &mut &[u8]) -> Option<usize> {
    let mut length = usize::from(half);
    let mut is_more = half == 15;
    while is_more {
        let (more, rest) = packed.split_first()?;
        length += usize::from(*more);
        is_more = *more == 255;
        *packed = rest;
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_packed_text_is_nothing() {
        assert_eq!(unpacked_against("", &[0x20, b'a', b'b']).as_deref(), Some("ab"));
        assert_eq!(unpacked_against("before", &[0x10, b'a', 7, 0, 0x10, b'!']).as_deref(), Some("abefo!"));
        assert_eq!(unpacked_against("", &[0x30, b'a', b'b']), None, "it ends too soon");
        assert_eq!(unpacked_against("", &[0x10, b'a', 2, 0]), None, "further back than there is");
    }

    #[test]
    fn every_text_is_as_it_was_before_it_was_packed() {
        assert_eq!(unpacked(packed!("questions.toml")), include_str!("questions.toml"));
        assert_eq!(unpacked(packed!("starter.toml")), include_str!("starter.toml"));
        assert_eq!(unpacked(packed!("style.css")), include_str!("../render/html/style.css"));
        assert_eq!(unpacked(packed!("results.txt")), include_str!("../render/json/results.txt"));
        assert_eq!(unpacked(packed!("accessibility.md")), include_str!("../render/topics/accessibility.md"));
        assert_eq!(unpacked(packed!("environment.md")), include_str!("../render/topics/environment.md"));
        assert_eq!(unpacked(packed!("exit-codes.md")), include_str!("../render/topics/exit-codes.md"));
        assert_eq!(unpacked(packed!("formats.md")), include_str!("../render/topics/formats.md"));
        assert_eq!(unpacked(packed!("method.md")), include_str!("../render/topics/method.md"));
        assert_eq!(unpacked(packed!("privacy.md")), include_str!("../render/topics/privacy.md"));
        assert_eq!(unpacked(packed!("metier.bash")), include_str!("../app/shells/metier.bash"));
        assert_eq!(unpacked(packed!("metier.elv")), include_str!("../app/shells/metier.elv"));
        assert_eq!(unpacked(packed!("metier.fish")), include_str!("../app/shells/metier.fish"));
        assert_eq!(unpacked(packed!("metier.ps1")), include_str!("../app/shells/metier.ps1"));
        assert_eq!(unpacked(packed!("metier.zsh")), include_str!("../app/shells/metier.zsh"));
        assert_eq!(unpacked(packed!("ladder.schema.json")), include_str!("../../ladders/ladder.schema.json"));
    }
}
