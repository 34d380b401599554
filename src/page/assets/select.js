// Words of an article that are selected become a claim: a button stands beside them, and + (or c) goes to the form with them.
// An element with data-article="<id>" holds words of that article. Of a selection at most LONGEST characters are taken.
import { go, is_typing } from "./swap.js";

const LONGEST = 1500;
// So many characters before and after the words tell their place from others of the same words.
const AROUND = 60;
const WORD = /[\p{L}\p{N}\p{M}]/u;

const articles = () => document.querySelectorAll("[data-article]");
const article_of = (node) => (node instanceof Element ? node : node?.parentElement)?.closest("[data-article]") ?? null;

// A range of which both ends stand in one article: what a selection has beyond it is cut off.
function within(range) {
  const article = article_of(range.startContainer) ?? article_of(range.endContainer) ?? [...articles()].find((one) => range.intersectsNode(one));
  if (!article) return null;
  const whole = document.createRange();
  whole.selectNodeContents(article);
  const cut = range.cloneRange();
  if (cut.compareBoundaryPoints(Range.START_TO_START, whole) < 0) cut.setStart(whole.startContainer, whole.startOffset);
  if (cut.compareBoundaryPoints(Range.END_TO_END, whole) > 0) cut.setEnd(whole.endContainer, whole.endOffset);
  return { article, cut };
}

// The text of an article with the place of each piece; between paragraphs stands a line break, as there is none in the page's text.
function text_of(article) {
  const pieces = [];
  let text = "";
  let block = null;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // What only helps to read, such as a number of a mark, is no text of the article.
    if (node.parentElement.closest("[data-aside], [aria-hidden=true], .unseen, .gap")) continue;
    const own = node.parentElement.closest("p, li, h1, h2, h3, h4, blockquote, figcaption, div");
    if (block && own !== block) text += "\n";
    block = own;
    pieces.push({ node, at: text.length });
    text += node.data;
  }
  return { text, pieces };
}

// Where an end of a range stands in that text.
function place(pieces, length, container, offset, is_end) {
  const point = document.createRange();
  point.setStart(container, offset);
  let last = 0;
  for (const { node, at } of pieces) {
    if (node === container) return at + offset;
    const order = point.comparePoint(node, 0);
    if (order >= 0 && !is_end) return at;
    if (order >= 0) return last;
    last = at + node.length;
  }
  return is_end ? last : length;
}

const is_word = (text, at) => {
  const code = text.codePointAt(at);
  if (code === undefined) return false;
  // The second half of a letter is of the letter.
  if (code >= 0xdc00 && code <= 0xdfff && at > 0) return WORD.test(String.fromCodePoint(text.codePointAt(at - 1)));
  if (WORD.test(String.fromCodePoint(code))) return true;
  // "2,140" and "14.5" are one number.
  return /[.,]/.test(text[at]) && /\d/.test(text[at - 1] ?? "") && /\d/.test(text[at + 1] ?? "");
};

const splits = (text, at) => at > 0 && at < text.length && is_word(text, at - 1) && is_word(text, at);

// An end within a word goes to the nearer end of that word: half a word selected is a word selected.
function whole(text, at) {
  if (!splits(text, at)) return at;
  let before = at;
  let after = at;
  while (splits(text, before)) before -= 1;
  while (splits(text, after)) after += 1;
  return at - before < after - at ? before : after;
}

function words_of(text, start, end) {
  let [from, to] = [whole(text, start), whole(text, end)];
  // Of one word the greater half may lie on either side: then it is meant.
  if (from >= to) {
    [from, to] = [start, end];
    while (splits(text, from)) from -= 1;
    while (splits(text, to)) to += 1;
  }
  if (to - from > LONGEST) {
    to = from + LONGEST;
    while (to > from && splits(text, to)) to -= 1;
  }
  while (from < to && /\s/.test(text[from])) from += 1;
  while (to > from && /\s/.test(text[to - 1])) to -= 1;
  return [from, to];
}

// What is selected, else the sentence that has the focus, as the fields of a form; null for nothing.
function chosen() {
  const selection = document.getSelection();
  let range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  let found = range && within(range);
  if (!found) {
    const sentence = document.activeElement?.closest?.("[data-article] [data-sentence]");
    if (!sentence) return null;
    range = document.createRange();
    range.selectNodeContents(sentence);
    found = within(range);
  }
  if (!found) return null;
  const { text, pieces } = text_of(found.article);
  const { cut } = found;
  const start = place(pieces, text.length, cut.startContainer, cut.startOffset, false);
  const end = place(pieces, text.length, cut.endContainer, cut.endOffset, true);
  const [from, to] = words_of(text, Math.min(start, end), Math.max(start, end));
  const quote = plain(text.slice(from, to));
  if (!quote) return null;
  return {
    article: found.article.dataset.article,
    quote,
    prefix: plain(text.slice(Math.max(0, from - AROUND), from)),
    suffix: plain(text.slice(to, to + AROUND)),
    range: cut,
  };
}

// Half a letter at a cut is none.
const plain = (text) => text.toWellFormed?.().replace(/\ufffd/g, "").replace(/\s+/g, " ").trim() ?? text.replace(/\s+/g, " ").trim();

