/* The filters of the publication list. Without them, the list is complete. */

const NAMES = ["find", "kind", "year", "role", "topic"];

function filterBy(form, works, lists) {
  form.dataset.ready = "yes";
  const groups = [...new Set(lists.map((list) => list.dataset.kind))].map((name) => describeGroup(name, lists));
  const update = () => show(form, works, groups);
  const change = () => { forget(form, works); update(); remember(form); };
  let pause;
  restore(form);
  form.addEventListener("input", (event) => {
    clearTimeout(pause);
    pause = setTimeout(change, event.target.name === "find" ? 150 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));
  if (isFiltered(wantedOf(form))) { update(); remember(form); } // also what was chosen before this script was loaded
  const search = form.elements.find;
  const deepen = () => loadAbstracts(lists[0]).then(() => { for (const work of works) work.text = null; update(); }, () => {});
  if (lists[0].dataset.abstracts && search.value) deepen();
  else if (lists[0].dataset.abstracts) search.addEventListener("focus", deepen, { once: true });
  const arrive = () => {
    const target = works.find((work) => work.element.id === anchor());
    if (target) { update(); reach(target.element); }
  };
  arrive();
  return arrive;
}

// A long group consists of several lists; the browser lays out only those near the viewport.
function describeGroup(name, all) {
  const lists = all.filter((list) => list.dataset.kind === name);
  const before = lists[0].previousElementSibling;
  const heading = before && /^H[1-6]$/.test(before.tagName) ? before : null;
  const count = heading && heading.querySelector(".o-count");
  return { lists, heading, count, all: lists.reduce((sum, list) => sum + list.children.length, 0) };
}

function restore(form) {
  const asked = new URLSearchParams(location.search);
  for (const name of NAMES) {
    const field = form.elements[name];
    if (!field || !asked.has(name)) continue;
    field.value = asked.get(name);
    if (field.selectedIndex === -1) field.selectedIndex = 0;
  }
}

function wantedOf(form) {
  return Object.fromEntries(NAMES.map((name) => [name, form.elements[name]?.value.trim() || ""]));
}

function isFiltered(wanted) {
  return NAMES.some((name) => wanted[name]);
}

function remember(form) {
  const address = new URL(location.href);
  const wanted = wantedOf(form);
  for (const name of NAMES) {
    if (wanted[name]) address.searchParams.set(name, wanted[name]); else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
}

// Who filters anew no longer looks for the entry of the address, unless it is among what is found.
function forget(form, works) {
  const target = works.find((work) => work.element.id === anchor());
  if (!target || matches(target, wantedOf(form))) return;
  const address = new URL(location.href);
  address.hash = "";
  history.replaceState(history.state, "", address);
}

function show(form, works, groups) {
  const wanted = wantedOf(form);
  const linked = anchor();
  let found = 0;
  let added = "";
  for (const work of works) {
    const fits = matches(work, wanted);
    const isLinked = !fits && work.element.id === linked;
    if (isLinked) added = " and the linked one";
    const hidden = !fits && !isLinked;
    if (work.element.hidden !== hidden) work.element.hidden = hidden;
    found += fits;
  }
  for (const group of groups) showGroup(group);
  const filtered = isFiltered(wanted);
  const all = works.length.toLocaleString("en-US");
  form.querySelector(".o-filter__count").textContent = filtered ? `${found || "None"} of ${all} works${added}` : "";
  form.querySelector(".o-filter__reset").hidden = !filtered;
}

function matches(work, wanted) {
  const data = work.element.dataset;
  if (wanted.kind && work.element.parentElement.dataset.kind !== wanted.kind) return false;
  for (const name of ["year", "role"]) if (wanted[name] && data[name] !== wanted[name]) return false;
  if (wanted.topic && !(data.topics || "").split(" ").includes(wanted.topic)) return false;
  const words = fold(wanted.find).split(/\s+/).filter(Boolean);
  if (!words.length) return true;
  work.text ??= textOf(work.element);
  return words.every((word) => work.text.includes(word));
}

function textOf(element) {
  const lines = [...element.querySelectorAll(".o-work__title, .o-work__people, .o-work__source")].map((line) => line.textContent);
  const doi = element.querySelector('.o-links a[href*="//doi.org/"]')?.pathname ?? "";
  return fold([...lines, doi, element.dataset.topics ?? "", abstractOf(element)].join(" "));
}

function showGroup(group) {
  let shown = 0;
  for (const list of group.lists) {
    const here = [...list.children].filter((work) => !work.hidden).length;
    if (list.hidden === here > 0) list.hidden = !here;
    shown += here;
  }
  if (group.heading) group.heading.hidden = !shown;
  const all = group.all.toLocaleString("en-US");
  if (group.count) group.count.textContent = shown === group.all ? all : `${shown} of ${all}`;
}
