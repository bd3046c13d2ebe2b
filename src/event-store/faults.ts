/** A setting, or the server it names, is not fit for a ledger. The message names the setting and the remedy. */
export class SettingFault extends Error {
  /** What is wrong and what to do, without the name of the setting. */
  readonly remedy: string;

  constructor(
    readonly setting: string,
    what: string,
    remedy: string,
  ) {
    super(`${setting}: ${what}. ${remedy}`);
    this.remedy = `${what}. ${remedy}`;
    this.name = 'SettingFault';
  }
}

/** The stream on the servers is not what the ledgers wrote there. The node must stop: going on would build on it. */
export class StreamFault extends Error {
  constructor(
    stream: string,
    readonly revision: bigint | undefined,
    what: string,
  ) {
    const place = revision === undefined ? stream : `${stream}, revision ${revision}`;
    super(`stream ${place}: ${what}. Nothing was taken from there on. See docs/operations/eventstoredb.md before starting again.`);
    this.name = 'StreamFault';
  }
}
