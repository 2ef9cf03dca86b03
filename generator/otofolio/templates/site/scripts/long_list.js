/* Abstracts; and what a long list keeps in files of its own. */

const abstracts = new WeakMap();

// COinS spans for the Zotero connector, JSON-LD for search engines.
async function addRecords(list) {
  const address = list.dataset.records;
  delete list.dataset.records;
  const records = await fetchOnce(address);
  const machines = make("div", { hidden: true });
  machines.append(...records.coins.map((title) => make("span", { className: "Z3988", title })));
  machines.append(make("script", { type: "application/ld+json", text: records.data }));
  list.parentElement.append(machines);
  document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true }));
}

async function loadAbstracts(list) {
  const found = await fetchOnce(list.dataset.abstracts);
  for (const work of document.querySelectorAll(".o-work")) abstracts.set(work, Object.hasOwn(found, work.id) ? found[work.id] : "");
}

async function unfold(button) {
  const work = button.closest("li");
  const isOpen = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!isOpen));
  const place = work.querySelector(".o-abstract") ?? work.appendChild(make("div", { className: "o-abstract" }));
  place.hidden = isOpen;
  if (isOpen && place.dataset.failed) place.remove();
  if (isOpen || place.hasChildNodes()) return;
  try {
    if (!abstracts.has(work)) await loadAbstracts(work.parentElement);
    place.innerHTML = `<p>${abstracts.get(work)}</p>`; // markup of our own making, escaped where it was made
  } catch {
    place.dataset.failed = "yes"; // the next press tries again
    place.append(make("p", { textContent: "The abstract couldn’t be loaded. The BibTeX and RIS files below the list include it." }));
  }
}

function abstractOf(work) {
  const later = abstracts.get(work);
  const place = later ? make("template", { innerHTML: later }).content : work.querySelector(".o-abstract");
  return place?.textContent ?? "";
}
