type Fault = abstract new (...args: never[]) => Error;

/** What went wrong, for whoever runs the program: as it is thrown; with `DEBUG` where it happened, too, unless it is one of the `foreseen`. */
export const faultText = (error: unknown, env: Readonly<Record<string, string | undefined>>, foreseen: readonly Fault[] = []): string => {
  if (!(error instanceof Error)) return String(error);
  return env['DEBUG'] === undefined || foreseen.some((kind) => error instanceof kind) ? error.message : (error.stack ?? error.message);
};
