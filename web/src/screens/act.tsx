import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress, useName } from '../app/address.js';
import { useCommands } from '../app/documents.js';
import { useHindrance } from '../app/may.js';
import { useMoment } from '../app/moment.js';
import { ActForm } from '../forms/act-form.js';
import { TOPICS, type CommandForm } from '../forms/commands.js';
import { title } from '../forms/labels.js';
import type { Value } from '../forms/schema.js';
import { Empty, Head, Panel } from '../parts/bits.js';
import { Go } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';

/** Every command there is, by topic: what it does, who may give it. */
export const Acts = (): ReactNode => {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const query = useCommands();
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = ({ name, summary }: CommandForm): boolean => words.every((word) => `${name} ${summary}`.toLowerCase().includes(word));
  return (
    <>
      <Head title={t('Act')} about={t('Every command. Nothing is written before you have seen what it would do.')} />
      <label className="filter">
        <span className="visually-hidden">{t('Find a command')}</span>
        <input type="search" placeholder={t('Find a command')} value={wanted} onChange={({ target }) => setWanted(target.value)} />
      </label>
      <Loaded query={query}>
        {({ byName }) => {
          const topicOf = (name: string): string => TOPICS.find(([, pattern]) => pattern.test(name))?.[0] ?? '';
          const commands = [...byName.values()].filter(({ name }) => name !== 'open-registry').filter(isWanted);
          return (
            <div className="commands">
              {TOPICS.map(([topic]) => {
                const own = commands.filter(({ name }) => topicOf(name) === topic);
                return (
                  own.length > 0 && (
                    <Panel key={topic} title={t(topic)}>
                      <ul>
                        {own.map((command) => (
                          <CommandLine key={command.name} command={command} />
                        ))}
                      </ul>
                    </Panel>
                  )
                );
              })}
              {commands.length === 0 && <Empty title={t('No command has these words.')} />}
            </div>
          );
        }}
      </Loaded>
    </>
  );
};

const CommandLine = ({ command }: { readonly command: CommandForm }): ReactNode => {
  const { t } = useTranslation();
  const hindrance = useHindrance()(command);
  return (
    <li className={hindrance ? 'barred' : undefined}>
      {hindrance ? <strong>{t(title(command.name))}</strong> : <Go to={`/act/${command.name}`}>{t(title(command.name))}</Go>}
      <span>{command.summary}</span>
      {hindrance && <small>{t(hindrance.text, { who: hindrance.who ?? '' })}</small>}
    </li>
  );
};

const given = (text: string): Readonly<Record<string, Value>> | undefined => {
  try {
    return text === '' ? undefined : (JSON.parse(text) as Readonly<Record<string, Value>>);
  } catch {
    return undefined;
  }
};

/** What is known in full from where one came: it is looked at at once. */
const COMPLETE: ReadonlySet<string> = new Set(['approve', 'withdraw']);

/** One command, from its fields to its result. */
export const GiveCommand = (): ReactNode => {
  const { t } = useTranslation();
  const { registry } = useMoment();
  const name = useName('command');
  const [data] = useAddress('data');
  const query = useCommands();
  return (
    <Loaded query={query}>
      {(commands) => {
        const command = commands.byName.get(name);
        if (!command) return <Empty title={t('There is no command of this name.')} />;
        return (
          <>
            <Head title={t(title(name))} about={`${command.summary}. ${t('For: {{who}}', { who: command.who })}.`}>
              <a href={`/docs#/commands/${name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}`}>{t('Documentation')}</a>
            </Head>
            <ActForm
              key={name + data}
              {...{ registry, command, commands }}
              given={given(data)}
              complete={COMPLETE.has(name) && data !== ''}
            />
          </>
        );
      }}
    </Loaded>
  );
};
