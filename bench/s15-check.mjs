import { Checker } from '../dist/checker/checker.js';
import { EventPages } from '../dist/event-store/event-pages.js';
import { sha256 } from '../dist/node/sha256.js';

// A process that does nothing but check the events of a registry's directory: prints, as JSON, how many there are, how long reading and
// parsing them took, how long the checker, how that went in each fifth of them, and what memory it all needed.

const pages = new EventPages({ directory: process.argv[2] });
const head = pages.head();
const checker = new Checker('UN01', sha256);
const parts = [];
let next = 0;
let parsing = 0;
for (let page = pages.read(0, head); page.length > 0; page = pages.read(next, head)) {
  const began = performance.now();
  const acts = page.map((act) => act.map(({ body }) => JSON.parse(body)));
  const parsed = performance.now();
  for (const act of acts) checker.act(act);
  const events = acts.reduce((sum, act) => sum + act.length, 0);
  parsing += parsed - began;
  parts.push({ events, ms: performance.now() - parsed });
  next += events;
}
const elapsed = performance.now();
const { holds, laws } = checker.result();
const fifth = (i) => parts.slice(Math.floor((parts.length * i) / 5), Math.floor((parts.length * (i + 1)) / 5));
const perEvent = (some) => (1_000 * some.reduce((sum, { ms }) => sum + ms, 0)) / some.reduce((sum, { events }) => sum + events, 0);
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    ...{ events: next, ms: elapsed, cpuMs: (user + system) / 1_000, parsing, checking: parts.reduce((sum, { ms }) => sum + ms, 0) },
    ...{ fifths: Array.from({ length: 5 }, (_, i) => perEvent(fifth(i))), mb: process.resourceUsage().maxRSS / 1_000 },
    ...{ holds, laws: laws.length },
  }),
);
