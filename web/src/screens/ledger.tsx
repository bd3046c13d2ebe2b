import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLastEvents } from '../api/events.js';
import { useAddress } from '../app/address.js';
import { List } from '../list/list.js';
import { Empty, Head } from '../parts/bits.js';
import { EventLink } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { eventSentence } from '../text/event-sentence.js';
import { instant } from '../text/numbers.js';

const STEPS = ['1000', '5000', '10000'];

/** The ledger itself, the newest event on top: who did what, when, under which role. */
export const Ledger = (): ReactNode => {
  const { t } = useTranslation();
  const [most, setMost] = useAddress('most');
  const query = useLastEvents(Number(STEPS.find((one) => one === most) ?? STEPS[0]));
  return (
    <>
      <Head title={t('Ledger')} about={t('Every event, as it happened. Nothing is ever changed or deleted.')}>
        <label>
          {t('Last events')}{' '}
          <select value={most || STEPS[0]} onChange={({ target }) => setMost(target.value)}>
            {STEPS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      </Head>
      <Loaded query={query}>
        {(events) => (
          <List
            name="ledger"
            title={t('Ledger')}
            rows={events}
            keyOf={({ revision }) => revision}
            empty={<Empty title={t('Nothing happened yet.')} />}
            columns={[
              {
                id: 'revision',
                title: t('Event'),
                value: ({ revision }) => revision,
                show: ({ revision }) => <EventLink revision={revision} />,
                isNumber: true,
              },
              { id: 'at', title: t('When'), value: ({ at }) => at, show: ({ at }) => instant(at) },
              { id: 'type', title: t('Type'), value: ({ type }) => type },
              { id: 'says', title: t('What'), value: ({ type, data }) => eventSentence(t, type, data) },
              { id: 'actor', title: t('Given by'), value: ({ actor }) => actor },
              { id: 'approver', title: t('Approved by'), value: ({ approver }) => approver ?? '' },
              { id: 'authority', title: t('Under the role'), value: ({ authority }) => authority },
            ]}
          />
        )}
      </Loaded>
    </>
  );
};
