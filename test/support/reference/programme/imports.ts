import type { Json } from '../ledger/records.js';
import type { Story } from './story.js';
import { type Authorization, type Row, type Step, totalOf } from './things.js';

/** Whether rows of an opening balance may stand under the authorization. */
export const isImportable = ({ purposes, metric, vintages, issuedUntil }: Authorization): boolean =>
  purposes.length > 0 && metric === 'GHG' && vintages.first === '2014' && issuedUntil === undefined;

/** An opening balance of one to three rows. */
export const importBalance = (
  story: Story,
  changes: (rows: Row[]) => Json = () => ({}),
  kind = story.dice.oneOf(story.mechanism ? 'CER' : 'ITMO', 'CER'),
): Step | null => {
  const accounts = story.active('holding').filter(({ party }) => !story.outside.has(party ?? ''));
  const terms = story.dice.pick(story.authorizations.filter((terms) => isImportable(terms)));
  const activity = kind === 'CER' ? story.programmes.find(({ imported }) => imported)?.programme : terms?.activities[0];
  const account = story.dice.pick(accounts);
  if (activity === undefined || !account) return null;
  const lots = new Map(story.lots.map(({ series, last }) => [series, last]));
  const most = kind === 'CER' || !terms ? 60 : Math.floor(story.authorizationLeft(terms) / 3);
  if (most < 1) return null;
  const rows = Array.from({ length: story.dice.between(1, 3) }, () => {
    const vintage = kind === 'CER' ? story.dice.oneOf('2018', '2019', '2020') : story.dice.oneOf('2021', '2022', '2023');
    const underlying = `${activity}-${vintage}`;
    const quantity = story.dice.between(1, Math.min(60, most));
    const first = (lots.get(underlying) ?? 0) + story.dice.between(1, 30);
    lots.set(underlying, first + quantity - 1);
    return {
      host: kind === 'CER' ? story.dice.oneOf('GHA', 'RWA') : (terms?.host ?? 'GHA'),
      activity,
      vintage,
      quantity: String(quantity),
      ...(kind === 'ITMO' && terms ? { authorization: terms.authorization } : {}),
      underlying: { registry: 'ACR', series: `GS1-1-${underlying}`, first: String(first), last: String(first + quantity - 1) },
      mitigationType: 'reductions',
      ...(kind === 'ITMO' && story.dice.chance(0.2) ? { firstTransferredOn: '2025-11-30' } : {}),
    };
  });
  const restricted = kind === 'ITMO' && (terms?.parties !== undefined || terms?.usedUntil !== undefined);
  const home = restricted ? story.dice.pick(accounts.filter(({ party }) => party === terms?.host)) : account;
  if (!home) return null;
  const code = story.code('OPENING');
  const data = { import: code, account: home.account, kind, controlTotal: String(totalOf(rows)), rows, ...changes(rows) };
  return {
    command: 'import-opening-balance',
    data,
    accepted: () => {
      story.imports.push(code);
      story.lots.splice(0, story.lots.length, ...[...lots].map(([series, last]) => ({ series, last })));
    },
  };
};
