import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../text/numbers.js';
import { Go } from './go.js';

type Totals = Readonly<Record<string, string>>;

/** Where units may be, in the order of their life, each with the list of accounts that it opens. */
const PARTS: readonly (readonly [string, string, string])[] = [
  ['pending', 'Pending', 'pending'],
  ['held', 'Held', 'holding'],
  ['adaptationShare', 'For adaptation', 'adaptation-share'],
  ['omge', 'OMGE', 'omge'],
  ['used', 'Used', 'retirement'],
  ['cancelled', 'Cancelled', 'cancellation'],
  ['buffer', 'Buffer', 'buffer'],
  ['exported', 'Exported', ''],
];

/** All units as one bar, in parts, with the sum beside it that must come out: the same figures as a table under it. */
export const Flow = ({ totals }: { readonly totals: Totals }): ReactNode => {
  const { t } = useTranslation();
  const units = (name: string): bigint => BigInt(totals[name] ?? '0');
  const all = units('issued') + units('imported');
  const sum = PARTS.reduce((so, [name]) => so + units(name), 0n);
  const parts = PARTS.map(([name, title, accounts], i) => ({ name, title, accounts, i, of: units(name) })).filter(({ of }) => of > 0n);
  const width = (of: bigint): number => Number((of * 10_000n) / all) / 100;
  const share = (of: bigint): string => (of * 1_000n < all ? '< 0.1' : (Number((of * 1_000n) / all) / 10).toLocaleString());
  let start = 0;
  return (
    <figure className="flow">
      <div className="figures">
        <p className="total">
          <span>{t('Issued')}</span>
          <strong>{number(totals['issued'] ?? '0')}</strong>
          <small>tCO2e</small>
        </p>
        {units('imported') > 0n && (
          <p className="total">
            <span>{t('Imported')}</span>
            <strong>{number(totals['imported'] ?? '0')}</strong>
            <small>tCO2e</small>
          </p>
        )}
        {parts.map(({ name, title, accounts, i, of }) => (
          <p key={name} className={`part part-${i}`}>
            <span>{t(title)}</span>
            <strong>
              {accounts === '' ? (
                number(of)
              ) : (
                <Go to="/accounts" query={{ 'accounts-filter': accounts }}>
                  {number(of)}
                </Go>
              )}
            </strong>
            <small>{t('{{n}} %', { n: share(of) })}</small>
          </p>
        ))}
      </div>
      <svg
        className="bar"
        viewBox="0 0 100 7"
        preserveAspectRatio="none"
        role="img"
        aria-label={parts.map(({ title, of }) => `${t(title)}: ${number(of)} tCO2e`).join(', ')}
      >
        <defs>
          {PARTS.map(([name], i) => (
            <pattern
              key={name}
              id={`part-${i}`}
              width="1.2"
              height="1.2"
              patternUnits="userSpaceOnUse"
              patternTransform={`rotate(${i * 45})`}
            >
              <rect width="1.2" height="1.2" className={`fill-${i}`} />
              {i % 2 === 1 && <rect width="0.25" height="1.2" className="stripe" />}
            </pattern>
          ))}
        </defs>
        {parts.map(({ name, i, of }) => {
          const x = start;
          const w = Math.max(0.4, width(of));
          start += width(of);
          return <rect key={name} x={x} width={w} height="7" fill={`url(#part-${i})`} />;
        })}
      </svg>
      <figcaption className={sum === all ? 'sum good' : 'sum bad'}>
        {[units('issued') > 0n && number(units('issued')), units('imported') > 0n && number(units('imported'))].filter(Boolean).join(' + ')}{' '}
        = {parts.map(({ of }) => number(of)).join(' + ')} · <strong>{sum === all ? t('the parts sum') : t('the parts do NOT sum')}</strong>
      </figcaption>
    </figure>
  );
};
