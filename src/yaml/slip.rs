//! What to do about a text that is no YAML, by what the parser says of it.

/// Words in the parser's message, what to say instead of it (`None`: its own words), and what to do.
const SLIPS: &[(&str, Option<&str>, &str)] = &[
    (
        "anchor",
        Some("anchors and aliases (`&`, `*`) are not read"),
        "write the value out; a text that begins with `&` or `*` goes into quotes",
    ),
    (
        "tag",
        Some("tags (`!`) are not read"),
        "leave the tag out; a text that begins with `!` goes into quotes",
    ),
    ("TAG", Some("tags (`!`) are not read"), "leave the `%TAG` line out"),
    ("tabs ", Some("a tab stands where YAML wants spaces"), "indent with spaces"),
    ("directive", None, "leave the lines that begin with `%` out"),
    ("tab ", Some("a tab stands where YAML wants spaces"), "indent with spaces"),
    (
        "unprintable",
        Some("a control sign stands here"),
        "take it out; if the file is UTF-16, save it as UTF-8",
    ),
    ("byte order mark", None, "take the mark out: it stands at the begin of a file or nowhere"),
    ("recursion limit", Some("too many lists and mappings inside one another"), "a claim needs two at most"),
    (
        "mapping values are not allowed",
        Some("a second `: ` stands on this line"),
        "a text with `: ` in it goes into quotes, or under `>-` on lines of its own",
    ),
    (
        "quoted scalar, found unexpected end",
        Some("the quotation mark that opens here is never closed"),
        "close it; inside of `\"…\"` a quotation mark is written `\\\"`",
    ),
    (
        "indentation in quoted scalar",
        Some("the quotation mark that opens here is not closed in its text"),
        "close it, or indent the lines that belong to the text",
    ),
    (
        "trailing content after double-quoted",
        Some("something stands behind the closing quotation mark"),
        "put the whole value into quotes; inside of them a quotation mark is written `\\\"`",
    ),
    ("escape", None, "write `\\\\` for a backslash, or put the text into single quotes"),
    ("hexadecimal", None, "write `\\\\` for a backslash, or put the text into single quotes"),
    ("indentation indicator", None, "write `>-` or `|` alone"),
    ("unexpected character", None, "put the text into quotes"),
];

/// The message and what to do, for the parser's own message.
pub(super) fn told(info: &str) -> (String, &'static str) {
    let found = SLIPS.iter().find(|(words, _, _)| info.contains(words));
    let help = "check the indentation; a text with `: `, ` #` or quotation marks in it goes into quotes, or under `>-` on \
                lines of its own";
    let Some((_, instead, help)) = found else { return (format!("this is no YAML: {info}"), help) };
    (format!("this is no YAML: {}", instead.unwrap_or(info)), help)
}
