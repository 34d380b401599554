//! Every key of the session by its name, and the screens at two sizes, on a small invented case.

use super::draw::draw;
use super::ink::Ink;
use super::mode::Mode;
use super::session::{End, KEYS, Key, Message, Session};
use dissensus::compare::Verdict;
use dissensus::desk::{Desk, Scope};
use dissensus::review::log;
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const COURIER: &str = "---\nsource: The Courier\npublished: 2031-05-09\n---\nA tram left the rails in Ostrand on Thursday. Nine people were killed in the accident, police said. \
                       Thirty people were injured in the accident. The tram was built in 1998. The mayor promised 40 new trams.\n";
const POST: &str = "---\nsource: Harbour Post\npublished: 2031-05-09\n---\nThe tram accident in Ostrand happened on Thursday. Fourteen people were killed in the accident, the \
                    fire brigade said. Forty people were injured in the accident. The tram was built in 1998.\n";
const CURATED: &str = "schema: dissensus/claims/1\nclaims:\n  - id: rails-courier\n    article: courier\n    quote: left the rails\n    statement: the tram left the rails\n    \
                       question: what the tram did\n  - id: rails-post\n    article: post\n    quote: tram accident\n    statement: the tram left the rails\n    \
                       question: what the tram did\n";

/// A case folder with a session over it, and a clock that ticks at each key.
struct Desktop {
    folder: TempDir,
    session: Session,
    clock: i64,
}

impl Desktop {
    fn new() -> Desktop {
        let folder = tempfile::tempdir().unwrap();
        let case = folder.path().join("tram");
        fs::create_dir_all(case.join("articles")).unwrap();
        fs::write(case.join("articles/courier.md"), COURIER).unwrap();
        fs::write(case.join("articles/post.md"), POST).unwrap();
        fs::write(case.join("curated.yaml"), CURATED).unwrap();
        let session = Session::new(Desk::open(&case, "Ana").unwrap());
        Desktop { folder, session, clock: 0 }
    }

    fn case(&self) -> std::path::PathBuf {
        self.folder.path().join("tram")
    }

    fn press(&mut self, key: Key) {
        self.clock += 1;
        let now = Timestamp::from_millisecond(1_936_000_000_000 + self.clock).unwrap();
        self.session.press(key, now);
    }

    /// Presses keys: each letter is one.
    fn keys(&mut self, letters: &str) {
        letters.chars().for_each(|letter| self.press(Key::Char(letter)));
    }

    fn label(&self) -> String {
        self.session.sheet.as_ref().map(|sheet| sheet.label.clone()).unwrap_or_default()
    }

    /// Goes to the row with this word.
    #[track_caller]
    fn go(&mut self, word: &str) {
        self.keys("g");
        for _ in 0..self.session.rows.len() {
            if self.label().contains(word) {
                return;
            }
            self.keys("j");
        }
        panic!("no row is about {word}");
    }

    fn decisions(&self) -> Vec<String> {
        let log = log::read(&self.case()).unwrap();
        assert_eq!(log.problems, []);
        log.entries.iter().map(|entry| entry.decision.ruling.word().to_owned()).collect()
    }

    fn seen(&self) -> usize {
        self.session.progress().seen
    }

