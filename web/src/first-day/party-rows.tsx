import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PARTIES, partyName } from '../text/parties.js';
import { PeopleField } from './people-field.js';
import type { PartyAnswer } from './plan.js';

interface RowsProps {
  readonly value: readonly PartyAnswer[];
  readonly blank: PartyAnswer;
  readonly onChange: (value: readonly PartyAnswer[]) => void;
}

/** The Parties of a registry, each with its NDC period, who acts for it, and the accounts it gets. */
export const PartyRows = ({ value, blank, onChange }: RowsProps): ReactNode => {
  const { t } = useTranslation();
  const change = (i: number, part: Partial<PartyAnswer>): void => onChange(value.map((one, j) => (j === i ? { ...one, ...part } : one)));
  return (
    <>
      <datalist id="parties">
        {PARTIES.map((code) => (
          <option key={code} value={code}>
            {partyName(code)}
          </option>
        ))}
      </datalist>
      {value.map((one, i) => (
        <fieldset key={i} className="party-row">
          <legend>{one.party === '' ? t('Party {{n}}', { n: i + 1 }) : partyName(one.party)}</legend>
          <div className="field short">
            <label htmlFor={`party-${i}`}>{t('Code')}</label>
            <input
              id={`party-${i}`}
              list="parties"
              maxLength={3}
              value={one.party}
              placeholder="GHA"
              onChange={({ target }) => change(i, { party: target.value.trim().toUpperCase() })}
            />
          </div>
          <div className="field short">
            <label htmlFor={`from-${i}`}>{t('NDC from')}</label>
            <input
              id={`from-${i}`}
              inputMode="numeric"
              value={one.from}
              onChange={({ target }) => change(i, { from: target.value.trim() })}
            />
          </div>
          <div className="field short">
            <label htmlFor={`to-${i}`}>{t('NDC to')}</label>
            <input id={`to-${i}`} inputMode="numeric" value={one.to} onChange={({ target }) => change(i, { to: target.value.trim() })} />
          </div>
          <PeopleField
            id={`authority-${i}`}
            label={t('Who acts for it')}
            value={one.authority}
            onChange={(authority) => change(i, { authority })}
          />
          <div className="field flag">
            <input
              id={`holding-${i}`}
              type="checkbox"
              checked={one.holding}
              onChange={({ target }) => change(i, { holding: target.checked })}
            />
            <label htmlFor={`holding-${i}`}>{t('Holding account')}</label>
          </div>
          <div className="field flag">
            <input
              id={`retirement-${i}`}
              type="checkbox"
              checked={one.retirement}
              onChange={({ target }) => change(i, { retirement: target.checked })}
            />
            <label htmlFor={`retirement-${i}`}>{t('Account for use towards its NDC')}</label>
          </div>
          {value.length > 1 && (
            <button type="button" className="small" onClick={() => onChange(value.filter((_, j) => j !== i))}>
              {t('Remove')}
            </button>
          )}
        </fieldset>
      ))}
      <button type="button" className="small" onClick={() => onChange([...value, blank])}>
        {t('Another Party')}
      </button>
    </>
  );
};
