import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { linePrinter } from '../../src/conversation/line-printer.ts';
import { knownCommands, typedCommand } from '../../src/conversation/typed-command.ts';
import type { OptionSpec } from '../../src/core/chat/command-spec.ts';
import type { Invocation } from '../../src/core/chat/reply.ts';
import { readCommandLine } from '../../src/core/commands/command-line.ts';
import { plainPunctuation } from '../../src/core/text.ts';

const known = knownCommands(commands);
const print = linePrinter(known);
const read = (line: string) =>
  typedCommand(
    readCommandLine(line, (name) => known.get(name)?.spec),
    known,
  );

/** What is said in sentences, what queries and lines are made of, and anything. */
const pieces = fc.constantFrom(
  ..."the day's top papers|me|us|to|on|it|this|please|all|3|at 8am|every monday|learning from|robots|world models".split(
    '|',
  ),
  ...'"world models"|"a; b"|;|,|?|-video|--top|—|top:3|when:mon|timezone:|"|\\|a | b|author:"Kaiming He"|key=value'.split(
    '|',
  ),
  ...'similar|confirm|no|what is|search|in:saved|paper:2|topic'.split('|'),
);
const text = fc.oneof(
  fc.array(pieces, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' ')),
  fc.string({ maxLength: 40 }),
);

const anyValue = ({ kind, choices = [], min = 0, max = 100 }: OptionSpec): fc.Arbitrary<string | number | boolean> => {
  if (kind === 'integer') return fc.integer({ min, max });
  if (kind === 'boolean') return fc.boolean();
  return kind === 'choice' ? fc.constantFrom(...choices) : text;
};

/** Any of the commands, with some of its options. Of those that are not listed a button gives at least one. */
const invocation: fc.Arbitrary<Invocation> = fc
  .constantFrom(...known.values())
  .chain(({ command, spec }) =>
    fc
      .record(Object.fromEntries(spec.options.map((option) => [option.name, anyValue(option)])), {
        requiredKeys: spec.options.filter(({ required }) => required).map(({ name }) => name),
      })
      .map((options) => ({ command: command.name, options, isHidden: command.hidden === true })),
  )
  .map(({ command, options, isHidden }) => ({ command, options: asTyped(options), isHidden }))
  .filter(({ command, options, isHidden }) => {
    const isGiven = (known.get(command)?.spec.options ?? []).every(
      ({ name, required }) => !required || name in options,
    );
    return isGiven && (!isHidden || Object.keys(options).length > 0);
  });

/** Values as a line holds them. */
const asTyped = (options: Record<string, string | number | boolean>) =>
  Object.fromEntries(
    Object.entries(options)
      .map(([name, value]) => [name, plainPunctuation(String(value)).trim()] as const)
      .filter(([, value]) => value !== ''),
  );

it('prints lines that are read back as exactly what they were printed for', () => {
  fc.assert(
    fc.property(invocation, ({ command, options }) => {
      const line = print({ command, options });
      const back = read(line);
      expect(back?.command, line).toBe(command);
      expect(asTyped(back?.options ?? {}), line).toEqual(options);
    }),
    { numRuns: 3000 },
  );
});

it.each([
  [
    `subscribe the day's top papers min-upvotes:0 top:3 layout:compact when:"0 9 * * 1-5" timezone:America/New_York confirm:true`,
    { command: 'subscribe', options: { topic: "the day's top papers", when: '0 9 * * 1-5', confirm: 'true' } },
  ],
  ["subscribe the day's top papers", { command: 'subscribe', options: { topic: "the day's top papers" } }],
  ['unsubscribe top papers', { command: 'unsubscribe', options: { topic: 'top papers' } }],
  ['subscribe papers we can reproduce top:4', { command: 'subscribe', options: { top: '4' } }],
  ['unsubscribe topic:"me and you"', { command: 'unsubscribe', options: { topic: 'me and you' } }],
])('takes %s for the command that it is', (line, invocation) => expect(read(line)).toMatchObject(invocation));

it.each(['subscribe me to robots top:5', 'subscribe to gui agents layout:cards'])(
  'takes %s for half a sentence',
  (line) => expect(read(line)).toBeUndefined(),
);

it.each([
  [{ command: 'unsubscribe', options: { topic: 'robots' } }, 'unsubscribe robots'],
  [{ command: 'unsubscribe', options: { topic: "the day's top papers" } }, "unsubscribe the day's top papers"],
  [{ command: 'unsubscribe', options: { topic: 'learning from us' } }, 'unsubscribe topic:"learning from us"'],
  [{ command: 'subscribe', options: { topic: 'to robots', top: 3 } }, 'subscribe topic:"to robots" top:3'],
])('names an option only where it would be said: %j', (invocation, line) => expect(print(invocation)).toBe(line));
