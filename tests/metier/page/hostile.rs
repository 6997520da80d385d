//! A ladder and answers in which every text would like to be part of the page.

use tempfile::TempDir;

use crate::hostile::texts;
use crate::questions::TABLE;
use crate::support::{answers, metier, write};

/// Ends what a page may be in the middle of, and begins what it must not have.
pub(super) const TEXT: &str = "</style></title></td></p><script>console.log(\"owned\")</script>\
     <img src=x onerror='console.log(2)'>\"><svg onload=console.log(3)>&lt;b&gt;&amp;<!-- x' onclick='y";

/// The ladder, every text of it hostile; and addresses that a page would take for its own. A language that is not a tag
/// is refused.
fn ladder() -> String {
    let text = texts::quoted(TEXT);
    let more = format!("[[sources]]\nid = \"b\"\ntitle = {text}\nlink = \"javascript:console.log(6)\"\n[[areas]]");
    let ours = [
        (format!("link = {text}"), format!("link = {:?}", "https://a.example/\"><script>console.log(4)</script>")),
        ("[[areas]]".into(), more),
        ("sources = [\"a\"]".into(), "origin = \"sourced\"\nsources = [\"a\", \"b\"]".into()),
    ];
    ours.into_iter().fold(texts::ladder(TEXT), |ladder, (plain, ours)| {
        assert!(ladder.contains(&plain), "{plain}");
        ladder.replace(&plain, &ours)
    })
}

/// Every kind of page made of it.
pub(super) fn pages(folder: &TempDir) -> Vec<String> {
    write(folder, "hostile.toml", &ladder());
    let head =
        format!("ladder = \"./hostile.toml\"\nlevel = \"one\"\nname = {TEXT:?}\ncraft = {TEXT:?}\ngrowth = \"deepen\"");
    let keen =
        TABLE.iter().map(|(id, scale, key, _)| (*id, if scale.ends_with("_doing") == (*key == '+') { 5 } else { 1 }));
    let middle = TABLE.iter().map(|(id, ..)| (*id, 3));
    let mark = format!("[[marks]]\nkey = \"two.work.1\"\ntext = {TEXT:?}\nstate = \"partly\"\nnote = {TEXT:?}\n");
    write(folder, "keen.toml", &(answers(&head, keen) + &mark));
    // On Windows no file can be called so.
    let middling = if cfg!(unix) { "<img src=x onerror=console.log(7)>.toml" } else { "middling.toml" };
    write(folder, middling, &answers(&head, middle));
    // Both answered by a coach's eyes: what is asked, marked and noted stands side by side.
    let coach = format!("{head}\nby = \"coach\"").replace("deepen", "next");
    let met = mark.replace("partly", "met");
    write(folder, "coach.toml", &(answers(&coach, TABLE.iter().map(|(id, ..)| (*id, 3))) + &met));
    let page = |arguments: &[&str]| {
        let arguments = arguments.iter().copied().chain(["--format", "html"]);
        metier(arguments).within(folder).run().succeeds().stdout
    };
    vec![
        page(&["plan", "keen.toml"]),
        page(&["plan", "keen.toml", middling]),
        page(&["next", "./hostile.toml", "one"]),
        page(&["show", "./hostile.toml"]),
        page(&["show", "./hostile.toml", "two"]),
        page(&["compare", "keen.toml", "coach.toml", "--with-notes", "--all"]),
    ]
}