    #[track_caller]
    fn failed(&self, words: &str) {
        match &self.session.message {
            Some(Message::Failed(why)) => assert!(why.contains(words), "{why}"),
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    fn done(&self, words: &str) {
        match &self.session.message {
            Some(Message::Done(what)) => assert!(what.contains(words), "{what}"),
            other => panic!("{other:?}"),
        }
    }

    /// Writes the post's article anew, and begins a new session.
    fn rewrite(&mut self, from: &str, to: &str, by: &str) {
        let path = self.case().join("articles/post.md");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        fs::write(&path, text.replace(from, to)).unwrap();
        self.session = Session::new(Desk::open(&self.case(), by).unwrap());
    }

    fn screen(&mut self, width: u16, height: u16) -> String {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(frame, &mut self.session, Ink::Plain)).unwrap();
        let text = terminal.backend().to_string();
        text.lines().map(|line| line.trim_matches('"').trim_end().to_owned() + "\n").collect()
    }
}

#[test]
fn a_accepts_and_goes_on() {
    let mut desktop = Desktop::new();
    let first = desktop.label();
    desktop.keys("a");
    assert_eq!((desktop.decisions(), desktop.seen()), (vec!["verdict".to_owned()], 1));
    assert_ne!(desktop.label(), first);
    desktop.keys("g");
    let sheet = desktop.session.sheet.as_ref().unwrap();
    assert!(sheet.ruled.is_some() && sheet.verdict == sheet.machine);
}

#[test]
fn digits_give_another_verdict_and_go_on() {
    let verdicts = [
        ('1', Verdict::Conflict),
        ('2', Verdict::Disputed),
        ('3', Verdict::Updated),
        ('4', Verdict::Compatible),
        ('5', Verdict::Agree),
        ('6', Verdict::Unsure),
        ('7', Verdict::Single),
    ];
    let mut desktop = Desktop::new();
    for (digit, verdict) in verdicts {
        desktop.keys("g");
        let label = desktop.label();
        desktop.press(Key::Char(digit));
        desktop.keys("g");
        assert_eq!(desktop.label(), label, "the row stays where it was");
        assert_eq!(desktop.session.sheet.as_ref().unwrap().verdict, verdict);
    }
    desktop.keys("8");
    desktop.failed("8 is no key here");
    assert_eq!(desktop.decisions().len(), verdicts.len());
}

#[test]
fn f_flags_and_stays() {
    let mut desktop = Desktop::new();
    let label = desktop.label();
    desktop.keys("f");
    assert_eq!((desktop.label(), desktop.session.progress().flagged), (label, 1));
    desktop.keys("f");
    assert_eq!(
        (desktop.decisions(), desktop.session.progress().flagged),
        (vec!["flag".into(), "unflag".into()], 0)
    );
}

#[test]
fn n_writes_a_note_in_which_no_key_acts() {
    let mut desktop = Desktop::new();
    desktop.keys("n");
    desktop.keys("a quite jolly 5 u?/");
    assert!(desktop.decisions().is_empty());
    desktop.press(Key::Paste(" pasted\nin\ttwo \u{1b}lines".to_owned()));
    desktop.press(Key::Enter);
    let log = log::read(&desktop.case()).unwrap();
    assert_eq!(log.entries[0].decision.note.as_deref(), Some("a quite jolly 5 u?/ pasted in two lines"));
    assert_eq!(desktop.session.sheet.as_ref().unwrap().notes.len(), 1);
    desktop.keys("n");
    desktop.press(Key::Esc);
    assert_eq!(desktop.decisions().len(), 1);
    desktop.keys("n");
    desktop.press(Key::Enter);
    desktop.failed("an empty note is none");
}

#[test]
fn what_is_pasted_over_the_rows_decides_nothing() {
    let mut desktop = Desktop::new();
    desktop.press(Key::Paste("aaaa5".to_owned()));
    desktop.failed("a paste does nothing here");
    assert!(desktop.decisions().is_empty());
}

#[test]
fn x_splits_a_row() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    let rows = desktop.session.rows.len();
    desktop.keys("x");
    desktop.press(Key::Enter);
    desktop.failed("mark the claims that leave");
    desktop.keys("2");
    desktop.press(Key::Enter);
    assert_eq!((desktop.decisions(), desktop.session.rows.len()), (vec!["apart".into()], rows + 1));
    assert_eq!(desktop.session.sheet.as_ref().unwrap().claims.len(), 1);
    desktop.keys("x");
    desktop.failed("one claim cannot be split");
    // With the cursor and space as well.
    desktop.keys("u");
    desktop.keys("xj ");
    desktop.press(Key::Enter);
    assert_eq!(desktop.session.rows.len(), rows + 1);
}

#[test]
fn m_merges_with_a_row_that_typing_finds() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    desktop.keys("m");
    desktop.keys("no such row");
    desktop.press(Key::Enter);
    desktop.failed("no row fits");
    desktop.press(Key::Ctrl('u'));
    desktop.keys("injured");
    desktop.press(Key::Enter);
    assert_eq!(desktop.decisions(), ["same"]);
    assert_eq!(desktop.session.sheet.as_ref().unwrap().claims.len(), 4);
    // The arrows choose another one.
    desktop.keys("um");
    desktop.press(Key::Down);
    desktop.press(Key::Up);
    desktop.press(Key::Esc);
    assert_eq!(desktop.decisions(), ["same", "undo"]);
}

