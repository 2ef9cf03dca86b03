/* What happens when a page is there. */

const OUT_OF_SIGHT = ":is(.o-selected, .o-items, .o-cited, .o-index, .o-works:not(.o-many)) > li:not(.o-settled)";
let arrive = () => {};

function setUp() {
  document.querySelector(".md-search:not([aria-label])")?.setAttribute("aria-label", "Search"); // the theme gives it no name
  const works = [...document.querySelectorAll(".o-work")].map((element) => ({ element, text: null }));
  const lists = [...document.querySelectorAll(".o-works")];
  const form = document.querySelector("form.o-filter:not([data-ready])");
  arrive = works.length && form ? filterBy(form, works, lists) : () => {};
  const part = lists.find((list) => list.dataset.records);
  if (part) addRecords(part).catch(() => {}); // the list is complete without them
  for (const pressed of document.querySelectorAll("[data-pressed]")) pressed.click(); // before this script was loaded
  whenIdle(() => settle([...document.querySelectorAll(OUT_OF_SIGHT)]));
}

// Lay out the rest of the page bit by bit, so that its length is right and a screenshot of the page is complete.
function settle(entries) {
  for (const entry of entries.splice(0, 12)) entry.classList.add("o-settled");
  if (entries.length) whenIdle(() => settle(entries));
}

addEventListener("click", (event) => {
  const pressed = event.target.closest?.(".o-cite, .o-unfold");
  if (!pressed) return;
  delete pressed.dataset.pressed;
  if (pressed.matches(".o-cite")) cite(pressed); else unfold(pressed);
});
addEventListener("hashchange", () => arrive());
setUpPalette();

// The first page gets a task of its own, after the theme's. One that replaces another is set up before it is seen.
let isFirst = true;
function setUpNext() {
  if (isFirst) setTimeout(setUp); else setUp();
  isFirst = false;
}

if (window.document$) window.document$.subscribe(setUpNext);
else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUp);
else setUp();
