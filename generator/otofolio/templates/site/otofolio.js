/* The publication list's filters, "Copy citation", and a long list's abstracts. Without it, the list is complete and unfiltered. */
(function () {
  "use strict";

  const NAMES = ["find", "kind", "year", "role", "topic"];
  const OUT_OF_SIGHT = ":is(.o-selected, .o-items, .o-cited, .o-index, .o-works:not(.o-many)) > li:not(.o-settled)";
  const abstracts = new WeakMap();
  const whenIdle = window.requestIdleCallback instanceof Function ? requestIdleCallback : setTimeout; // an element's id may hide the function
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function setUp() {
    document.querySelector(".md-search:not([aria-label])")?.setAttribute("aria-label", "Search"); // the theme gives it no name
    const works = [...document.querySelectorAll(".o-work")].map((element) => ({ element, text: null }));
    const lists = [...document.querySelectorAll(".o-works")];
    const form = document.querySelector("form.o-filter:not([data-ready])");
    if (works.length && form) filterBy(form, works, lists);
    const part = lists.find((list) => list.dataset.records);
    if (part) addRecords(part).catch(() => {}); // the list is complete without them
    for (const button of document.querySelectorAll("[data-pressed]")) button.click(); // pressed before this script was loaded
    whenIdle(() => settle([...document.querySelectorAll(OUT_OF_SIGHT)]));
  }

  // Lay out the rest of the page bit by bit, so that its length is right and a screenshot of the page is complete.
  function settle(entries) {
    for (const entry of entries.splice(0, 12)) entry.classList.add("o-settled");
    if (entries.length) whenIdle(() => settle(entries));
  }

  function filterBy(form, works, lists) {
    form.dataset.ready = "yes";
    const groups = [...new Set(lists.map((list) => list.dataset.kind))].map((name) => describeGroup(name, lists));
    restore(form);
    const update = () => show(form, works, groups);
    let pause;
    form.addEventListener("input", (event) => {
      clearTimeout(pause);
      pause = setTimeout(() => { update(); remember(form); }, event.target.name === "find" ? 150 : 0);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { update(); remember(form); }));
    update();
    if (NAMES.some((name) => form.elements[name]?.value)) remember(form); // also what was chosen before this script was loaded
    const search = form.elements.find;
    const deepen = () => loadAbstracts(lists[0]).then(() => { for (const work of works) work.text = null; update(); }, () => {});
    if (lists[0].dataset.abstracts && search.value) deepen();
    else if (lists[0].dataset.abstracts) search.addEventListener("focus", deepen, { once: true });
    const target = document.getElementById(anchor());
    if (target) reach(target);
  }

  // COinS spans for the Zotero connector, JSON-LD for search engines.
  async function addRecords(list) {
    const address = list.dataset.records;
    delete list.dataset.records;
    const records = await (await fetch(address)).json();
    const machines = make("div", { hidden: true });
    machines.append(...records.coins.map((title) => make("span", { className: "Z3988", title })));
    machines.append(make("script", { type: "application/ld+json", text: records.data }));
    list.parentElement.append(machines);
    document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true }));
  }

  async function loadAbstracts(list) {
    const found = await (await fetch(list.dataset.abstracts)).json();
    for (const work of document.querySelectorAll(".o-work")) abstracts.set(work, Object.hasOwn(found, work.id) ? found[work.id] : "");
  }

  async function unfold(button) {
    const work = button.closest(".o-work");
    const shown = work.querySelector(".o-abstract");
    button.setAttribute("aria-expanded", String(!shown));
    if (shown) { shown.remove(); return; }
    const place = button.parentElement.appendChild(make("div", { className: "o-abstract" }));
    try {
      if (!abstracts.has(work)) await loadAbstracts(work.parentElement);
      place.innerHTML = `<p>${abstracts.get(work)}</p>`;
    } catch { place.innerHTML = "<p>The abstract couldn’t be loaded. The BibTeX and RIS files include it.</p>"; }
  }

  // What is above it may have been hidden, and gets its real height only when it is near the viewport.
  function reach(target, frames = 5) {
    target.scrollIntoView();
    if (frames) requestAnimationFrame(() => reach(target, frames - 1));
  }

  function anchor() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
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

  function remember(form) {
    const address = new URL(location.href);
    for (const name of NAMES) {
      const value = form.elements[name]?.value.trim();
      if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  function show(form, works, groups) {
    const wanted = Object.fromEntries(NAMES.map((name) => [name, form.elements[name]?.value.trim() || ""]));
    const words = fold(wanted.find).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const work of works) {
      const fits = matches(work, wanted, words);
      if (work.element.hidden === fits) work.element.hidden = !fits;
      found += fits;
    }
    for (const group of groups) showGroup(group);
    const status = form.querySelector(".o-filter__count");
    const filtered = NAMES.some((name) => wanted[name]);
    const counted = filtered ? `${found} of ${works.length} entries` : `${works.length} entries`;
    status.textContent = found ? counted : "No matching entries.";
    form.querySelector(".o-filter__reset").hidden = !filtered;
  }

  function matches(work, wanted, words) {
    const data = work.element.dataset;
    if (wanted.kind && work.element.parentElement.dataset.kind !== wanted.kind) return false;
    for (const name of ["year", "role"]) if (wanted[name] && data[name] !== wanted[name]) return false;
    if (wanted.topic && !(data.topics || "").split(" ").includes(wanted.topic)) return false;
    if (!words.length) return true;
    work.text ??= fold(work.element.querySelector(".o-work__citation").textContent + " " + (data.topics || "")
      + " " + abstractOf(work.element));
    return words.every((word) => work.text.includes(word));
  }

  function abstractOf(element) {
    const later = abstracts.get(element);
    const place = later ? make("template", { innerHTML: later }).content : element.querySelector(".o-abstract");
    return place?.textContent ?? "";
  }

  function showGroup(group) {
    let shown = 0;
    for (const list of group.lists) {
      const here = [...list.children].filter((work) => !work.hidden).length;
      if (list.hidden === here > 0) list.hidden = !here;
      shown += here;
    }
    if (group.heading) group.heading.hidden = !shown;
    if (group.count) group.count.textContent = shown === group.all ? `${group.all}` : `${shown} of ${group.all}`;
  }

  async function copy(button) {
    const citation = button.closest(".o-work").querySelector(".o-work__citation");
    const text = citation.textContent.replace(/\s+/g, " ").trim();
    try {
      await navigator.clipboard.writeText(text);
      tell(button, "Copied");
    } catch {
      getSelection().selectAllChildren(citation);
      tell(button, "Selected: press Ctrl+C");
    }
  }

  function tell(button, words) {
    const label = button.dataset.label ??= button.textContent;
    button.textContent = words;
    button.setAttribute("aria-live", "polite");
    setTimeout(() => { button.textContent = label; }, 2000);
  }

  addEventListener("click", (event) => {
    const button = event.target.closest?.(".o-copy, .o-unfold");
    if (!button) return;
    delete button.dataset.pressed;
    if (button.matches(".o-copy")) copy(button); else unfold(button);
  });

  if (window.document$) window.document$.subscribe(setUp);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUp);
  else setUp();
})();
