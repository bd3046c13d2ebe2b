import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../text/numbers.js';
import type { Step } from '../text/life.js';
import { EventLink, Thing } from './go.js';

/** How the blocks came out of one another: each event of the life, the block it left behind, and where that went. */
export const Lineage = ({ life, units }: { readonly life: readonly Step[]; readonly units: string }): ReactNode => {
  const { t } = useTranslation();
  const serials = (block: string): readonly [string, string] => {
    const [last = '', first = ''] = block.split('-').reverse();
    return [first, last];
  };
  const sizes = life.map(({ block }) => serials(block)).map(([first, last]) => Number(BigInt(last || '1') - BigInt(first || '1')) + 1);
  const largest = Math.max(1, ...sizes);
  const lowest = life
    .map(({ block }) => BigInt(serials(block)[0] || '1'))
    .reduce((low, one) => (one < low ? one : low), BigInt(serials(life[0]?.block ?? '1-1')[0] || '1'));
  return (
    <ol className="lineage" aria-label={t('Blocks that {{units}} came out of', { units })}>
      {life.map((step, i) => {
        const [first, last] = serials(step.block);
        const start = (Number(BigInt(first || '1') - lowest) / largest) * 100;
        return (
          <li key={step.revision + step.block}>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect x={Math.min(99, Math.max(0, start))} y="2" width={Math.max(1, ((sizes[i] ?? 1) / largest) * 100)} height="6" />
            </svg>
            <span>
              <EventLink revision={step.revision} /> <Thing kind="units" code={step.block} />{' '}
              <small>
                {number(first)} – {number(last)} → {step.to ?? '–'}
              </small>
            </span>
          </li>
        );
      })}
    </ol>
  );
};