#[test]
fn s_makes_articles_one_telling() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    desktop.keys("s1");
    desktop.press(Key::Enter);
    desktop.failed("two articles at least");
    desktop.keys("2");
    desktop.press(Key::Enter);
    assert_eq!(desktop.decisions(), ["same-origin"]);
    let question = desktop.session.sheet.as_ref().unwrap().question;
    assert_eq!(desktop.session.desk.comparison().questions[question].origins, 1);
}

#[test]
fn e_amends_what_the_quote_bears_out() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    desktop.keys("e2");
    desktop.press(Key::Ctrl('u'));
    desktop.keys("15");
    let Mode::Amend(form) = &desktop.session.mode else { panic!("{:?}", desktop.session.mode) };
    assert!(form.wrong.as_ref().unwrap().contains("not what the quote says"), "at once");
    desktop.press(Key::Enter);
    assert!(desktop.decisions().is_empty());
    desktop.press(Key::Ctrl('u'));
    desktop.keys("14");
    desktop.press(Key::Down);
    desktop.press(Key::Ctrl('u'));
    desktop.keys("the port");
    desktop.press(Key::Enter);
    assert_eq!(desktop.decisions(), ["amend"]);
    let sheet = desktop.session.sheet.as_ref().unwrap();
    assert!(sheet.claims.iter().any(|told| told.said_by.as_deref() == Some("the port")));
}

#[test]
fn e_with_nothing_changed_writes_nothing() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    desktop.keys("e");
    desktop.press(Key::Enter);
    desktop.press(Key::Enter);
    assert!(desktop.decisions().is_empty());
}

#[test]
fn e_r_rejects_what_is_no_claim() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    desktop.keys("ejr");
    desktop.done("rejected: post 14 (fire brigade) is no claim");
    assert_eq!(desktop.decisions(), ["reject"]);
    let sheet = desktop.session.sheet.as_ref().unwrap();
    assert_eq!((sheet.claims.len(), sheet.rejected.len()), (1, 1));
    assert!(sheet.rejected[0].starts_with("post 14 (fire brigade), rejected by Ana"), "{:?}", sheet.rejected);
    // Another row knows nothing of it; with the claim back there is nothing to tell.
    desktop.go("injured");
    assert_eq!(desktop.session.sheet.as_ref().unwrap().rejected.len(), 0);
    desktop.keys("u");
    desktop.done("taken back: your");
    assert!(desktop.label().contains("killed"));
    assert_eq!(desktop.session.sheet.as_ref().unwrap().rejected.len(), 0);
}

#[test]
fn a_claim_by_hand_is_edited_in_its_file() {
    let mut desktop = Desktop::new();
    desktop.go("what the tram did");
    for keys in ["er", "e1"] {
        desktop.keys(keys);
        desktop.failed("curated.yaml:3");
        // What is typed on is no verdict.
        desktop.keys("9");
        desktop.press(Key::Esc);
    }
    assert!(desktop.decisions().is_empty());
}

#[test]
fn o_shows_the_article_and_turns_to_the_next() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    desktop.keys("o");
    let at = |desktop: &Desktop| match &desktop.session.mode {
        Mode::Article(_, reading) => Some((reading.claim, reading.telling.article.clone())),
        _ => None,
    };
    assert_eq!(at(&desktop), Some((0, "courier".to_owned())));
    desktop.keys("j");
    assert_eq!(at(&desktop), Some((1, "post".to_owned())));
    desktop.keys("jk");
    assert_eq!(at(&desktop), Some((0, "courier".to_owned())));
    desktop.keys("kq");
    assert_eq!((at(&desktop), desktop.session.end), (None, None));
}

