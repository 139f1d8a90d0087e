import { z } from 'zod';
import type { Choice } from '../chat/command-spec.ts';
import { personKey } from '../chat/place.ts';
import type { Block, Invocation, Reply } from '../chat/reply.ts';
import { nearest as nearestWord } from '../nearest.ts';
import { paperCard } from '../papers/card.ts';
import { arxivIdsIn, arxivUrl, type Paper } from '../papers/paper.ts';
import type { LookedUp, PaperLookup } from '../papers/paper-lookup.ts';
import type { SourceInfo } from '../papers/paper-source.ts';
import { titleWords } from '../papers/title-words.ts';
import { parseQuery } from '../queries/query.ts';
import { counted, inWords, shorten } from '../text.ts';
import type { CommandContext } from './command.ts';

/** Characters. */
const longest = 500;

/** A paper as people name it: what {@link findPaper} reads. */
export const paperOption = z.string().min(1).max(longest).describe('An arXiv id, a link, or words of the title');

/** The first ids of a list, as many as the option holds where one command is about several papers. */
export function idsOfOption(ids: readonly string[]): string[] {
  const over = ids.findIndex((_, at) => ids.slice(0, at + 1).join(' ').length > longest);
  return ids.slice(0, over === -1 ? ids.length : over);
}

type Ports = Pick<CommandContext, 'services' | 'now'>;

/** Spread into a command whose option is `paper`: offers titles that go on from the half-typed text. */
export const completesPaper = {
  completes: ['paper'],
  async complete(_option: string, text: string, { services }: Ports): Promise<Choice[]> {
    const suggestions = await services.index.suggest(text, 25);
    return suggestions.map(({ id, title }) => ({ label: title, value: id }));
  },
} as const;

/** The paper that is meant, or the answer where none is, or several are. */
export type FoundPaper = { paper: Paper } | { reply: Reply };

/**
 * The paper a person means by an id, a link or words of a title; or the reply that says which papers came near.
 * `command` names what to run again with one of them, with `options` beside the paper. An id that is not stored is
 * asked for, after a first reply that says so: `const found = yield* findPaper(…)`.
 */
export async function* findPaper(
  text: string,
  command: string,
  context: Ports & Pick<CommandContext, 'caller' | 'signal'>,
  options: Invocation['options'] = {},
): AsyncGenerator<Reply, FoundPaper> {
  const id = namedId(text);
  const known = await findKnownPaper(text, command, context, options);
  if (id === undefined || 'paper' in known) return known;
  yield asking(id, context.services.lookup);
  const found = await context.services.lookup.find(id, personKey(context.caller), context.signal);
  return found.kind === 'paper'
    ? { paper: found.paper }
    : { reply: notFound(id, whyNotFound(found, context.services.lookup), found.kind === 'unknown') };
}

/** The same among stored papers alone. */
export async function findKnownPaper(
  text: string,
  command: string,
  { services, now }: Ports,
  options: Invocation['options'] = {},
): Promise<FoundPaper> {
  const id = namedId(text);
  // A button holds the id as it is stored, whatever way of writing it we read today.
  // No id has a blank in it, and a title mostly has.
  const [stored] = await services.papers.get([
    ...(text.includes(' ') ? [] : [text]),
    ...(id === undefined ? [] : [id]),
  ]);
  if (stored !== undefined) return { paper: stored };
  if (id !== undefined) return { reply: notFound(id, knownOnes(services.sources)) };
  // "The inpainting one" holds one word of its title.
  const words = /^the (.+) (?:one|paper)$/i.exec(text.trim())?.[1] ?? text;
  const query = parseQuery(words);
  // Without a word every paper matches, and none is meant.
  if (query.anyOf.length === 0) return { reply: which(text, [], { command, options }) };
  const { hits, nearest, repaired } = await services.index.search(query, { limit: 5, today: now });
  const wanted = tellingWords(words).map(
    (word) => repaired.find(({ wrote }) => wrote.toLowerCase() === word)?.used ?? word,
  );
  // "Attention is all you need": of a title that is a sentence, a topic is shared by many.
  const whole = titleWords(words);
  const isSentence = wanted.length * 2 < whole.length;
  const papers = (
    hits.length > 0 ? hits.flatMap(({ paper }) => paper ?? []) : await services.papers.get(nearest)
  ).filter((paper) => (isSentence ? isTitled(paper, whole) : isRelated(paper, wanted)));
  const same = papers.filter((paper) => inSpaces(paper.title).includes(inSpaces(text)));
  const [only] = same;
  if (only !== undefined && (same.length === 1 || inSpaces(only.title) === inSpaces(text))) return { paper: only };
  const [clear, ...others] = papers.filter(({ title }) =>
    wanted.every((word) => inSpaces(title).includes(` ${word} `)),
  );
  if (clear !== undefined && others.length === 0 && wanted.length > 0) return { paper: clear };
  return { reply: which(text, papers, { command, options }) };
}

