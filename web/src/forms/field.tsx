import { useId, type ClipboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldFault } from '../api/problem.js';
import { label } from './labels.js';
import { blank, resolved, type Document, type Schema, type Value } from './schema.js';
import { suggestionsFor } from './suggestions.js';

interface FieldProps {
  readonly name: string;
  readonly pointer: string;
  readonly schema: Schema;
  readonly schemas: Document['components']['schemas'];
  readonly required: boolean;
  readonly value: Value;
  readonly faults: readonly FieldFault[];
  readonly onChange: (value: Value) => void;
}

/** One field of a command, made of its schema: a text, a choice, a flag, a list, or a record of fields. */
const Field = (props: FieldProps): ReactNode => {
  const schema = resolved(props.schema, props.schemas);
  if (schema.type === 'object' && schema.properties) return <RecordField {...props} schema={schema} />;
  if (schema.type === 'object') return <JsonField {...props} schema={schema} />;
  if (schema.type === 'array') return <ListField {...props} schema={schema} />;
  if (schema.type === 'boolean') return <FlagField {...props} schema={schema} />;
  return <TextField {...props} schema={schema} />;
};

const faultsAt = (faults: readonly FieldFault[], pointer: string): readonly FieldFault[] => faults.filter((one) => one.pointer === pointer);

/** What a field is called, whether it may stay empty, what it takes, and what is wrong with it. */
const Frame = ({
  id,
  name,
  pointer,
  schema,
  required,
  faults,
  children,
}: Omit<FieldProps, 'value' | 'onChange' | 'schemas'> & { readonly id: string; readonly children: ReactNode }): ReactNode => {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(label(name))}
        {!required && <em> {t('may stay empty')}</em>}
      </label>
      {children}
      {schema.description !== undefined && (
        <p className="help" id={`${id}-help`}>
          {schema.description}
        </p>
      )}
      {faultsAt(faults, pointer).map(({ detail }) => (
        <p key={detail} className="fault" id={`${id}-fault`} role="alert">
          {detail}
        </p>
      ))}
    </div>
  );
};

/** A pasted identifier without the spaces and line breaks that came along with it. */
const pasted = (event: ClipboardEvent<HTMLInputElement>): string | undefined => {
  const text = event.clipboardData.getData('text');
  const clean = text.replace(/[\s\u200b\u00a0]+/g, ' ').trim();
  return clean === text ? undefined : clean;
};

const INPUT: Readonly<Record<string, string>> = { Quantity: 'numeric', Year: 'numeric', Bps: 'numeric', Serial: 'numeric' };

const TextField = (props: FieldProps): ReactNode => {
  const { name, pointer, schema, required, value, faults, onChange } = props;
  const { t } = useTranslation();
  const id = useId();
  const type = schema['x-type'];
  const text = typeof value === 'string' ? value : '';
  const wrong = faultsAt(faults, pointer).length > 0;
  const described = {
    'aria-describedby': wrong ? `${id}-fault` : schema.description === undefined ? undefined : `${id}-help`,
    'aria-invalid': wrong || undefined,
  };
  if (schema.enum && type !== 'Party')
    return (
      <Frame id={id} {...props}>
        <select id={id} value={text} required={required} onChange={({ target }) => onChange(target.value)} {...described}>
          <option value="">{required ? t('Choose') : t('None')}</option>
          {schema.enum.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </Frame>
    );
  return (
    <Frame id={id} {...props}>
      <input
        id={id}
        value={text}
        type={type === 'Day' ? 'date' : 'text'}
        required={required}
        autoComplete="off"
        spellCheck={false}
        inputMode={(INPUT[type ?? ''] ?? 'text') as 'text'}
        list={suggestionsFor(name, type)}
        onChange={({ target }) => onChange(target.value)}
        onPaste={(event) => {
          const clean = pasted(event);
          if (clean === undefined) return;
          event.preventDefault();
          onChange(clean);
        }}
        {...described}
      />
    </Frame>
  );
};

const FlagField = (props: FieldProps): ReactNode => {
  const id = useId();
  const { t } = useTranslation();
  const { name, value, required, onChange } = props;
  if (!required) {
    const text = typeof value === 'boolean' ? String(value) : '';
    return (
      <Frame id={id} {...props}>
        <select id={id} value={text} onChange={({ target }) => onChange(target.value === '' ? '' : target.value === 'true')}>
          <option value="">{t('None')}</option>
          <option value="true">{t('Yes')}</option>
          <option value="false">{t('No')}</option>
        </select>
      </Frame>
    );
  }
  return (
    <div className="field flag">
      <input id={id} type="checkbox" checked={value === true} onChange={({ target }) => onChange(target.checked)} />
      <label htmlFor={id}>{t(label(name))}</label>
    </div>
  );
};

const JsonField = (props: FieldProps): ReactNode => {
  const id = useId();
  const { value, onChange } = props;
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? {}, null, 2);
  const take = (typed: string): void => {
    try {
      onChange(JSON.parse(typed) as Value);
    } catch {
      onChange(typed);
    }
  };
  return (
    <Frame id={id} {...props}>
      <textarea id={id} rows={8} spellCheck={false} value={text} onChange={({ target }) => take(target.value)} />
    </Frame>
  );
};