#[test]
fn u_undoes_and_capital_u_and_ctrl_r_do_again() {
    let mut desktop = Desktop::new();
    let first = desktop.label();
    desktop.keys("a");
    let second = desktop.label();
    desktop.keys("a");
    desktop.keys("u");
    assert_eq!((desktop.seen(), desktop.label()), (1, second), "the row that it was about is shown");
    desktop.keys("u");
    assert_eq!((desktop.seen(), desktop.label()), (0, first));
    desktop.keys("u");
    assert_eq!(desktop.session.message, Some(Message::Done("nothing of yours is left to undo".to_owned())));
    desktop.keys("U");
    desktop.press(Key::Ctrl('r'));
    assert_eq!(desktop.seen(), 2);
    desktop.keys("U");
    assert_eq!(desktop.session.message, Some(Message::Done("nothing to redo".to_owned())));
}

#[test]
fn d_sets_stale_decisions_aside() {
    let mut desktop = Desktop::new();
    desktop.go("built");
    desktop.keys("nlook it up");
    desktop.press(Key::Enter);
    fs::write(desktop.case().join("articles/post.md"), POST.replace("1998", "1999")).unwrap();
    desktop.session = Session::new(Desk::open(&desktop.case(), "Ben").unwrap());
    assert!(desktop.label().contains("built"), "what is stale comes first");
    assert_eq!(desktop.session.progress().stale, 1);
    let screen = desktop.screen(100, 30);
    assert!(screen.contains("! stale") && screen.contains("look it up"), "{screen}");
    desktop.keys("d");
    assert_eq!(
        (desktop.session.progress().stale, desktop.decisions()),
        (0, vec!["note".into(), "undo".into()])
    );
    desktop.keys("d");
    desktop.failed("no decision on this row is stale");
    desktop.keys("U");
    assert_eq!(desktop.session.progress().stale, 1);
    // An undo right behind it brings it back, too.
    desktop.keys("d");
    assert_eq!(desktop.session.progress().stale, 0);
    desktop.keys("u");
    assert_eq!(desktop.session.progress().stale, 1);
    desktop.done("1 stale decision is back");
}

#[test]
fn u_after_d_brings_all_of_them_back() {
    let mut desktop = Desktop::new();
    desktop.go("built");
    desktop.keys("5");
    desktop.go("built");
    desktop.keys("nlook it up");
    desktop.press(Key::Enter);
    desktop.rewrite("1998", "1999", "Ben");
    desktop.keys("du");
    desktop.done("2 stale decisions are back");
}

#[test]
fn a_ruling_that_stands_already_is_not_written_again() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    desktop.keys("a");
    desktop.done("people killed (accident): accepted disputed: on disk");
    let next = desktop.label();
    desktop.session = Session::new(Desk::open(&desktop.case(), "Ben").unwrap());
    desktop.go("killed");
    desktop.keys("a");
    desktop.done("already accepted by Ana; nothing written");
    assert_eq!((desktop.decisions().len(), desktop.label()), (1, next), "it goes on as usual");
    desktop.go("killed");
    desktop.keys("5");
    desktop.done("ruled agree; replaces Ana's disputed; the rules say disputed");
    desktop.go("killed");
    desktop.keys("5");
    desktop.done("already ruled agree by Ben; nothing written");
    desktop.go("killed");
    desktop.keys("3");
    desktop.done("ruled updated; replaces your agree; the rules say disputed");
    assert_eq!(desktop.decisions().len(), 3);
}

