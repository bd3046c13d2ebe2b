import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/reads.js';
import { useMoment } from '../app/moment.js';
import { title } from '../forms/labels.js';
import { Empty, Facts, Head, Tonnes } from '../parts/bits.js';
import { Changed } from '../parts/changed.js';
import { Give } from '../parts/give.js';
import { EventLink, Go, Thing, ViewLink } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { instant } from '../text/numbers.js';
import { party } from '../text/parties.js';
import { proposedSentence } from '../text/proposed.js';

/** What waits for who is signed in: proposals to approve or decline, and own ones to withdraw. */
export const Work = (): ReactNode => {
  const { t } = useTranslation();
  const { at } = useMoment();
  const query = useRead('/v1/registries/{registry}/tasks', {});
  return (
    <>
      <Head title={t('My work')} about={t('Proposals that wait for you, the one that runs out first on top.')}>
        <Go to="/proposals" className="button">
          {t('All proposals')}
        </Go>
      </Head>
      {at !== undefined && <p className="banner">{t('What waits for you is of now, whatever moment is in view.')}</p>}
      <Loaded query={query}>
        {({ items, finances, actor }) =>
          items.length + finances.length === 0 ? (
            <Empty title={t('Nothing waits for {{actor}}.', { actor })}>
              <p>{t('When a colleague proposes something that you may approve, it is here at once.')}</p>
            </Empty>
          ) : (
            <ul className="tasks">
              {items.map(({ task, proposal, command, data, hash, proposer, authority, notBefore, waiting, expires, since }) => (
                <li key={proposal} className="panel">
                  <h2>{t(title(command))}</h2>
                  <p className="lead">{proposedSentence(t, command, data as Readonly<Record<string, unknown>>)}</p>
                  <Facts
                    of={[
                      [t('Proposal'), <Thing key="p" kind="proposals" code={proposal} />],
                      [t('Proposed by'), proposer],
                      [t('You act as'), authority],
                      [t('Not before'), waiting ? instant(notBefore) : null],
                      [t('Open until'), instant(expires)],
                      [t('Event'), <EventLink key="e" revision={since} />],
                    ]}
                  />
                  <SinceThen proposal={proposal} />
                  <details>
                    <summary>{t('Everything that was proposed')}</summary>
                    <pre tabIndex={0}>{JSON.stringify(data, null, 2)}</pre>
                  </details>
                  {at === undefined && (
                    <div className="acts">
                      {task === 'approve' ? (
                        <>
                          <Give command="approve" data={{ proposal, hash }} primary={!waiting}>
                            {t('Look at it and approve')}
                          </Give>
                          <Give command="decline" data={{ proposal }}>
                            {t('Decline')}
                          </Give>
                        </>
                      ) : (
                        <Give command="withdraw" data={{ proposal }}>
                          {t('Withdraw')}
                        </Give>
                      )}
                      {waiting && <span className="quiet">{t('Its delay is not over yet.')}</span>}
                    </div>
                  )}
                </li>
              ))}
              {finances.map(({ finance, programme, host, open, authority, since, path }) => (
                <li key={finance} className="panel">
                  <h2>{t('Results that are paid for are still to be deducted')}</h2>
                  <Facts
                    of={[
                      [
                        t('Finance for results'),
                        <ViewLink key="f" address={path}>
                          {finance}
                        </ViewLink>,
                      ],
                      [t('Programme'), <Thing key="p" kind="programmes" code={programme} />],
                      [t('Host'), party(host)],
                      [t('Still open'), <Tonnes key="o" of={open} />],
                      [t('You act as'), authority],
                      [t('Event'), <EventLink key="e" revision={since} />],
                    ]}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
};

/** What a proposal is about may be another thing by now. */
const SinceThen = ({ proposal }: { readonly proposal: string }): ReactNode => {
  const query = useRead('/v1/registries/{registry}/proposals/{proposal}', { proposal });
  return <Loaded query={query}>{({ changed }) => <Changed of={changed} />}</Loaded>;
};
