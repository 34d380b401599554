// The page works without this: every link is a whole page, every change a form. Scripts save the reload (swap), press what has a key
// (keys), turn selected words into a claim (select), let rows and claims be dragged (drag), notice what others change (watch), open
// articles at their quotes (telling), and go through one (read).
import "./swap.js";
import "./keys.js";
import "./select.js";
import "./drag.js";
import "./watch.js";
import "./telling.js";
import "./read.js";

document.dispatchEvent(new Event("arrived"));
