import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../app/address.js';
import { useList, useRead } from '../api/reads.js';
import { List } from '../list/list.js';
import { Empty, Facts, Head, State, Tonnes } from '../parts/bits.js';
import { Give } from '../parts/give.js';
import { Go, Thing } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { number } from '../text/numbers.js';
import { party } from '../text/parties.js';

/** Types whose units never leave again. */
const FINAL = /^(?:retirement|cancellation|omge|buffer)/;

/** One account: what is in it, block by block, and what its holder can do with that. */
export const Account = (): ReactNode => {
  const { t } = useTranslation();
  const account = useName('account');
  const query = useRead('/v1/registries/{registry}/accounts/{account}', { account });
  return (
    <Loaded query={query}>
      {({ type, party: code, holder, state, quantity, trusts, ndcPeriod, moveTo }) => (
        <>
          <Head title={account} about={[type, code === null ? '' : party(code), holder ?? ''].filter(Boolean).join(' · ')}>
            {!FINAL.test(type) && (
              <>
                <Give command="transfer-units" data={{ from: account }} primary>
                  {t('Transfer')}
                </Give>
                <Give command="use-units" data={{ from: account }}>
                  {t('Use')}
                </Give>
                <Give command="cancel-units" data={{ from: account }}>
                  {t('Cancel')}
                </Give>
              </>
            )}
            <Give command={state === 'suspended' ? 'reinstate-account' : 'suspend-account'} data={{ account }}>
              {state === 'suspended' ? t('Reinstate') : t('Suspend')}
            </Give>
            <Give command="close-account" data={{ account }}>
              {t('Close')}
            </Give>
          </Head>
          <Facts
            of={[
              [t('Units'), <Tonnes key="q" of={quantity} />],
              [t('State'), <State key="s" of={state} />],
              [t('NDC period'), ndcPeriod === null ? null : `${ndcPeriod.first} – ${ndcPeriod.last}`],
              [t('Trusts'), trusts.length === 0 ? null : trusts.map((one) => <Thing key={one} kind="accounts" code={one} />)],
              [t('Moves to when closed'), moveTo],
            ]}
          />
          <Holdings account={account} isFinal={FINAL.test(type)} />
        </>
      )}
    </Loaded>
  );
};

const Holdings = ({ account, isFinal }: { readonly account: string; readonly isFinal: boolean }): ReactNode => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useList('/v1/registries/{registry}/accounts/{account}/holdings', { account }, 'blocks');
  const choose = (block: string, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(block);
    else next.delete(block);
    setChosen(next);
  };
  return (
    <section aria-label={t('Holdings')}>
      <h2>{t('Holdings')}</h2>
      {chosen.size > 0 && (
        <div className="chosen" role="status">
          <span>{t('Blocks chosen: {{n}}', { n: number(chosen.size) })}</span>
          <Give command="transfer-units" data={{ from: account, units: { blocks: [...chosen] } }} primary>
            {t('Transfer these')}
          </Give>
          <Give command="use-units" data={{ from: account, units: { blocks: [...chosen] } }}>
            {t('Use these')}
          </Give>
          <Give command="cancel-units" data={{ from: account, units: { blocks: [...chosen] } }}>
            {t('Cancel these')}
          </Give>
        </div>
      )}
      <Loaded query={query}>
        {({ blocks }) => (
          <List
            name="holdings"
            title={t('Holdings')}
            rows={blocks}
            keyOf={({ block }) => block}
            empty={<Empty title={t('Nothing is in this account.')} />}
            columns={[
              {
                id: 'block',
                title: t('Block'),
                value: ({ block }) => block,
                show: ({ block }) => (
                  <span className="choose">
                    {!isFinal && (
                      <input
                        type="checkbox"
                        aria-label={t('Choose {{block}}', { block })}
                        checked={chosen.has(block)}
                        onChange={({ target }) => choose(block, target.checked)}
                      />
                    )}
                    <Thing kind="units" code={block} />
                  </span>
                ),
              },
              { id: 'quantity', title: 'tCO2e', value: ({ quantity }) => quantity, isNumber: true },
              { id: 'vintage', title: t('Vintage'), value: ({ vintage }) => vintage },
              { id: 'kind', title: t('Kind'), value: ({ kind }) => kind },
              {
                id: 'authorization',
                title: t('Authorization'),
                value: ({ authorization }) => authorization ?? '',
                show: ({ authorization }) => authorization !== null && <Thing kind="authorizations" code={authorization} />,
              },
              { id: 'purposes', title: t('For'), value: ({ purposes }) => (purposes ?? []).join(' ') },
              {
                id: 'status',
                title: t('Status'),
                value: ({ firstTransferred, frozen, reserved }) =>
                  [
                    firstTransferred ? t('first transferred') : t('not first transferred'),
                    frozen ? t('frozen') : '',
                    reserved ? t('reserved') : '',
                  ]
                    .filter(Boolean)
                    .join(', '),
              },
              {
                id: 'component',
                title: t('Component'),
                value: ({ component }) => component ?? '',
                show: ({ component }) => component !== null && <Go to={`/components/${component}`}>{component}</Go>,
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
};
