import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../text/numbers.js';
import { Go, Thing } from './go.js';

/** As much of a block as a ruler shows. */
export interface RulerBlock {
  readonly block: string;
  readonly first: string;
  readonly last: string;
  readonly quantity: string;
  readonly account: string;
  readonly frozen: boolean;
  readonly reserved: boolean;
  readonly firstTransferred: boolean;
}

const KINDS: readonly (readonly [string, RegExp])[] = [
  ['Used', /^.*-?NDC|^RETIREMENT/],
  ['Cancelled', /^CANCELLATION/],
  ['OMGE', /^OMGE/],
  ['For adaptation', /^ADAPTATION/],
  ['Pending', /^PENDING/],
  ['Buffer', /^BUFFER/],
  ['Held', /./],
];

const kindOf = (account: string): number => KINDS.findIndex(([, pattern]) => pattern.test(account));

/** Beyond so many pieces neighbours in one account are drawn as one, so that a hundred thousand blocks still draw at once. */
const MOST_PIECES = 600;

interface Piece {
  readonly from: bigint;
  readonly to: bigint;
  readonly account: string;
}

/** Neighbours in the same account as one piece, while there are too many to draw. */
const merged = (blocks: readonly RulerBlock[]): readonly Piece[] => {
  const pieces = blocks.map(({ first, last, account }) => ({ from: BigInt(first), to: BigInt(last), account }));
  pieces.sort((a, b) => (a.from < b.from ? -1 : 1));
  if (pieces.length <= MOST_PIECES) return pieces;
  const joined: { from: bigint; to: bigint; account: string }[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before && before.account === piece.account && before.to + 1n === piece.from) before.to = piece.to;
    else joined.push({ ...piece });
  }
  return joined;
};

/** The serials of a series as a strip from the first to the last: a piece for each block, by where it is. Two ends narrow it down. */
export const Ruler = ({ blocks }: { readonly blocks: readonly RulerBlock[] }): ReactNode => {
  const { t } = useTranslation();
  const pieces = useMemo(() => merged(blocks), [blocks]);
  const [zoom, setZoom] = useState<readonly [number, number]>([0, 100]);
  const first = pieces[0]?.from ?? 1n;
  const last = pieces.at(-1)?.to ?? 1n;
  const span = last - first + 1n;
  const from = first + (span * BigInt(zoom[0])) / 100n;
  const to = first + (span * BigInt(zoom[1])) / 100n - 1n;
  const shown = pieces.filter((piece) => piece.to >= from && piece.from <= to);
  const width = Number(to - from + 1n);
  const place = (serial: bigint): number => (Number(serial - from) * 1_000) / width;
  const used = [...new Set(shown.map(({ account }) => kindOf(account)))].sort();
  return (
    <figure className="ruler">
      <svg viewBox="0 0 1000 44" preserveAspectRatio="none" role="img" aria-label={labelOf(shown)}>
        {shown.map((piece) => {
          const x = Math.max(0, place(piece.from));
          const w = Math.max(1, Math.min(1_000, place(piece.to + 1n)) - x);
          return (
            <g key={String(piece.from)} className={`kind-${kindOf(piece.account)}`}>
              <rect x={x} y="2" width={w} height="40" />
              <title>{`${number(piece.from)} – ${number(piece.to)}: ${piece.account}`}</title>
            </g>
          );
        })}
      </svg>
      <div className="scale" aria-hidden="true">
        <span>{number(from)}</span>
        <span>{number(to)}</span>
      </div>
      {pieces.length > 1 && (
        <div className="zoom">
          <label>
            {t('From')}
            <input
              type="range"
              min="0"
              max="99"
              value={zoom[0]}
              onChange={({ target }) => setZoom([Math.min(Number(target.value), zoom[1] - 1), zoom[1]])}
            />
          </label>
          <label>
            {t('To')}
            <input
              type="range"
              min="1"
              max="100"
              value={zoom[1]}
              onChange={({ target }) => setZoom([zoom[0], Math.max(Number(target.value), zoom[0] + 1)])}
            />
          </label>
        </div>
      )}
      <ul className="legend">
        {used.map((kind) => (
          <li key={kind} className={`kind-${kind}`}>
            <i aria-hidden="true" />
            {t(KINDS[kind]?.[0] ?? '')}
          </li>
        ))}
      </ul>
      <figcaption>
        <details open={blocks.length <= 12}>
          <summary>{t('The same as a table: {{n}} blocks', { n: number(blocks.length) })}</summary>
          <div className="scroll" tabIndex={0} role="region" aria-label={`${t('Blocks')} ${blocks[0]?.block ?? ''}`}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('Block')}</th>
                  <th scope="col" className="number">
                    tCO2e
                  </th>
                  <th scope="col">{t('Account')}</th>
                  <th scope="col">{t('Status')}</th>
                </tr>
              </thead>
              <tbody>
                {blocks.slice(0, 200).map(({ block, quantity, account, firstTransferred, frozen, reserved }) => (
                  <tr key={block}>
                    <td>
                      <Thing kind="units" code={block} />
                    </td>
                    <td className="number">{number(quantity)}</td>
                    <td>
                      <Go to={`/accounts/${account}`}>{account}</Go>
                    </td>
                    <td>
                      {[
                        firstTransferred ? t('first transferred') : t('not first transferred'),
                        frozen && t('frozen'),
                        reserved && t('reserved'),
                      ]
                        .filter(Boolean)
                        .join(', ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </figcaption>
    </figure>
  );
};

const labelOf = (pieces: readonly Piece[]): string =>
  pieces
    .slice(0, 20)
    .map(({ from, to, account }) => `${number(from)}–${number(to)}: ${account}`)
    .join('; ');
