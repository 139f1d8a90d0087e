import { isTalk, isWord } from '../words/talk.ts';
import { titleShare } from '../words/title-share.ts';
import { venues } from '../words/venues.ts';
import { organisations, wordOf } from './topic-features.ts';

export type NamedAs = 'author' | 'organisation';

/** Tokens of a sentence; as `words` they are spelled, small, and without an 's behind. */
type Said = {
  tokens: readonly string[];
  words: readonly string[];
  isTimed: readonly boolean[];
  /** Whom the index knows by names in the sentence. */
  authors: readonly string[];
};

/**
 * Which words name an author or an organisation, whatever else they are likely to be: by how a name is written and what stands
 * around it. "Kevin Qinghong Lin's papers", "author Ziwei Liu", "by kaiming he"; "from Snap Research about", "the University of
 * Waterloo", "the Zyphra team", and laboratories everybody knows.
 */
export function writtenNames(said: Said): (NamedAs | undefined)[] {
  const { words } = said;
  const found = words.map((_, at): NamedAs | undefined => {
    if (isKnown(words, at)) return 'organisation';
    return isAuthor(words, at) ? 'author' : undefined;
  });
  for (const at of words.keys()) {
    const [as, from, to] =
      knownAuthor(said, at) ??
      possessor(said, at) ??
      inFront(said, at) ??
      behindBy(said, at) ??
      calledAuthor(said, at) ??
      origin(said, at) ??
      publisher(said, at) ??
      university(said, at) ??
      [];
    if (as !== undefined) found.fill(as, from, to);
  }
  for (const at of words.keys()) if (isAnother(said, found, at)) found.fill('author', at, at + 2);
  return found;
}

const isKnown = (words: readonly string[], at: number): boolean =>
  organisations.has(words[at] ?? '') ||
  pairs.has(`${words[at - 1]} ${words[at]}`) ||
  pairs.has(`${words[at]} ${words[at + 1]}`);
const pairs = new Set([
  'eth zurich',
  'carnegie mellon',
  'georgia tech',
  'johns hopkins',
  'imperial college',
  'bytedance seed',
  'mistral ai',
  'ant group',
]);

/** "By kaiming he": two words behind "by" that titles hardly hold, and nothing that goes on from them ("by replacing attention"). */
function isAuthor(words: readonly string[], at: number): boolean {
  const by = words[at - 1] === 'by' ? at - 1 : words[at - 2] === 'by' ? at - 2 : -1;
  const [first = '', last = '', behind = '.'] = by === -1 ? [] : words.slice(by + 1, by + 4);
  const isRare = titleShare(first) === 0 && titleShare(last) < (first.endsWith('ing') ? 1 : 3);
  return (
    isRare &&
    /^\p{L}{2,} \p{L}{2,}$/u.test(`${first} ${last}`) &&
    ![first, last].some(isTalk) &&
    !named.has(first) &&
    isTalk(behind)
  );
}

/** "By Song Han and Ligeng Zhu" */
const isAnother = ({ tokens, words }: Said, found: readonly (NamedAs | undefined)[], at: number): boolean =>
  words[at - 1] === 'and' && found[at - 2] === 'author' && isOfPerson(tokens[at]) && isOfPerson(tokens[at + 1]);

/** "By upvotes if possible" */
const named: ReadonlySet<string> = new Set(['upvotes', 'votes', 'likes', 'popularity', 'date', 'relevance']);

type Found = readonly [as: NamedAs, from: number, to: number];

