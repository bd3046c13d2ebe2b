import { LAWS } from '../dist/checker/laws/laws.js';
import { JudgeBeside } from '../dist/cli/judging/judge-beside.js';
import { EventPages } from '../dist/event-store/event-pages.js';

// A process that does nothing but check the events of a registry's directory: one thread reads them, another parses and judges them. Prints, as
// JSON, how many there are, what that took on the wall and of the processor, what parsing them alone takes, and the memory it needed at most.

const pages = new EventPages({ directory: process.argv[2] });
const head = pages.head();
const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Gives every act to `take`. */
const read = async (take) => {
  for (let next = 0; next <= head;) {
    for (const act of pages.read(next, head)) {
      take(act.map(({ body }) => body));
      next += act.length;
    }
    await judge.room();
  }
};

const judge = new JudgeBeside({ registry: 'UN01', laws: LAWS.map(({ name }) => name) });
const began = { wall: performance.now(), processor: processorMs() };
const marks = [began.processor];
let events = 0;
await read((bodies) => {
  judge.act(bodies);
  events += bodies.length;
  if (events >= ((head + 1) * marks.length) / 5) marks.push(processorMs());
});
const { laws } = await judge.result('');
const checked = { wall: performance.now() - began.wall, processor: processorMs() - began.processor };
await judge.close();
const mb = process.resourceUsage().maxRSS / 1_000;

const before = processorMs();
await read((bodies) => bodies.map((body) => JSON.parse(body)));
const parsing = processorMs() - before;

const perEvent = (fifth) => ((marks[fifth + 1] - marks[fifth]) * 5_000) / events;
// The digest of no book was given: the law of the book is the only one that may find something.
const holds = laws.every(({ law, found }) => found === 0 || law === 'holdings');
console.log(JSON.stringify({ events, checked, parsing, mb, holds, second: perEvent(1), last: perEvent(4) }));
