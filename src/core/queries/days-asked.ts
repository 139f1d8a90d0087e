import { findDays } from './find-days.ts';

/**
 * A question without the days from which it wants papers, and these as bounds of a search. "What came out on memory last week?"
 * wants papers of a week; "our assistant forgets what it was told last week" tells of something else, and stays as it is.
 */
export function daysAsked(question: string, now: Date): { words: string; bounds: string[] } {
  const days = findDays(question, now);
  if (days === undefined || !isOfPapers(question, days)) return { words: question, bounds: [] };
  const words = `${question.slice(0, days.from).trimEnd()}${question.slice(days.to)}`.trim();
  const bounds = (['since', 'until'] as const).flatMap((name) =>
    days[name] === undefined ? [] : [`${name}:${days[name]}`],
  );
  return { words, bounds };
}

/** Whether the sentence that names a time asks for papers of it, or what was found since a month or a year. */
function isOfPapers(question: string, { from, to }: { from: number; to: number }): boolean {
  const begins = Math.max(...['. ', '! ', '? '].map((mark) => question.lastIndexOf(mark, from) + 1));
  const [said = ''] = /^[^.?!]*[.?!]?/.exec(question.slice(to)) ?? [];
  const sentence = `${question.slice(begins, from)} ${said}`.trim();
  const isAsked = said.endsWith('?') || begins === 0 || asking.test(sentence);
  return isAsked && (sinceLong.test(question.slice(from, to)) || ofPapers.test(sentence));
}

const asking = /^(?:and |so |but )?(?:how|what|which|who|is|are|has|have|did|any|anything|show|find|tell)\b/i;
/** Research is not told by the day. */
const sinceLong = /^since .*(?:\d{4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|year)/i;
/** What is said of papers and of what people find out. "Work" and "learn" are said of anything. */
const ofPapers =
  /\b(?:papers?|preprints?|publications?|articles?|literature|stud(?:y|ies)|research(?:ers)?|published|arxiv|(?:came|come|coming|been) out|appear(?:ed|s)?|proposed|introduced|(?:new|recent|latest|newest)(?! (?:users?|customers?|data|documents?|events?|information|facts?|news|words?|messages?|items?|products?))|advances?|progress|developments?|trends?|breakthroughs?|state of the art|sota|(?:people|anyone|anybody|they|been|was|were) (?:found|shown|learned|discovered))\b/i;
