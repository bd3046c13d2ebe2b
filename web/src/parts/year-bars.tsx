import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../text/numbers.js';

interface Year {
  readonly year: string;
  readonly firstTransferred: string;
  readonly used: string;
}

/** What is added and what is subtracted, year by year, as bars up and down; the table under it has the same. */
export const YearBars = ({ rows }: { readonly rows: readonly Year[] }): ReactNode => {
  const { t } = useTranslation();
  const largest = rows.reduce((most, { firstTransferred, used }) => {
    const one = BigInt(firstTransferred) > BigInt(used) ? BigInt(firstTransferred) : BigInt(used);
    return one > most ? one : most;
  }, 0n);
  if (largest === 0n) return null;
  const height = (units: string): number => Number((BigInt(units) * 400n) / largest) / 10;
  const said = rows
    .filter(({ firstTransferred, used }) => firstTransferred !== '0' || used !== '0')
    .map(({ year, firstTransferred, used }) => `${year}: +${number(firstTransferred)} −${number(used)}`);
  return (
    <figure className="years">
      <svg viewBox={`0 0 ${rows.length * 20} 84`} preserveAspectRatio="none" role="img" aria-label={said.join('; ')}>
        <line x1="0" x2={rows.length * 20} y1="42" y2="42" />
        {rows.map(({ year, firstTransferred, used }, i) => (
          <g key={year}>
            <rect className="added" x={i * 20 + 3} width="14" y={42 - height(firstTransferred)} height={height(firstTransferred)} />
            <rect className="subtracted" x={i * 20 + 3} width="14" y="42" height={height(used)} />
          </g>
        ))}
      </svg>
      <div className="scale" aria-hidden="true">
        {rows.map(({ year }) => (
          <span key={year}>{year}</span>
        ))}
      </div>
      <ul className="legend">
        <li className="added">
          <i aria-hidden="true" />
          {t('+ first transferred')}
        </li>
        <li className="subtracted">
          <i aria-hidden="true" />
          {t('− used')}
        </li>
      </ul>
    </figure>
  );
};
