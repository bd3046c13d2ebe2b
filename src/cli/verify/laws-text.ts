import type { LawResult, Result } from '../../checker/checker.js';
import { table } from '../table.js';

/** The laws of a report, one a line. */
export const lawsText = ({ laws }: Pick<Result, 'laws'>): string =>
  table(
    ['law', 'rule', 'looked at', 'findings'],
    laws.map((law) => [law.law, law.rule, figuresText(law), foundText(law)]),
  );

const figuresText = ({ figures }: LawResult): string =>
  Object.entries(figures)
    .map(([name, figure]) => `${name} ${figure}`)
    .join(', ');

const foundText = ({ found, inherited }: LawResult): string => {
  const count = found === 0 ? 'none' : String(found);
  return inherited === 0 ? count : `${count}, ${inherited} inherited`;
};