/** Words that tell which paper is meant. */
const tellingWords = (text: string): string[] =>
  titleWords(text).filter(
    (word) =>
      !/^(?:a|an|the|of|for|in|on|and|with|to|by|is|are|be|do|does|can|all|you|we|it|not|need|paper|papers)$/.test(
        word,
      ),
  );

/** Of what nobody wrote about, some paper still holds a word: it is meant only when it holds at least half of them, spelling aside. */
function isRelated({ title, abstract, authors }: Paper, wanted: readonly string[]): boolean {
  const held = inSpaces(`${title} ${abstract} ${authors.join(' ')}`);
  const words = [...new Set(held.trim().split(' '))];
  const isHeld = (word: string) =>
    held.includes(` ${word}`) || (word.length > 3 && nearestWord(word, words) !== undefined);
  return wanted.filter(isHeld).length * 2 >= wanted.length;
}

/** Whether a title holds more than half of the words. */
const isTitled = ({ title }: Paper, words: readonly string[]): boolean =>
  words.filter((word) => inSpaces(title).includes(` ${word} `)).length * 2 > words.length;

/** Of one id among other words (a whole reference, say) a person means that paper. */
function namedId(text: string): string | undefined {
  const [id, ...others] = arxivIdsIn(text);
  return others.length === 0 ? id : undefined;
}

const knownOnes = (sources: readonly SourceInfo[]) =>
  `I know those of ${inWords(sources.map(({ list }) => list))} in the days I have read, and those somebody asked me for.`;

/** Words with a space at both ends, so that whole ones are compared. */
const inSpaces = (text: string) => ` ${titleWords(text).join(' ')} `;

function asking(id: string, { places }: Pick<PaperLookup, 'places'>): Reply {
  const summary = `I have not read ${id} yet; asking ${inWords(places)}.`;
  return { summary, blocks: [{ type: 'text', text: [summary] }], audience: 'caller' };
}

function notFound(id: string, why: string, isUnknown = false): Reply {
  const summary = `I have no paper ${id}.`;
  const link = { text: id, url: arxivUrl(id) };
  return {
    summary,
    blocks: [{ type: 'text', text: isUnknown ? [`${summary} ${why}`] : [`${summary} ${why} On arXiv: `, link] }],
    audience: 'caller',
    failed: true,
  };
}

/** A sentence for what became of a lookup that found no paper. */
export function whyNotFound(
  found: Exclude<LookedUp, { kind: 'paper' }>,
  { places }: Pick<PaperLookup, 'places'>,
): string {
  switch (found.kind) {
    case 'unknown':
      return `${inWords(places)} ${places.length === 1 ? 'does' : 'do'} not know it either.`;
    case 'unreachable':
      return `It could not be looked up, because ${found.reason}. Try again in a few minutes.`;
    case 'unreadable':
      return `What I got for it cannot be read, because ${found.reason}. I ask again tomorrow.`;
    case 'too-many':
      return `You have looked up many papers; I ask for more in ${counted(Math.max(1, Math.ceil(found.waitMs / 60_000)), 'minute')}.`;
    default:
      return found satisfies never;
  }
}

function which(text: string, papers: readonly Paper[], { command, options }: Invocation): Reply {
  const wanted = shorten(text, 80);
  const meant = papers.length === 1 ? 'Do you mean this paper by' : 'Which paper do you mean by';
  const summary = papers.length === 0 ? `I know no paper like "${wanted}".` : `${meant} "${wanted}"?`;
  const hint: Block = {
    type: 'note',
    text: [
      'Give its arXiv id or a link, and I fetch it if I do not have it; or more words of its title. ',
      {
        text: 'Look for it at arXiv',
        url: `https://arxiv.org/search/?${new URLSearchParams({ searchtype: 'title', query: wanted })}`,
      },
    ],
  };
  const cards = papers.map((paper, position) =>
    paperCard(paper, {
      rank: position + 1,
      buttons: [{ label: 'This one', invoke: { command, options: { ...options, paper: paper.id } } }],
    }),
  );
  return { summary, blocks: [{ type: 'text', text: [summary] }, ...cards, hint], audience: 'caller', failed: true };
}
