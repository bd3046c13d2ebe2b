import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.js';
import { dryRun, newKey, submit, type DryRun, type Outcome } from '../api/submit.js';
import { useHindrance } from '../app/may.js';
import { RefusalPanel } from '../parts/refusal.js';
import { IRREVERSIBLE, type CommandForm, type Commands } from './commands.js';
import { Fields } from './field.js';
import { Preview } from './preview.js';
import { Result } from './result.js';
import { blank, resolved, sent, type Value } from './schema.js';
import { Suggestions } from './suggestions.js';

interface ActFormProps {
  readonly registry: string;
  readonly command: CommandForm;
  readonly commands: Commands;
  /** What is filled in already. */
  readonly given?: Readonly<Record<string, Value>> | undefined;
  /** Whether what is given is all there is to it: it is looked at at once. */
  readonly complete?: boolean;
}

type Shown = { readonly dry: DryRun } | { readonly problem: Problem } | { readonly away: true };

/**
 * A command from its fields to what became of it: filled in, tried on the book of now, seen in plain words, confirmed, given under one key however
 * often it is sent. A form that was changed after it was tried is tried again.
 */
export const ActForm = ({ registry, command, commands, given, complete = false }: ActFormProps): ReactNode => {
  const { t } = useTranslation();
  const schema = resolved(command.schema, commands.schemas);
  const [value, setValue] = useState<Readonly<Record<string, Value>>>(() => ({
    ...(blank(schema, commands.schemas) as Readonly<Record<string, Value>>),
    ...given,
  }));
  const [key, setKey] = useState(newKey);
  const [shown, setShown] = useState<Shown>();
  const [outcome, setOutcome] = useState<Outcome>();
  const hindrance = useHindrance()(command);
  const data = sent(value, schema, commands.schemas);
  const next = useRef<HTMLDivElement>(null);

  const trying = useMutation({
    mutationFn: async (): Promise<Shown> => {
      try {
        return { dry: await dryRun(registry, command.name, data) };
      } catch (error) {
        return error instanceof Problem ? { problem: error } : { away: true };
      }
    },
    onSuccess: setShown,
  });
  const giving = useMutation({ mutationFn: () => submit(registry, command.name, data, key), onSuccess: setOutcome });
  const { mutate: tryNow } = trying;
  useEffect(() => {
    if (complete) tryNow();
  }, [complete, tryNow]);
  useEffect(() => {
    if (shown || outcome) next.current?.focus();
  }, [shown, outcome]);

  const change = (changed: Value): void => {
    setValue(changed as Readonly<Record<string, Value>>);
    setShown(undefined);
  };
  const again = (): void => {
    setKey(newKey());
    setShown(undefined);
    setOutcome(undefined);
  };
  if (outcome?.kind === 'written')
    return <Result registry={registry} act={outcome.act} replayed={outcome.replayed} onAgain={again} focus={next} />;
  const refused = outcome?.kind === 'refused' ? outcome.problem : shown && 'problem' in shown ? shown.problem : undefined;
  const named = value[IRREVERSIBLE[command.name] ?? ''];
  return (
    <div className="act">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setOutcome(undefined);
          tryNow();
        }}
      >
        <Suggestions />
        <Fields pointer="" schema={schema} schemas={commands.schemas} value={value} faults={refused?.errors ?? []} onChange={change} />
        {hindrance && <p className="hindered">{t(hindrance.text, { who: hindrance.who ?? '' })}</p>}
        <div className="acts">
          <button type="submit" disabled={hindrance !== undefined || trying.isPending}>
            {trying.isPending ? t('Trying') : t('See what it would do')}
          </button>
          {Object.keys(given ?? {}).length === 0 && (
            <button type="button" className="quiet" onClick={() => change(command.example as Value)}>
              {t('Fill in the example')}
            </button>
          )}
        </div>
      </form>
      <div ref={next} tabIndex={-1} className="next" aria-live="polite">
        {shown && 'away' in shown && (
          <p className="refusal" role="alert">
            {t('The node gave no answer. Nothing was written: trying writes nothing. What you typed is kept.')}
          </p>
        )}
        {shown && 'dry' in shown && outcome === undefined && (
          <Preview
            {...{ registry, dry: shown.dry, command: command.name, data, pending: giving.isPending }}
            confirm={typeof named === 'string' ? named : undefined}
            onGive={() => giving.mutate()}
          />
        )}
        {refused && refused.code !== 'approval-required' && <RefusalPanel problem={refused} />}
        {refused?.code === 'approval-required' && (
          <Preview
            {...{ registry, command: command.name, data, pending: false }}
            dry={undefined}
            confirm={undefined}
            onGive={() => undefined}
          />
        )}
        {outcome?.kind === 'unknown' && (
          <div className="refusal" role="alert">
            <p>
              <strong>{t('It is not known whether it was written.')}</strong>{' '}
              {t('Sending it again is safe: it goes under the same key and has one effect at most.')}
            </p>
            <button type="button" disabled={giving.isPending} onClick={() => giving.mutate()}>
              {giving.isPending ? t('Asking') : t('Ask again')}
            </button>
          </div>
        )}
      </div>
    </div>
  );
};
