// The columns of a row open at their quotes: each scrolls so that its first mark stands in its upper third, and the page stays where it is.

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
    column.scrollTop += above - column.clientHeight / 4;
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
document.addEventListener("arrived", open_at_quotes);
