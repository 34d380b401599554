// The panel to read an article in: from sentence to sentence, from quote to quote, and words found in it.

const whole = () => document.querySelector("#panel .whole");

// The sentence that the keys go on from: the one with the focus, else the one that would get it.
function current(root) {
  const focused = document.activeElement?.closest?.("[data-sentence]");
  return focused && root.contains(focused) ? focused : root.querySelector('[data-sentence][tabindex="0"]');
}

function stand_on(sentence) {
  const root = whole();
  if (!sentence || !root) return;
  for (const one of root.querySelectorAll('[data-sentence][tabindex="0"]')) one.tabIndex = -1;
  sentence.tabIndex = 0;
  sentence.focus({ preventScroll: true });
  into_view(sentence);
}

// Into the upper third, where it is not in sight already; never smoothly, as a held key would outrun it.
function into_view(element) {
  const panel = document.getElementById("panel");
  const box = panel.getBoundingClientRect();
  // On narrow screens the name alone stays at the top, else the steps with it.
  const stays = [...panel.querySelectorAll(".read-top, #panel-title")].find((one) => getComputedStyle(one).position === "sticky");
  const top = stays?.getBoundingClientRect().bottom ?? box.top;
  let own = element.getBoundingClientRect();
  // Of a sentence that is longer than the screen, what is marked in it.
  if (own.height > (box.bottom - top) / 2) own = element.querySelector?.("mark")?.getBoundingClientRect() ?? own;
  if (own.top < top + 8 || Math.min(own.bottom, own.top + 120) > box.bottom - 24) {
    panel.scrollTop += own.top - top - (box.bottom - top) / 4;
  }
}

function step(what, by) {
  const root = whole();
  if (!root) return;
  const all = [...root.querySelectorAll("[data-sentence]")];
  const at = all.indexOf(current(root));
  if (what === "sentence") return stand_on(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  const quoted = all.map((one, i) => (one.querySelector("mark") ? i : -1)).filter((i) => i >= 0);
  const next = by > 0 ? quoted.find((i) => i > at) : quoted.findLast((i) => i < at);
  // Round the end.
  stand_on(all[next ?? quoted.at(by > 0 ? 0 : -1)]);
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("#panel [data-step]");
  if (button) return step(button.dataset.step, Number(button.dataset.by));
  const link = event.target instanceof Element && event.target.closest('#panel .read-quotes a[href^="#"]');
  const mark = link && document.getElementById(link.hash.slice(1));
  if (mark) {
    event.preventDefault();
    stand_on(mark.closest("[data-sentence]"));
  }
});

// A click on a sentence goes on from there.
document.addEventListener("focusin", (event) => {
  const sentence = event.target instanceof Element && event.target.closest("#panel [data-sentence]");
  if (!sentence || sentence.tabIndex === 0) return;
  for (const one of whole().querySelectorAll('[data-sentence][tabindex="0"]')) one.tabIndex = -1;
  sentence.tabIndex = 0;
});

// Finding

const MOST = 1000;
let hits = [];
let at = -1;

function find(words) {
  hits = [];
  at = -1;
  const root = whole();
  const wanted = words.trim().toLowerCase().replace(/\s+/g, " ");
  if (root && wanted) {
    for (const sentence of root.querySelectorAll("[data-sentence]")) {
      for (const range of in_sentence(sentence, wanted)) if (hits.length < MOST) hits.push(range);
    }
  }
  show();
}

// The ranges of the words in a sentence, over the borders of what is marked in it. Case is folded letter by letter, so that places stay.
function in_sentence(sentence, wanted) {
  const places = [];
  let text = "";
  const walk = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    for (let i = 0; i < node.data.length; i += 1) {
      const lower = node.data[i].toLowerCase();
      const plain = /\s/.test(lower) ? " " : lower.length === 1 ? lower : node.data[i];
      if (plain === " " && text.endsWith(" ")) continue;
      text += plain;
      places.push([node, i]);
    }
  }
  const ranges = [];
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
    const range = document.createRange();
    range.setStart(...places[from]);
    const [node, last] = places[from + wanted.length - 1];
    range.setEnd(node, last + 1);
    ranges.push(range);
  }
  return ranges;
}

function show() {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.set("found", new Highlight(...hits));
  CSS.highlights.set("found-here", new Highlight(...hits.slice(Math.max(at, 0), Math.max(at, 0) + (at < 0 ? 0 : 1))));
}

function go_to(by) {
  const found = document.getElementById("read-found");
  if (hits.length === 0) {
    if (found) found.textContent = document.getElementById("read-find")?.value.trim() ? "not in this text" : "";
    return;
  }
  at = (at + by + hits.length) % hits.length;
  show();
  if (found) found.textContent = `${at + 1} of ${hits.length === MOST ? `${MOST} and more` : hits.length}`;
  into_view(hits[at]);
}

document.addEventListener("input", (event) => {
  if (event.target.id !== "read-find") return;
  find(event.target.value);
  go_to(1);
});

document.addEventListener("keydown", (event) => {
  if (event.target.id !== "read-find" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter") {
    event.preventDefault();
    go_to(event.shiftKey ? -1 : 1);
  } else if (event.key === "Escape") {
    // Out of the field, to where the words stand; a second Escape closes the panel.
    event.preventDefault();
    event.stopPropagation();
    stand_on(hits[at]?.startContainer.parentElement.closest("[data-sentence]") ?? current(whole()));
  }
}, true);

function arrive() {
  for (const one of document.querySelectorAll("#panel [data-needs-script]")) one.hidden = false;
  find("");
  const root = whole();
  if (root && root.contains(document.activeElement)) into_view(document.activeElement);
}

document.addEventListener("arrived", arrive);
