import { importBalance, isImportable } from '../imports.js';
import type { Story } from '../story.js';
import { type Recipe, type Row, totalOf } from '../things.js';

/** Opening balances that the state refuses. */
export const wrongImports = (story: Story): Recipe[] => {
  const changed = (rows: Row[], changes: Partial<Row>) => ({ rows: rows.map((row, i) => (i === 0 ? { ...row, ...changes } : row)) });
  const known = story.mechanism ? 'CER' : 'ITMO';
  return [
    () => (story.imports.length > 0 ? importBalance(story, () => ({ import: story.dice.pick(story.imports) })) : null),
    () => importBalance(story, (rows) => changed(rows, { activity: 'NONE7' })),
    () => importBalance(story, (rows) => changed(rows, { authorization: 'A-NONE' }), 'ITMO'),
    () =>
      story.mechanism
        ? importBalance(story, undefined, 'ITMO')
        : importBalance(story, (rows) => changed(rows, { nonGhgQuantity: '3' } as Partial<Row>), 'ITMO'),
    () => importBalance(story, (rows) => ({ controlTotal: String(totalOf(rows) + 1) })),
    () => importBalance(story, (rows) => changed(rows, { quantity: String(Number(rows[0]?.quantity) + 1) })),
    () => importBalance(story, (rows) => ({ rows: [...rows, rows[0]], controlTotal: String(totalOf(rows) + Number(rows[0]?.quantity)) })),
    () => {
      const lot = story.dice.pick(story.lots);
      const underlying = { registry: 'ACR', series: `GS1-1-${lot?.series}`, first: String(lot?.last), last: String(lot?.last) };
      const again = (rows: Row[]) => ({ rows: [{ ...rows[0], quantity: '1', underlying }], controlTotal: '1' });
      return lot ? importBalance(story, again, known) : null;
    },
    () => {
      const tight = story.dice.pick(story.authorizations.filter((terms) => terms.quantity !== undefined && isImportable(terms)));
      if (!tight || story.mechanism) return null;
      const quantity = String(story.authorizationLeft(tight) + 1);
      const underlying = { registry: 'VCS', series: 'VER', first: '1', last: quantity };
      const row = {
        host: tight.host,
        activity: tight.activities[0],
        vintage: '2022',
        quantity,
        authorization: tight.authorization,
        underlying,
        mitigationType: 'reductions',
      };
      return importBalance(story, () => ({ account: 'GHA-H1', rows: [row], controlTotal: quantity }), 'ITMO');
    },
    () => importBalance(story, () => ({ account: 'NO-SUCH' })),
    () => importBalance(story, () => ({ account: known === 'CER' ? 'GHA-OP' : 'CHE-CER' }), known),
    () => {
      const closed = story.dice.pick(story.accounts.filter((account) => account.type === 'holding' && !story.isActive(account)))?.account;
      return closed === undefined ? null : importBalance(story, () => ({ account: closed }));
    },
  ];
};
