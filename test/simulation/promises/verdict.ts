import { isIntact } from '../../../src/event-store/stored-event.js';
import { Refusal } from '../../../src/domain/kernel/refusal.js';
import { digest } from '../../support/book-digest.js';
import type { World } from '../world.js';
import { neverExecutedIsTrue, nothingAcknowledgedIsLost, nothingRefusedTookEffect } from './answers.js';
import { actsOf, Asked } from './asked.js';
import { Retelling } from './positions.js';
import { unitsAreConserved } from './units.js';

/** Every promise, checked on the end state and on everything that was said on the way there. */
export const verdict = async (world: World, broken: string[]): Promise<{ broken: string[]; figures: Record<string, number> }> => {
  const { log, machines, history } = world;
  for (const [place, event] of log.entries()) {
    if (event.revision !== BigInt(place)) broken.push(`P8: revision ${event.revision} stands at place ${place}`);
    if (!isIntact(event)) broken.push(`P8: the id at ${place} is not the hash of its bytes`);
  }
  if (broken.some((line) => line.startsWith('P8'))) return { broken, figures: {} };
  const acts = actsOf(log, broken);
  const asked = new Asked(history);
  nothingAcknowledgedIsLost(world, acts, broken);
  nothingRefusedTookEffect(world, asked, acts, broken);
  neverExecutedIsTrue(asked, acts, broken);
  const heads = machines.flatMap(({ ledger }) => (ledger ? [Number(ledger.revision) + 1] : []));
  const retelling = new Retelling(world, asked, broken);
  try {
    retelling.tell(acts, new Set(heads));
  } catch (error) {
    broken.push(`P8: the stream can't be told again: ${String(error)}`);
  }
  unitsAreConserved(log, retelling.book, broken);
  for (const { name, ledger, file } of machines) {
    if (!ledger || !file) continue;
    const length = Number(ledger.revision) + 1;
    if (length > 0 && digest(ledger.book) !== retelling.digests.get(length))
      broken.push(`P7: the book of ${name} is not the fold of its ${length} events`);
    const there = file.read(0n, log.length + 1);
    if (!there.every(({ id }, i) => id === log[i]?.id)) broken.push(`P6: the local file of ${name} is not a beginning of the stream`);
  }
  if (!machines.some(({ ledger }) => ledger?.revision === BigInt(log.length - 1))) broken.push('P6: no node has the whole stream');
  return { broken: await Promise.resolve(broken), figures: figuresOf(world) };
};

const figuresOf = ({ history, log, scheduler }: World): Record<string, number> => {
  const figures: Record<string, number> = { steps: scheduler.steps, events: log.length, asked: history.length };
  const count = (what: string): void => void (figures[what] = (figures[what] ?? 0) + 1);
  for (const item of history) {
    if (item.kind === 'question')
      count(`find: ${item.said instanceof Refusal ? item.said.code : typeof item.said === 'string' ? item.said : 'act'}`);
    else if (!item.answers) count('unheard');
    else
      for (const answer of item.answers)
        count(answer instanceof Refusal ? answer.code : answer?.replayed ? 'replayed' : answer ? 'accepted' : 'with another');
  }
  return figures;
};
