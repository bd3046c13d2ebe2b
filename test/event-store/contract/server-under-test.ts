/** The server that EVENTSTORE_URL names. Without it one visible line says what is left out, why, and how to run it. */
export const serverUnderTest = (what: string): string | undefined => {
  const url = process.env['EVENTSTORE_URL'];
  if (url === undefined)
    process.stderr.write(
      `skipped on a real EventStoreDB: ${what}; no EVENTSTORE_URL. Run with EVENTSTORE_URL='esdb://127.0.0.1:2113?tls=false' EVENTSTORE_ALLOW_INSECURE=1\n`,
    );
  return url;
};
