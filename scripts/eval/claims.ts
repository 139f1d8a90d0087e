import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { checkClaims } from '../../src/answers/claims/check-claims.ts';
import { hasRecorded } from '../../test/recorded.ts';
import { linesOf, recordedPapers, sentenceOf } from './answer-questions.ts';
import { cutClaims } from './cut-claims.ts';

/**
 * How many false claims pass the check that a language model's claims go through, and how many honest ones. Without
 * `--claims` over our own, whose sentences are named by their paper and by how they begin; with `--cut` over sentences that
 * are cut or changed by a word.
 */
const { values } = parseArgs({
  options: {
    claims: { type: 'string' },
    cut: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const Claim = z.object({
  quotes: z.array(z.string()).min(1),
  claim: z.string(),
  holds: z.boolean(),
  kind: z.string().optional(),
  list: z.string().default('first'),
});
type Claim = z.infer<typeof Claim>;
const OwnClaim = Claim.extend({ quotes: z.array(z.object({ recorded: z.string(), begins: z.string() })) });

const claims = values.cut ? cut() : values.claims === undefined ? ownClaims() : claimsOf(values.claims);
const judged = claims.map((claim) => ({ ...claim, passes: passes(claim) }));
if (values.json) for (const { quotes: _, ...claim } of judged) console.log(JSON.stringify(claim));
else print();

/** As where a model quotes each sentence whole. */
function passes({ quotes, claim }: Claim): boolean {
  const evidence = quotes.map((text, at) => ({ paper: '', section: 'abstract', number: at + 1, score: 1, text }));
  const support = quotes.map((quote, at) => ({ sentence: at + 1, quote }));
  return checkClaims([{ text: claim, support }], evidence).length > 0;
}

function cut(): Claim[] {
  return hasRecorded ? cutClaims().map((claim) => ({ ...claim, list: 'cut' })) : [];
}

function print(): void {
  for (const list of new Set(judged.map((one) => one.list))) {
    const those = judged.filter((one) => one.list === list);
    const [honest, isFalse] = [those.filter(({ holds }) => holds), those.filter(({ holds }) => !holds)];
    console.log(`${list}: false ${passing(isFalse)}, honest ${passing(honest)}`);
    for (const kind of new Set(isFalse.flatMap((one) => one.kind ?? [])))
      console.log(`  ${kind}: ${passing(isFalse.filter((one) => one.kind === kind))}`);
    console.log(
      `  of two claims, one of each, the honest one is longer in ${Math.round(100 * longer(honest, isFalse))}%`,
    );
  }
}

function passing(of: typeof judged): string {
  return `${of.filter((one) => one.passes).length} of ${of.length} pass`;
}

/** Far from half, length alone tells the two apart, and so would any weights that are fitted to such a list. */
function longer(honest: typeof judged, isFalse: typeof judged): number {
  const pairs = honest.flatMap((one) => isFalse.map((other) => one.claim.length > other.claim.length));
  return pairs.filter((is) => is).length / pairs.length;
}

function claimsOf(file: string): Claim[] {
  if (!existsSync(file)) {
    console.error(`There is no file ${file}. Want one JSON object a line: {"quotes", "claim", "holds"}.`);
    process.exit(2);
  }
  return linesOf(file).map((line) => Claim.parse(line));
}

/** Recorded abstracts are read from beside the checkout; without them there is nothing to judge. */
function ownClaims(): Claim[] {
  const lines = linesOf(new URL('claims.jsonl', import.meta.url)).map((line) => OwnClaim.parse(line));
  const ids = new Set(lines.flatMap(({ quotes }) => quotes.map(({ recorded }) => recorded)));
  const papers = new Map(recordedPapers(ids).map((paper) => [paper.id, paper]));
  return lines.flatMap((line) => {
    const quotes = line.quotes.flatMap(({ recorded, begins }) => {
      const paper = papers.get(recorded);
      return paper === undefined ? [] : [sentenceOf(paper, begins)];
    });
    return quotes.length === line.quotes.length ? [{ ...line, quotes }] : [];
  });
}
