/**
 * A name as bibliographies take it apart: `family` with its particles ("van der Berg", "Daumé"), and what stands before
 * and behind it. What is no person's name (a team, one word), or is written in another order (Chinese, Japanese and
 * Korean in their own scripts), is its family name alone.
 */
export type PersonName = { family: string; given?: string; suffix?: string };

/** Reads "Ludwig van der Berg", "Ann Reed Jr." and "Daumé III, Hal"; affiliations in brackets and degrees are left out. */
export function personName(written: string): PersonName {
  const name = written
    .replace(/^and\s+/i, '')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^ | ?,? ?$/g, '');
  const [before = '', ...parts] = name.split(/ ?, ?/).filter((part) => !degree.test(part));
  const behind = parts.find((part) => suffix.test(part));
  const [given, ...more] = parts.filter((part) => part !== behind);
  if (isWhole(name) || more.length > 0) return { family: name === '' ? written : name };
  // "Ann Reed, Jr."; BibTeX's own "Reed, Jr., Ann"; "Reed III, Ann"
  const { words, found } = withoutSuffix(before.split(' '));
  const ending = behind === undefined ? found : { suffix: behind };
  if (given !== undefined) return { family: words.join(' '), given, ...ending };
  const start = familyStart(words);
  if (start === 0) return { family: name };
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' '), ...ending };
}

/** "Hal Daumé III", whichever way it is written. */
export function displayName(written: string): string {
  const { family, given, suffix: behind } = personName(written);
  return [given, family, behind].filter((part) => part !== undefined).join(' ');
}

/** "V" is rather an initial, and "Ii" a name. */
const suffix = /^(?:[Jj]n?[Rr]\.?|[Ss][Rr]\.?|III?|IV|2nd|3rd|4th)$/;
const degree = /^(?:ph\.? ?d|m\.? ?d|m\.?sc|b\.?sc|d\.?phil)\.?$/i;

function withoutSuffix(words: string[]): { words: string[]; found: { suffix?: string } } {
  const last = words.at(-1) ?? '';
  return words.length > 1 && suffix.test(last)
    ? { words: words.slice(0, -1), found: { suffix: last } }
    : { words, found: {} };
}

/** Where the family name begins; 0 when all is family name. */
function familyStart(words: readonly string[]): number {
  const last = words.length - 1;
  const particle = words.findIndex((_, at) => at < last && beginsFamily(words, at));
  if (particle >= 0) return particle;
  // "Agüera y Arcas", "Oliveira Junior": with the word before.
  const isJoined = connectors.has(words[last - 1] ?? '');
  const start = isJoined ? last - 2 : generation.test(words[last] ?? '') ? last - 1 : last;
  return start > 0 ? start : last;
}

function beginsFamily(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  const plain = word.toLowerCase().replace('’', "'");
  const last = words.at(-1) ?? '';
  const next = words.slice(at + 1).find((each) => !lower.has(each)) ?? last;
  if (word === word.toLowerCase()) {
    const isGiven = devotion.test(next) && next !== last;
    return lower.has(plain) && !isGiven && !/^\p{Ll}+$/u.test(last);
  }
  // "Chien Van Nguyen" has a middle name.
  if (at === 0 || !upper.has(plain) || (plain === 'van' && vietnamese.test(next))) return false;
  return isChain(words.slice(at));
}

/** Particles with one word each, to the end: "Le Sellier de Chezelles"; not "Al Kader Hammoud". */
function isChain(words: readonly string[]): boolean {
  const isParticle = (word = '') => lower.has(word.toLowerCase()) || upper.has(word.toLowerCase());
  let wordsSince = 1;
  for (const [nth, word] of words.entries()) {
    if (isParticle(word) && nth < words.length - 1) wordsSince = 0;
    else if (++wordsSince > 1) return nth === words.length - 1 && generation.test(word);
  }
  return true;
}

const lower: ReadonlySet<string> = new Set(
  "van von vom zum zur zu der den dem des de del della dello dei degli delle dal dalla di da das do dos du la le les las los lo ten ter te 't 's het in op aan uit af av auf ibn bin bint ben abu al el".split(
    ' ',
  ),
);

/** Those that are hardly given names, nor family names in the middle, when they are written large. */
const upper: ReadonlySet<string> = new Set(
  'van von vom de del della dello dei degli delle der den dal dalla di da dos du la le les ten ter ibn bint ben abu al el st st. saint mac mc ó ní nic'.split(
    ' ',
  ),
);

const connectors: ReadonlySet<string> = new Set(['y', 'e', 'i']);
/** "Oliveira Junior": whoever bears the name of an elder in Brazil and Portugal has it behind the family name. */
export const generation = /^(?:j[uú]nior|filho|neto|sobrinho)$/i;
/** "Jean de Dieu Nyandwi", "María del Carmen Vidal" */
const devotion = /^(?:dieu|dios|deus|jes[uú]s|carmen|pilar|rosario|mar|luz|[aá]ngeles|dolores|mercedes)$/i;
/** The family names of most people in Vietnam. */
const vietnamese =
  /^(?:nguy[eễ]n|tr[aầ]n|l[eê]|ph[aạ]m|ho[aà]ng|hu[yỳ]nh|phan|v[uũ]|v[oõ]|[dđ][aặ]ng|b[uù]i|[dđ][oỗ]|h[oồ]|ng[oô]|d[uư][oơ]ng|l[yý])$/i;

const isWhole = (name: string): boolean =>
  !name.includes(' ') ||
  /\d|&|\band\b/i.test(name.replace(/ (?:2nd|3rd|4th)$/i, '')) ||
  /\b(?:teams?|collaborations?|consortium|group|contributors?|authors|community|foundation|initiative|project|alliance|committee|network|institute|university|workshop|society|association|agency|ministry|cent(?:er|re)|laborator(?:y|ies)|labs?|research|department|inc|llc|ltd|gmbh|corp|corporation)\b/i.test(
    name,
  ) ||
  /\bAI\b|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(name);
