//! Plain letters, which most texts have no others than, told apart quickly: every text that is read or shown is asked.

/// Nothing but printable ASCII, from the space to the tilde.
#[must_use]
pub fn is_printable(text: &str) -> bool {
    let all = |byte: u8| u64::from_le_bytes([byte; 8]);
    let (eights, rest) = text.as_bytes().as_chunks();
    // Eight at a time. The highest bit of a byte is set where it is set already, where one more sets it, which is so for
    // DEL, and where taking a space's worth away does.
    let is_printable = |eight: &[u8; 8]| {
        let eight = u64::from_le_bytes(*eight);
        let below = eight.wrapping_sub(all(b' ')) & !eight;
        (eight | eight.wrapping_add(all(1)) | below) & all(0x80) == 0
    };
    eights.iter().all(is_printable) && rest.iter().all(|byte| (b' '..=b'~').contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_told_wherever_it_stands() {
        for c in (0..0x300).filter_map(char::from_u32) {
            for before in 0..10 {
                for after in [0, 3, 9] {
                    let text = ["~".repeat(before), c.into(), " ".repeat(after)].concat();
                    assert_eq!(is_printable(&text), (' '..='~').contains(&c), "{text:?}");
                }
            }
        }
        assert!(is_printable(""));
    }
}
