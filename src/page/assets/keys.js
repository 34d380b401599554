// Keys press what has them: an element with data-key="a" is clicked by `a`; a field is gone into. While a panel is open only what stands
// in it has keys. None acts while a person types, but Escape; and all of one letter can be switched off.
import { is_busy, is_typing, is_written, tell } from "./swap.js";

const SWITCH = "dissensus-keys";

const are_off = () => {
  try {
    return localStorage.getItem(SWITCH) === "off";
  } catch {
    return false;
  }
};

function turn(off) {
  try {
    if (off) localStorage.setItem(SWITCH, "off");
    else localStorage.removeItem(SWITCH);
  } catch {
    tell("This browser keeps nothing for the page: the switch cannot be remembered.");
  }
  show_switch();
}

// The class stands at the root, which no swap replaces.
function show_switch() {
  document.documentElement.classList.toggle("keys-off", are_off());
  for (const box of document.querySelectorAll("[data-keys-switch]")) {
    box.disabled = false;
    box.checked = box.defaultChecked = !are_off();
  }
}

const of_key = (root, key) =>
  [...root.querySelectorAll("[data-key]")].find((one) => !one.disabled && one.dataset.key.split(" ").includes(key));

// "a", "A", "Ctrl+Enter", "Escape"; none for what belongs to the browser.
function named(event) {
  const is_level_three = event.getModifierState("AltGraph");
  if (event.metaKey || (event.altKey && !is_level_three)) return null;
  return event.ctrlKey && !is_level_three ? `Ctrl+${event.key}` : event.key;
}

let warned = null;

// Where a link of another site led here, keys may still come that were meant for that site: they decide nothing.
const QUIET = 1200;
let quiet_until = document.body.hasAttribute("data-from-elsewhere") ? performance.now() + QUIET : 0;

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const key = named(event);
  const panel = document.getElementById("panel");
  const is_escape = key === "Escape";
  const typing = is_typing(event.target);
  // What sends a text is meant for whoever types it.
  const is_always = is_escape || key === "Ctrl+Enter";
  if (!key || ((typing || are_off()) && !is_always)) return;
  if (is_escape && typing && leave(event, panel)) return;
  const found = of_key(panel ?? document, key);
  if (!found) return;
  event.preventDefault();
  // A key that is held down goes from row to row, and decides nothing.
  if (is_busy() || (event.repeat && !found.matches("a"))) return;
  if (performance.now() < quiet_until && !found.matches("a")) {
    quiet_until = performance.now() + QUIET;
    tell("A link of another site led here: press once more, if you mean this page.");
    return;
  }
  if (found.dataset.says) {
    tell(found.dataset.says, "said");
  } else if (is_typing(found)) {
    found.focus();
    found.select?.();
  } else {
    found.click();
  }
});

// Out of a field: nothing that was typed goes at the first Escape. True where that is all there is to do.
function leave(event, panel) {
  const field = event.target;
  if (!panel) {
    event.preventDefault();
    field.blur();
    document.getElementById("label")?.focus({ preventScroll: true });
    return true;
  }
  if (is_written(panel) && warned !== panel) {
    event.preventDefault();
    warned = panel;
    tell("Escape once more closes this, and what you typed is gone.");
    return true;
  }
  return false;
}

document.addEventListener("change", (event) => {
  if (event.target instanceof Element && event.target.matches("[data-keys-switch]")) turn(!event.target.checked);
});
window.addEventListener("storage", show_switch);
document.addEventListener("arrived", show_switch);