#[test]
fn capital_r_rules_the_same_again_on_what_stands_now() {
    let mut desktop = Desktop::new();
    desktop.keys("R");
    desktop.failed("no decision on this row is stale");
    desktop.go("killed");
    desktop.keys("m");
    desktop.keys("injured");
    desktop.press(Key::Enter);
    desktop.keys("5");
    desktop.go("killed");
    desktop.keys("nas the desk says");
    desktop.press(Key::Enter);
    desktop.keys("f");
    desktop.rewrite("Forty people", "Fifty people", "Ben");
    let stale = |desktop: &Desktop| desktop.session.sheet.as_ref().unwrap().stale.len();
    assert_eq!(stale(&desktop), 4);
    let screen = desktop.screen(100, 30);
    assert!(
        screen.contains("R rules again: merge, verdict agree, note, flag; d sets 4 decisions aside"),
        "{screen}"
    );
    let before = desktop.decisions().len();
    desktop.keys("R");
    desktop.done("renewed: merge, verdict agree, note, flag: on disk");
    assert_eq!(desktop.decisions()[before..], ["same", "verdict", "note", "flag"]);
    let sheet = desktop.session.sheet.as_ref().unwrap();
    // With the claim that took the place of the changed one.
    assert_eq!((sheet.claims.len(), sheet.verdict, sheet.stale.len()), (4, Verdict::Agree, 0));
    assert!(sheet.flagged.as_ref().unwrap().starts_with("Ben"));
    assert_eq!(sheet.notes, ["“as the desk says” Ben"]);
    // One undo for each.
    desktop.keys("u");
    assert!(desktop.session.sheet.as_ref().unwrap().flagged.is_none());
    assert_eq!(desktop.session.sheet.as_ref().unwrap().verdict, Verdict::Agree);
}

#[test]
fn capital_r_splits_again_those_that_are_still_there() {
    let mut desktop = Desktop::new();
    desktop.go("what the tram did");
    desktop.keys("x2");
    desktop.press(Key::Enter);
    let rows = desktop.session.rows.len();
    // The statement of one of them is put otherwise.
    let curated =
        CURATED.replacen("statement: the tram left the rails", "statement: the tram came off the rails", 1);
    fs::write(desktop.case().join("curated.yaml"), curated).unwrap();
    desktop.session = Session::new(Desk::open(&desktop.case(), "Ana").unwrap());
    assert_eq!(desktop.session.sheet.as_ref().unwrap().renewable, "split");
    desktop.keys("R");
    desktop.done("renewed: split");
    assert_eq!(desktop.session.progress().stale, 0);
    assert!(desktop.session.rows.len() >= rows - 1);
    let sheet = desktop.session.sheet.as_ref().unwrap();
    assert_eq!((sheet.claims.len(), sheet.stale.len()), (1, 0));
}

#[test]
fn a_row_that_became_another_is_read_from_its_top() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    let top = |desktop: &mut Desktop| {
        desktop.screen(44, 12);
        desktop.session.scroll.top
    };
    for keys in ["x2", "minjured", "s12"] {
        top(&mut desktop);
        desktop.keys(" ");
        assert!(top(&mut desktop) > 0);
        desktop.keys(keys);
        desktop.press(Key::Enter);
        assert_eq!(top(&mut desktop), 0, "{keys}");
        desktop.keys(" ");
        desktop.keys("u");
        assert_eq!(top(&mut desktop), 0, "undo of {keys}");
    }
}

#[test]
fn the_head_has_the_number_of_the_table() {
    let mut desktop = Desktop::new();
    desktop.keys("/killed");
    desktop.press(Key::Enter);
    let number = desktop.session.sheet.as_ref().unwrap().question + 1;
    let screen = desktop.screen(130, 30);
    assert!(screen.contains(&format!("row 1 of 1 · {number} in the table")), "{screen}");
    desktop.keys("a");
    desktop.done("the only row of this filter is seen");
    desktop.keys("/people");
    desktop.press(Key::Enter);
    for row in 1..=desktop.session.rows.len() {
        desktop.go("people");
        desktop.keys(&"j".repeat(row - 1));
        desktop.keys("a");
    }
    desktop.done("all 2 rows of this filter are seen");
}

#[test]
fn slash_in_an_article_searches_it() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    desktop.keys("o/tram");
    desktop.press(Key::Enter);
    let screen = desktop.screen(50, 16);
    assert!(screen.contains("`tram`: hit 1 of "), "{screen}");
    desktop.keys("n");
    assert!(desktop.screen(50, 16).contains("`tram`: hit 2 of "));
    desktop.keys("N");
    assert!(desktop.screen(50, 16).contains("▸ A tram left the rails"));
    desktop.keys("/gazebo");
    desktop.press(Key::Enter);
    assert!(desktop.screen(50, 16).contains("`gazebo` is not in this article"));
    // Enter closes nothing; Esc takes the search away, then closes.
    desktop.press(Key::Enter);
    desktop.press(Key::Esc);
    assert!(matches!(desktop.session.mode, Mode::Article(..)));
    desktop.press(Key::Esc);
    assert!(matches!(desktop.session.mode, Mode::Rows));
}