const RecordField = ({ name, pointer, schema, schemas, required, value, faults, onChange }: FieldProps): ReactNode => {
  const { t } = useTranslation();
  const record = (typeof value === 'object' && !Array.isArray(value) ? value : undefined) as Readonly<Record<string, Value>> | undefined;
  if (!record && !required)
    return (
      <div className="field">
        <button type="button" className="small" onClick={() => onChange(blank(schema, schemas))}>
          {t('Add: {{what}}', { what: t(label(name)) })}
        </button>
      </div>
    );
  return (
    <fieldset>
      <legend>{t(label(name))}</legend>
      <Fields {...{ pointer, schema, schemas, faults, onChange }} value={record ?? {}} />
      {!required && (
        <button type="button" className="small" onClick={() => onChange(undefined)}>
          {t('Remove')}
        </button>
      )}
    </fieldset>
  );
};

const ListField = ({ name, pointer, schema, schemas, required, value, faults, onChange }: FieldProps): ReactNode => {
  const { t } = useTranslation();
  const list = Array.isArray(value) ? (value as readonly Value[]) : [];
  const items = schema.items ?? {};
  return (
    <fieldset>
      <legend>
        {t(label(name))}
        {!required && <em> {t('may stay empty')}</em>}
      </legend>
      {faultsAt(faults, pointer).map(({ detail }) => (
        <p key={detail} className="fault" role="alert">
          {detail}
        </p>
      ))}
      {list.map((one, i) => (
        <div className="item" key={i}>
          <Field
            {...{ schemas, faults }}
            name={`${name.replace(/ies$/, 'y').replace(/s$/, '')} ${i + 1}`}
            pointer={`${pointer}/${i}`}
            schema={items}
            required
            value={one}
            onChange={(next) => onChange(list.map((old, j) => (j === i ? next : old)))}
          />
          <button type="button" className="small" onClick={() => onChange(list.filter((_, j) => j !== i))}>
            {t('Remove')}
          </button>
        </div>
      ))}
      <button type="button" className="small" onClick={() => onChange([...list, blank(items, schemas)])}>
        {t('Add: {{what}}', { what: t(label(name)) })}
      </button>
    </fieldset>
  );
};

/** The fields of a record, those that must be filled in first. */
export const Fields = ({
  pointer,
  schema,
  schemas,
  value,
  faults,
  onChange,
}: Omit<FieldProps, 'name' | 'required' | 'value'> & { readonly value: Readonly<Record<string, Value>> }): ReactNode => {
  const { properties = {}, required = [] } = schema;
  const { t } = useTranslation();
  const names = Object.keys(properties);
  const first = names.filter((name) => required.includes(name));
  const others = names.filter((name) => !required.includes(name));
  const field = (name: string): ReactNode => (
    <Field
      key={name}
      {...{ name, schemas, faults }}
      pointer={`${pointer}/${name}`}
      schema={properties[name] ?? {}}
      required={required.includes(name)}
      value={value[name]}
      onChange={(next) => onChange({ ...value, [name]: next })}
    />
  );
  // Where nothing must be filled in, something usually is: all of it is in view.
  if (first.length === 0 || others.length === 0) return [...first, ...others].map(field);
  return (
    <>
      {first.map(field)}
      <details className="more" open={others.some((name) => value[name] !== undefined && value[name] !== '') || undefined}>
        <summary>{t('What may stay empty: {{n}}', { n: others.length })}</summary>
        <div className="fields">{others.map(field)}</div>
      </details>
    </>
  );
};
