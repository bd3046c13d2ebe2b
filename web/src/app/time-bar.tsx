import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { live } from '../api/live.js';
import { useRead } from '../api/reads.js';
import { number, instant } from '../text/numbers.js';
import { useAddress } from './address.js';
import { momentOf, useMoment } from './moment.js';
import { useStore } from './store.js';

/** The moment that the whole console shows: now, which goes on by itself, or a revision or a day of the past, at which nothing can be written. */
export const TimeBar = (): ReactNode => {
  const { t } = useTranslation();
  const { at } = useMoment();
  const [, setAt] = useAddress('at');
  const { head, connected } = useStore(live);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const registry = useRead('/v1/registries/{registry}', {});
  const shown = at !== undefined ? registry.data?.revision : head;
  const go = (): void => {
    const moment = momentOf(typed);
    setWrong(moment === undefined);
    if (moment !== undefined) setAt(moment);
  };
  return (
    <section className="time" aria-label={t('Moment')}>
      {at === undefined ? (
        <p>
          <span className={connected ? 'dot live' : 'dot'} aria-hidden="true" />
          <strong>{t('Now')}</strong>
          <span>
            {t('revision {{revision}}', { revision: head === undefined ? '…' : number(head) })} ·{' '}
            {connected ? t('follows the ledger') : t('not connected, tries again')}
          </span>
        </p>
      ) : (
        <p role="status">
          <span className="dot then" aria-hidden="true" />
          <strong>{t('The past: revision {{revision}}', { revision: shown === undefined ? '…' : number(shown) })}</strong>
          <span>
            {/T/.test(at) && `${instant(at)} · `}
            {t('Nothing can be written here.')}
          </span>
          <button type="button" className="small" onClick={() => setAt('')}>
            {t('Back to now')}
          </button>
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        {head !== undefined && (
          <input
            type="range"
            aria-label={t('Revision in view')}
            min="0"
            max={head}
            value={shown ?? head}
            onChange={({ target }) => setAt(target.value === head ? '' : target.value)}
          />
        )}
        <label>
          <span className="visually-hidden">{t('Revision or day')}</span>
          <input
            value={typed}
            placeholder={t('Revision or day')}
            aria-invalid={wrong || undefined}
            aria-describedby={wrong ? 'moment-fault' : undefined}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <button type="submit" className="small">
          {t('Show')}
        </button>
        {wrong && (
          <span id="moment-fault" className="fault" role="alert">
            {t('A revision, as 20, or a day, as 2026-12-01')}
          </span>
        )}
      </form>
    </section>
  );
};
