import { Link, useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from './may.js';
import { useMoment } from './moment.js';
import { useNode } from './node.js';
import { session, useSession } from './session.js';
import { dress, theme, THEMES, type Theme } from './theme.js';
import { isLanguage, LANGUAGES, speak } from '../text/i18n.js';

/** The bar on top: the registry, the search, who is signed in, language and light. */
export const TopBar = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { registry } = useMoment();
  const { data: node } = useNode();
  const codes = node?.registries.map((one) => one.registry) ?? [];
  const isTrial = node?.registries.find((one) => one.registry === registry)?.opened?.trial ?? false;
  const look = useQuery({ queryKey: ['theme'], queryFn: () => theme(), initialData: theme });
  return (
    <header className="top">
      <Link to="/" className="brand" search={{}}>
        <img src="/assets/sextant.svg" alt="" width="22" height="22" />
        Sextant
      </Link>
      <label className="registry">
        <span className="visually-hidden">{t('Registry')}</span>
        <select value={registry} onChange={({ target }) => void navigate({ to: `/r/${target.value}` })}>
          {!codes.includes(registry) && <option>{registry}</option>}
          {codes.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </select>
      </label>
      {isTrial && (
        <span className="trial" title={t('Nothing in a trial registry counts.')}>
          {t('Trial')}
        </span>
      )}
      {children}
      <div className="top-end">
        <label>
          <span className="visually-hidden">{t('Language')}</span>
          <select value={i18n.language} onChange={({ target }) => isLanguage(target.value) && void speak(target.value)}>
            {Object.entries(LANGUAGES).map(([code, own]) => (
              <option key={code} value={code} lang={code}>
                {own}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="visually-hidden">{t('Light')}</span>
          <select
            value={look.data}
            onChange={({ target }) => {
              dress(target.value as Theme);
              void look.refetch();
            }}
          >
            {THEMES.map((one) => (
              <option key={one} value={one}>
                {t(one)}
              </option>
            ))}
          </select>
        </label>
        <WhoIs />
      </div>
    </header>
  );
};

const WhoIs = (): ReactNode => {
  const { t } = useTranslation();
  const { token } = useSession();
  const me = useMe();
  const roles = me.all ? t('every role') : me.roles.map(({ role, scope }) => (scope === null ? role : `${role} ${scope}`)).join(', ');
  return (
    <div className="who">
      <span title={roles}>
        <strong>{me.actor ?? t('Nobody signed in')}</strong>
        {me.actor !== undefined && <small>{roles === '' ? t('no role here') : roles}</small>}
      </span>
      <Link to="/" search={{}} className="button small" onClick={() => token !== undefined && session.set({ token: undefined })}>
        {me.actor === undefined ? t('Sign in') : t('Change')}
      </Link>
    </div>
  );
};
