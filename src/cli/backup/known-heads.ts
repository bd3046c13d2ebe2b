import type { SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import { noteText } from '../../transparency-log/note.js';
import { hexOf } from '../../transparency-log/tree.js';
import { answerOf } from '../fetched.js';
import { CliError, type Terminal } from '../terminal.js';
import type { Folded } from './folded.js';
import { checkpointIn } from './sealed.js';

/** How far somebody says that a registry's history goes. */
export interface Head {
  /** Who says so. */
  readonly place: string;
  readonly size: bigint;
  /** What it saw signed; a witness says only how many events. */
  readonly checkpoint?: SignedCheckpoint;
  /** Whether it has seen another history, of as many events. */
  readonly isOther?: true;
}

/** The newest checkpoint of a registry at another node, or at the address of a log; undefined where nothing is sealed there. Throws `CliError`. */
export const headOfPeer = async (url: string, registry: string, terminal: Terminal): Promise<Head | undefined> => {
  const base = url.replace(/\/+$/, '');
  const place = /\/log$/.test(base) ? `${base}/checkpoint` : `${base}/v1/registries/${registry}/log/checkpoint`;
  const { status, text } = await answerOf(place, { terminal });
  if (status === 409) return undefined;
  if (status !== 200) throw new CliError(`${place} is answered with ${status}: there is no checkpoint to compare with.`);
  const checkpoint = checkpointIn(text, place);
  return checkpoint && { place, size: checkpoint.size, checkpoint };
};

/**
 * What a witness has seen of the log of `checkpoint`: asked to sign that again, it says how many events it has seen. Undefined where it says
 * nothing; why not, the terminal says.
 */
export const headOfWitness = async (url: string, checkpoint: SignedCheckpoint, terminal: Terminal): Promise<Head | undefined> => {
  const own = checkpoint.note.signatures.filter(({ name }) => name === checkpoint.origin);
  const body = `old ${checkpoint.size}\n\n${noteText({ text: checkpoint.note.text, signatures: own })}`;
  try {
    const { status, type, text } = await answerOf(`${url.replace(/\/+$/, '')}/add-checkpoint`, { terminal, body });
    if (status === 200) return { place: url, size: checkpoint.size };
    const size = type.startsWith('text/x.tlog.size') ? /^(\d{1,19})\n?$/.exec(text)?.[1] : undefined;
    if (size !== undefined)
      return { place: url, size: BigInt(size), ...(BigInt(size) === checkpoint.size ? ({ isOther: true } as const) : {}) };
    terminal.err(`The witness ${url} says nothing of ${checkpoint.origin} (${status}): it is not compared with.\n`);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    terminal.err(`${error.message} It is not compared with.\n`);
  }
  return undefined;
};

/** The one that says most of those whose history is not the beginning of the events, or goes on behind them. */
export const laterHead = (heads: readonly Head[], { events, roots }: Folded): Head | undefined =>
  heads
    .filter(
      ({ size, checkpoint, isOther }) =>
        size > BigInt(events.size) || isOther || (checkpoint && size > 0n && roots.get(size) !== hexOf(checkpoint.root)),
    )
    .reduce<Head | undefined>((furthest, head) => (furthest && furthest.size >= head.size ? furthest : head), undefined);

/** The how many-th log of its registry a log is, by its name. */
export const epochIn = (origin: string, registry: string): number =>
  Number(new RegExp(`/${registry}/([1-9][0-9]{0,5})$`).exec(origin)?.[1] ?? 1);
