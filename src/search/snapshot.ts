import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { ByteLists } from './byte-lists.ts';
import { Numbers } from './numbers.ts';
import { columnNames, PaperIndex } from './paper-index.ts';
import { Texts } from './texts.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * The index in a file: 8 bytes of name and version, the checksum of all that follows (4 bytes), the length of a table
 * (4 bytes), the table (JSON: where each part begins, how long it is, as of when), the parts. They stand as they do in
 * memory, little-endian, on multiples of 4 bytes, so that reading is pointing at them; texts and postings are decoded
 * by the queries that touch them.
 */
const signature = 'PPBSRCH6';
const headBytes = 16;
const oldDraftMs = 10 * 60_000;

export type SnapshotRead =
  | { kind: 'read'; index: PaperIndex; asOf: string }
  | { kind: 'absent' }
  | { kind: 'refused'; reason: string };

type Table = { asOf: string; parts: Record<string, { from: number; bytes: number }> };

/** Writes beside the file and renames: whoever reads sees the old snapshot or the new one. Gives its size in bytes. */
export function writeSnapshot(index: PaperIndex, file: string, asOf: string): number {
  const { terms, papers, lastPaper, written, timesWritten } = index.vocabulary.stored();
  const parts: Record<string, Uint8Array> = {
    ...textParts('term', terms),
    termPapers: bytesOf(papers),
    termLastPaper: bytesOf(lastPaper),
    ...textParts('written', written),
    timesWritten: bytesOf(timesWritten),
    ...listParts('postings', index.postings),
    ...listParts('sequences', index.sequences),
    ...textParts('id', index.ids),
    ...textParts('title', index.titles),
    ...textParts('list', index.lists),
    ...Object.fromEntries(columnNames.map((name) => [name, bytesOf(index.columns[name].view())])),
  };
  const table: Table = { asOf, parts: {} };
  let size = 0;
  for (const [name, part] of Object.entries(parts)) {
    table.parts[name] = { from: size, bytes: part.length };
    size += onFour(part.length);
  }
  const json = JSON.stringify(table);
  const tableBytes = Buffer.from(json.padEnd(onFour(Buffer.byteLength(json))));
  const whole = Buffer.alloc(headBytes + tableBytes.length + size);
  whole.write(signature, 'latin1');
  whole.writeUInt32LE(tableBytes.length, 12);
  whole.set(tableBytes, headBytes);
  for (const [name, part] of Object.entries(parts)) {
    whole.set(part, headBytes + tableBytes.length + (table.parts[name]?.from ?? 0));
  }
  whole.writeUInt32LE(crc32(whole.subarray(12)), 8);
  removeOldDrafts(file);
  const draft = `${file}.${process.pid}.draft`;
  try {
    writeFileSync(draft, whole, { flush: true, mode: 0o600 });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  return whole.length;
}

/** A process that was killed while it wrote leaves its draft; one that is written now is younger. */
function removeOldDrafts(file: string): void {
  const isDraft = (name: string) => name.startsWith(`${basename(file)}.`) && name.endsWith('.draft');
  for (const name of readdirSync(dirname(file)).filter(isDraft)) {
    const draft = join(dirname(file), name);
    if (statSync(draft).mtimeMs < Date.now() - oldDraftMs) rmSync(draft, { force: true });
  }
}

/** Reads a snapshot; one that is damaged, cut short or of another version is refused with the reason. */
export function readSnapshot(file: string): SnapshotRead {
  if (!existsSync(file)) return { kind: 'absent' };
  try {
    const whole = readFileSync(file);
    if (whole.length < headBytes) return { kind: 'refused', reason: 'it is cut short' };
    if (whole.toString('latin1', 0, 8) !== signature) {
      return { kind: 'refused', reason: 'another version of the program wrote it, or it is no snapshot' };
    }
    if (crc32(whole.subarray(12)) !== whole.readUInt32LE(8)) return { kind: 'refused', reason: 'it is damaged' };
    return { kind: 'read', ...decode(whole) };
  } catch (error) {
    return { kind: 'refused', reason: `it cannot be read: ${error instanceof Error ? error.message : error}` };
  }
}

function decode(whole: Buffer): { index: PaperIndex; asOf: string } {
  const tableBytes = whole.readUInt32LE(12);
  // The checksum held: what is parsed is what this program wrote.
  const table: Table = JSON.parse(whole.toString('utf8', headBytes, headBytes + tableBytes));
  const bytes = (name: string): Buffer => {
    const part = table.parts[name];
    if (part === undefined) throw new Error(`the part ${name} is missing`);
    const from = headBytes + tableBytes + part.from;
    return whole.subarray(from, from + part.bytes);
  };
  const numbers = (name: string) => {
    const { buffer, byteOffset, length } = bytes(name);
    return new Uint32Array(buffer, byteOffset, length / 4);
  };
  const texts = (name: string) => new Texts(bytes(`${name}Bytes`), numbers(`${name}Ends`));
  const lists = (name: string) => new ByteLists(bytes(`${name}Bytes`), numbers(`${name}Starts`));
  const column = (name: string) => new Numbers(numbers(name));
  const index = new PaperIndex({
    vocabulary: new Vocabulary({
      terms: texts('term'),
      papers: numbers('termPapers'),
      lastPaper: numbers('termLastPaper'),
      written: texts('written'),
      timesWritten: numbers('timesWritten'),
    }),
    postings: lists('postings'),
    sequences: lists('sequences'),
    ids: texts('id'),
    titles: texts('title'),
    lists: texts('list'),
    columns: {
      length: column('length'),
      upvotes: column('upvotes'),
      code: column('code'),
      day: column('day'),
      lists: column('lists'),
      fingerprint: column('fingerprint'),
      titleKey: column('titleKey'),
    },
  });
  return { index, asOf: table.asOf };
}

function textParts(name: string, texts: Texts): Record<string, Uint8Array> {
  const { bytes, ends } = texts.parts();
  return { [`${name}Bytes`]: bytes, [`${name}Ends`]: bytesOf(ends) };
}

function listParts(name: string, lists: ByteLists): Record<string, Uint8Array> {
  const { packed, starts } = lists.parts();
  return { [`${name}Bytes`]: packed, [`${name}Starts`]: bytesOf(starts) };
}

const bytesOf = (numbers: Uint32Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

const onFour = (length: number) => Math.ceil(length / 4) * 4;
