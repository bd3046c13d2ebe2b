import { statfsSync } from 'node:fs';
import { resolve } from 'node:path';

/** What the kernel of Linux says of a file system that other machines serve (`statfs`), by its number. */
const OF_A_NETWORK: Readonly<Record<number, string>> = {
  0x6969: 'NFS',
  0x517b: 'SMB',
  0xff534d42: 'CIFS',
  0xfe534d42: 'SMB2',
  0x5346414f: 'AFS',
  0x73757245: 'Coda',
  0x01021997: '9p',
};

/** Those that may be either: what is behind them isn't known. */
const PERHAPS: Readonly<Record<number, string>> = {
  0x65735546: 'FUSE',
  0x00c36400: 'Ceph',
  0x0bd00bd0: 'Lustre',
  0x47504653: 'GPFS',
  0x786f4256: 'a shared folder of VirtualBox',
};

const WHY =
  'Locks and flushes of such are not what SQLite relies on: two machines could write the same ledger, and what was acknowledged could be lost';
const REMEDY = 'Put DATA_DIR on a disk of this machine, or on a block volume that one machine mounts';

/** What is wrong with where a data directory is: `refused`, or worth a warning. Undefined on a disk of this machine. */
export const fileSystemFault = (
  directory: string,
  typeOf: (path: string) => number = (path) => statfsSync(path).type,
): { readonly refused: boolean; readonly text: string } | undefined => {
  const type = typeOf(directory);
  const network = OF_A_NETWORK[type];
  const name = network ?? PERHAPS[type];
  if (name === undefined) return undefined;
  const path = resolve(directory);
  return network
    ? { refused: true, text: `${path} is on a network file system (${name}). ${WHY}. ${REMEDY}.` }
    : { refused: false, text: `${path} is on ${name}, which may be a network file system. ${WHY}. ${REMEDY}, if it is one.` };
};
