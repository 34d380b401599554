// The mouse for split and merge: a cell is dropped on "a row of its own", a row's handle on another row of the queue. Nothing is
// written by that: it opens the panel with the choice made, as the keys x and m do.

// What is dragged: { claim } or { row }.
let dragged = null;

const cell_of = (target) => (target instanceof Element ? target.closest(".cell[data-claim]") : null);
const row_of = (target) => (target instanceof Element ? target.closest("#queue a[data-claim]") : null);
const apart = () => document.getElementById("apart");
const form = (id) => document.getElementById(id);

// Where what is dragged can be dropped; null elsewhere.
function place_under(target) {
  if (!dragged || !(target instanceof Element)) return null;
  if (dragged.claim) return target.closest("#apart");
  const row = row_of(target);
  return row && !row.hasAttribute("aria-current") ? row : null;
}

function mark(place) {
  for (const old of document.querySelectorAll(".is-target")) if (old !== place) old.classList.remove("is-target");
  place?.classList.add("is-target");
}

function end() {
  dragged = null;
  mark(null);
  for (const one of document.querySelectorAll(".is-dragged")) one.classList.remove("is-dragged");
  if (apart()) apart().hidden = true;
}

document.addEventListener("dragstart", (event) => {
  const cell = cell_of(event.target);
  const handle = event.target instanceof Element ? event.target.closest(".handle") : null;
  // Selected words are dragged as words.
  if (cell && form("drag-split") && getSelection().isCollapsed) dragged = { claim: cell.dataset.claim };
  else if (handle) dragged = { row: handle.dataset.row };
  else return;
  const shown = cell ?? handle;
  shown.classList.add("is-dragged");
  event.dataTransfer.effectAllowed = "move";
  // Some browsers drag nothing that has no data.
  event.dataTransfer.setData("text/plain", shown.textContent.trim().replace(/\s+/g, " "));
  // A page that changes while the drag begins ends it.
  if (dragged.claim) setTimeout(() => dragged?.claim && (apart().hidden = false));
});

document.addEventListener("dragover", (event) => {
  if (!dragged) return;
  const place = place_under(event.target);
  mark(place);
  if (!place) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
});

document.addEventListener("drop", (event) => {
  const place = place_under(event.target);
  if (!place) return;
  event.preventDefault();
  const opening = form(dragged.claim ? "drag-split" : "drag-merge");
  const choice = dragged.claim ?? place.dataset.claim;
  end();
  const field = opening?.querySelector("[data-dragged]");
  if (!field) return;
  field.value = choice;
  opening.requestSubmit();
});

document.addEventListener("dragend", end);
document.addEventListener("arrived", end);
// Without this script there is nothing to drag.
document.documentElement.classList.add("has-drag");
