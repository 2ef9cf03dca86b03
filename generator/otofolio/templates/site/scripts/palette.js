/* The switch of the palette: the page itself has painted, also before this script was loaded. */

function setUpPalette() {
  const options = [...document.getElementsByName("__palette")];
  const form = options[0]?.form;
  if (!form || form.dataset.mdComponent) return;
  form.dataset.mdComponent = "palette"; // other scripts look for it; the theme's has run, and leaves it alone
  form.addEventListener("change", ({ target }) => { keepPalette(options, target); switchAtOnce(); whenIdle(colorBars); });
  form.addEventListener("keydown", ({ key, target }) => { if (key === "Enter") press(options[(options.indexOf(target) + 1) % options.length]); });
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => whenIdle(colorBars));
  keepPalette(options, options.find((option) => option.checked));
  whenIdle(colorBars);
}

// As the theme's script does.
function keepPalette(options, chosen) {
  if (!chosen) return;
  const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = chosen.dataset;
  window.__md_set("__palette", { index: options.indexOf(chosen), color: { media, scheme, primary, accent } });
}

function press(option) {
  option.click();
  option.focus();
}

function switchAtOnce() {
  document.body.dataset.mdColorSwitching = "";
  requestAnimationFrame(() => setTimeout(() => delete document.body.dataset.mdColorSwitching));
}

// A page is light unless it says otherwise; to say so would compute every style again.
function colorBars() {
  const { colorScheme, backgroundColor } = getComputedStyle(document.querySelector(".md-header"));
  tellBrowser("theme-color", backgroundColor);
  if (colorScheme !== (document.querySelector("meta[name=color-scheme]")?.content ?? "light")) tellBrowser("color-scheme", colorScheme);
}

function tellBrowser(name, content) {
  const said = document.querySelector(`meta[name=${name}]`) ?? document.head.appendChild(make("meta", { name }));
  said.content = content;
}
