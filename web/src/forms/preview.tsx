import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryRun } from '../api/submit.js';
import { Facts, Tonnes } from '../parts/bits.js';
import { instant, number } from '../text/numbers.js';
import { party } from '../text/parties.js';
import { effects, warned } from './effect.js';
import { title } from './labels.js';
import { Propose, WhoApproves } from './propose.js';
import type { Value } from './schema.js';

interface PreviewProps {
  readonly registry: string;
  readonly command: string;
  readonly data: Value;
  /** What it would do; undefined where the node says no more than that somebody must approve. */
  readonly dry: DryRun | undefined;
  /** What is to be typed before it is given; nothing where it can be undone. */
  readonly confirm: string | undefined;
  readonly pending: boolean;
  readonly onGive: () => void;
}

/** What an act would do, in plain words and in figures, and the button that lets it happen, or that proposes it where a second person is needed. */
export const Preview = ({ registry, command, data, dry, confirm, pending, onGive }: PreviewProps): ReactNode => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const needsApproval = dry === undefined || (dry.wouldNeedApproval && command !== 'propose');
  const asks = confirm !== undefined && confirm !== '' && !needsApproval;
  return (
    <section className="preview" aria-label={t('What it would do')}>
      <h2>{t('What it would do')}</h2>
      <Consequences command={command} data={data as Readonly<Record<string, unknown>>} dry={dry} />
      {command === 'propose' && dry?.approval && (
        <p>
          <WhoApproves approval={dry.approval} />
        </p>
      )}
      {needsApproval ? (
        <Propose registry={registry} command={command} data={data} approval={dry?.approval} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!asks || typed === confirm) onGive();
          }}
        >
          {asks && (
            <div className="field confirm">
              <p className="irreversible">{t("This can't be undone.")}</p>
              <label htmlFor="typed">{t('Type {{what}} to confirm', { what: confirm })}</label>
              <input id="typed" value={typed} autoComplete="off" spellCheck={false} onChange={({ target }) => setTyped(target.value)} />
            </div>
          )}
          <button type="submit" className="primary" disabled={pending || (asks && typed !== confirm)}>
            {pending ? t('Sending') : t('Do it: {{command}}', { command: t(title(command)) })}
          </button>
        </form>
      )}
    </section>
  );
};

interface ConsequencesProps {
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly dry: DryRun | undefined;
}

/** What would happen: sentences first, the figures under them. */
const Consequences = ({ command, data, dry }: ConsequencesProps): ReactNode => {
  const { t } = useTranslation();
  const { balances = [], adjustments = [], events = [], warnings = [] } = dry ?? {};
  return (
    <>
      <ul className="sentences">
        {effects(t, command, data, { balances, adjustments }).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {warnings.length > 0 && (
        <ul className="hindered plain">
          {warnings.map((warning) => (
            <li key={warning.code + warning.party + warning.vintage}>{warned(t, warning)}</li>
          ))}
        </ul>
      )}
      {balances.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('Balances')}>
          <table>
            <caption>{t('Balances')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('Account')}</th>
                <th scope="col" className="number">
                  {t('Before')}
                </th>
                <th scope="col" className="number">
                  {t('After')}
                </th>
                <th scope="col" className="number">
                  {t('Difference')}
                </th>
              </tr>
            </thead>
            <tbody>
              {balances.map(({ account, before, after }) => (
                <tr key={account}>
                  <td>
                    <code>{account}</code>
                  </td>
                  <td className="number">{number(before)}</td>
                  <td className="number">{number(after)}</td>
                  <td className="number">{number(BigInt(after) - BigInt(before))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adjustments.length > 0 && (
        <Facts
          of={adjustments.map(({ party: code, vintage, additions, subtractions }) => [
            `${party(code)}, ${vintage}`,
            <Tonnes key={vintage} of={BigInt(additions) - BigInt(subtractions)} />,
          ])}
        />
      )}
      {events.length > 0 && (
        <details>
          <summary>{t('Events that would be written: {{n}}', { n: number(events.length) })}</summary>
          {events.map(({ revision, type, at, data }) => (
            <div key={revision}>
              <h3>
                {revision} {type} <small>{instant(at)}</small>
              </h3>
              <pre tabIndex={0}>{JSON.stringify(data, null, 2)}</pre>
            </div>
          ))}
        </details>
      )}
    </>
  );
};