#[test]
fn a_window_that_is_too_small_says_so() {
    let mut desktop = Desktop::new();
    assert!(desktop.screen(39, 24).contains("too small"));
    assert!(desktop.screen(80, 9).contains("too small, 40x10 is the least"));
    assert!(!desktop.screen(40, 10).contains("too small"));
}

#[test]
fn a_stale_decision_on_no_row_is_told_at_the_start() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    desktop.keys("s12");
    desktop.press(Key::Enter);
    fs::write(desktop.case().join("articles/post.md"), POST.replace("Forty", "Fifty")).unwrap();
    desktop.session = Session::new(Desk::open(&desktop.case(), "Ana").unwrap());
    desktop.failed("1 stale decision is on no row; set aside with: dissensus review ");
    let id = log::read(&desktop.case()).unwrap().entries[0].decision.id.clone();
    desktop.failed(&format!("--undo {id}"));
    assert_eq!(
        desktop.session.undo_commands(Path::new("tram")),
        [format!("dissensus review tram --undo {id}")]
    );
    desktop.keys("d");
    desktop.failed(&format!("--undo {id}"));
}

#[test]
fn undo_goes_on_after_a_restart() {
    let mut desktop = Desktop::new();
    desktop.keys("aaq");
    assert_eq!(desktop.session.end, Some(End::Quit));
    let session = Session::new(Desk::open(&desktop.case(), "Ana").unwrap());
    desktop.session = session;
    assert_eq!((desktop.seen(), desktop.session.place()), (2, Some(3)), "begins with the first unseen row");
    desktop.keys("u");
    assert_eq!(desktop.seen(), 1);
}

#[test]
fn j_k_and_the_arrows_go_from_row_to_row() {
    let mut desktop = Desktop::new();
    desktop.keys("jj");
    assert_eq!(desktop.session.place(), Some(3));
    desktop.keys("k");
    assert_eq!(desktop.session.place(), Some(2));
    desktop.press(Key::Down);
    desktop.press(Key::Up);
    desktop.press(Key::Up);
    desktop.press(Key::Up);
    assert_eq!(desktop.session.place(), Some(1));
    assert_eq!(desktop.session.message, Some(Message::Done("this is the first row".to_owned())));
}

#[test]
fn capital_j_and_k_go_to_rows_that_nobody_has_seen() {
    let mut desktop = Desktop::new();
    desktop.keys("jf");
    desktop.keys("gJ");
    assert_eq!(desktop.session.place(), Some(3));
    desktop.keys("K");
    assert_eq!(desktop.session.place(), Some(1));
    desktop.keys("K");
    assert_eq!(desktop.session.message, Some(Message::Done("every row before this one is seen".to_owned())));
}

#[test]
fn g_and_capital_g_go_to_the_ends() {
    let mut desktop = Desktop::new();
    desktop.keys("G");
    assert_eq!(desktop.session.place(), Some(desktop.session.rows.len()));
    desktop.keys("g");
    assert_eq!(desktop.session.place(), Some(1));
}

#[test]
fn space_and_the_page_keys_scroll() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    desktop.screen(60, 14);
    desktop.keys(" ");
    assert!(desktop.session.scroll.top > 0);
    desktop.press(Key::PageDown);
    desktop.press(Key::PageUp);
    desktop.press(Key::PageUp);
    desktop.press(Key::PageUp);
    assert_eq!(desktop.session.scroll.top, 0);
}

