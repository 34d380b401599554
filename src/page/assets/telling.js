// The columns of a row open at their quotes: each ends above the decisions, and scrolls so that its first mark stands near its top; the
// page stays where it is.

// So far below the top of its column a mark stands, in px: two lines tell what comes before it.
const ABOVE = 64;
// Less than this is no column to read in: it is as high as telling.css says, and the row is scrolled.
const LEAST = 120;

// Where a person scrolled a column of this row to, it stays while the row does.
let shown = null;
const places = new Map();

function open_at_quotes() {
  const columns = [...document.querySelectorAll(".telling .text")];
  const row = columns.map((one) => one.dataset.article).join("\n") + "\n" + (document.querySelector(".telling mark a")?.href ?? "");
  if (row !== shown) places.clear();
  shown = row;
  for (const column of columns) {
    const place = places.get(column.dataset.article);
    if (place !== undefined) {
      column.scrollTop = place;
      continue;
    }
    const mark = column.querySelector("mark");
    if (!mark) continue;
    const above = mark.getBoundingClientRect().top - column.getBoundingClientRect().top;
    column.scrollTop += above - ABOVE;
  }
}

// How much of each column is seen while the row is at its beginning.
function fit() {
  const row = document.getElementById("row");
  const foot = document.querySelector(".decisions")?.getBoundingClientRect();
  // On narrow screens the decisions are no bar of their own.
  if (!row || !foot?.height) return;
  const end = Math.min(foot.top, row.getBoundingClientRect().bottom - foot.height);
  for (const column of document.querySelectorAll(".telling .text")) {
    const room = Math.floor(end - column.getBoundingClientRect().top - row.scrollTop - 8);
    if (room >= LEAST) column.style.setProperty("--room", `${room}px`);
    else column.style.removeProperty("--room");
  }
}

// Scrolling does not bubble; it is heard on the way down.
document.addEventListener(
  "scroll",
  (event) => {
    const column = event.target;
    if (column instanceof Element && column.matches(".telling .text")) places.set(column.dataset.article, column.scrollTop);
  },
  { capture: true, passive: true },
);
document.addEventListener("arrived", fit);
document.addEventListener("arrived", open_at_quotes);
window.addEventListener("resize", fit);
