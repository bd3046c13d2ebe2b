import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseConnectionString } from '../../../src/event-store/eventstoredb/connection-string.js';
import { SettingFault } from '../../../src/event-store/faults.js';

describe('EVENTSTORE_URL', () => {
  it('names a server', () => {
    expect(parseConnectionString('esdb://localhost')).toEqual({
      hosts: [{ address: 'localhost', port: 2113 }],
      discover: false,
      credentials: undefined,
      tls: true,
    });
    expect(parseConnectionString(' esdb://10.0.0.1:2114/?tls=false ')).toMatchObject({
      hosts: [{ address: '10.0.0.1', port: 2114 }],
      tls: false,
    });
  });
  it('names the nodes of a cluster, or one that knows them', () => {
    const nodes = [1, 2, 3].map((n) => ({ address: `node${n}.example`, port: 2110 + n }));
    expect(parseConnectionString('esdb://node1.example:2111,node2.example:2112,node3.example:2113?nodePreference=leader').hosts).toEqual(
      nodes,
    );
    expect(parseConnectionString('esdb+discover://cluster.example')).toMatchObject({ discover: true });
  });
  it('names a user', () => {
    expect(parseConnectionString('esdb://ledger:s%40e%3Ac%2Fret@host').credentials).toEqual({ username: 'ledger', password: 's@e:c/ret' });
  });
  it('names files', () => {
    const directory = mkdtempSync(join(tmpdir(), 'sextant-url-'));
    const path = join(directory, 'ca.pem');
    writeFileSync(path, 'a certificate');
    expect(parseConnectionString(`esdb://host?tlsCAFile=${path}`).rootCertificate?.toString()).toBe('a certificate');
    rmSync(directory, { recursive: true });
  });
  it.each([
    ['nothing', '', /not a connection string.*esdb:/s],
    ['another protocol', 'kurrentdb://user:secret@host', /not a connection string/],
    ['no protocol', 'user:secret@host:2113', /not a connection string/],
    ['no host', 'esdb://', /not a connection string/],
    ['a password with an @ in it', 'esdb://user:sec@ret@host', /not a connection string.*%40/s],
    ['a port that is none', 'esdb://user:secret@host:port', /name:port/],
    ['a port too large', 'esdb://user:secret@host:70000', /name:port/],
    ['an unknown option', 'esdb://user:secret@host?tsl=false', /the option tsl/],
    ['errors of appends switched off', 'esdb://user:secret@host?throwOnAppendFailure=false', /the option throwOnAppendFailure/],
    ['a follower preferred', 'esdb://user:secret@host?nodePreference=follower', /the option nodePreference/],
    ['certificates not looked at, which the client ignores', 'esdb://user:secret@host?tlsVerifyCert=false', /tlsVerifyCert.*tlsCAFile/s],
    ['tls that is neither', 'esdb://user:secret@host?tls=maybe', /the option tls/],
    ['a file that is not there', 'esdb://user:secret@host?tlsCAFile=/no/such/file.pem', /tlsCAFile names \/no\/such\/file.pem.*PEM/s],
    ['a certificate of the user without its key', `esdb://user:secret@host?userCertFile=${import.meta.filename}`, /both files or none/],
  ])('%s: refused, the setting named, the text not repeated', (_what, url, message) => {
    let fault: unknown;
    try {
      parseConnectionString(url);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(SettingFault);
    expect(String(fault)).toMatch(/EVENTSTORE_URL/);
    expect(String(fault)).toMatch(message);
    expect(String(fault)).not.toMatch(/secret|sec@/);
  });
});
