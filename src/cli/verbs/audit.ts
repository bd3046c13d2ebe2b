import type { Report } from '../../audit/audit.js';
import { base, Client } from '../client.js';
import type { Target } from '../act.js';
import { eventPages } from '../event-pages.js';
import { Progress } from '../progress.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import { Replay } from '../replay.js';
import { grouped, table } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';

/** What an audit of a registry came to. */
interface Audited extends Report {
  readonly registry: string;
  /** The last event it looked at. */
  readonly revision: string;
  readonly root: string;
}

/** Replays the registry from its first event and runs every law on every act and on the book it ends with. */
const auditRegistry = async (client: Client, registry: string, terminal: Terminal): Promise<Audited> => {
  const { revision, root } = await client.get<{ revision: string; root: string | null }>(base(registry));
  const replay = new Replay(registry, startCatalogue());
  const progress = new Progress(terminal, 'events', Number(revision) + 1);
  for await (const lines of eventPages(client, registry)) {
    for (const line of lines) replay.take(line);
    progress.at(Number(replay.size));
    if (replay.size > BigInt(revision)) break;
  }
  progress.end();
  if (String(replay.size - 1n) === revision && root !== null && root !== replay.root)
    throw new CliError(`The node says that the root at revision ${revision} is ${root}; its events make ${replay.root}.`);
  return { registry, revision: String(replay.size - 1n), root: replay.root, ...replay.report() };
};

/** `sextant audit`: every law with its rule, its figure and what it found. Exit 2 on any finding. */
export const audit = async (target: Target & { json?: boolean }, terminal: Terminal): Promise<number> =>
  Client.with(target, terminal, async (client) => {
    const audited = await auditRegistry(client, await client.registry(target), terminal);
    terminal.out(target.json ? `${JSON.stringify(audited, texts)}\n` : reportText(audited));
    return audited.holds ? EXIT.ok : EXIT.checkFailed;
  });

/** The laws of a report, one a line, and its findings. */
export const lawsText = ({ laws }: Report): string =>
  table(
    ['law', 'rule', 'looked at', 'findings'],
    laws.map(({ name, rule, figure, findings }) => [name, rule, figure, findings.length === 0 ? 'none' : String(findings.length)]),
  );

const reportText = (audited: Audited): string => {
  const { registry, revision, root, holds, laws } = audited;
  const findings = laws.flatMap((law) => law.findings.map((finding) => ({ ...finding, says: law.says })));
  const found = findings.map(
    ({ law, says, detail, revision: at, blocks = [] }) =>
      `\n${law}${at === undefined ? '' : ` at revision ${at}`}: ${detail}\n  ${says}\n${blocks.map((block) => `  block ${block}\n`).join('')}`,
  );
  const verdict = holds ? 'Every law holds.' : `${findings.length} findings: the book is not what the laws say.`;
  return `Registry ${registry}, ${grouped(BigInt(revision) + 1n)} events, root ${root}\n\n${lawsText(audited)}${found.join('')}\n${verdict}\n`;
};

const texts = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
