import { readFileSync } from 'node:fs';
import { SettingFault } from '../faults.js';

interface Address {
  readonly address: string;
  readonly port: number;
}

/** Where the servers are and how they are spoken to, as EVENTSTORE_URL says. */
export interface Target {
  readonly hosts: readonly [Address, ...Address[]];
  /** The one host is asked for the members of its cluster. */
  readonly discover: boolean;
  readonly tls: boolean;
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  readonly rootCertificate?: Buffer;
  readonly userCertFile?: Buffer;
  readonly userKeyFile?: Buffer;
}

const SHAPE = /^esdb(?<discover>\+discover)?:\/\/(?:(?<user>[^:@/?]+):(?<password>[^@/?]*)@)?(?<hosts>[^@/?]+)\/?(?:\?(?<query>.*))?$/;
const FILES = { tlscafile: 'rootCertificate', usercertfile: 'userCertFile', userkeyfile: 'userKeyFile' } as const;

const fault = (what: string, remedy: string): SettingFault => new SettingFault('EVENTSTORE_URL', what, remedy);

/**
 * Reads the setting EVENTSTORE_URL. It isn't left to the client, which prints the whole text, password included, when a part of it is
 * unknown. Throws `SettingFault`, which never repeats the text.
 */
export const parseConnectionString = (text: string): Target => {
  const parts = SHAPE.exec(text.trim())?.groups;
  if (!parts?.['hosts'])
    throw fault(
      'this is not a connection string of EventStoreDB',
      'It reads esdb://user:password@host:2113, or esdb+discover:// for a cluster; ":", "@" and "/" in a password are written %3A, %40 and %2F.',
    );
  const { user, password = '' } = parts;
  return {
    // A text that is split has one part at least.
    hosts: parts['hosts'].split(',').map(addressOf) as [Address, ...Address[]],
    discover: parts['discover'] !== undefined,
    credentials: user === undefined ? undefined : { username: decodeURIComponent(user), password: decodeURIComponent(password) },
    ...optionsOf(new URLSearchParams(parts['query'] ?? '')),
  };
};

const addressOf = (text: string): Address => {
  const [, address, port = '2113'] = /^([A-Za-z0-9._-]+)(?::(\d{1,5}))?$/.exec(text.trim()) ?? [];
  if (!address || Number(port) > 65_535)
    throw fault('a host in it is not of the form name:port', 'Write hosts as name:2113, with commas between.');
  return { address, port: Number(port) };
};

const optionsOf = (query: URLSearchParams): { tls: boolean; rootCertificate?: Buffer } => {
  let tls = true;
  const files: Partial<Record<(typeof FILES)[keyof typeof FILES], Buffer>> = {};
  for (const [name, value] of query) {
    const key = name.toLowerCase();
    if (key in FILES) files[FILES[key as keyof typeof FILES]] = fileOf(name, value);
    else if (key === 'tls' && /^(true|false)$/.test(value)) tls = value === 'true';
    else if (key !== 'nodepreference' || value.toLowerCase() !== 'leader')
      throw fault(
        `the option ${name.replace(/[^A-Za-z]/g, '?')} is not one that a ledger may set, or has no meaning`,
        'Leave it out. tls, tlsCAFile, userCertFile and userKeyFile may be set; deadlines, retries and the choice of the leader are fixed.',
      );
  }
  if (!files.userCertFile !== !files.userKeyFile) throw fault('userCertFile and userKeyFile go together', 'Name both files or none.');
  return { tls, ...files };
};

const fileOf = (option: string, path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fault(`${option} names ${path}, which can't be read (${String(error)})`, 'Name a PEM file that this process may read.');
  }
};
