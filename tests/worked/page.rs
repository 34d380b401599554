//! A page of worked cases, read from Markdown: headings, articles, claims by hand, expectations.
//!
//! What is wrong with a page itself (an unknown fence, a case that expects nothing) stops its test with the line.

/// One heading of a page with what stands under it.
#[derive(Debug, Default)]
pub struct Worked {
    /// The line of the heading, from 1.
    pub line: usize,
    pub heading: String,
    /// Why the program does not do it yet, where the heading ends in `(known gap: …)`.
    pub gap: Option<String>,
    pub articles: Vec<Article>,
    /// The items of a curated.yaml; `<a "words">` stands for the id of the claim found there.
    pub curated: String,
    pub expected: Vec<Expected>,
}

/// One article: a file for a text, and no more than metadata where the text is left out.
#[derive(Debug)]
pub struct Article {
    /// `a`, or `a.html` for a saved page.
    pub name: String,
    /// What its front matter says, as `key: "value"`.
    pub metadata: Vec<String>,
    pub text: String,
}

/// One line that the program must meet.
#[derive(Debug)]
pub struct Expected {
    pub line: usize,
    pub text: String,
    pub what: What,
}

#[derive(Debug)]
pub enum What {
    /// `conflict / values-apart: a "14 guards", b "15 guards"`: one question holds these claims and is judged so.
    Question { verdict: String, claims: Vec<Words> },
    /// `apart: a "9 killed" | b "9 injured"`: the groups share no question.
    Apart(Vec<Vec<Words>>),
    /// `related / whole: a "14 guards" | a "22 people"`: two questions, and the second is the first one's whole.
    Related { how: Option<String>, of: Words, to: Words },
    /// `no claim: a "2031"`: no claim quotes any of these words.
    NoClaim(Vec<Words>),
    /// `no flag`: no question is disputed or a conflict.
    NoFlag,
    /// `value: a "dozens" is 12 or more`; also `speaker`, `part` and `check`.
    Field { field: Field, claim: Words, value: String },
}

#[derive(Debug, Clone, Copy)]
pub enum Field {
    Value,
    Speaker,
    Part,
    Check,
}

/// Words of an article, by which a case names a claim.
#[derive(Debug, Clone)]
pub struct Words {
    pub article: String,
    pub words: String,
}

/// The worked cases of a page, in its order.
///
/// # Panics
///
/// With file and line where the page is malformed.
pub fn read(file: &str, text: &str) -> Vec<Worked> {
    let mut cases: Vec<Worked> = Vec::new();
    let mut lines = text.lines().enumerate().map(|(i, line)| (i + 1, line));
    while let Some((number, line)) = lines.next() {
        let wrong = |why: &str| -> ! { panic!("{file}:{number}: {why}: {line}") };
        if let Some(heading) = line.strip_prefix("## ") {
            let (heading, gap) = match heading.split_once("(known gap: ") {
                Some((heading, why)) => (heading, Some(why.trim_end_matches(')').to_owned())),
                None => (heading, None),
            };
            let heading = heading.trim().to_owned();
            cases.push(Worked { line: number, heading, gap, ..Worked::default() });
            continue;
        }
        let (info, item) = (line.strip_prefix("```"), line.strip_prefix("- "));
        if info.is_none() && item.is_none() {
            continue;
        }
        let Some(case) = cases.last_mut() else { wrong("this stands before the first case") };
        if let Some(info) = info {
            let inside: Vec<&str> =
                lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            let inside = inside.join("\n");
            match info.split_once(' ') {
                Some(("article", about)) => case.articles.push(article(about, inside)),
                None if info == "curated" => case.curated.push_str(&inside),
                _ => wrong("a fence is `article <id> …` or `curated`"),
            }
        } else if let Some(item) = item {
            let what = what(item).unwrap_or_else(|| wrong("this is no expectation"));
            case.expected.push(Expected { line: number, text: item.to_owned(), what });
        }
    }
    for case in &cases {
        assert!(!case.expected.is_empty(), "{file}:{}: this case expects nothing", case.line);
    }
    cases
}

/// `a published=2031-05-03 source="Port Courier"`.
fn article(about: &str, text: String) -> Article {
    let (name, mut rest) = about.split_once(' ').unwrap_or((about, ""));
    let mut metadata = Vec::new();
    while let Some((key, after)) = rest.split_once('=') {
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        metadata.push(format!("{}: \"{value}\"", key.trim()));
        rest = next;
    }
    Article { name: name.to_owned(), metadata, text }
}

fn what(item: &str) -> Option<What> {
    if item == "no flag" {
        return Some(What::NoFlag);
    }
    let (head, body) = item.split_once(": ")?;
    let (head, detail) = match head.split_once(" / ") {
        Some((first, detail)) => (first, Some(detail.to_owned())),
        None => (head, None),
    };
    let field = match head {
        "value" => Some(Field::Value),
        "speaker" => Some(Field::Speaker),
        "part" => Some(Field::Part),
        "check" => Some(Field::Check),
        _ => None,
    };
    if let Some(field) = field {
        let (claim, value) = body.split_once("\" is ")?;
        let claim = words(&format!("{claim}\""))?.0;
        return Some(What::Field { field, claim, value: value.to_owned() });
    }
    match head {
        "apart" => Some(What::Apart(body.split(" | ").map(all_words).collect::<Option<_>>()?)),
        "related" => {
            let (of, to) = body.split_once(" | ")?;
            Some(What::Related { how: detail, of: words(of)?.0, to: words(to)?.0 })
        }
        "no claim" => Some(What::NoClaim(all_words(body)?)),
        "single" | "unsure" | "agree" | "compatible" | "updated" | "disputed" | "conflict" => {
            let verdict = detail.map_or(head.to_owned(), |reason| format!("{head} / {reason}"));
            Some(What::Question { verdict, claims: all_words(body)? })
        }
        _ => None,
    }
}

/// `a "14 guards", b "15 guards"`.
fn all_words(text: &str) -> Option<Vec<Words>> {
    let mut all = Vec::new();
    let mut rest = text;
    loop {
        let (one, after) = words(rest)?;
        all.push(one);
        match after.strip_prefix(", ") {
            Some(more) => rest = more,
            None => return after.trim().is_empty().then_some(all),
        }
    }
}

/// The first `a "14 guards"` of a text, and what follows it.
pub fn words(text: &str) -> Option<(Words, &str)> {
    let (article, after) = text.split_once(" \"")?;
    let (words, rest) = after.split_once('"')?;
    let one_word = !article.is_empty() && !article.contains(' ');
    one_word.then(|| (Words { article: article.to_owned(), words: words.to_owned() }, rest))
}
