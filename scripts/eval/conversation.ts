import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { commands } from '../../commands/index.ts';
import type { Intent } from '../../src/conversation/intent.ts';
import { commandOf } from '../../src/conversation/invocation.ts';
import { secondThought } from '../../src/conversation/second-thought.ts';
import { changes, typedCommand } from '../../src/conversation/typed-command.ts';
import { prepareToUnderstand, understand } from '../../src/conversation/understand.ts';
import type { Fitted, Weights } from '../../src/conversation/words/weights.ts';
import { readCommandLine } from '../../src/core/commands/command-line.ts';
import { specOf } from '../../src/core/commands/options.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { Engine } from '../../src/search/engine.ts';
import { toEntry } from '../../src/search/entry.ts';
import { parseItem } from '../../src/sources/hugging-face-item.ts';
import { readSample } from '../../src/sources/sample.ts';
import { hasRecorded, recordedItems } from '../../test/recorded.ts';
import { fitIntents, fitTopics } from './conversation-fit.ts';
import { createJudge, type Got } from './conversation-judge.ts';
import { type Line, linesOf, meantBy, ownFiles, weightOf } from './conversation-lines.ts';
import { writeTitleWords } from './title-words.ts';

/**
 * Whether plain sentences are understood as they are meant. Without `--sentences` over our own; `--leave-one-out` reads each
 * of our authors by weights fitted to the others, which is how somebody new is read. `--fit` writes the weights of
 * src/conversation instead, fitted to all, and how often titles hold a word.
 *
 * `understood`: the intent is the one that was meant, and so are the command and its options where the line names them, as
 * conversation-judge.ts compares them. `madeUnasked`: what would be changed, without a button, where nothing of the kind was asked for.
 * `questionsTakenForElse`: a share of the questions.
 */

/** What a typed command is meant as. */
const intents: Record<string, Line['intent']> = {
  ask: 'question',
  cite: 'facts',
  discuss: 'paper',
  help: 'smalltalk',
  home: 'smalltalk',
  recap: 'top',
  save: 'item',
  saved: 'item',
  search: 'search',
  show: 'paper',
  similar: 'search',
  today: 'top',
  top: 'top',
  why: 'question',
};

