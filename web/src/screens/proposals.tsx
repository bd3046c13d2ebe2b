import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../app/address.js';
import { useList, useRead } from '../api/reads.js';
import { title } from '../forms/labels.js';
import { List } from '../list/list.js';
import { Empty, Facts, Head, Panel, State } from '../parts/bits.js';
import { Changed } from '../parts/changed.js';
import { Give } from '../parts/give.js';
import { EventLink, Thing } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { instant } from '../text/numbers.js';
import { proposedSentence } from '../text/proposed.js';

/** All proposals, open and decided. */
export const Proposals = (): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/proposals', {});
  return (
    <>
      <Head title={t('Proposals')} about={t('What a second person has to approve, and what became of it.')} />
      <Loaded query={query}>
        {({ items }) => (
          <List
            name="proposals"
            title={t('Proposals')}
            rows={items}
            keyOf={({ proposal }) => proposal}
            empty={<Empty title={t('Nothing was proposed yet.')} />}
            columns={[
              {
                id: 'proposal',
                title: t('Proposal'),
                value: ({ proposal }) => proposal,
                show: ({ proposal }) => <Thing kind="proposals" code={proposal} />,
              },
              { id: 'command', title: t('Command'), value: ({ command }) => command, show: ({ command }) => t(title(command)) },
              { id: 'proposer', title: t('Proposed by'), value: ({ proposer }) => proposer },
              { id: 'state', title: t('State'), value: ({ state }) => state, show: ({ state }) => <State of={state} /> },
              { id: 'expires', title: t('Open until'), value: ({ expires }) => expires, show: ({ expires }) => instant(expires) },
            ]}
          />
        )}
      </Loaded>
    </>
  );
};

/** One proposal, with what can be done about it. */
export const Proposal = (): ReactNode => {
  const { t } = useTranslation();
  const proposal = useName('proposal');
  const query = useRead('/v1/registries/{registry}/proposals/{proposal}', { proposal });
  return (
    <Loaded query={query}>
      {({ command, data, hash, proposer, state, notBefore, expires, since, changed }) => (
        <>
          <Head title={t(title(command))} about={proposedSentence(t, command, data)}>
            {state === 'open' && (
              <>
                <Give command="approve" data={{ proposal, hash }} primary>
                  {t('Look at it and approve')}
                </Give>
                <Give command="decline" data={{ proposal }}>
                  {t('Decline')}
                </Give>
                <Give command="withdraw" data={{ proposal }}>
                  {t('Withdraw')}
                </Give>
              </>
            )}
          </Head>
          <Facts
            of={[
              [t('Proposal'), proposal],
              [t('State'), <State key="s" of={state} />],
              [t('Proposed by'), proposer],
              [t('Not before'), instant(notBefore)],
              [t('Open until'), instant(expires)],
              [t('Event'), <EventLink key="e" revision={since} />],
            ]}
          />
          {state === 'open' && <Changed of={changed} />}
          <Panel title={t('Everything that was proposed')}>
            <pre tabIndex={0}>{JSON.stringify(data, null, 2)}</pre>
          </Panel>
        </>
      )}
    </Loaded>
  );
};
