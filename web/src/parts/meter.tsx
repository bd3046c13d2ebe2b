import type { ReactNode } from 'react';
import { number } from '../text/numbers.js';

interface MeterProps {
  readonly name: string;
  readonly of: string;
  readonly most: string | null;
}

/** A figure beside the most it may come to, in numbers and as a bar. */
export const Meter = ({ name, of, most }: MeterProps): ReactNode => {
  const share = most === null || most === '0' ? 0 : Math.min(100, Number((BigInt(of) * 1_000n) / BigInt(most)) / 10);
  return (
    <div className="meter">
      <span>{name}</span>
      <span className="number">
        {number(of)}
        {most !== null && ` / ${number(most)}`} <small>tCO2e</small>
      </span>
      {most !== null && (
        <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect className="rest" width="100" height="4" />
          <rect className={share >= 100 ? 'full' : 'used'} width={share} height="4" />
        </svg>
      )}
    </div>
  );
};
