/**
 * Whether a line holds an address in any dress: a link, a host, a mail address, a number of a machine, or what a reader
 * would make one of ("evil dot com"). A plain name with a dot ("Node.js", "fast.ai") is none where the quotes say it too.
 */
export function holdsAddress(line: string, quotes: string): boolean {
  const plain = undressed(line);
  if (dresses.some((dress) => dress.test(plain.replace(measures, ' ')))) return true;
  const quoted = new Set(quotes.split(/\s+/).map(bare));
  return undressedWords(line).some(
    ({ word, asWritten }) => dotted.test(word) && !(isPlainName.test(asWritten) && quoted.has(asWritten)),
  );
}

/** Full-width and styled letters become plain ones, and whatever looks like a dot, a slash or a colon becomes one. */
const undressed = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[。․‧·∙⋅•۔܁܂։꘎᛫・]/g, '.')
    .replace(/[⁄∕⧸╱]/g, '/')
    .replace(/[꞉∶ː˸]/g, ':');

const undressedWords = (line: string) =>
  line.split(/\s+/).map((word) => ({ word: bare(undressed(word)), asWritten: bare(word) }));

/** A word without the signs around it, and without a genitive's ending. */
const bare = (word: string): string =>
  word
    .replace(/^[("'“‘]+/, '')
    .replace(/(?<![)"'”’,;:!?.])[)"'”’,;:!?.]+$/, '')
    .replace(/['’]s$/, '');

/** A dot between letters with an ending of letters: neither "GPT-4.1" nor "e.g." nor "ResNet-50.v2". */
const dotted = /[\p{L}\p{N}-]\.(?:xn--|\p{L}{2,}(?![\p{L}\p{N}]))/iu;
const isPlainName = /^(?!www\.|xn--)[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+$/i;

/** "pass@1", "mAP@0.5", "Recall@k" */
const measures = /(?<![\p{L}\d-])[\p{L}\d-]+@(?:\d+(?:\.\d+)?|[kn])(?![\p{L}\d.])/giu;

/** Endings that nothing else is called by, so that they betray an address also where its dot is spelled out. */
const endings =
  'com|net|org|info|biz|io|ai|co|tk|ml|ga|cf|gq|xyz|top|site|online|club|shop|store|link|click|live|app|dev|zip|mov|ru|cn|uk|de|fr|eu|us|tv|cc|su|gg|ly|sh|edu|gov|mil|example|test|onion';
/** Of these, such as begin no word of a sentence. */
const certainEndings = 'com|org|biz|tk|xyz|ru|cn|gg|ly|onion';

const dresses: readonly RegExp[] = [
  // Any scheme, with "hxxp" and blanks in it, and none: "https : //", "slack://", "//evil".
  /:\s?\/|\/\s?\/|\\\\/,
  /(?<![\p{L}\d])(?:hxxps?|mailto|tel|sms|javascript|vbscript|data|file|magnet|blob|slack|discord|tg|intent)\s?:(?=\S)/iu,
  /(?<![\p{L}\d])www\d?\s?\./iu,
  // What measures something is taken out before.
  /@/,
  /[([{]\s?(?:\.|dot|at)\s?[)\]}]/i,
  new RegExp(`(?<![\\p{L}\\d])dot\\s?-?\\s?(?:${endings})(?![\\p{L}\\d])`, 'iu'),
  new RegExp(`\\s\\.\\s?(?:${endings})(?![\\p{L}\\d])`, 'iu'),
  new RegExp(`[\\p{L}\\d]\\.\\s(?:${certainEndings})(?![\\p{L}\\d])`, 'u'),
  // Machines by number, and our own.
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/,
  /(?<![\p{L}\d:])(?:[\da-f]{0,4}:){3,}[\da-f]{0,4}(?![\p{L}\d])/iu,
  /(?<![\p{L}\d])localhost(?![\p{L}\d])/iu,
  // Signs that a reader's program turns back into a dot.
  /&#?\w{1,10};|%2[ef]|%3a/i,
];
