/** The server that EVENTSTORE_URL names, for the tests that want a real one. */
export const serverUnderTest = (): string | undefined => process.env['EVENTSTORE_URL'];

/** Without it one visible line says what is left out, why, and how to run it. */
export const sayWhatIsSkipped = (): void => {
  process.stderr.write(
    'skipped on a real EventStoreDB: the contract, the worked cases, the demo, two nodes, the table of what servers do, calls that wreck the caller. EVENTSTORE_URL names none; ' +
      "run with EVENTSTORE_URL='esdb://127.0.0.1:2113?tls=false' EVENTSTORE_ALLOW_INSECURE=1\n",
  );
};
