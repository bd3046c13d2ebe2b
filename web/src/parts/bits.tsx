import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../text/numbers.js';

/** The head of a view: what it is about, in one line more what it shows, and what can be done here. */
export const Head = ({
  title,
  about,
  children,
}: {
  readonly title: ReactNode;
  readonly about?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode => (
  <header className="head">
    <div>
      <h1>{title}</h1>
      {about !== undefined && <p className="about">{about}</p>}
    </div>
    {children !== undefined && <div className="acts">{children}</div>}
  </header>
);

export const Panel = ({
  title,
  children,
  className = '',
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode => (
  <section className={`panel ${className}`} aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);

/** An amount of units, always with what it counts. */
export const Tonnes = ({ of, plain = false }: { readonly of: string | bigint; readonly plain?: boolean }): ReactNode => (
  <span className="number">
    {number(of)}
    {!plain && <small> tCO2e</small>}
  </span>
);

const TONES: Readonly<Record<string, string>> = {
  active: 'good',
  verified: 'good',
  open: 'warn',
  suspended: 'bad',
  closed: 'quiet',
  revoked: 'bad',
  excluded: 'bad',
  withdrawn: 'bad',
};

/** A state in a word; its colour says nothing that the word doesn't. */
export const State = ({ of }: { readonly of: string }): ReactNode => {
  const { t } = useTranslation();
  return <span className={`state ${TONES[of] ?? ''}`}>{t(of)}</span>;
};

/** An id with a button that copies it. */
export const Copyable = ({ text }: { readonly text: string }): ReactNode => {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <span className="copyable">
      <code>{text}</code>
      <button type="button" className="small" onClick={copy}>
        {copied ? t('Copied') : t('Copy')}
      </button>
    </span>
  );
};

/** Names and values, one under the other. */
export const Facts = ({ of }: { readonly of: readonly (readonly [string, ReactNode])[] }): ReactNode => (
  <dl className="facts">
    {of
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

/** That there is nothing, and what would make it otherwise. */
export const Empty = ({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactNode => (
  <div className="empty">
    <p>
      <strong>{title}</strong>
    </p>
    {children}
  </div>
);
