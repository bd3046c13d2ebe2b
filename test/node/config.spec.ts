import { describe, expect, it } from '@jest/globals';
import { ConfigError, configFrom } from '../../src/node/config.js';

/** What is said of settings that can't be used; nothing where they can. */
const faultsOf = (env: Readonly<Record<string, string>>): readonly string[] => {
  try {
    configFrom({ DATA_DIR: 'not-there', ...env });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults;
  }
};

describe('a setting that cannot be used stops the start, with its name and the remedy', () => {
  it.each([
    ['PORT', '70000', /^PORT: a whole number from 0 to 65535$/],
    ['DATA_DIR', '', /^DATA_DIR: the path of a directory/],
    ['DATA_DIR', 'package.json', /^DATA_DIR: the path of a directory/],
    ['REGISTRIES', 'un01,x', /^REGISTRIES: codes of two or three letters and two digits/],
    ['HOST', '0.0.0.0', /^AUTH_MODE: required outside loopback; set keys/],
    ['AUTH_MODE', 'trust', /^AUTH_MODE: dev, keys or oidc$/],
    ['AUTH_MODE', 'keys', /^KEYS_FILE: with AUTH_MODE=keys the path of a file/],
    ['RATE_LIMIT', '0', /^RATE_LIMIT: requests a second and caller/],
    ['READ_ACCESS', 'some', /^READ_ACCESS: public or members$/],
    ['READ_THREADS', 'two', /^READ_THREADS: 1 or 0$/],
    ['WRITER', 'yes', /^WRITER: 1 or 0$/],
    ['PUBLIC_URL', 'ledger.example.org', /^PUBLIC_URL: http:\/\/ or https:\/\//],
    ['PUBLIC_URL', 'http://ledger example', /^PUBLIC_URL: http:\/\/ or https:\/\//],
    ['PUBLIC_URL', '', /^PUBLIC_URL: http:\/\/ or https:\/\//],
    ['NODE_NAME', 'Köln', /^NODE_NAME: 1 to 300 printable ASCII characters/],
    ['NODE_NAME', 'node 1', /^NODE_NAME: 1 to 300 printable ASCII characters/],
    ['NODE_NAME', '', /^NODE_NAME: 1 to 300 printable ASCII characters/],
    ['EVENTSTORE_URL', 'esdb://user:password@127.0.0.1', /^LOG_SIGNING_KEY_FILE: the path of a file with an Ed25519 key/],
    ['LOG_SIGNING_KEY_FILE', 'not-there.key', /^LOG_SIGNING_KEY_FILE: the path of a file with an Ed25519 key/],
    ['LOG_ORIGIN', 'https://ledger.example.org', /^LOG_ORIGIN: a domain/],
    ['WITNESS_URLS', 'w.example.org', /^WITNESS_URLS: http:\/\/ or https:\/\//],
    ['LOG_ORIGIN', 'two words', /^LOG_ORIGIN: a domain/],
    ['LOG_ORIGIN', 'a+b', /^LOG_ORIGIN: a domain/],
    ['EVENTSTORE_ALLOW_INSECURE', 'yes', /^EVENTSTORE_ALLOW_INSECURE: 1 for a trial/],
  ])('%s=%s', (name, value, said) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringMatching(said)]);
  });

  it('EVENTSTORE_URL that names no server', () => {
    expect(faultsOf({ EVENTSTORE_URL: 'http://x', LOG_SIGNING_KEY_FILE: 'package.json' })).toEqual([
      expect.stringMatching(/^EVENTSTORE_URL: this is not a connection string/),
    ]);
  });

  it('every fault at once, and each once', () => {
    expect(faultsOf({ PORT: 'x', REGISTRIES: 'a,b', WRITER: '2' }).map((fault) => fault.split(':')[0])).toEqual([
      'PORT',
      'REGISTRIES',
      'WRITER',
    ]);
  });

  it('what can be used is used', () => {
    const env = { PUBLIC_URL: 'https://ledger.example.org/a', NODE_NAME: 'node-1', READ_THREADS: '0', WRITER: '0' };
    expect(faultsOf(env)).toEqual([]);
    expect(configFrom(env)).toMatchObject({ publicUrl: 'https://ledger.example.org/a', node: 'node-1', readThreads: false, writer: false });
  });

  it('with tokens issuer and audience are needed, and the issuer is asked over TLS', () => {
    expect(faultsOf({ AUTH_MODE: 'oidc' }).map((fault) => fault.split(':')[0])).toEqual(['OIDC_ISSUER', 'OIDC_AUDIENCE']);
    const oidc = { AUTH_MODE: 'oidc', OIDC_AUDIENCE: 'sextant', HOST: '0.0.0.0' };
    expect(faultsOf({ ...oidc, OIDC_ISSUER: 'https://i.example.org' })).toEqual([]);
    expect(faultsOf({ ...oidc, OIDC_ISSUER: 'http://localhost:3001' })).toEqual([]);
    for (const issuer of ['http://i.example.org', 'i.example.org', 'https://u:p@i.example.org', 'ftp://localhost', ''])
      expect(faultsOf({ ...oidc, OIDC_ISSUER: issuer })).toEqual([expect.stringMatching(/^OIDC_ISSUER: an address with https/)]);
    for (const age of ['0', '-1', '1.5', '86401', 'x'])
      expect(faultsOf({ ...oidc, OIDC_ISSUER: 'https://i.example.org', OIDC_APPROVE_MAX_AGE: age })).toHaveLength(1);
    expect(configFrom({ ...oidc, OIDC_ISSUER: 'https://i.example.org', OIDC_APPROVE_ACR: 'mfa, otp' }).oidcApproveAcr).toEqual([
      'mfa',
      'otp',
    ]);
  });
});
