import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/client.js';
import { useRead } from '../api/reads.js';
import { useAddress, useName } from '../app/address.js';
import { useMoment } from '../app/moment.js';
import { Head, Panel } from '../parts/bits.js';
import { Download } from '../parts/download.js';
import { Findings } from '../parts/findings.js';
import { Give } from '../parts/give.js';
import { Go } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { ReportTable } from '../parts/report-table.js';
import { party as named } from '../text/parties.js';

type Report = Answer<'/v1/registries/{registry}/parties/{party}/aef/{year}'>;
const AEF = '/v1/registries/{registry}/parties/{party}/aef/{year}';

/** The tables of the report, in the order of its workbook. */
const TABLES: readonly (readonly [keyof Report['tables'], string])[] = [
  ['submission', 'Submission'],
  ['authorizations', 'Authorizations'],
  ['actions', 'Actions'],
  ['holdings', 'Holdings'],
  ['entities', 'Authorized entities'],
];

/** The versions that are filed, of what the next would be: 1.0 and 2.0, where 3.0 is next. */
const filedBefore = (next: string): string[] => Array.from({ length: Number.parseInt(next, 10) - 1 }, (_, i) => `${i + 1}.0`);

/** Article 6's annual report of a Party and year: as it would be filed now, or a version as it was filed, with what the checks find. */
export const AnnualReport = (): ReactNode => {
  const { t } = useTranslation();
  const { registry } = useMoment();
  const [party, year] = [useName('party'), useName('year')];
  const [version, setVersion] = useAddress('version');
  const next = useRead(AEF, { party, year });
  const filed = useRead(AEF, { party, year }, { version }, version !== '');
  const findings = useRead(`${AEF}/findings`, { party, year });
  const errors = (findings.data?.items ?? []).filter(({ severity }) => severity === 'error');
  const despite = errors.map(({ check, table, row }) => ({ check, table, row, reason: { code: '' } }));
  const file = (format: string): string =>
    `/v1/registries/${registry}/parties/${party}/aef/${year}?format=${format}${version === '' ? '' : `&version=${version}`}`;
  return (
    <>
      <Head title={t('Annual report {{year}}', { year })} about={<Go to={`/parties/${party}`}>{named(party)}</Go>}>
        <Give command="file-annual-report" data={{ party, year, ...(despite.length > 0 ? { despite } : {}) }} primary>
          {t('File this version')}
        </Give>
        {(['xlsx', 'csv', 'json'] as const).map((format) => (
          <Download key={format} address={file(format)} name={`AEF-${party}-${year}.${format}`}>
            {format.toUpperCase()}
          </Download>
        ))}
      </Head>
      <Years party={party} year={year} />
      <Loaded query={next}>
        {(report) => (
          <label>
            {t('Version')}{' '}
            <select value={version} onChange={({ target }) => setVersion(target.value)}>
              <option value="">{t('{{version}}, not filed yet', { version: report.version })}</option>
              {filedBefore(report.version).map((one) => (
                <option key={one} value={one}>
                  {t('{{version}}, as filed', { version: one })}
                </option>
              ))}
            </select>
          </label>
        )}
      </Loaded>
      {version === '' && <Loaded query={findings}>{({ items }) => <Findings of={items} />}</Loaded>}
      <Loaded query={version === '' ? next : filed}>{(report) => <Tables report={report} />}</Loaded>
    </>
  );
};

const Years = ({ party, year }: { readonly party: string; readonly year: string }): ReactNode => {
  const { t } = useTranslation();
  return (
    <p>
      <Go to={`/parties/${party}/annual-report/${Number(year) - 1}`}>{t('The year before')}</Go> ·{' '}
      <Go to={`/parties/${party}/annual-report/${Number(year) + 1}`}>{t('The year after')}</Go>
    </p>
  );
};

const Tables = ({ report: { tables, changes, accepted } }: { readonly report: Report }): ReactNode => {
  const { t } = useTranslation();
  return (
    <>
      {accepted.length > 0 && (
        <Panel title={t('Filed despite these findings')}>
          <ul className="plain">
            {accepted.map(({ check, table, row, reason }) => (
              <li key={`${check} ${table} ${row}`}>
                <code>{check}</code> {table} {row}: {t(reason.code)}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {changes.length > 0 && (
        <Panel title={t('Changed since the version before')}>
          <ul className="plain">
            {changes.map(({ table, change, row }, i) => (
              <li key={i}>
                <strong>{t(change)}</strong> {t(table)}: {Object.values(row).filter(isText).slice(0, 8).join(' · ')}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {TABLES.map(([name, title]) => (
        <ReportTable key={name} name={name} title={t(title)} rows={tables[name]} />
      ))}
    </>
  );
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
