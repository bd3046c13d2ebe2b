import { authorization, programme } from '../../support/samples.js';
import { verified, VINTAGE, world } from '../../support/server/stage.js';
import type { Step } from '../../support/world.js';

const vintages = { first: '2021', last: VINTAGE };

/** A row of an opening balance: serials `from` to `to` of an outside series. */
export const importRow = (from: number, to: number, members: object = {}): object => ({
  ...{ host: 'GHA', activity: 'GS1', vintage: VINTAGE, quantity: String(to - from + 1), authorization: 'A-GS1' },
  underlying: { registry: 'ACR', series: 'GH-2024', first: String(from), last: String(to) },
  mitigationType: 'Emission reductions',
  ...members,
});

/** An opening balance whose control total is that of its rows, unless `total` says otherwise. */
export const importOf = (code: string, total: number, ...rows: readonly object[]): object => ({
  ...{ import: code, account: 'GHA-H1', kind: 'ITMO', controlTotal: String(total), rows },
});

/** An international registry that holds the underlying serials 1 to 1,000; its units are for Switzerland alone, not for Japan. */
export const imports: readonly Step[] = [
  ...world.parties('GHA', 'JPN'),
  world.party('CHE'),
  ['register-programme', programme('GS1', { mode: 'project' })],
  ['authorize-units', authorization('A-GS1', 'GHA', 'GS1', { vintages, parties: ['CHE'] })],
  ['import-opening-balance', importOf('OPENING', 1000, importRow(1, 1000))],
];

/** A registry in which nothing is issued yet, with statements of the host that do not cover what was verified. */
export const notIssued: readonly Step[] = [
  ...verified('1000'),
  ['authorize-units', authorization('A-SMALL', 'GHA', '10471', { vintages, quantity: '1' })],
  ['authorize-units', authorization('A-OLD', 'GHA', '10471', { vintages: { first: '2021', last: String(Number(VINTAGE) - 1) } })],
  ['authorize-units', authorization('A-OVER', 'GHA', '10471', { vintages, issuedUntil: '2021-12-31' })],
];

/** A transfer that would be accepted, but for `members`. */
export const transfer = (members: object = {}): object => ({ from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '1' }, ...members });
/** A transfer of a quantity, whatever that is. */
export const transferOf = (quantity: unknown): object => transfer({ units: { quantity } });
/** A transfer of blocks by their serials. */
export const transferOfSerials = (from: number, to: number): object => transfer({ units: { blocks: [world.units(from, to)] } });
/** Its body as a text in which `quantity` stands as it is. */
export const transferText = (quantity: string): string => `{"from":"GHA-H1","to":"GHA-H2","units":{"quantity":${quantity}}}`;
