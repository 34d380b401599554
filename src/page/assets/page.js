// The page works without this: every link is a whole page, every change a form. Scripts save the reload (swap), press what has a key
// (keys), turn selected words into a claim (select), let rows and claims be dragged (drag), and notice what others change (watch).
import "./swap.js";
import "./keys.js";
import "./select.js";
import "./drag.js";
import "./watch.js";

document.dispatchEvent(new Event("arrived"));
