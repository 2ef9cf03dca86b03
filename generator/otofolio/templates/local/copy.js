"use strict";
function byHand(text, html) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const put = (event) => {
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
    event.preventDefault();
  };
  document.addEventListener("copy", put);
  const done = document.execCommand("copy");
  document.removeEventListener("copy", put);
  area.remove();
  return done;
}
function rich(text, html) {
  const blob = (type, data) => new Blob([data], { type });
  return new ClipboardItem({ "text/plain": blob("text/plain", text), "text/html": blob("text/html", html) });
}
async function copy(text, html) {
  try {
    if (html) await navigator.clipboard.write([rich(text, html)]);
    else await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text, html);
  }
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  const { copy: source, rich: markup } = button.dataset;
  const html = markup ? document.getElementById(markup).textContent : "";
  const done = await copy(document.getElementById(source).textContent, html);
  const said = done ? "Copied" : "Select the text and copy it yourself";
  document.getElementById("said").textContent = said;
  const before = button.dataset.label || button.textContent;
  button.dataset.label = before;
  button.textContent = said;
  setTimeout(() => { button.textContent = before; }, 1500);
});
