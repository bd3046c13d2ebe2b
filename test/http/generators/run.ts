import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../..');

/** Runs a program in `folder` and gives what it wrote. Throws with all it said where it fails. */
export const run = async (folder: string, program: string, ...args: readonly string[]): Promise<string> => {
  const env = { ...process.env, NODE_OPTIONS: '', DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1', KIOTA_OFFLINE_ENABLED: 'true' };
  try {
    return (await promisify(execFile)(program, args, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string };
    throw new Error(`${message}\n${stdout}\n${stderr}`, { cause: error });
  }
};

/** Runs a program of `node_modules`. */
export const runModule = (folder: string, path: string, ...args: readonly string[]): Promise<string> =>
  run(folder, process.execPath, join(ROOT, 'node_modules', path), ...args);

/** A file beside the tests that calls a generated client. */
export const caller = (name: string): string => join(import.meta.dirname, 'callers', name);