const isCapital = (token = ''): boolean => /^\p{Lu}[\p{L}\p{N}.’'-]*$/u.test(token);
/** As names of people are written, in words that titles do not hold. */
const isOfPerson = (token = ''): boolean =>
  /^\p{Lu}[\p{L}.-]*(?:[’']s)?$/u.test(token) && titleShare(wordOf(token)) === 0;

/** "Tri Dao", "yoshua bengio": whom the index knows. "Long context" may be somebody's name, too, and is a topic. */
function knownAuthor({ tokens, authors }: Said, from: number): Found | undefined {
  for (const author of authors) {
    const names = author.split(/[\s.]+/);
    let to = from;
    for (const name of names) {
      if (wordOf(tokens[to] ?? '').replace(/\.$/, '') !== wordOf(name)) break;
      to += 1;
      // The point of an initial.
      if (name.length === 1 && tokens[to] === '.') to += 1;
    }
    const own = tokens.slice(from, to).filter(isWord);
    if (own.some((token) => organisations.has(wordOf(token)))) continue;
    const isSure = own.every((token) => isCapital(token)) || own.some((token) => isRare(wordOf(token)));
    if (own.length === names.length && isSure && !isTalk(wordOf(own[0] ?? ''))) return ['author', from, to];
  }
  return undefined;
}
const isRare = (word: string) => word.length > 1 && titleShare(word) === 0;

/** "Mike Zheng Shou's video papers": two to four words, and papers soon behind them. */
function possessor({ tokens, words }: Said, at: number): Found | undefined {
  if (!/^\p{Lu}[\p{L}-]+[’']s$/u.test(tokens[at] ?? '')) return undefined;
  let from = at;
  while (at - from < 3 && isOfPerson(tokens[from - 1]) && !isTalk(words[from - 1] ?? '')) from -= 1;
  const isWork = words.slice(at + 1, at + 6).some((word) => works.has(word));
  const isPerson = from < at && !words.slice(from, at + 1).some((word) => organisations.has(word) || places.has(word));
  return isWork && isPerson && isOfPerson(tokens[at]) ? ['author', from, at + 1] : undefined;
}
const works = new Set(
  'group lab papers paper work works publications preprints research articles latest newest recent'.split(' '),
);

/** "Jonathan H. Chen latest": a sentence that begins with a name, and goes on with what is wanted of it. */
function inFront(said: Said, at: number): Found | undefined {
  const { words } = said;
  if (at > 0 || isTalk(words[0] ?? '')) return undefined;
  const to = personFrom(said, 0);
  // "Dear Paperboy, we build cranes": behind a comma stands what is wanted.
  const behind = words[words[to] === ',' ? to + 1 : to] ?? '';
  const isWanted = words[to] === ',' ? wanted.has(behind) : !isWord(behind) || isTalk(behind) || works.has(behind);
  return to > 0 && isWanted && !words.slice(0, to).some((word) => addressed.has(word)) ? ['author', 0, to] : undefined;
}
const wanted = new Set(
  'anything everything something papers all any new latest newest recent what work works'.split(' '),
);
const addressed = new Set(
  'dear paperboy bot team colleague colleagues friends folks greetings regards sir madam'.split(' '),
);

/** "By Rafael J. Gomez-Bombarelli" */
function behindBy(said: Said, at: number): Found | undefined {
  const to = said.words[at] === 'by' ? personFrom(said, at + 1) : 0;
  return to === 0 ? undefined : ['author', at + 1, to];
}

/** Where a name of two or three words ends that begins at a place, with initials among them; 0: there is none. */
function personFrom({ tokens, words }: Said, from: number): number {
  let to = from;
  while (to - from < 5 && (isOfPerson(tokens[to]) || /^\p{Lu}\.$/u.test(tokens[to] ?? ''))) to += 1;
  const full = tokens.slice(from, to).filter((token) => token.length > 2);
  const isGroup = words.slice(from, to + 1).some((word) => organisations.has(word) || places.has(word));
  return full.length > 1 && full.length < 4 && !isGroup ? to : 0;
}

/** "Author: Ziwei Liu" */
function calledAuthor({ tokens, words }: Said, at: number): Found | undefined {
  if (!/^authors?$/.test(words[at] ?? '')) return undefined;
  const from = at + (tokens[at + 1] === ':' ? 2 : 1);
  let to = from;
  while (to - from < 4 && isOfPerson(tokens[to])) to += 1;
  return to - from > 1 ? ['author', from, to] : undefined;
}

/** "Everything from Qualcomm about", "papers by the Zyphra team", "what has Snap Research done on" */
function origin({ tokens, words, isTimed }: Said, at: number): Found | undefined {
  if (!leads.has(words[at] ?? '')) return undefined;
  let from = at + 1;
  while (people.has(words[from] ?? '')) from += 1;
  let to = from;
  while (
    to - from < 6 &&
    (isCapital(tokens[to]) || (to > from && isCapital(tokens[to + 1]) && joins.has(words[to] ?? '')))
  )
    to += 1;
  const names = words.slice(from, to);
  const [first = ''] = names;
  if (names.length === 0 || isTimed[from] === true || venues.test(first) || isTalk(first)) return undefined;
  const behind = words[to] ?? '.';
  // "Deep Research", "Explainable AI": what titles hold is no laboratory.
  const isRare = names.some((name) => !places.has(name) && titleShare(name) < 3);
  const isPlace =
    (isRare && places.has(names.at(-1) ?? '')) || names.includes('university') || names.includes('institute');
  const isTeam = places.has(behind) && names.length === 1 && !/[’']s$/.test(tokens[from] ?? '');
  if (words[to] === 'research') to += 1;
  const isAlone = names.length === 1 && words[at] === 'from' && (!isWord(behind) || goesOn.has(behind));
  if (!isSaidOfPapers(words, at, tokens[from])) return undefined;
  return (isPlace && names.length > 1) || isTeam || isAlone ? ['organisation', from, to] : undefined;
}

/** "What JPMorgan has published on" */
function publisher({ tokens, words }: Said, at: number): Found | undefined {
  if (!publishing.has(words[at] ?? '')) return undefined;
  const to = having.has(words[at - 1] ?? '') ? at - 1 : at;
  const from = to - 1;
  const isAsked = asking.has(words[from - 1] ?? '') && !isTalk(words[from] ?? '');
  return isAsked && isCapital(tokens[from]) ? ['organisation', from, to] : undefined;
}
const publishing = new Set('published released publishes releases'.split(' '));
const having = new Set(['has', 'have', 'had', 'recently', 'just']);
const asking = new Set('what that which whatever everything anything stuff papers'.split(' '));

/** "University of Waterloo", "Nanjing University" */
function university({ tokens, words }: Said, at: number): Found | undefined {
  if (words[at] !== 'university') return undefined;
  const to = at + 3;
  if (words[at + 1] === 'of' && isWord(tokens[at + 2] ?? '') && !isTalk(words[at + 2] ?? ''))
    return ['organisation', at, to];
  let from = at;
  while (at - from < 3 && isCapital(tokens[at]) && isCapital(tokens[from - 1]) && !isTalk(words[from - 1] ?? ''))
    from -= 1;
  return from === at ? undefined : ['organisation', from, at + 1];
}

/** "Learning from Demonstrations", "translation from English": of no papers. */
function isSaidOfPapers(words: readonly string[], at: number, name = ''): boolean {
  const before = words[at - 1] ?? '';
  const isOfPapers = words.slice(Math.max(0, at - 6), at).some((word) => /^(?:papers?|preprints?)$/.test(word));
  return (
    !isWord(before) ||
    isTalk(before) ||
    (isOfPapers && isOfPerson(name) && /^\p{L}\p{Ll}{2,}$/u.test(name) && !before.endsWith('ing'))
  );
}
const leads = new Set(['from', 'by', 'at', 'of', 'has', 'have', 'did', 'does']);
const people = new Set('the researchers people guys folks team group lab labs at of'.split(' '));
const joins = new Set(['of', 'for', 'the', 'and', '&']);
/** What names of laboratories end in. */
const places = new Set('research lab labs ai team group institute university academy college robotics'.split(' '));
const goesOn = new Set('on about regarding concerning for in since this that which last with please and'.split(' '));
