//! The ladders that come with metier, in the binary. A house test holds this list against the folder.

use std::sync::{LazyLock, OnceLock};

use super::packed::{GENERAL, packed, unpacked};

/// Every bundled ladder by its id.
const PACKED: [(&str, &[u8]); 12] = [
    ("design", packed!("design.toml")),
    ("elevator-inspection", packed!("elevator-inspection.toml")),
    ("general", &[]),
    ("hvac", packed!("hvac.toml")),
    ("nursing", packed!("nursing.toml")),
    ("ride-inspection", packed!("ride-inspection.toml")),
    ("roofing", packed!("roofing.toml")),
    ("sales", packed!("sales.toml")),
    ("shoemaking", packed!("shoemaking.toml")),
    ("software", packed!("software.toml")),
    ("teaching", packed!("teaching.toml")),
    ("watchmaking", packed!("watchmaking.toml")),
];

/// Id and text of every bundled ladder, by id. All are unpacked; where one is wanted, [`bundled_ladder`] does less.
pub static LADDERS: LazyLock<[(&str, &str); 12]> =
    LazyLock::new(|| PACKED.map(|(id, _)| (id, bundled_ladder(id).unwrap_or_default())));

/// The ids of the bundled ladders.
#[must_use]
pub fn bundled_ids() -> impl ExactSizeIterator<Item = &'static str> {
    PACKED.iter().map(|(id, _)| *id)
}

/// The text of the bundled ladder with this id.
#[must_use]
pub fn bundled_ladder(id: &str) -> Option<&'static str> {
    static TEXTS: [OnceLock<String>; 12] = [const { OnceLock::new() }; 12];
    let (n, (_, packed)) = PACKED.iter().enumerate().find(|(_, (known, _))| *known == id)?;
    if packed.is_empty() {
        return Some(GENERAL);
    }
    TEXTS.get(n).map(|text| text.get_or_init(|| unpacked(packed)).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ladder_is_as_it_was_before_it_was_packed() {
        for (id, text) in *LADDERS {
            let file = format!("{}/ladders/{id}.toml", env!("CARGO_MANIFEST_DIR"));
            assert!(std::fs::read_to_string(file).unwrap() == text, "{id}");
        }
    }
}
