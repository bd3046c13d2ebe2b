import { beforeAll, describe, expect, it } from '@jest/globals';
import { Edge } from './edge.js';
import { ELSEWHERE } from './elsewhere.js';
import { expectAnswer } from './expect-answer.js';
import type { Row } from './row.js';
import { approvals } from './themes/approvals.js';
import { callers } from './themes/callers.js';
import { dates } from './themes/dates.js';
import { identifiers } from './themes/identifiers.js';
import { json } from './themes/json.js';
import { keys } from './themes/keys.js';
import { movements } from './themes/movements.js';
import { quantities } from './themes/quantities.js';
import { transport } from './themes/transport.js';

const THEMES: Readonly<Record<string, readonly Row[]>> = {
  ...{ 'the body as a text': json, 'how a request travels': transport, 'quantities and serials': quantities },
  ...{ 'names, lists and queries': identifiers, 'idempotency keys and preconditions': keys, 'accounts, units, authorizations': movements },
  ...{ 'days, periods and issuance': dates, 'proposals and approvals': approvals, 'who calls': callers },
};

let edge: Edge;
beforeAll(async () => {
  edge = await Edge.open();
});

describe.each(Object.entries(THEMES))('wrong and hostile input: %s', (_, rows) => {
  it.each(rows.map((row) => [row.row, row.says, row] as const))('row %i: %s', async (_row, _says, row) => {
    await row.given?.(edge);
    const before = await edge.state();
    const answer = await row.send(edge);
    expectAnswer(answer, row);
    const { status, headers, changes = status === 201 && headers?.['idempotency-replayed'] !== 'true' } = row.gets;
    if (!changes) expect(await edge.state()).toEqual(before);
    await row.and?.(answer, edge);
  });
});

it('every one of the 108 rows is sent here, or stands in the list of those that are shown elsewhere', () => {
  const sent = new Set(Object.values(THEMES).flatMap((rows) => rows.map(({ row }) => row)));
  const listed = Object.keys(ELSEWHERE).map(Number);
  const all = Array.from({ length: 108 }, (_, i) => i + 1);
  expect(all.filter((row) => !sent.has(row))).toEqual(listed);
  expect([...sent].filter((row) => !all.includes(row))).toEqual([]);
});
