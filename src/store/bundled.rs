//! The ladders built into the binary. A house test compares this list with the folder.

/// The id and text of every bundled ladder, sorted by id.
pub const LADDERS: [(&str, &str); 18] = [
    ("data-science", include_str!("../../ladders/data-science.toml")),
    ("delivery", include_str!("../../ladders/delivery.toml")),
    ("design", include_str!("../../ladders/design.toml")),
    ("electrical", include_str!("../../ladders/electrical.toml")),
    ("elevator-inspection", include_str!("../../ladders/elevator-inspection.toml")),
    ("general", include_str!("../../ladders/general.toml")),
    ("hvac", include_str!("../../ladders/hvac.toml")),
    ("nursing", include_str!("../../ladders/nursing.toml")),
    ("product-management", include_str!("../../ladders/product-management.toml")),
    ("ride-inspection", include_str!("../../ladders/ride-inspection.toml")),
    ("roofing", include_str!("../../ladders/roofing.toml")),
    ("sales", include_str!("../../ladders/sales.toml")),
    ("shoemaking", include_str!("../../ladders/shoemaking.toml")),
    ("social-work", include_str!("../../ladders/social-work.toml")),
    ("software", include_str!("../../ladders/software.toml")),
    ("support", include_str!("../../ladders/support.toml")),
    ("teaching", include_str!("../../ladders/teaching.toml")),
    ("watchmaking", include_str!("../../ladders/watchmaking.toml")),
];

/// The ids of the bundled ladders.
#[must_use]
pub fn bundled_ids() -> impl ExactSizeIterator<Item = &'static str> {
    LADDERS.iter().map(|(id, _)| *id)
}

/// The text of the bundled ladder with this id.
#[must_use]
pub fn bundled_ladder(id: &str) -> Option<&'static str> {
    LADDERS.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}
