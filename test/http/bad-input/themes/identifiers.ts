import { accepted, invalid, malformedRequest, notVisible, tooLarge, type Row } from '../row.js';
import { transfer } from '../samples.js';
import { holdingAccount, programme } from '../../../support/samples.js';
import { world } from '../../../support/server/stage.js';

const account = (row: number, says: string, code: string): Row => ({
  ...{ row, says, gets: invalid('/account', 'identifier-format'), hostile: code },
  send: (edge) => edge.give('open-account', holdingAccount(code, 'GHA')),
});
const titled = (row: number, says: string, code: string, title: string, gets: Row['gets']): Row => ({
  ...{ row, says, gets },
  send: (edge) => edge.give('register-programme', programme(code, { title })),
});
const read = (row: number, path: string, gets: Row['gets']): Row => ({
  ...{ row, says: `GET ${path}`, gets },
  send: (edge) => edge.dev.get(`/v1/registries/UN01${path}`),
});
const choice = (kind: unknown): Row => ({
  ...{ row: 104, says: `the type ${JSON.stringify(kind)} of an account`, gets: invalid('/type', 'enum') },
  send: (edge) => edge.give('open-account', holdingAccount(edge.newCode('GHA'), 'GHA', { type: kind })),
});
const listed = (row: number, says: string, blocks: readonly string[], gets: Row['gets']): Row => ({
  ...{ row, says, gets },
  send: (edge) => edge.give('transfer-units', transfer({ units: { blocks } })),
});
const manyBlocks = (count: number): string[] => Array.from({ length: count }, (_, i) => world.units(i + 1, i + 1));

/** Names, lists and queries. */
export const identifiers: readonly Row[] = [
  account(46, 'a Cyrillic А in a code', 'GH\u0410-H3'),
  account(46, 'a zero-width space in a code', 'GHA\u200b-H3'),
  account(46, 'a right-to-left mark in a code', 'GHA-H3\u200f'),
  account(47, 'a Kelvin sign in a code', '\u212a-H3'),
  account(47, 'a ligature in a code', '\ufb01-H3'),
  account(47, 'a full-width letter in a code', '\uff27HA-H3'),
  titled(48, 'a title in NFC', 'NAME1', 'Électricité', accepted),
  titled(48, 'the same title in NFD', 'NAME2', 'E\u0301lectricite\u0301', accepted),
  read(50, '/accounts/GHA-ELSEWHERE', notVisible('unknown-account')),
  {
    ...{ row: 50, says: 'units of another registry', gets: notVisible('unknown-units') },
    send: (edge) => edge.give('transfer-units', transfer({ units: { blocks: [world.units(1, 1, 'UN02')] } })),
  },
  ...['block-1$$meta', '$settings', '-'].map((code) => account(51, `the code ${code}`, code)),
  {
    ...titled(52, 'a formula as title', 'FORMULA', '=HYPERLINK("http://evil.example")', invalid('/title', 'text-format')),
    hostile: 'evil',
  },
  listed(102, '10,001 blocks in a list', manyBlocks(10_001), tooLarge([['/units/blocks', 'too-many']])),
  listed(102, '1,001 blocks in a list', manyBlocks(1_001), tooLarge([['/units/blocks', 'too-many']])),
  listed(102, 'an empty list', [], invalid('/units/blocks', 'too-few')),
  read(102, '/events?limit=1000000000', malformedRequest('limit', 'limit-range')),
  read(102, '/events?limit=-1', malformedRequest('limit', 'limit-range')),
  read(102, '/accounts?pageSize=1001', malformedRequest('pageSize', 'limit-range')),
  read(102, '/accounts?cursor=Zm9yZ2Vk', malformedRequest('cursor', 'cursor-invalid')),
  ...['hoard', 'Holding', 'holding ', 5, null].map(choice),
  {
    ...{ row: 105, says: '64 KB of a, then !', gets: invalid('/account', 'identifier-format') },
    send: (edge) => edge.give('open-account', holdingAccount(`${'A'.repeat(65_536)}!`, 'GHA')),
  },
  {
    ...{ row: 18, says: 'a member that no command has', gets: invalid('/isAdmin', 'unknown-field'), hostile: 'isAdmin' },
    send: (edge) => edge.give('transfer-units', transfer({ isAdmin: true })),
  },
  {
    ...{ row: 18, says: 'a parameter that no read has', gets: malformedRequest('query', 'unknown-parameter'), hostile: 'isAdmin' },
    send: (edge) => edge.dev.get('/v1/registries/UN01/accounts?isAdmin=true'),
  },
  {
    ...{ row: 87, says: 'the time of the act', gets: invalid('/at', 'unknown-field') },
    send: (edge) => edge.give('transfer-units', transfer({ at: '2020-01-01T00:00:00.000Z' })),
  },
];
