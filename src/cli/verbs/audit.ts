import { lawNamed, type Result } from '../../checker/checker.js';
import type { Law } from '../../checker/law.js';
import { LAWS } from '../../checker/laws/laws.js';
import { base, Client } from '../client.js';
import type { Target } from '../act.js';
import { eventPages } from '../event-pages.js';
import { JudgeHere } from '../judging/act-judge.js';
import { JudgeBeside } from '../judging/judge-beside.js';
import { Progress } from '../progress.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import { Replay } from '../replay.js';
import { grouped } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import { lawsText } from '../verify/laws-text.js';

/** What an audit of a registry came to. */
interface Audited extends Result {
  readonly root: string;
}

/** From this many events on a thread of its own saves more time than it takes. */
const LEAST = 20_000;

/** Replays the registry from its first event and checks the laws on every act. */
const auditRegistry = async (client: Client, registry: string, laws: readonly Law[], terminal: Terminal): Promise<Audited> => {
  const { revision, root } = await client.get<{ revision: string; root: string | null }>(base(registry));
  const beside = Number(revision) < LEAST ? undefined : new JudgeBeside({ registry, laws: laws.map(({ name }) => name) });
  try {
    const replay = new Replay(registry, startCatalogue(), beside ?? new JudgeHere(registry, laws));
    const progress = new Progress(terminal, 'events', Number(revision) + 1);
    for await (const lines of eventPages(client, registry)) {
      for (const line of lines) replay.take(line);
      progress.at(Number(replay.size));
      await beside?.room();
      if (replay.size > BigInt(revision)) break;
    }
    progress.end();
    if (String(replay.size - 1n) === revision && root !== null && root !== replay.root)
      throw new CliError(`The node says that the root at revision ${revision} is ${root}; its events make ${replay.root}.`);
    return { ...(await replay.report()), root: replay.root };
  } finally {
    await beside?.close();
  }
};

/** The law that `--law` names, or all. Throws `CliError` where there is none of that name. */
const lawsFor = (name: string | undefined): readonly Law[] => {
  if (name === undefined) return LAWS;
  const law = lawNamed(name);
  if (!law) throw new CliError(`There is no law ${name}. The laws are ${LAWS.map((one) => one.name).join(', ')}.`);
  return [law];
};

/** `sextant audit`: every law with its rule, its figures and what it found. Exit 2 on a finding that isn't inherited. */
export const audit = async (target: Target & { json?: boolean; law?: string }, terminal: Terminal): Promise<number> => {
  const laws = lawsFor(target.law);
  return Client.with(target, terminal, async (client) => {
    const audited = await auditRegistry(client, await client.registry(target), laws, terminal);
    terminal.out(target.json ? `${JSON.stringify(audited)}\n` : reportText(audited));
    return audited.holds ? EXIT.ok : EXIT.checkFailed;
  });
};

const reportText = (audited: Audited): string => {
  const { registry, events, root, holds, laws } = audited;
  const found = laws.flatMap(({ says, findings }) =>
    findings.map(
      ({ law, rule, revision, expected, actual, advice, inherited }) =>
        `\n${law} (${rule}) at revision ${revision}${inherited ? ', inherited' : ''}\n  ${says}\n  expected: ${expected}\n  actual:   ${actual}\n${inherited ? '' : `  ${advice}\n`}`,
    ),
  );
  const number = laws.reduce((sum, law) => sum + law.found, 0);
  const verdict = holds ? 'Every law holds.' : `${number} findings: the events are not what the laws say.`;
  return `Registry ${registry}, ${grouped(BigInt(events))} events, root ${root}\n\n${lawsText(audited)}${found.join('')}\n${verdict}\n`;
};
