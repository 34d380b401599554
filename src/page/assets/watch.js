// What others change in the case, and a server that is gone, are noticed. What a person is at the middle of is left as it is, and told.
import { is_busy, is_typing, is_written, refresh, tell } from "./swap.js";

const EVERY = 2000;
const GONE = "The server is not answering: nothing you do now is written.";

let is_gone = false;

// True where a swap would take something out of a person's hands.
const is_at_it = () =>
  document.getElementById("panel") !== null ||
  is_typing(document.activeElement) ||
  is_written(document.getElementById("row") ?? document) ||
  !(document.getSelection()?.isCollapsed ?? true);

// The state that the server has now; null where it does not answer.
async function state() {
  try {
    const answer = await fetch("/state", { signal: AbortSignal.timeout(10_000) });
    return answer.ok ? (await answer.text()).trim() : null;
  } catch {
    return null;
  }
}

async function look() {
  const shown = document.body.dataset.revision;
  const now = await state();
  // A swap in the meantime knows better.
  if (is_busy() || shown !== document.body.dataset.revision) return;
  if (now === null) {
    if (!is_gone) tell(GONE);
    is_gone = true;
    return;
  }
  const was_gone = is_gone;
  is_gone = false;
  if (was_gone) tell("The server is back.", "said");
  if (now === shown) return;
  if (is_at_it()) return offer();
  if (!(await refresh(is_at_it))) return;
  // The server says what was changed, to the first page that asks.
  if (document.getElementById("said")?.textContent) return;
  const why = was_gone ? "The server is back" : "The case was changed elsewhere";
  tell(`${why}: this is how it stands now.`, "said");
}

// A line with a way to what stands now, once.
function offer() {
  if (document.getElementById("news")) return;
  const line = document.createElement("p");
  line.id = "news";
  line.className = "notice";
  line.setAttribute("role", "status");
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = "Show it";
  const panel = document.getElementById("panel");
  line.append("The case was changed elsewhere. ", link, is_written(panel ?? document) ? " (what you typed here is gone then)" : "");
  if (panel) (panel.querySelector("#panel-title") ?? panel.querySelector(".close"))?.after(line);
  else document.getElementById("head")?.append(line);
}

let turn = null;

async function watch() {
  clearTimeout(turn);
  if (document.visibilityState === "visible" && !is_busy()) await look();
  clearTimeout(turn);
  if (document.visibilityState === "visible") turn = setTimeout(watch, EVERY);
}

document.addEventListener("visibilitychange", watch);
turn = setTimeout(watch, EVERY);
