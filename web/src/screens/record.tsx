import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/reads.js';
import { useName } from '../app/address.js';
import { label } from '../forms/labels.js';
import { Facts, Head, Panel } from '../parts/bits.js';
import { EventLink } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { NotThere } from './not-there.js';

/** What has no view of its own: where it is read, by its folder, with the name of the name in the path and what one of them is. */
const FOLDERS = {
  acceptances: ['/v1/registries/{registry}/acceptances/{acceptance}', 'acceptance', 'Terms of acceptance'],
  assets: ['/v1/registries/{registry}/assets/{asset}', 'asset', 'Asset'],
  entities: ['/v1/registries/{registry}/entities/{entity}', 'entity', 'Authorized entity'],
  finances: ['/v1/registries/{registry}/finances/{finance}', 'finance', 'Finance for results'],
  imports: ['/v1/registries/{registry}/imports/{import}', 'import', 'Import'],
  nests: ['/v1/registries/{registry}/nests/{nest}', 'nest', 'Nest'],
  obligations: ['/v1/registries/{registry}/obligations/{obligation}', 'obligation', 'Obligation to replace'],
  reversals: ['/v1/registries/{registry}/reversals/{reversal}', 'reversal', 'Reversal'],
  thresholds: ['/v1/registries/{registry}/thresholds/{threshold}', 'threshold', 'Crediting threshold'],
  'transfer-limits': ['/v1/registries/{registry}/transfer-limits/{limits}', 'limits', 'Limits of what leaves'],
} as const;
type Folder = keyof typeof FOLDERS;

const isFolder = (text: string): text is Folder => Object.hasOwn(FOLDERS, text);
/** About the answer, not the record. */
const OF_THE_ANSWER: ReadonlySet<string> = new Set(['registry', 'revision', 'at', 'final', 'cursor']);

/** Anything of the registry that has no view of its own, whole, as it was at the moment in view. */
export const AnyRecord = (): ReactNode => {
  const folder = useName('folder');
  const id = useName('id');
  return isFolder(folder) ? <Shown folder={folder} id={id} /> : <NotThere />;
};

const Shown = ({ folder, id }: { readonly folder: Folder; readonly id: string }): ReactNode => {
  const { t } = useTranslation();
  const [path, name, what] = FOLDERS[folder];
  const query = useRead<typeof path>(path, { [name]: id });
  return (
    <>
      <Head title={id} about={t(what)} />
      <Loaded query={query}>
        {(answer) => {
          const members = Object.entries(answer).filter(([member]) => !OF_THE_ANSWER.has(member));
          const plain = members.filter(([, value]) => typeof value !== 'object');
          const deep = members.filter(([, value]) => typeof value === 'object' && value !== null);
          return (
            <>
              <Facts of={plain.map(([member, value]) => [t(label(member)), shown(member, String(value))])} />
              {deep.map(([member, value]) => (
                <Panel key={member} title={t(label(member))}>
                  <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
                </Panel>
              ))}
            </>
          );
        }}
      </Loaded>
    </>
  );
};

const shown = (member: string, value: string): ReactNode => (member === 'since' ? <EventLink revision={value} /> : value);
