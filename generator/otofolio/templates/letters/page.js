"use strict";
function byHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text);
  }
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  const done = await copy(document.getElementById(button.dataset.copy).textContent);
  const said = done ? "Copied" : "Select the text and copy it yourself";
  document.getElementById("said").textContent = said;
  const before = button.dataset.label || button.textContent;
  button.dataset.label = before;
  button.textContent = said;
  setTimeout(() => { button.textContent = before; }, 1500);
});
