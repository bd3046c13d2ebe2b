/** The server that EVENTSTORE_URL names, for the tests that want a real one. */
export const serverUnderTest = (): string | undefined => process.env['EVENTSTORE_URL'];

const HOW = "run with EVENTSTORE_URL='esdb://127.0.0.1:2113?tls=false' EVENTSTORE_ALLOW_INSECURE=1";

/** One visible line of what is left out without a real server, why, and how to run it; `why` there is none in a container either. */
export const sayWhatIsSkipped = (why: string | undefined): void => {
  const named = 'the demo, two nodes, the table of what servers do, calls that wreck the caller';
  process.stderr.write(
    why === undefined
      ? `on an EventStoreDB in a container: the contract, the worked cases, kill and restart; skipped without EVENTSTORE_URL: ${named}; ${HOW}\n`
      : `skipped on a real EventStoreDB: the contract, the worked cases, kill and restart, ${named}: EVENTSTORE_URL names none and ${why}; or ${HOW}\n`,
  );
};
