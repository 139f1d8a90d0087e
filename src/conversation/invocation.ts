import type { Invocation } from '../core/chat/reply.ts';
import type { PrintLine } from '../core/commands/command-line.ts';
import type { Intent } from './intent.ts';

type Command = Pick<Invocation, 'command' | 'options'>;

/**
 * The command that an intent asks for, as it would be typed. Undefined where what is meant is not known (a change of
 * what?), or is not known from the sentence alone (an item of which list?).
 */
export function commandOf(
  intent: Exclude<Intent, { kind: 'item' | 'more' | 'unclear' }>,
  text: string,
): Command | undefined {
  switch (intent.kind) {
    case 'paper':
      return { command: 'show', options: { paper: intent.paper } };
    case 'search': {
      const { kind: _, ...options } = intent;
      return { command: 'search', options };
    }
    case 'similar':
      if (intent.isLess) return { command: 'less-like', options: about(intent.paper) };
      return { command: 'similar', options: { ...about(intent.paper), ...(intent.isNewer && { newer: true }) } };
    case 'top':
      if (intent.span !== undefined) return { command: 'search', options: { query: intent.span, sort: 'upvotes' } };
      if (intent.date !== undefined) return { command: 'today', options: { date: intent.date } };
      return { command: 'top', options: { period: intent.period, ...(intent.until && { until: intent.until }) } };
    case 'facts': {
      if (intent.fact === 'citation') return { command: 'cite', options: about(intent.paper) };
      return { command: 'facts', options: { fact: intent.fact, question: text, ...about(intent.paper) } };
    }
    case 'gist':
      return { command: 'gist', options: { ...about(intent.paper), ...inOne(text) } };
    case 'compare': {
      const [paper, other] = intent.papers;
      if (paper === undefined) return { command: 'ask', options: { question: intent.question } };
      if (other === undefined) return { command: 'compare', options: { with: paper } };
      return { command: 'compare', options: { paper, with: other } };
    }
    case 'question':
      return { command: 'ask', options: { question: intent.question, ...about(intent.paper) } };
    case 'change':
      return intent.command === undefined ? undefined : { command: intent.command, options: intent.options };
    case 'status':
      return {
        command: intent.of,
        options: {
          ...about(intent.paper),
          ...(intent.as && { format: intent.as }),
          ...(intent.date && { date: intent.date }),
        },
      };
    case 'recap':
      return { command: 'recap', options: intent.days === undefined ? {} : { days: intent.days } };
    case 'smalltalk':
      return intent.is === 'greeting'
        ? { command: 'start', options: {} }
        : { command: 'smalltalk', options: { is: intent.is } };
    default:
      return intent satisfies never;
  }
}

type Items = Extract<Intent, { kind: 'item' }>;

/** What is asked of papers of a list, once it is known which they are. */
export function commandOfItems({ does, fact, numbers }: Items, papers: readonly string[], text: string): Command {
  const [paper = '', other] = papers;
  if (does === 'save') return { command: does, options: { paper: papers.join(' ') } };
  if (other !== undefined || numbers.length !== 1) {
    // Two stand side by side; of a whole list the first two.
    if (does === 'compare' && other !== undefined && (papers.length === 2 || numbers.length === 0))
      return { command: does, options: { paper, with: other, ...(papers.length > 2 && { of: papers.length }) } };
    return { command: 'pick', options: { papers: papers.join(' '), numbers: numbers.join(' '), does } };
  }
  switch (does) {
    case 'facts':
      return { command: does, options: { fact: fact ?? 'links', question: text, paper } };
    case 'ask':
      return { command: does, options: { question: text, paper } };
    case 'compare':
      return { command: 'similar', options: { paper } };
    case 'gist':
      return { command: does, options: { paper, ...inOne(text) } };
    default:
      return { command: does, options: { paper } };
  }
}

/** "In one sentence", "a one-liner". */
const inOne = (text: string) =>
  /\b(?:(?:one|a|1|single)[ -](?:short |single )?(?:sentence|line|liner)|one-liner)\b/i.test(text)
    ? { brief: true }
    : {};

const about = (paper: string | undefined) => (paper === undefined ? {} : { paper });

/** What changes something is offered, filled in, and done when somebody presses the button. `says`: what it leaves out. */
export const offerOf = (invocation: Command, printLine: PrintLine, says?: string): Command => ({
  command: 'offer',
  options: { line: printLine(invocation), ...(says === undefined ? {} : { says }) },
});
