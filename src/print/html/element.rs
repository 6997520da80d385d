//! Elements with a text in them: where everything that comes from outside is escaped.

use crate::print::clean::visible;

/// The text as a browser shows it and does nothing else with it, in an element or in an attribute.
pub(crate) fn escape(text: &str) -> String {
    let text = visible(text);
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// An element with a text, which has its own direction of writing.
pub(crate) fn element(name: &str, text: &str) -> String {
    tag(name, "", text)
}

/// The same with more attributes, each of our own words and with a space before it.
pub(crate) fn tag(name: &str, attributes: &str, text: &str) -> String {
    format!("<{name}{attributes} dir=\"auto\">{}</{name}>", escape(text))
}

/// One after another.
pub(crate) fn all<T>(them: &[T], one: impl Fn(&T) -> String) -> String {
    them.iter().map(one).collect()
}

/// The text; as a link where it is nothing but the address of a page.
pub(crate) fn address(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'`' | b'\\');
    let is_page = text.starts_with("https://") || text.starts_with("http://");
    let shown = escape(text);
    if is_page && text.bytes().all(is_plain) { format!("<a href=\"{shown}\">{shown}</a>") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_acts_on_the_page() {
        assert_eq!(
            tag("p", "", "</p><script>alert(\"1\")</script> & 'more'\u{202e}"),
            "<p dir=\"auto\">&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;\\u{202e}</p>"
        );
    }

    #[test]
    fn only_the_plain_address_of_a_page_is_a_link() {
        assert_eq!(
            address("https://a.example/?b&c"),
            "<a href=\"https://a.example/?b&amp;c\">https://a.example/?b&amp;c</a>"
        );
        for text in
            ["javascript:alert(1)", "https://a.example/\"onclick=\"x", "see https://a.example", "data:text/html,x"]
        {
            assert_eq!(address(text), escape(text));
        }
    }
}
