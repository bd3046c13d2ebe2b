import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoment } from './moment.js';

/** One box for whatever one has: an id, a name, a number. `/` goes there from everywhere. */
export const SearchBox = (): ReactNode => {
  const { t } = useTranslation();
  const { registry, at } = useMoment();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  return (
    <form
      className="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const q = wanted.replace(/\s+/g, ' ').trim();
        if (q !== '') void navigate({ to: `/r/${registry}/search`, search: { at, q } });
      }}
    >
      <label>
        <span className="visually-hidden">{t('Search for a serial, an account, an event, a name')}</span>
        <input
          ref={box}
          type="search"
          value={wanted}
          placeholder={t('Search: serial, account, event, name')}
          onChange={({ target }) => setWanted(target.value)}
        />
      </label>
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
};
