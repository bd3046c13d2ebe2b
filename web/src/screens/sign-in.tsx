import { useQueries } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../api/client.js';
import { Problem, problemOf } from '../api/problem.js';
import { session, useSession } from '../app/session.js';
import { RefusalPanel } from '../parts/refusal.js';

interface SignInProps {
  readonly mode: 'dev' | 'keys' | 'oidc';
  readonly registries: readonly string[];
}

/** Who one is: a named person on a trial machine, or whoever a key says. A key is kept in the memory of this tab alone. */
export const SignIn = ({ mode, registries }: SignInProps): ReactNode =>
  mode === 'dev' ? <NamedPeople registries={registries} /> : <ByKey registries={registries} isToken={mode === 'oidc'} />;

const DEV_NAME = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

const NamedPeople = ({ registries }: { readonly registries: readonly string[] }): ReactNode => {
  const { t } = useTranslation();
  const { token } = useSession();
  const [name, setName] = useState('');
  const roles = useQueries({
    queries: registries.map((registry) => ({
      queryKey: ['people', registry],
      queryFn: () => read('/v1/registries/{registry}/roles', { registry }, { pageSize: '200' }),
    })),
  });
  const found = roles.flatMap(({ data }) => data?.items ?? []).filter(({ actor, inForce }) => inForce && /^dev(?:-|$)/.test(actor));
  const people = new Map([['dev', new Set<string>()]]);
  for (const { actor, role, scope } of found)
    people.set(actor, (people.get(actor) ?? new Set<string>()).add(scope === null ? role : `${role} ${scope}`));
  const now = token ?? 'dev';
  return (
    <section className="panel" aria-label={t('Who are you?')}>
      <h2>{t('Who are you?')}</h2>
      <p className="quiet">{t('This node runs on one machine for trials: it believes whoever says a name.')}</p>
      <ul className="people">
        {[...people].map(([actor, own]) => (
          <li key={actor}>
            <button type="button" aria-pressed={now === actor} onClick={() => session.set({ token: actor === 'dev' ? undefined : actor })}>
              <strong>{actor}</strong>
              <small>{own.size === 0 ? t('no role here') : [...own].slice(0, 4).join(', ')}</small>
            </button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (DEV_NAME.test(name)) session.set({ token: `dev-${name}` });
        }}
      >
        <div className="field">
          <label htmlFor="somebody">{t('Somebody else')}</label>
          <input id="somebody" value={name} onChange={({ target }) => setName(target.value.trim())} aria-describedby="somebody-help" />
          <p className="help" id="somebody-help">
            {DEV_NAME.test(name) ? t('You will be {{actor}}.', { actor: `dev-${name}` }) : t('Lower case, digits and hyphens.')}
          </p>
        </div>
        <button type="submit" disabled={!DEV_NAME.test(name)}>
          {t('Sign in')}
        </button>
      </form>
      <p role="status">{t('You act as {{actor}}.', { actor: now })}</p>
    </section>
  );
};

interface ByKeyProps {
  readonly registries: readonly string[];
  /** Whether it is a token of an OpenID provider and not a key of the node's own. */
  readonly isToken: boolean;
}

const ByKey = ({ registries, isToken }: ByKeyProps): ReactNode => {
  const { t } = useTranslation();
  const { token } = useSession();
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [actor, setActor] = useState<string>();
  const check = async (): Promise<void> => {
    setProblem(undefined);
    const answer = await fetch(`/v1/registries/${registries[0] ?? ''}/tasks`, {
      headers: { authorization: `Bearer ${key}`, accept: 'application/json' },
    });
    const body = (await answer.json()) as { actor?: string };
    if (answer.status === 401) return setProblem(problemOf(answer, body));
    setActor(body.actor);
    setKey('');
    session.set({ token: key });
  };
  return (
    <section className="panel" aria-label={t('Sign in')}>
      <h2>{t('Sign in')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          check().catch(() => setProblem(new Problem(0, { title: t('The node gave no answer.') })));
        }}
      >
        <div className="field">
          <label htmlFor="key">{isToken ? t('Your token') : t('Your key')}</label>
          <input id="key" type="password" autoComplete="off" value={key} onChange={({ target }) => setKey(target.value.trim())} />
          <p className="help">
            {isToken && `${t('It is an access token of the OpenID provider that this node trusts: get one there, and paste it.')} `}
            {t('It stays in the memory of this tab: closing or reloading it forgets the key.')}
          </p>
        </div>
        <button type="submit" disabled={key === ''}>
          {t('Sign in')}
        </button>
      </form>
      {problem && <RefusalPanel problem={problem} />}
      {token !== undefined && (
        <p role="status">
          {actor === undefined ? t('You are signed in.') : t('You act as {{actor}}.', { actor })}{' '}
          <button type="button" className="small" onClick={() => session.set({ token: undefined })}>
            {t('Sign out')}
          </button>
        </p>
      )}
    </section>
  );
};
