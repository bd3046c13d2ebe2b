import writeXlsxFile from 'write-excel-file/node';
import type { Answer } from '../../projections/questions.js';
import type { Target } from '../act.js';
import { base, Client } from '../client.js';
import { csvText } from '../csv.js';
import { grouped, table } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import { writeWhole } from '../whole-file.js';

interface Asked extends Target {
  readonly from?: string;
  readonly to?: string;
  readonly at?: string;
  readonly json?: boolean;
  readonly out?: string;
}

type Statement = Answer<'statement'>;
type Move = Statement['moves'][number];

/** `sextant statement`: an account between two days, as a table, as JSON, or as a CSV or XLSX file. */
export const statement = async (account: string, asked: Asked, terminal: Terminal): Promise<number> =>
  Client.with(asked, terminal, async (client) => {
    const { out, json, from, to, at } = asked;
    if (out !== undefined && !/\.(?:csv|xlsx)$/.test(out)) throw new CliError('--out takes a file whose name ends with .csv or .xlsx.');
    const path = `${base(await client.registry(asked))}/accounts/${encodeURIComponent(account)}/statement`;
    const own = Object.entries({ from, to, at }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
    const whole = await allOf(client, path, Object.fromEntries(own));
    if (out !== undefined) {
      await writeWhole(out, out.endsWith('.csv') ? csvText(rowsOf(whole)) : await xlsxOf(whole));
      terminal.err(`The statement of ${account} is in ${out}: ${grouped(whole.moves.length)} moves.\n`);
    } else terminal.out(json ? `${JSON.stringify(whole)}\n` : statementText(whole));
    return EXIT.ok;
  });

/** All pages as one: the moves of each stand behind those of the one before. */
const allOf = async (client: Client, path: string, query: Readonly<Record<string, string>>): Promise<Statement> => {
  const read = (more: Readonly<Record<string, string>>): Promise<Statement> =>
    client.get<Statement>(`${path}?${new URLSearchParams({ pageSize: '1000', ...query, ...more }).toString()}`);
  const first = await read({});
  const moves = [...first.moves];
  for (let cursor = first.cursor; cursor !== null;) {
    const page = await read({ cursor });
    moves.push(...page.moves);
    ({ cursor } = page);
  }
  return { ...first, moves, cursor: null };
};

const HEADER = ['revision', 'at', 'event', 'command', 'actor', 'authority', 'approver', 'from', 'to', 'in', 'out', 'balance', 'blocks'];

/** The rows of a file: the header, the opening, each move and the closing, where in and out sum to what lies between. */
const rowsOf = ({ account, from, to, opening, closing, moves }: Statement): string[][] => [
  HEADER,
  edge('opening', from ?? '', opening),
  ...moves.map((move) => [
    ...[move.revision, move.at, move.event, move.command ?? '', move.actor, move.authority ?? '', move.approver ?? ''],
    ...[move.from ?? '', move.to, ...inAndOut(account, move), move.balance, move.blocks.join(' ')],
  ]),
  edge('closing', to ?? '', closing),
];

const edge = (what: string, day: string, balance: string): string[] => ['', day, what, ...Array<string>(8).fill(''), balance, ''];

const inAndOut = (account: string, { to, quantity }: Move): [string, string] => (to === account ? [quantity, ''] : ['', quantity]);

/** Figures stay text: a sheet rounds what has more than 15 digits. */
const xlsxOf = (whole: Statement): Promise<Buffer> =>
  writeXlsxFile(
    rowsOf(whole).map((row) => row.map((value) => ({ value, type: String }))),
    { sheet: whole.account },
  ).toBuffer();

const statementText = ({ registry, revision, account, from, to, opening, closing, moves }: Statement): string => {
  const rows = moves.map((move) => {
    const [came, went] = inAndOut(account, move).map((units) => (units === '' ? '' : grouped(units)));
    return [move.revision, move.at, move.command ?? move.event, move.from ?? '-', move.to, came ?? '', went ?? '', grouped(move.balance)];
  });
  return (
    `Account ${account}, registry ${registry} at revision ${revision}\n\n` +
    table(
      ['revision', 'at', 'what', 'from', 'to', 'in', 'out', 'balance'],
      [['', from ?? '', 'opening', '', '', '', '', grouped(opening)], ...rows, ['', to ?? '', 'closing', '', '', '', '', grouped(closing)]],
    )
  );
};
