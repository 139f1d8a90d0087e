import { plainLetters } from './plain-letters.ts';

/**
 * Whether a line holds an address in any dress: a link, a host, a mail address, a number of a machine, or what a reader
 * would make one of ("evil dot com"). A plain name with a dot ("Node.js", "fast.ai") is none where the quotes say it too.
 */
export function holdsAddress(line: string, quotes: string): boolean {
  const plain = undressed(line);
  if (dresses.some((dress) => dress.test(plain.replace(measures, ' ')))) return true;
  if (!saidToo(plain.match(spoken), quotes) || !saidToo(plain.match(prefixed), quotes)) return true;
  const quoted = new Set(quotes.split(/\s+/).map(bare));
  return undressedWords(line).some(
    ({ word, asWritten }) => dotted.test(word) && !(isPlainName.test(asWritten) && quoted.has(asWritten)),
  );
}

/** Plain letters, and whatever looks like a dot, a slash or a colon is one. */
const undressed = (text: string): string =>
  plainLetters(text.replace(/[˙·ㆍ]/g, '.'))
    .replace(/[。․‧·∙⋅•۔܁܂꘎᛫・⸱⸳⸰ꞏ𐩐●◦⦁⚫]/gu, '.')
    .replace(/[⁄∕⧸╱⟋᜵⫽]/g, '/')
    .replace(/[꞉∶ː˸׃։፡܃܄᠃]/g, ':');

/** Whether the quotes say all of it as well. */
const saidToo = (found: readonly string[] | null, quotes: string): boolean => {
  const held = quotes.toLowerCase();
  return (found ?? []).every((each) => held.includes(each.toLowerCase()));
};

/** Signs that are read out, of which an honest claim takes those of "dot product" and "colon cancer" from its paper. */
const spoken = /(?<![\p{L}\d])(?:d[o0]t|(?:back)?slash|colon)(?![\p{L}\d])/giu;
/** What may be any scheme: "wss:evil". */
const prefixed = /(?<![\p{L}\d])\p{L}[\p{L}\d+.-]*\p{L}:[\p{L}\d]+/gu;

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

/** Schemes that are no words, so that they betray an address also before a blank. */
const certainSchemes = 'hxxps?|https?|wss?|s?ftps?|mailto|vbscript';
const schemes =
  'tel|sms|callto|javascript|data|file|magnet|blob|slack|discord|tg|whatsapp|intent|ssh|git|irc|ldaps?|smb|rtsp|sips?|skype|facetime|steam|ipfs|ipns|bitcoin|ethereum|webcal|view-source|chrome|about|vscode|ms-\\p{L}+';
/** What a dot is called. */
const dotNames = 'd[o0]t|point|period|full\\sstop|punto|punkt|ponto';

const dresses: readonly RegExp[] = [
  // Any scheme, with blanks in it, and none: "https : //", "slack://", "//evil".
  /:\s?\/|\/\s?\/|\\\\/,
  new RegExp(`(?<![\\p{L}\\d])(?:${certainSchemes})\\s?:`, 'iu'),
  new RegExp(`(?<![\\p{L}\\d])(?:${schemes})\\s?:(?=\\S)`, 'iu'),
  /(?<![\p{L}\d])www\d?\s?\./iu,
  // What measures something is taken out before.
  /@/,
  /[([{]\s?(?:\.|dot|at)\s?[)\]}]/i,
  // Hosts that are read out: "evil dot com", "evil com slash login", "10 dot 0 dot 0 dot 1".
  new RegExp(`(?<![\\p{L}\\d])d[o0]t\\s?-?\\s?(?:${endings})(?![\\p{L}\\d])`, 'iu'),
  new RegExp(`(?<![\\p{L}\\d])(?:${dotNames})[\\s-](?:${certainEndings})(?![\\p{L}\\d])`, 'iu'),
  new RegExp(`(?<![\\p{L}\\d])(?:${endings}|dot|colon|slash)\\s(?:forward\\s|back)?slash(?![\\p{L}\\d])`, 'iu'),
  /\d\s?d[o0]t\s?\d/i,
  /[\p{L}\d]\s(?:com|tk)(?![\p{L}\d])/u,
  // Blanks around the dot, and other signs in its place.
  new RegExp(`\\s\\.\\s?(?:${endings})(?![\\p{L}\\d])`, 'iu'),
  /[\p{L}\d]\s\.\s[\p{Ll}\d]/u,
  new RegExp(`[\\p{L}\\d]\\.\\s(?:${certainEndings})(?![\\p{L}\\d])`, 'u'),
  new RegExp(`[\\p{L}\\d][,;*_|~^](?:${certainEndings})(?![\\p{L}\\d])`, 'u'),
  new RegExp(`[\\p{L}\\d](?![\\u0000-\\u007f])[\\p{Po}\\p{So}\\p{Sk}\\p{Lm}](?:${endings})(?![\\p{L}\\d])`, 'iu'),
  // A word letter by letter: "e v i l", "c-l-i-c-k".
  /(?<![\p{L}\d_])(?:(?![x×])[\p{L}.@/]\s){4}[\p{L}.@/](?![\p{L}\d_])/iu,
  /(?<![\p{L}\d])(?:\p{L}-){4}|(?<![\p{L}\d])(?:\p{L}_){4}|(?<![\p{L}\d])(?:\p{L}[.*|]){4}/u,
  // Machines by number, in whatever base, and our own.
  /(?<![\p{L}\d.])(?:0x[\da-f]{1,8}|\d{1,10})(?:\.(?:0x[\da-f]{1,8}|\d{1,10})){3}(?![\d.])/iu,
  /(?<![\p{L}\d.])(?:0x[\da-f]{4,8}|0x[\da-f]{1,8}\.(?:0x|\d)[\da-fx.]*|0[0-7]{10,11}|\d{9,10})(?![\p{L}\d])/iu,
  /(?<![\p{L}\d:])(?:[\da-f]{0,4}:){3,}[\da-f]{0,4}(?![\p{L}\d])/iu,
  /(?<![\p{L}\d])localhost(?![\p{L}\d])/iu,
  // Signs that a reader's program turns back into a dot.
  /&#?\w{1,10};|%2[ef]|%3a|\\u00|\\x\d/i,
];
