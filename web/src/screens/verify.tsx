import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../api/client.js';
import { useAddress } from '../app/address.js';
import { useMoment } from '../app/moment.js';
import { Head, Panel } from '../parts/bits.js';
import { Loaded } from '../parts/loaded.js';
import { check } from '../proof/check.js';

interface Evidence {
  readonly receipt: string;
  readonly line: string;
  readonly key: string;
}

const NOTHING: Evidence = { receipt: '', line: '', key: '' };

/** The evidence for one event, from the node. */
const evidenceOf = async (registry: string, revision: string): Promise<Evidence> => {
  const base = `/v1/registries/${registry}`;
  const after = BigInt(revision) - 1n;
  const [receipt, key, events] = await Promise.all([
    readText(`${base}/events/${revision}/receipt`),
    readText(`${base}/log/key`),
    readText(`${base}/events?limit=1${after < 0n ? '' : `&after=${after}`}`),
  ]);
  const line = events.split('\n').find((one) => one.includes(`"revision":"${revision}"`)) ?? '';
  return { receipt, key: key.split('\n')[0] ?? '', line };
};

/** The same without a registry in view: everything is given by hand. */
export const VerifyAlone = (): ReactNode => (
  <main className="alone">
    <Verify />
    <footer>
      <Link to="/" search={{}}>
        Sextant
      </Link>
    </footer>
  </main>
);

/** Checks in this browser that an event is in the signed log: the receipt, the event as it is stored, the public key. */
export const Verify = (): ReactNode => {
  const { t } = useTranslation();
  const { registry } = useMoment();
  const [revision, setRevision] = useAddress('revision');
  const [evidence, setEvidence] = useState(NOTHING);
  const fetched = useQuery({
    queryKey: ['evidence', registry, revision],
    queryFn: () => evidenceOf(registry, revision),
    enabled: registry !== '' && /^\d{1,18}$/.test(revision),
  });
  useEffect(() => {
    if (fetched.data) setEvidence(fetched.data);
  }, [fetched.data]);
  return (
    <>
      <Head
        title={t('Verify a receipt')}
        about={t('Checked in this browser, against a public key. Whoever runs the node is not trusted.')}
      />
      {registry !== '' && (
        <label className="filter">
          {t('Event')} <input inputMode="numeric" size={10} value={revision} onChange={({ target }) => setRevision(target.value.trim())} />
        </label>
      )}
      {fetched.isError && <Loaded query={fetched}>{() => null}</Loaded>}
      <Panel title={t('Evidence')}>
        <Part name={t('Receipt')} rows={8} value={evidence.receipt} onChange={(receipt) => setEvidence({ ...evidence, receipt })} />
        <Part
          name={t('The event as it is stored, one line')}
          rows={5}
          value={evidence.line}
          onChange={(line) => setEvidence({ ...evidence, line })}
        />
        <Part name={t('Public key of the log')} rows={1} value={evidence.key} onChange={(key) => setEvidence({ ...evidence, key })} />
        <p className="quiet">{t('A key that you got before, from elsewhere, proves more than one that the node hands out now.')}</p>
        {evidence.line !== '' && (
          <button type="button" onClick={() => setEvidence({ ...evidence, line: oneByteChanged(evidence.line) })}>
            {t('Change one byte of the event')}
          </button>
        )}
      </Panel>
      {evidence.receipt !== '' && evidence.line !== '' && evidence.key !== '' && <Verdict of={evidence} />}
    </>
  );
};

/** A digit of the event's data becomes another one. */
const oneByteChanged = (line: string): string => {
  const at = line.search(/\d(?=[^"]*","type")/);
  const place = at < 0 ? line.length >> 1 : at;
  return line.slice(0, place) + (line[place] === '7' ? '8' : '7') + line.slice(place + 1);
};

interface PartProps {
  readonly name: string;
  readonly rows: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const Part = ({ name, rows, value, onChange }: PartProps): ReactNode => {
  const { t } = useTranslation();
  const id = `part-${name.replace(/\W+/g, '-')}`;
  return (
    <div className="field wide">
      <label htmlFor={id}>{name}</label>
      <textarea id={id} rows={rows} spellCheck={false} value={value} onChange={({ target }) => onChange(target.value)} />
      <label className="file">
        {t('From a file')}
        <input type="file" onChange={({ target }) => void target.files?.[0]?.text().then(onChange)} />
      </label>
    </div>
  );
};

const Verdict = ({ of }: { readonly of: Evidence }): ReactNode => {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['check', of], queryFn: () => check(of.receipt, of.line.replace(/\n$/, ''), of.key) });
  return (
    <Loaded query={query}>
      {({ holds, checks, way }) => (
        <Panel title={t('Verdict')}>
          <p className={holds ? 'verdict good' : 'verdict bad'} role="status">
            <strong>{holds ? t('It holds: this event is in the log, exactly so.') : t('It does NOT hold.')}</strong>
          </p>
          <ul className="laws">
            {checks.map(({ name, holds: one, detail }) => (
              <li key={name}>
                <h3>
                  <span className={one ? 'tick good' : 'tick bad'}>{one ? t('holds') : t('fails')}</span>
                  {t(name)}
                </h3>
                <p className="code quiet">{detail}</p>
              </li>
            ))}
          </ul>
          <details>
            <summary>{t('The way from the event to the root')}</summary>
            <ol className="way">
              {way.map((hash) => (
                <li key={hash} className="code">
                  {hash}
                </li>
              ))}
            </ol>
          </details>
          <p>
            {t('The same without this browser:')} <code>npx sextant verify log --key log.key --receipt receipt</code>
          </p>
        </Panel>
      )}
    </Loaded>
  );
};
