import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../app/address.js';
import { useList, useRead } from '../api/reads.js';
import { List } from '../list/list.js';
import { Empty, Facts, Head, Panel, State } from '../parts/bits.js';
import { Give } from '../parts/give.js';
import { EventLink, Thing } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { Meter } from '../parts/meter.js';
import { party } from '../text/parties.js';

/** All statements of authorization, with what is used and left. */
export const Authorizations = (): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/authorizations', {});
  return (
    <>
      <Head title={t('Authorizations')} about={t('What hosts authorize for the targets of others and for other purposes.')}>
        <Give command="authorize-units" data={{}} primary>
          {t('Authorize units')}
        </Give>
      </Head>
      <Loaded query={query}>
        {({ items }) => (
          <List
            name="authorizations"
            title={t('Authorizations')}
            rows={items}
            keyOf={({ authorization }) => authorization}
            empty={<Empty title={t('No host has authorized units yet.')} />}
            columns={[
              {
                id: 'authorization',
                title: t('Authorization'),
                value: ({ authorization }) => authorization,
                show: ({ authorization }) => <Thing kind="authorizations" code={authorization} />,
              },
              { id: 'host', title: t('Host'), value: ({ host }) => host, show: ({ host }) => party(host) },
              { id: 'activities', title: t('Activities'), value: ({ activities }) => activities.join(' ') },
              { id: 'purposes', title: t('For'), value: ({ purposes }) => purposes.join(' ') },
              { id: 'vintages', title: t('Vintages'), value: ({ vintages }) => `${vintages.first} – ${vintages.last}` },
              {
                id: 'state',
                title: t('State'),
                value: ({ revoked }) => (revoked ? 'revoked' : 'active'),
                show: ({ revoked }) => <State of={revoked ? 'revoked' : 'active'} />,
              },
              { id: 'used', title: t('Issued under it'), value: ({ used }) => used, isNumber: true },
              { id: 'remaining', title: t('Left'), value: ({ remaining }) => remaining ?? '', isNumber: true },
            ]}
          />
        )}
      </Loaded>
    </>
  );
};

/** One statement: its terms, its versions, what was issued and first transferred under it. */
export const Authorization = (): ReactNode => {
  const { t } = useTranslation();
  const authorization = useName('authorization');
  const query = useRead('/v1/registries/{registry}/authorizations/{authorization}', { authorization });
  return (
    <Loaded query={query}>
      {({
        host,
        statement,
        activities,
        cooperativeApproach,
        purposes,
        quantity,
        used,
        firstTransferred,
        vintages,
        usedUntil,
        date,
        revoked,
        versions,
      }) => (
        <>
          <Head title={t('Authorization {{authorization}}', { authorization })} about={party(host)}>
            <Give command="revise-authorization" data={{ authorization }}>
              {t('Revise')}
            </Give>
            <Give command="revoke-authorization" data={{ authorization }}>
              {t('Revoke')}
            </Give>
          </Head>
          <Facts
            of={[
              [t('State'), <State key="s" of={revoked ? 'revoked' : 'active'} />],
              [t('Of'), statement],
              [t('Activities'), activities.map((one) => <Thing key={one} kind="programmes" code={one} />)],
              [t('Cooperative approach'), cooperativeApproach],
              [t('For'), purposes.join(', ')],
              [t('Vintages'), `${vintages.first} – ${vintages.last}`],
              [t('Used until'), usedUntil],
              [t('Date'), date],
            ]}
          />
          <Panel title={t('Used and left')}>
            <Meter name={t('Issued under it')} of={used} most={quantity} />
            <Meter name={t('First transferred')} of={firstTransferred} most={used} />
          </Panel>
          <Panel title={t('Versions')}>
            <ul className="plain">
              {versions.map(({ since, effective }) => (
                <li key={since}>
                  <EventLink revision={since}>{t('event {{revision}}', { revision: since })}</EventLink>{' '}
                  {effective === null ? t('from the beginning') : t('from {{day}}', { day: effective })}
                </li>
              ))}
            </ul>
          </Panel>
        </>
      )}
    </Loaded>
  );
};
