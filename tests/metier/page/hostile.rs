//! A ladder and answers in which every text would like to be part of the page.

use tempfile::TempDir;

use crate::questions::TABLE;
use crate::support::{answers, metier, write};

/// Ends what a page may be in the middle of, and begins what it must not have.
pub(super) const TEXT: &str = "</style></title></td></p><script>console.log(\"owned\")</script>\
     <img src=x onerror='console.log(2)'>\"><svg onload=console.log(3)>&lt;b&gt;&amp;<!-- x' onclick='y";

/// The ladder, every text of it hostile.
fn ladder() -> String {
    let text = format!("{TEXT:?}");
    let texts = format!("[{text}]");
    let link = format!("{:?}", "https://a.example/\"><script>console.log(4)</script>");
    let track = |id: &str, from: &str| {
        format!(
            "[[tracks]]\nid = \"{id}\"\nkind = \"{id}\"\nname = {text}\nsummary = {text}\nprepare = {texts}\n\
             trial = {texts}\n{from}\n"
        )
    };
    let level = |id: &str, track: &str, rank: u32| {
        format!(
            "[[levels]]\nid = \"{id}\"\ntrack = \"{track}\"\nrank = {rank}\ntitle = {text}\nalso_called = {texts}\n\
             summary = {text}\nsupervision = {text}\norigin = \"sourced\"\nsources = [\"a\", \"b\"]\n\
             requires = [{text}, {{ one_of = [{text}, {text}], renew = {text} }}]\ndeepen = {texts}\n\
             recognition = {texts}\npay = {{ from = 1, to = 2, currency = \"EUR\", per = \"year\", as_of = 2026 }}\n\
             [levels.expects]\nwork = [{{ text = {text}, examples = {texts} }}, {text}]\n"
        )
    };
    [
        format!("format = 1\nname = {text}\ncraft = {text}\nversion = {text}\nsummary = {text}\nlicense = {text}\n"),
        format!("language = {:?}\n", "fr\" onclick=\"console.log(5)"),
        format!("[[sources]]\nid = \"a\"\ntitle = {text}\nlink = {link}\n"),
        format!("[[sources]]\nid = \"b\"\ntitle = {text}\nlink = \"javascript:console.log(6)\"\n"),
        format!("[[areas]]\nid = \"work\"\nname = {text}\nabout = {text}\n"),
        track("trunk", ""),
        track("mastery", "opens_from = [\"one\"]"),
        track("management", "opens_from = [\"one\"]"),
        level("one", "trunk", 1),
        level("two", "mastery", 2),
        level("too", "management", 2),
    ]
    .concat()
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
