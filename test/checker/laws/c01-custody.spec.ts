import { describe, expect, it } from '@jest/globals';
import { cancel, distribute, transfer } from '../forged-events.js';
import { expectFound } from '../forge.js';
import { genuine, units } from '../genuine.js';

describe('C1 custody', () => {
  it('finds nothing in what the ledger wrote', async () => {
    expect((await genuine()).findings().filter(({ inherited }) => !inherited)).toEqual([]);
  });

  it('finds units that leave an account which does not hold them', async () => {
    expectFound((await genuine()).append([transfer('CHE-H1', 'JPN-H1', [units(301, 400)])]), 'custody', 'R-04');
  });

  it('finds units that nobody made', async () => {
    expectFound((await genuine()).append([transfer('GHA-H1', 'GHA-H1B', [units(1001, 1100)])]), 'custody', 'R-04');
  });

  it('finds units that are moved twice by one event', async () => {
    const twice = transfer('JPN-H1', 'CHE-H1', [units(601, 650), units(640, 700)]);

    expectFound((await genuine()).append([twice]), 'custody');
  });

  it('finds a move into an account that nobody opened', async () => {
    expectFound((await genuine()).append([transfer('JPN-H1', 'NOWHERE', [units(601, 610)])]), 'custody');
  });

  it('finds a transfer into an account that only a use may reach', async () => {
    expectFound((await genuine()).append([transfer('JPN-H1', 'CHE-NDC', [units(601, 610)])]), 'custody', 'R-06');
  });

  it('finds contributions cancelled for another purpose as if they were authorized', async () => {
    const mcus = 'UN01-GHA-10471-2024-1-10';

    expectFound((await genuine()).append([cancel('GHA-H1', 'GHA-OP', 'OP', [mcus])]), 'custody', 'R-61');
  });

  it('finds units distributed out of the OMGE account', async () => {
    expectFound((await genuine()).append([distribute('I-1', 'GHA-H1', units(981, 990))]), 'custody', 'R-45');
  });

  it('finds units distributed that are of another issuance', async () => {
    expectFound((await genuine()).append([distribute('I-2', 'GHA-H1', units(831, 840))]), 'custody', 'R-45');
  });

  it('finds an issuance whose serials begin among those that were given out', async () => {
    const forged = (await genuine()).change('UnitsIssued', shifted(-1), 1);

    expectFound(forged, 'custody', 'R-03');
  });

  it('finds an issuance that leaves serials out', async () => {
    expectFound((await genuine()).change('UnitsIssued', shifted(10)), 'custody', 'R-03');
  });

  it('finds an import into an account that is no holding account', async () => {
    const forged = (await genuine()).change('OpeningBalanceImported', (data: { rows: { rows: string[][] } }) => ({
      ...data,
      rows: { ...data.rows, rows: data.rows.rows.map((row) => ['GHA-OP', ...row.slice(1)]) },
    }));

    expectFound(forged, 'custody', 'R-06');
  });
});

/** An issuance whose lines begin so many serials later. */
const shifted =
  (by: number) =>
  (data: { lines: { rows: string[][] } }): object => ({
    ...data,
    lines: { ...data.lines, rows: data.lines.rows.map((row) => row.map((cell, i) => (i === 6 ? String(Number(cell) + by) : cell))) },
  });