#[test]
fn slash_filters_and_esc_takes_the_filter_away() {
    let mut desktop = Desktop::new();
    let all = desktop.session.rows.len();
    desktop.keys("/killed");
    desktop.press(Key::Enter);
    assert_eq!(desktop.session.rows.len(), 1);
    assert!(desktop.label().contains("killed"));
    desktop.press(Key::Esc);
    assert_eq!((desktop.session.rows.len(), desktop.session.end), (all, None));
    // Where no row fits, what was typed can be put right, and all else is as it was.
    desktop.go("built");
    desktop.keys("/gazebo");
    desktop.press(Key::Enter);
    desktop.failed("no row fits");
    assert_eq!(desktop.session.rows.len(), all);
    assert!(matches!(&desktop.session.mode, Mode::Typing(typing) if typing.input.value() == "gazebo"));
    desktop.press(Key::Esc);
    assert!(desktop.label().contains("built") && desktop.session.end.is_none());
    desktop.keys("/autor:ana");
    desktop.press(Key::Enter);
    desktop.failed("no such filter: autor; there are article: speaker: by:");
    desktop.press(Key::Esc);
    desktop.keys("/\"autor:ana\"");
    desktop.press(Key::Enter);
    desktop.failed("no row fits");
    desktop.press(Key::Esc);
    // The line begins empty, and an empty one takes the filter away.
    desktop.keys("/by:ana");
    desktop.press(Key::Esc);
    desktop.keys("/killed");
    desktop.press(Key::Enter);
    desktop.keys("/");
    assert!(matches!(&desktop.session.mode, Mode::Typing(typing) if typing.input.value().is_empty()));
    desktop.press(Key::Enter);
    assert_eq!(desktop.session.rows.len(), all);
    desktop.done("all rows again");
    // A row that was seen leaves the list of those unseen, and the next one takes its place.
    desktop.keys("/unseen");
    desktop.press(Key::Enter);
    desktop.keys("ga");
    assert_eq!((desktop.session.rows.len(), desktop.session.place()), (all - 1, Some(1)));
}

#[test]
fn capital_a_shows_the_rows_of_one_article_alone() {
    let mut desktop = Desktop::new();
    let rows = desktop.session.rows.len();
    desktop.keys("A");
    assert_eq!(desktop.session.scope, Scope::All);
    assert!(desktop.session.rows.len() > rows);
    desktop.keys("A");
    assert_eq!(desktop.session.rows.len(), rows);
    desktop.keys("/trams");
    desktop.press(Key::Enter);
    desktop.failed("A shows them");
    desktop.keys("A");
    assert!(desktop.label().contains("trams"));
    // Without such a row the one before the filter is back.
    desktop.keys("A");
    desktop.press(Key::Esc);
    desktop.go("built");
    desktop.keys("/trams");
    desktop.press(Key::Enter);
    desktop.press(Key::Esc);
    assert_eq!((desktop.label().contains("built"), desktop.session.end), (true, None));
}

#[test]
fn question_mark_shows_all_keys() {
    let mut desktop = Desktop::new();
    desktop.keys("?");
    let screen = desktop.screen(120, 60);
    for (key, _) in KEYS {
        assert!(screen.contains(key), "{key}");
    }
    desktop.keys("q");
    assert_eq!(desktop.session.end, None);
}

#[test]
fn q_and_ctrl_c_end_it_and_esc_does_not() {
    for (key, end) in [(Key::Char('q'), End::Quit), (Key::Ctrl('c'), End::Interrupted)] {
        let mut desktop = Desktop::new();
        desktop.press(key);
        assert_eq!(desktop.session.end, Some(end));
    }
    let mut desktop = Desktop::new();
    desktop.go("killed");
    for keys in ["", "n", "x", "m", "e", "e1", "s", "o", "?", "/"] {
        desktop.keys(keys);
        for _ in 0..4 {
            desktop.press(Key::Esc);
        }
        assert_eq!(desktop.session.end, None, "{keys}");
        assert!(matches!(desktop.session.mode, Mode::Rows), "{keys}");
    }
    desktop.keys("n");
    desktop.press(Key::Ctrl('c'));
    assert_eq!(desktop.session.end, Some(End::Interrupted));
}

#[test]
fn a_decision_that_cannot_be_written_moves_nothing() {
    let mut desktop = Desktop::new();
    fs::create_dir(desktop.case().join("review.yaml")).unwrap();
    let label = desktop.label();
    desktop.keys("a");
    desktop.failed("nothing was written");
    assert_eq!((desktop.label(), desktop.seen()), (label, 0));
    // A note that could not be written is still there to be tried again.
    desktop.keys("nslow");
    desktop.press(Key::Enter);
    assert!(matches!(&desktop.session.mode, Mode::Typing(typing) if typing.input.value() == "slow"));
}

