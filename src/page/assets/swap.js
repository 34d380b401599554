// Links and forms of the page without a reload: the answer is the same whole page, and its parts take the place of those shown.
// After each swap, "arrived" is fired at the document; other scripts hang on that, and on events that reach the document.

// What a person asked for and is on the way: a change is never cut off, and no other step begins while it is.
let under_way = null;
// What the page asks for by itself; a step of the person overtakes it.
let refreshing = null;
// What an answer that was overtaken had to say, which the server tells once.
let missed = "";
// What had the focus before a panel opened.
let opener = null;

export const is_busy = () => under_way !== null;

export const is_typing = (element) =>
  element instanceof Element &&
  (element.isContentEditable ||
    element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=range])"));

// True where a person wrote something that is not sent yet.
export const is_written = (root = document) =>
  [...root.querySelectorAll("input, textarea, select")].some((field) => {
    if (field.type === "hidden") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field instanceof HTMLSelectElement) return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return field.value !== field.defaultValue;
  });

// A line for everybody, at once. What went wrong stands in #wrong, all else in #said; there is one of each, in the open panel or the head.
export function tell(text, id = "wrong") {
  for (const other of ["said", "wrong"]) {
    const line = document.getElementById(other);
    if (line) line.textContent = other === id ? text : "";
  }
  speak();
}

// What is read aloud stays where it is, whatever is swapped: a screen reader hears what changes in it, and nothing of a new line.
const aloud = ["status", "alert"].map((role) => {
  const voice = document.createElement("div");
  voice.className = "unseen";
  voice.setAttribute("role", role);
  document.body.append(voice);
  return voice;
});

function speak() {
  for (const [at, id] of ["said", "wrong"].entries()) {
    const text = document.getElementById(id)?.textContent ?? "";
    // The same words twice are said twice.
    aloud[at].textContent = "";
    if (text) setTimeout(() => (aloud[at].textContent = text), 50);
  }
}

function silence(root) {
  for (const line of root.querySelectorAll("#said, #wrong")) line.setAttribute("aria-live", "off");
}

// A place as an address without the message, which is told once.
function address(url) {
  const place = new URL(url, location.href);
  place.searchParams.delete("said");
  return place;
}

// How long an answer may take before the page says that it waits, in milliseconds.
const PATIENCE = 1500;

// Asks for a page and shows it, for a person. `keep` leaves the address as it is, as when they go back; `anew` puts the focus where the
// page begins, whatever had it before. True where it came.
export async function go(url, { body = null, keep = false, anew = false } = {}) {
  if (under_way) return false;
  const way = (under_way = {});
  refreshing = null;
  // What was said of the step before is not said of this one.
  const wait = setTimeout(
    () => tell(body ? "The server has not answered yet: whether this is written will be said here." : "The server has not answered yet."),
    PATIENCE,
  );
  try {
    const answer = await fetch(url, body ? { method: "POST", body } : {});
    const text = await answer.text();
    if (answer.status === 403 && body) return await renew(text);
    if (!answer.ok) {
      tell(text.trim() || `The server answered ${answer.status}.`);
      return false;
    }
    const place = address(answer.url);
    if (!keep && place.href !== location.href) history.pushState(null, "", place);
    show(parsed(text), anew);
    return true;
  } catch {
    tell(
      body
        ? "The server is not answering: look whether this was written when it is back. What you typed is still here."
        : "The server is not answering: nothing you do now is written.",
    );
    return false;
  } finally {
    clearTimeout(wait);
    if (under_way === way) under_way = null;
  }
}

// Shows what stands now at the address, where no person is at anything when it comes. True where it was shown.
export async function refresh(is_at_it) {
  if (under_way || refreshing) return false;
  const way = (refreshing = {});
  try {
    const answer = await fetch(location.href);
    const text = await answer.text();
    if (!answer.ok) return false;
    const fresh = parsed(text);
    if (refreshing !== way || is_at_it()) {
      missed = fresh.getElementById("said")?.textContent ?? "";
      // It stands before what comes next, or before what came first.
      if (!under_way && recall()) speak();
      return false;
    }
    show(fresh);
    return true;
  } catch {
    // The next look says that the server is gone.
    return false;
  } finally {
    if (refreshing === way) refreshing = null;
  }
}

const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

// A change was refused. After a new start of the server the forms get its token, and what was typed stays in them.
async function renew(why) {
  const answer = await fetch(location.href);
  const fresh = parsed(await answer.text());
  const of = (root, field) => root.querySelector(`input[name=${field}]`)?.value;
  const token = (root) => of(root, "token");
  if (!answer.ok || !token(fresh) || token(fresh) === token(document)) {
    tell(why.trim());
    return false;
  }
  if (is_written()) {
    for (const field of document.querySelectorAll("input[name=token]")) field.value = field.defaultValue = token(fresh);
    // Where the row is what it was there is nothing to be shown anew.
    if (of(fresh, "seen") === of(document, "seen")) document.body.dataset.revision = fresh.body.dataset.revision ?? "";
  } else {
    show(fresh);
  }
  tell("The server was started anew: nothing was written. Do it again.");
  return false;
}