// The form with these words: the row and the filter stay.
function href(words) {
  const place = new URL("/", location.href);
  const here = new URL(location.href).searchParams;
  for (const key of ["row", "filter", "all"]) if (here.has(key)) place.searchParams.set(key, here.get(key));
  // The first page has no row in its address; the row that it shows is that of its forms.
  const row = document.querySelector("#row input[name=row], #panel input[name=row]")?.value;
  if (!here.has("row") && row) place.searchParams.set("row", row);
  place.searchParams.set("open", "add");
  for (const key of ["article", "quote", "prefix", "suffix"]) if (words?.[key]) place.searchParams.set(key, words[key]);
  return place.href;
}

// The button: there for the keys wherever there are words of articles, to be seen beside a selection.
let button = null;
let leaving = 0;

function make() {
  button?.remove();
  button = null;
  if (!articles().length) return;
  const panel = document.getElementById("panel");
  if (panel && !panel.querySelector("[data-article]")) return;
  button = document.createElement("a");
  button.id = "add-words";
  button.className = "button main unseen";
  button.dataset.key = "+ c";
  button.tabIndex = -1;
  button.href = href(null);
  button.textContent = "Add a claim";
  const key = document.createElement("kbd");
  key.textContent = "+";
  button.append(" ", key);
  (panel ?? document.body).append(button);
}

function show() {
  clearTimeout(leaving);
  if (!button) return;
  const selection = document.getSelection();
  const words = selection && !selection.isCollapsed && !is_typing(document.activeElement) ? chosen() : null;
  if (!words) {
    // A tap on the button takes the selection away first.
    leaving = setTimeout(hide, 250);
    return;
  }
  button.href = href(words);
  button.classList.remove("unseen");
  button.tabIndex = 0;
  const box = words.range.getBoundingClientRect();
  const [wide, high] = [document.documentElement.clientWidth, document.documentElement.clientHeight];
  const set = (name, value) => button.style.setProperty(name, value);
  // Before it is measured: where it is put it is no wider than its words.
  set("position", "fixed");
  set("z-index", "50");
  const own = { width: button.offsetWidth || 120, height: button.offsetHeight || 36 };
  // Below the words, where the menus of touch screens are not; above them where there is no room.
  const below = box.bottom + 8;
  const top = below + own.height + 8 < high ? below : box.top - own.height - 8;
  set("top", `${Math.min(Math.max(8, top), Math.max(8, high - own.height - 8))}px`);
  set("left", `${Math.min(Math.max(8, box.left), Math.max(8, wide - own.width - 8))}px`);
}

function hide() {
  if (!button || button === document.activeElement) return;
  button.classList.add("unseen");
  button.tabIndex = -1;
  button.href = href(null);
  for (const name of ["position", "z-index", "top", "left"]) button.style.removeProperty(name);
}

document.addEventListener("selectionchange", show);
window.addEventListener("resize", show);
document.addEventListener("scroll", () => button && !button.classList.contains("unseen") && show(), { capture: true, passive: true });
document.addEventListener("arrived", make);
make();

// A press on the button leaves the words selected.
document.addEventListener("mousedown", (event) => {
  if (button?.contains(event.target)) event.preventDefault();
});

// Any way to the form takes the words along that are selected, or the sentence that has the focus.
document.addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    const url = new URL(link.href);
    const goes_there = url.origin === location.origin && url.pathname === "/" && url.searchParams.get("open") === "add";
    if (!goes_there || (link !== button && url.searchParams.has("quote"))) return;
    const words = chosen();
    if (!words && link === button && url.searchParams.has("quote")) return;
    if (!words && link !== button) return;
    event.preventDefault();
    event.stopPropagation();
    go(href(words));
  },
  { capture: true },
);

// While an article is read, Shift and an arrow widen or narrow what is selected by a word; it begins with the focused sentence.
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || !event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || is_typing(event.target)) return;
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  const selection = document.getSelection();
  if (!selection?.modify) return;
  const has_words = !selection.isCollapsed && selection.rangeCount && within(selection.getRangeAt(0));
  if (!has_words) {
    const sentence = document.activeElement?.closest?.("[data-article] [data-sentence]");
    if (!sentence) return;
    selection.selectAllChildren(sentence);
  }
  event.preventDefault();
  // "right" is the side of the screen: in a text from right to left it narrows what begins there.
  const before = selection.toString();
  selection.modify("extend", event.key === "ArrowRight" ? "right" : "left", "word");
  const range = selection.rangeCount ? within(selection.getRangeAt(0)) : null;
  const is_out = !range || (selection.focusNode && article_of(selection.focusNode) !== range.article);
  if (is_out || selection.toString().length > LONGEST) {
    // Not out of the article, and not beyond what is taken.
    selection.modify("extend", event.key === "ArrowRight" ? "left" : "right", "word");
    if (selection.toString() !== before) show();
  }
});

// Who types a value, or a question, means it.
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || !field.value) return;
  const [name, value] = field.dataset.gives ? ["gives", field.dataset.gives] : field.dataset.joins ? ["joins", field.dataset.joins] : [];
  if (!name) return;
  const radio = [...(field.form?.elements ?? [])].find((one) => one.type === "radio" && one.name === name && one.value === value);
  if (radio) radio.checked = true;
});

// Who asked what a claim would do is told at once: the answer stands at the top of the form, and the button at its end.
document.addEventListener("arrived", () => {
  const result = document.querySelector("#panel [data-result]");
  if (!result) return;
  result.focus({ preventScroll: true });
  document.getElementById("panel").scrollTop = 0;
});
