import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { find, type Found } from '../api/find.js';
import { useAddress } from '../app/address.js';
import { useMoment } from '../app/moment.js';
import { useSession } from '../app/session.js';
import { Empty, Head, Panel } from '../parts/bits.js';
import { Go } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';

/** What was found; one exact thing alone is opened at once. */
export const Search = (): ReactNode => {
  const { t } = useTranslation();
  const { registry, at } = useMoment();
  const { token } = useSession();
  const navigate = useNavigate();
  const [q] = useAddress('q');
  const query = useQuery({
    queryKey: [registry, at ?? 'now', 'find', q, token],
    queryFn: () => find(registry, q, at),
    enabled: q !== '',
  });
  const only = query.data?.exact.length === 1 ? query.data.exact[0] : undefined;
  useEffect(() => {
    if (only) void navigate({ to: `/r/${registry}${only.to}`, search: { at, ...only.query }, replace: true });
  }, [only, navigate, registry, at]);
  return (
    <>
      <Head title={t('Search')} about={q === '' ? t('Type what you look for in the box above.') : `“${q}”`} />
      {q !== '' && (
        <Loaded query={query}>
          {({ exact, near }) =>
            exact.length + near.length === 0 ? (
              <Empty title={t('There is no such thing here.')}>
                <p>
                  {t('Looked for: units, serials, events, codes of everything, hashes of proposals and documents, assets, words of names.')}
                </p>
              </Empty>
            ) : (
              <>
                {exact.length > 0 && <Hits title={t('Exactly this')} of={exact} />}
                {near.length > 0 && (
                  <Hits title={exact.length === 0 ? t('No such thing; these are near') : t('These are near')} of={near} />
                )}
              </>
            )
          }
        </Loaded>
      )}
    </>
  );
};

const Hits = ({ title, of }: { readonly title: string; readonly of: readonly Found[] }): ReactNode => {
  const { t } = useTranslation();
  return (
    <Panel title={title}>
      <ul className="hits">
        {of.map(({ kind, code, about, to, query = {} }) => (
          <li key={kind + code}>
            <Go to={to} query={query}>
              {code}
            </Go>{' '}
            <span>{about}</span> <small>{t(kind)}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
