/* “Cite”: a work in every style, as BibTeX and as RIS, to copy or to save. What it shows is text, never markup. */

let panels = 0;

async function cite(button) {
  const row = button.closest(".o-links");
  const next = row.nextElementSibling;
  const shown = next?.matches(".o-citing") && next;
  if (shown) { closePanel(shown, button); return; }
  const panel = make("fieldset", { className: "o-citing" });
  panel.append(make("legend", { className: "o-hidden", textContent: "Cite as" }));
  row.after(panel);
  button.setAttribute("aria-expanded", "true");
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") { closePanel(panel, button); button.focus(); } });
  try {
    const { styles, works } = await fetchOnce(button.closest("[data-cite]").dataset.cite);
    const id = button.value || button.closest(".o-work").id;
    if (!Object.hasOwn(works, id)) throw new Error(id);
    fill(panel, styles, works[id]);
  } catch {
    panel.append(make("p", { textContent: "The citation couldn’t be loaded. The BibTeX and RIS files below the publication list include this work." }));
  }
}

function closePanel(panel, button) {
  panel.remove();
  button.setAttribute("aria-expanded", "false");
}

function fill(panel, styles, [stem, texts, bibtex, ris]) {
  const forms = [
    ...styles.map((label, place) => ({ label, parts: texts[place], type: "text/plain", name: `${stem}.txt` })),
    { label: "BibTeX", parts: [bibtex], type: "application/x-bibtex", name: `${stem}.bib`, isRecord: true },
    { label: "RIS", parts: [ris], type: "application/x-research-info-systems", name: `${stem}.ris`, isRecord: true },
  ];
  const choices = make("div", { className: "o-citing__choices" });
  const text = make("div", { className: "o-citing__text", tabIndex: 0 });
  text.setAttribute("role", "region");
  let chosen = forms[0];
  const choose = (form) => {
    chosen = form;
    text.replaceChildren(...form.parts.map((part, place) => place % 2 ? make("em", { textContent: part }) : part));
    text.classList.toggle("o-citing__text--record", Boolean(form.isRecord));
    text.setAttribute("aria-label", form.label);
  };
  panels += 1;
  for (const form of forms) choices.append(choice(form, form === chosen, () => choose(form)));
  const actions = make("div", { className: "o-citing__actions" });
  actions.append(action("Copy", (pressed) => copy(chosen, text, pressed)), action("Download", () => save(chosen)));
  panel.append(choices, text, actions);
  choose(chosen);
}

function choice(form, checked, choose) {
  const label = make("label", { className: "o-citing__choice" });
  const radio = make("input", { type: "radio", name: `o-citing-${panels}`, checked });
  radio.addEventListener("change", choose);
  label.append(radio, make("span", { textContent: form.label }));
  return label;
}

function action(words, act) {
  const made = make("button", { type: "button", className: "o-citing__action", textContent: words });
  made.addEventListener("click", () => act(made));
  return made;
}

// With its italics, for a word processor; a record as the very text.
async function copy(form, shown, pressed) {
  const text = form.parts.join("");
  try {
    if (form.isRecord || !window.ClipboardItem) await navigator.clipboard.writeText(text);
    else {
      const kinds = { "text/plain": text, "text/html": shown.innerHTML };
      const blobs = Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    }
    tell(pressed, "Copied");
  } catch {
    getSelection().selectAllChildren(shown);
    tell(pressed, "Selected: press Ctrl+C");
  }
}

function save(form) {
  const href = URL.createObjectURL(new Blob([form.parts.join("")], { type: form.type }));
  make("a", { href, download: form.name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
}
