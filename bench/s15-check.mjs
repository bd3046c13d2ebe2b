import { Checker } from '../dist/checker/checker.js';
import { EventPages } from '../dist/event-store/event-pages.js';
import { sha256 } from '../dist/node/sha256.js';

// A process that does nothing but check the events of a registry's directory, in one thread, digest of holdings included. Prints, as JSON, how many
// there are, what that took on the wall and of the processor, what reading and parsing them is of it, and the memory it needed at most.

const pages = new EventPages({ directory: process.argv[2] });
const head = pages.head();
const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const checker = new Checker('UN01', sha256);
const began = { wall: performance.now(), processor: processorMs() };
/** Where each fifth of the events ended, and what the checker alone had taken by then. */
const marks = [{ events: 0, judging: 0 }];
let judging = 0;
let events = 0;
while (events <= head) {
  const acts = pages.read(events, head).map((act) => act.map(({ body }) => JSON.parse(body)));
  const before = processorMs();
  for (const act of acts) checker.act(act);
  judging += processorMs() - before;
  events += acts.reduce((sum, act) => sum + act.length, 0);
  if (events >= ((head + 1) * marks.length) / 5) marks.push({ events, judging });
}
const before = processorMs();
checker.digest();
const digest = processorMs() - before;
const { holds } = checker.result();
const perEvent = (i) => ((marks[i + 1].judging - marks[i].judging) * 1_000) / (marks[i + 1].events - marks[i].events);
const processor = processorMs() - began.processor;
console.log(
  JSON.stringify({
    ...{ events, wall: performance.now() - began.wall, processor, parsing: processor - judging - digest, judging, digest },
    ...{ second: perEvent(1), last: perEvent(4), mb: process.resourceUsage().maxRSS / 1_000, holds },
  }),
);
