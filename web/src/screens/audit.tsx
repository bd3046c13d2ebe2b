import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/reads.js';
import { useAddress } from '../app/address.js';
import { useMoment } from '../app/moment.js';
import { live } from '../api/live.js';
import { useStore } from '../app/store.js';
import { Empty, Head, Panel } from '../parts/bits.js';
import { EventLink, Go } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { number } from '../text/numbers.js';

/** The laws of no double counting with their figures, and what changed between two moments. */
export const Audit = (): ReactNode => {
  const { t } = useTranslation();
  const { registry } = useMoment();
  const query = useRead('/v1/registries/{registry}/audit', {});
  return (
    <>
      <Head title={t('Audit')} about={t('An independent checker judges every act behind the writer.')}>
        <a className="button" href={`/v1/registries/${registry}/log/checkpoint`} download={`${registry}.checkpoint`}>
          {t('Signed checkpoint')}
        </a>
        <a className="button" href={`/v1/registries/${registry}/log/key`} download={`${registry}.key`}>
          {t('Public key')}
        </a>
      </Head>
      <Loaded query={query}>
        {({ holds, laws, revision, events }) => (
          <Panel title={t('Laws')}>
            <p className={holds ? 'verdict good' : 'verdict bad'}>
              <strong>{holds ? t('Every law holds') : t('A law is broken')}</strong>
              <span>{t('Events: {{events}}, up to revision {{revision}}', { events: number(events), revision: number(revision) })}</span>
            </p>
            <ul className="laws">
              {laws.map(({ id, law, rule, says, figures, found, findings }) => (
                <li key={id}>
                  <h3>
                    <span className={found === 0 ? 'tick good' : 'tick bad'}>
                      {found === 0 ? t('holds') : t('Findings: {{n}}', { n: found })}
                    </span>
                    {law} <small>{rule}</small>
                  </h3>
                  <p>{says}</p>
                  <p className="quiet">
                    {Object.entries(figures as Readonly<Record<string, string>>)
                      .map(([name, figure]) => `${name} ${number(figure)}`)
                      .join(' · ')}
                  </p>
                  {findings.map(({ revision: at, expected, actual, advice }) => (
                    <p key={at + actual} className="refusal">
                      <EventLink revision={at} /> {expected} / {actual}. {advice}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </Loaded>
      <Between />
    </>
  );
};

const Between = (): ReactNode => {
  const { t } = useTranslation();
  const { head = '0' } = useStore(live);
  const [from, setFrom] = useAddress('from');
  const [to, setTo] = useAddress('to');
  const isAsked = /^\d+$/.test(from) && /^\d+$/.test(to || head);
  const query = useRead('/v1/registries/{registry}/diff', {}, { from, to: to || head }, isAsked);
  return (
    <Panel title={t('Between two moments')}>
      <div className="list-tools">
        <label>
          {t('From revision')} <input inputMode="numeric" size={8} value={from} onChange={({ target }) => setFrom(target.value.trim())} />
        </label>
        <label>
          {t('to')}{' '}
          <input inputMode="numeric" size={8} value={to} placeholder={head} onChange={({ target }) => setTo(target.value.trim())} />
        </label>
      </div>
      {!isAsked ? (
        <Empty title={t('Say from which revision on.')} />
      ) : (
        <Loaded query={query}>
          {({ acts, events, things, moves, adjustments }) => (
            <>
              <p>{t('Acts: {{acts}}, events: {{events}}', { acts: number(acts), events: number(events) })}</p>
              <ul className="plain">
                {moves.map(({ revision, event, from: source, to: goal, quantity }) => (
                  <li key={revision}>
                    <EventLink revision={revision} /> {event}: {source ?? '–'} → {goal ?? '–'}, {number(quantity)} tCO2e
                  </li>
                ))}
                {adjustments.map(({ revision, party, kind, quantity }) => (
                  <li key={`a${revision}`}>
                    <EventLink revision={revision} /> <Go to={`/parties/${party}`}>{party}</Go> {t(kind)} {number(quantity)} tCO2e
                  </li>
                ))}
                {things.map(({ kind, code, revision }) => (
                  <li key={kind + code}>
                    {kind} <code>{code}</code> · <EventLink revision={revision} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </Loaded>
      )}
    </Panel>
  );
};
