import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.js';
import { useMoment } from '../app/moment.js';
import { EventLink, Thing } from './go.js';

/** A refusal: what is wrong, the rule it rests on, what it collides with, what to do. */
export const RefusalPanel = ({ problem }: { readonly problem: Problem }): ReactNode => {
  const { t } = useTranslation();
  const { registry } = useMoment();
  const { code, title, detail, rule, conflictsWith, errors, more } = problem;
  const blocks = Array.isArray(more['blocks']) ? (more['blocks'] as string[]) : [];
  return (
    <div className="refusal" role="alert">
      <p>
        <strong>{title}.</strong> {t('Nothing was written.')}
      </p>
      {detail !== '' && <p>{detail.startsWith(`${title}. `) ? detail.slice(title.length + 2) : detail}</p>}
      <dl>
        {rule !== undefined && <Row name={t('Rule')}>{rule}</Row>}
        {conflictsWith !== undefined && registry !== '' && (
          <Row name={t('Collides with')}>
            <EventLink revision={conflictsWith}>{t('event {{revision}}', { revision: conflictsWith })}</EventLink>
          </Row>
        )}
        {blocks.length > 0 && (
          <Row name={t('Units')}>
            {blocks.slice(0, 5).map((block) => (
              <span key={block}>
                <Thing kind="units" code={block} />{' '}
              </span>
            ))}
          </Row>
        )}
        {errors.length > 0 && (
          <Row name={t('Fields')}>
            {errors.map(({ pointer, detail: wrong }) => (
              <span key={pointer + wrong} className="block">
                <code>{pointer}</code> {wrong}
              </span>
            ))}
          </Row>
        )}
        <Row name={t('Code')}>
          <a href={`/problems/${code}`}>
            <code>{code}</code>
          </a>
        </Row>
      </dl>
    </div>
  );
};

const Row = ({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);
