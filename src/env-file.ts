import { readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from './config-error.ts';
import type { Finding } from './core/status/finding.ts';

const file = '.env';

/** What the `.env` file of the working directory sets; nothing where there is none. Throws {@link ConfigError}. */
export function readEnvFile(): Record<string, string | undefined> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return {};
  // A container engine makes a folder of what it was to mount and did not find.
  if (!found.isFile()) throw new ConfigError([`${file} is not a file: put the settings into one, or remove it.`]);
  // Node's parser knows no line that ends with a carriage return alone.
  return parseEnv(decoded(readBytes()).replace(/\r\n?/g, '\n'));
}

function readBytes(): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new ConfigError([`${file} cannot be read (${code}): let the user that Paperboy runs as read it.`]);
  }
}

/** UTF-8, or the UTF-16 that PowerShell's `>` writes; a mark at the beginning belongs to neither's text. */
function decoded(bytes: Buffer): string {
  const [first, second] = bytes;
  const encoding =
    (first === 0xff && second === 0xfe) || second === 0
      ? 'utf-16le'
      : (first === 0xfe && second === 0xff) || first === 0
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ConfigError([`${file} is not UTF-8: save it as UTF-8, or its settings would be misread.`]);
  }
}

/** What is wrong with who may read the `.env` file; undefined where all is well. */
export function envFileExposure(): Finding | undefined {
  const others = 0o077;
  const found = statSync(file, { throwIfNoEntry: false });
  // Windows has no such modes, and tells of ones that mean nothing.
  if (found === undefined || process.platform === 'win32' || (found.mode & others) === 0) return undefined;
  return {
    what: 'Other users of this machine may read .env, where the tokens stand.',
    remedy: 'Close it: chmod 600 .env',
  };
}
