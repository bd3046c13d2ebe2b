import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PeopleProps {
  readonly id: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Actors by their opaque ids, with commas or spaces between them. What is typed stays as it is typed. */
export const PeopleField = ({ id, label, value, onChange }: PeopleProps): ReactNode => {
  const { t } = useTranslation();
  const [text, setText] = useState(value.join(', '));
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={text}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-help`}
        onChange={({ target }) => {
          setText(target.value);
          onChange(target.value.split(/[\s,;]+/).filter(Boolean));
        }}
      />
      <p className="help" id={`${id}-help`}>
        {t('Opaque ids, never names of people; commas between them.')}
      </p>
    </div>
  );
};