#[test]
fn what_another_ruled_on_the_row_meanwhile_is_told_first() {
    let mut desktop = Desktop::new();
    let mut ben = Session::new(Desk::open(&desktop.case(), "Ben").unwrap());
    ben.press(Key::Char('5'), Timestamp::from_millisecond(1_936_000_000_000).unwrap());
    desktop.keys("a");
    desktop.failed("1 decision by Ben came in meanwhile: nothing was written, look again");
    assert!(desktop.session.sheet.as_ref().unwrap().ruled.as_ref().unwrap().contains("Ben"));
    desktop.keys("a");
    assert_eq!(desktop.decisions(), ["verdict", "verdict"]);
}

#[test]
fn a_whole_case_is_reviewed_by_one_key() {
    let mut desktop = Desktop::new();
    let rows = desktop.session.rows.len();
    for _ in 0..rows {
        desktop.keys("a");
    }
    assert_eq!(desktop.seen(), rows);
    assert!(matches!(&desktop.session.message, Some(Message::Done(told)) if told.contains("are seen")));
}

#[test]
fn the_screens() {
    let mut desktop = Desktop::new();
    desktop.go("killed");
    for (size, width, height) in [("80x24", 80, 24), ("130x30", 130, 30)] {
        let screen = desktop.screen(width, height);
        insta::assert_snapshot!(format!("row_{size}"), screen);
        desktop.keys("x2");
        let screen = desktop.screen(width, height);
        insta::assert_snapshot!(format!("split_{size}"), screen);
        desktop.press(Key::Esc);
        desktop.keys("m");
        let screen = desktop.screen(width, height);
        insta::assert_snapshot!(format!("merge_{size}"), screen);
        desktop.press(Key::Esc);
        desktop.keys("e2");
        desktop.keys("5");
        let screen = desktop.screen(width, height);
        insta::assert_snapshot!(format!("amend_{size}"), screen);
        desktop.press(Key::Esc);
        desktop.keys("o");
        let screen = desktop.screen(width, height);
        insta::assert_snapshot!(format!("article_{size}"), screen);
        desktop.press(Key::Esc);
    }
    desktop.keys("5");
    desktop.go("killed");
    desktop.keys("fnask the brigade");
    let screen = desktop.screen(80, 24);
    insta::assert_snapshot!("note_80x24", screen);
    desktop.press(Key::Enter);
    let screen = desktop.screen(80, 24);
    insta::assert_snapshot!("ruled_80x24", screen);
}

#[test]
fn any_size_and_any_text_can_be_drawn() {
    let mut desktop = Desktop::new();
    let odd = "---\nsource: \"\\u202eOdd\\e[31m\"\n---\nNine people were killed in the \u{202e}accident\u{7}\u{1b}[2J in \u{6f22}\u{5b57}\u{6f22}\u{5b57}, \u{5e9}\u{5dc}\u{5d5}\u{5dd} said. \
               A\u{301}\u{301}\u{301}\u{200d}\u{1f926}\u{1f3fc}.\n";
    fs::write(desktop.case().join("articles/odd.md"), format!("{odd}{}\n", "x".repeat(3000))).unwrap();
    desktop.session = Session::new(Desk::open(&desktop.case(), "A\u{202e}\u{1b}na").unwrap());
    for keys in ["", "x", "m", "e", "o", "s", "n", "/", "?"] {
        desktop.session.end = None;
        desktop.keys(keys);
        for (width, height) in
            [(1, 1), (3, 2), (10, 5), (20, 50), (80, 24), (119, 7), (121, 3), (200, 60), (300, 2)]
        {
            let screen = desktop.screen(width, height);
            assert!(!screen.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{screen}");
        }
        desktop.press(Key::Esc);
    }
}

#[test]
fn only_the_named_folder_is_written() {
    let mut desktop = Desktop::new();
    desktop.keys("a");
    let names = |path: &Path| -> Vec<String> {
        let entries = fs::read_dir(path).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&desktop.case()), [".dissensus", "articles", "curated.yaml", "review.yaml"]);
}
