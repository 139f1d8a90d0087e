import { readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from './config-error.ts';
import type { Finding } from './core/status/finding.ts';

const file = '.env';

type EnvFile = { settings: Record<string, string | undefined>; faults: string[] };

/** What the `.env` file of the working directory sets, nothing where there is none; `faults`: why not all of it could be read. */
export function readEnvFile(): EnvFile {
  try {
    const text = readText();
    return { settings: parseEnv(text), faults: faultsIn(text) };
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    return { settings: {}, faults: [...cause.faults] };
  }
}

function readText(): string {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return '';
  // A container engine makes a folder of what it was to mount and did not find.
  if (!found.isFile()) throw new ConfigError([`${file} is not a file: put the settings into one, or remove it.`]);
  // Node's parser knows no line that ends with a carriage return alone.
  return decoded(readBytes()).replace(/\r\n?/g, '\n');
}

/**
 * Node's parser takes a line without "=" for the beginning of the next one's name, and what a quote that nobody closes begins
 * for a value that goes on over the settings below: both lose lines without a word.
 */
function faultsIn(text: string): string[] {
  const lines = text.split('\n');
  const faults: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]?.trim() ?? '';
    if (line === '' || line.startsWith('#')) continue;
    // The line may hold a token, so that it is not shown.
    const fault = (says: string) => faults.push(`${file}, line ${index + 1}: ${says}`);
    const at = line.indexOf('=');
    if (at === -1) {
      fault('there is no "="; want NAME=value, or a # before it.');
      continue;
    }
    const last = lastLineOf(line.slice(at + 1).trim(), index, lines);
    if (last === undefined) fault('the quote before its value is not closed: close it in this line, or remove it.');
    else index = last;
  }
  return faults;
}

/** Where a value ends that begins in a line: one in quotes may go on below, but over no other setting. */
function lastLineOf(value: string, line: number, lines: readonly string[]): number | undefined {
  const quote = value.charAt(0);
  if (!['"', "'", '`'].includes(quote) || value.includes(quote, 1)) return line;
  const end = lines.findIndex((other, index) => index > line && other.includes(quote));
  return end === -1 || lines.slice(line + 1, end + 1).some(setsSomething) ? undefined : end;
}

const setsSomething = (line: string): boolean => /^\s*(?:export\s+)?[A-Z][A-Z0-9_]{2,}\s*=/.test(line);

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