// Puts the parts of another page in the place of those shown.
function show(fresh, anew = false) {
  const row = row_shown(document);
  const was_open = document.getElementById("panel");
  const focus = name(document.activeElement);
  if (!was_open) opener = focus;
  const scrolled = document.getElementById("queue")?.scrollTop ?? 0;
  const down = document.getElementById("row")?.scrollTop ?? 0;
  const panel_down = was_open?.scrollTop ?? 0;
  const open = [...document.querySelectorAll("details[id]")].map((one) => [one.id, one.open]);

  document.title = fresh.title;
  document.body.dataset.revision = fresh.body.dataset.revision ?? "";
  silence(fresh);
  document.getElementById("head")?.replaceWith(fresh.getElementById("head") ?? "");
  document.getElementById("work")?.replaceWith(fresh.getElementById("work") ?? "");
  const panel = fresh.getElementById("panel");
  if (was_open) was_open.replaceWith(panel ?? "");
  else if (panel) document.body.append(panel);

  for (const [id, is_open] of open) {
    const one = document.getElementById(id);
    if (one) one.open = is_open;
  }
  const queue = document.getElementById("queue");
  if (queue) queue.scrollTop = scrolled;
  const is_same_row = row === row_shown(document);
  if (is_same_row) document.getElementById("row").scrollTop = down;
  else if (!panel) window.scrollTo(0, 0);
  keep_in_sight(queue);
  if (panel && was_open && panel_title(panel) === panel_title(was_open)) panel.scrollTop = panel_down;
  attend(panel, is_same_row && !anew ? (panel || !was_open ? focus : opener) : null);
  recall();
  speak();
  document.dispatchEvent(new Event("arrived"));
}

// What an answer that was not shown had to say stands before what is said now.
function recall() {
  const line = document.getElementById("said");
  if (!missed || !line) return false;
  line.textContent = [missed, line.textContent].filter(Boolean).join("; ");
  missed = "";
  return true;
}

const row_shown = (root) => root.querySelector("#queue [aria-current]")?.getAttribute("href") ?? root.getElementById("label")?.textContent;
const panel_title = (panel) => panel.querySelector("#panel-title")?.textContent;

function keep_in_sight(queue) {
  const current = queue?.querySelector("[aria-current]");
  if (!current || queue.scrollHeight <= queue.clientHeight) return;
  const [box, own] = [queue.getBoundingClientRect(), current.getBoundingClientRect()];
  if (own.top < box.top + 8) queue.scrollTop -= box.top + 8 - own.top + box.height / 3;
  else if (own.bottom > box.bottom - 8) queue.scrollTop += own.bottom - box.bottom + 8 + box.height / 3;
}

// By what an element is known again on the next page.
function name(element) {
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.dataset.key) return `[data-key="${CSS.escape(element.dataset.key)}"]`;
  if (element.dataset.same) return `[data-same="${CSS.escape(element.dataset.same)}"]`;
  return null;
}

function attend(panel, focus) {
  const own = focus && (panel ?? document).querySelector(focus);
  const first = panel?.querySelector("[autofocus]") ?? (!panel && document.querySelector("#row [autofocus]"));
  // A field of the head lets go: the next key is meant for the row.
  const back = own && !(is_typing(own) && !panel) ? own : null;
  const heading = panel?.querySelector("#panel-title") ?? document.getElementById("label");
  const chosen = (panel && back) || first || back || heading;
  if (heading?.id === "panel-title") heading.tabIndex = -1;
  chosen?.focus({ preventScroll: !panel });
  // What cannot have the focus any more, as it is switched off or folded away, is no place for it.
  if (chosen && document.activeElement !== chosen) heading?.focus({ preventScroll: !panel });
}

// What stands behind an open panel can't be reached.
function shut() {
  const is_open = document.getElementById("panel") !== null;
  for (const id of ["head", "work"]) {
    const part = document.getElementById(id);
    if (part) part.inert = is_open;
  }
}

document.addEventListener("arrived", shut);

// An address without a row leads to the first that nobody has seen, which is another one soon, and a claim can be gone from its row:
// what is shown gets its own.
function name_row() {
  const place = new URL(location.href);
  const row = document.querySelector("#row input[name=row]")?.value;
  if (!row || place.searchParams.get("row") === row) return;
  place.searchParams.set("row", row);
  history.replaceState(null, "", place);
}

document.addEventListener("arrived", name_row);

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (!link || link.target || link.hasAttribute("download")) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== "/") return;
  if (url.hash && url.search === location.search) return;
  event.preventDefault();
  go(url);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.target) return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  if (form.method === "post") {
    // A verdict goes on; where nothing is left to go on to, its row is shown anew.
    go(form.action, { body: fields, anew: /^(accept|verdict-)/.test(fields.get("ruling") ?? "") });
  } else {
    // An empty field says nothing.
    for (const [key, text] of [...fields]) if (text === "") fields.delete(key);
    const url = new URL(form.action);
    url.search = fields;
    // Who looked for something goes on with what was found.
    go(url, { anew: true });
  }
});

silence(document);
// The keys that scroll are meant for the row, or for what is open.
document.addEventListener("arrived", () => document.activeElement === document.body && attend(document.getElementById("panel"), null), { once: true });
window.addEventListener("popstate", () => go(location.href, { keep: true }));
if (new URL(location.href).searchParams.has("said")) history.replaceState(null, "", address(location.href));
