import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../app/documents.js';
import { useHindrance } from '../app/may.js';
import { Go } from './go.js';

interface GiveProps {
  readonly command: string;
  readonly data: object;
  readonly primary?: boolean;
  readonly children: ReactNode;
}

/** A link to a command's form, with what is known filled in; to who may not give it, it says why instead. */
export const Give = ({ command, data, primary = false, children }: GiveProps): ReactNode => {
  const { t } = useTranslation();
  const form = useCommands().data?.byName.get(command);
  const hindranceOf = useHindrance();
  const hindrance = form && hindranceOf(form);
  if (hindrance)
    return (
      <span className="hindrance">
        <button type="button" aria-disabled="true" className="button" title={t(hindrance.text, { who: hindrance.who ?? '' })}>
          {children}
          <span className="visually-hidden">{t(hindrance.text, { who: hindrance.who ?? '' })}</span>
        </button>
      </span>
    );
  return (
    <Go to={`/act/${command}`} query={{ data: JSON.stringify(data) }} className={primary ? 'button primary' : 'button'}>
      {children}
    </Go>
  );
};
