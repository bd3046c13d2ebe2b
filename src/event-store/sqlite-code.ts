/**
 * The code of an error that SQLite gave, such as `SQLITE_FULL`; undefined for any other error. By shape, since the driver's class is made
 * once a process and is not the one every loader of the module sees.
 */
export const sqliteCode = (error: unknown): string | undefined => {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
};
