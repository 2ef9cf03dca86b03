// Lighthouse for one page after another, all in one browser: starting both takes longer than looking at a page.
//
// Each line that comes in asks for a page, {"url": …, "categories": […]}; each line that goes out answers one. The
// arguments are the browser's; CHROME_PATH says which it is. All ends with the end of the input.

import {createInterface} from 'node:readline';

import {launch} from 'chrome-launcher';
import lighthouse from 'lighthouse';

// By itself Lighthouse empties the cache, but keeps what a page before it on the same host stored.
const SETTINGS = {disableFullPageScreenshot: true, clearStorageTypes: ['all'], logLevel: 'error'};

async function measure({url, categories}, port) {
  const {lhr} = await lighthouse(url, {...SETTINGS, onlyCategories: categories, port});
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return {
    scores: Object.fromEntries(Object.values(lhr.categories).map(({id, score}) => [id, score])),
    lost: lostPoints(lhr),
    speed: speedOf(lhr),
  };
}

// Milliseconds: until the phone shows the largest part of the page; and of this machine's own, if the browser painted
// late, or others had the processor.
function speedOf({audits: {metrics}}) {
  const [figures] = metrics?.details.items ?? [];
  return figures && {
    shown: figures.largestContentfulPaint,
    firstPaint: figures.observedFirstPaint,
    blocked: figures.totalBlockingTime,
  };
}

// What took something from a score, whatever its category.
function lostPoints({audits, categories}) {
  const counted = Object.values(categories).flatMap(({auditRefs}) => auditRefs.filter(({weight}) => weight));
  return counted.map(({id}) => audits[id]).filter(({score}) => score !== null && score < 1)
    .map(({title, displayValue, score}) => ({title, displayValue, score}));
}

const chrome = await launch({chromeFlags: process.argv.slice(2)});
// Whoever asked is gone, or wants this to end: on SIGINT the launcher ends the browser, too.
process.once('SIGTERM', () => process.emit('SIGINT'));
process.stdout.once('error', () => process.emit('SIGINT'));
try {
  for await (const line of createInterface({input: process.stdin})) {
    const answer = await measure(JSON.parse(line), chrome.port).catch(({message}) => ({error: message}));
    console.log(JSON.stringify(answer));
  }
} finally {
  chrome.kill();
}
