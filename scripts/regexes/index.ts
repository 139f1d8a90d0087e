import { availableParallelism } from 'node:os';
import { judge } from './judge.ts';
import { allPatterns, type Pattern } from './patterns.ts';
import { keyOf, readVerdicts, type Verdicts, writeVerdicts } from './verdicts.ts';

/**
 * No regular expression may take more time than in proportion to its text: papers, chats and models write what they
 * like. `npm run check` only asks whether every pattern was judged; `npm run regexes` judges those that were not, which
 * takes up to twenty seconds each, and keeps the verdicts beside this file.
 */
const known = readVerdicts();
const patterns = [...new Map((await allPatterns()).map((pattern) => [keyOf(pattern), pattern])).values()];
const unjudged = patterns.filter((pattern) => known[keyOf(pattern)] === undefined);

if (process.argv.includes('--check')) {
  for (const { at, source, flags } of unjudged) console.error(`${at} is not judged yet: /${source}/${flags}`);
  if (unjudged.length > 0) console.error('Run `npm run regexes`, and commit what it writes.');
  process.exit(unjudged.length === 0 ? 0 : 1);
}

const verdicts: Verdicts = {};
for (const pattern of patterns) {
  const verdict = known[keyOf(pattern)];
  if (verdict !== undefined) verdicts[keyOf(pattern)] = verdict;
}
let refused = 0;
const judgeNext = async (waiting: Pattern[]): Promise<void> => {
  for (let pattern = waiting.pop(); pattern !== undefined; pattern = waiting.pop()) {
    const verdict = await judge(pattern);
    if (verdict.kind === 'above-linear') {
      refused += 1;
      console.error(`${pattern.at} /${pattern.source}/${pattern.flags} is above linear: ${verdict.why}`);
    } else verdicts[keyOf(pattern)] = verdict.kind;
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, () => judgeNext(unjudged)));
writeVerdicts(verdicts);
const undecided = Object.values(verdicts).filter((verdict) => verdict === 'undecided').length;
console.log(`${patterns.length} patterns: ${refused} above linear, ${undecided} undecided`);
process.exit(refused === 0 ? 0 : 1);