const { values } = parseArgs({
  options: {
    sentences: { type: 'string' },
    fit: { type: 'boolean', default: false },
    'leave-one-out': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const papers = await corpus();
const engine = new Engine();
engine.add(papers.map(toEntry));
engine.prepare();
const own = ownFiles().map((file) => ({
  name: basename(file.pathname, '.jsonl'),
  lines: linesOf(file),
  weight: weightOf(file),
}));
if (values.fit) {
  // The features of the fit are read from them.
  if (writeTitleWords(papers)) throw new Error('title-words.json has changed: run this again, to fit by it');
  const { intents, topics } = fitTo(own);
  writeWeights('intent-weights.json', intents);
  writeWeights('topic-weights.json', topics);
  process.exit();
}
const now = new Date(
  `${papers
    .map(({ featuredOn }) => featuredOn ?? '')
    .sort()
    .at(-1)}T12:00:00Z`,
);
const known = new Map(commands.map((command) => [command.name, { command, spec: specOf(command) }]));

const atStart = process.cpuUsage();
prepareToUnderstand();
const prepared = msSince(atStart);
const results: { line: Line; got: Got; ms: number }[] = [];
if (values.sentences !== undefined) read(linesOf(values.sentences));
else if (!values['leave-one-out']) {
  for (const { lines } of own) read(lines);
} else {
  for (const author of own) {
    const { intents, topics } = fitTo(own.filter((other) => other !== author));
    read(author.lines, { intents, topics });
  }
}
const isMeant = createJudge(engine, now);
const wrong = results.filter(({ line, got }) => !isMeant(line, got));
const questions = results.filter(({ line }) => line.intent === 'question');
const taken = questions.filter(({ got }) => got.intent !== 'question' && got.does !== 'ask');
const unasked = results.filter(
  ({ line, got }) => got.changes && line.command !== got.command && line.intent !== got.intent,
);
const unrecognised = results.filter(({ got }) => !got.isRecognised);
const report = {
  sentences: results.length,
  understood: share(results.length - wrong.length, results.length),
  madeUnasked: unasked.length,
  questionsTakenForElse: share(taken.length, questions.length),
  unrecognised: share(unrecognised.length, results.length),
  wrong: wrong.map(({ line, got }) => ({ text: line.text, in: line.in, wanted: said(line), got: said(got) })),
};
if (values.json) console.log(JSON.stringify(report));
else {
  const times = results.map(({ ms }) => ms).sort((a, b) => a - b);
  for (const { text, in: where, wanted, got } of report.wrong)
    console.log(`${where}: ${text}\n    wanted ${wanted}\n    got    ${got}`);
  if (values['leave-one-out']) tellAuthors();
  console.table({
    ...report,
    wrong: wrong.length,
    // What a machine does beside it does not count.
    preparedMs: tenths(prepared),
    firstMs: tenths(results[0]?.ms),
    withinFiveMs: share(times.filter((ms) => ms <= 5).length, times.length),
    medianMs: tenths(times[times.length >> 1]),
    'ninety-nine in a hundred': tenths(times[Math.floor(times.length * 0.99)]),
    slowestMs: tenths(times.at(-1)),
  });
}

function tellAuthors(): void {
  const ofAuthors = own.map(({ name, lines }) => {
    const missed = wrong.filter(({ line }) => lines.includes(line)).length;
    return [name, share(lines.length - missed, lines.length)];
  });
  console.table(Object.fromEntries(ofAuthors));
}

/** Of a processor, in milliseconds. */
function msSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function tenths(ms = 0): number {
  return Math.round(ms * 10) / 10;
}

function share(some: number, all: number): number {
  return all === 0 ? 0 : Math.round((some / all) * 1000) / 1000;
}

function read(lines: readonly Line[], weights?: Fitted): void {
  for (const line of lines) {
    const start = process.cpuUsage();
    const got = gotOf(line, weights);
    results.push({ line, got, ms: msSince(start) });
  }
}

function fitTo(authors: typeof own) {
  const meant = authors.flatMap(({ lines, weight }) =>
    lines.map((line) => meantBy(line, engine.named(line.text), weight)),
  );
  return { intents: fitIntents(meant), topics: fitTopics(meant) };
}

/** One feature a line, so that a change of the sentences is a change one can read. */
function writeWeights(name: string, weights: Weights): void {
  const rows = Object.entries(weights).map(([feature, each]) => `${JSON.stringify(feature)}: ${JSON.stringify(each)}`);
  writeFileSync(
    new URL(`../../src/conversation/words/${name}`, import.meta.url),
    `{\n  "weights": {\n    ${rows.join(',\n    ')}\n  }\n}\n`,
  );
}

function gotOf({ text: said, in: where }: Line, weights?: Fitted): Got {
  const text = secondThought(said);
  const line = readCommandLine(text, (name) => known.get(name)?.spec);
  const typed = typedCommand(line, known);
  if (typed !== undefined) {
    const command = known.get(typed.command)?.command;
    return {
      intent: isListed(typed.options.paper) ? 'item' : (intents[typed.command] ?? 'change'),
      ...typed,
      changes: command !== undefined && changes(command),
      isRecognised: true,
    };
  }
  const intent = understand({ text, where, now, named: engine.named(text), authors: engine.authorsIn(text) }, weights);
  return {
    // Off a list goes one of it.
    intent: intent.kind === 'change' && isListed(intent.options.paper) ? 'item' : intentOf(intent),
    ...(intent.kind === 'item' ? { does: intent.does } : {}),
    ...wayOf(intent, text),
    changes: false,
    isRecognised: intent.kind !== 'question',
  };
}

/** "discuss 5", "save number 2": one of a list. */
function isListed(paper: unknown): boolean {
  return /^(?:(?:number|no\.?|nr\.?|the) ?)?#?(?:\d{1,2}|last|first|second|third)\b/i.test(String(paper ?? ''));
}

/** An item's paper is known where its list is. */
function wayOf(intent: Intent, text: string) {
  if (intent.kind === 'item') return { command: intent.does, options: { paper: intent.numbers.join(' ') } };
  return intent.kind === 'more' || intent.kind === 'unclear' ? {} : commandOf(intent, text);
}

function intentOf(intent: Intent): Line['intent'] {
  if (intent.kind === 'status') return intents[intent.of] ?? 'change';
  if (intent.kind === 'recap') return 'top';
  if (intent.kind === 'unclear') return 'question';
  return intent.kind === 'similar' || intent.kind === 'more' ? 'search' : intent.kind;
}

function said({ intent, command, options }: Pick<Line, 'intent' | 'command' | 'options'>): string {
  const how = options === undefined ? '' : ` ${JSON.stringify(options)}`;
  return `${intent}${command === undefined ? '' : ` ${command}`}${how}`;
}

async function corpus(): Promise<Paper[]> {
  if (!hasRecorded) return readSample().papers;
  const found = new Map<string, Paper>();
  for (const { item } of recordedItems('2025-01')) {
    const parsed = parseItem(item);
    if (parsed.kind === 'paper') found.set(parsed.paper.id, parsed.paper);
  }
  return [...found.values()];
}
