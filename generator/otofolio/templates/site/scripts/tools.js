/* What the other parts share. */

const whenIdle = window.requestIdleCallback instanceof Function ? requestIdleCallback : setTimeout; // an element's id may hide the function
const make = (name, properties) => Object.assign(document.createElement(name), properties);
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const fetched = new Map();

// Each file is fetched once, however many entries ask for it; one that could not be had is asked for again.
function fetchOnce(address) {
  const url = new URL(address, document.baseURI).href;
  if (!fetched.has(url)) {
    const coming = fetch(url).then((answer) => { if (!answer.ok) throw new Error(answer.statusText); return answer.json(); });
    fetched.set(url, coming);
    coming.catch(() => fetched.delete(url));
  }
  return fetched.get(url);
}

function tell(button, words) {
  const label = button.dataset.label ??= button.textContent;
  button.textContent = words;
  button.setAttribute("aria-live", "polite");
  setTimeout(() => { button.textContent = label; }, 2000);
}

function anchor() {
  try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
}

// What is above it may have been hidden, and gets its real height only when it is near the viewport.
function reach(target, frames = 5) {
  target.scrollIntoView();
  if (frames) requestAnimationFrame(() => reach(target, frames - 1));
}
