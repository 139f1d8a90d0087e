import type { Invocation } from '../core/chat/reply.ts';
import type { Intent } from './intent.ts';

/** The command that answers an intent, as it would be typed. Undefined for what no command answers. */
export function invocationOf(intent: Intent): Pick<Invocation, 'command' | 'options'> | undefined {
  switch (intent.kind) {
    case 'paper':
      return { command: 'show', options: { paper: intent.paper } };
    case 'search': {
      const { query, sort } = intent;
      return { command: 'search', options: { query, ...(sort === undefined ? {} : { sort }) } };
    }
    case 'top':
      return intent.date === undefined
        ? { command: 'top', options: { period: intent.period } }
        : { command: 'today', options: { date: intent.date } };
    case 'facts': {
      const { facts, paper } = intent;
      const about = paper === undefined ? {} : { paper };
      return facts.includes('citation')
        ? { command: 'cite', options: about }
        : { command: 'facts', options: { ask: facts.join(' '), ...about } };
    }
    case 'gist':
      return { command: 'gist', options: intent.paper === undefined ? {} : { paper: intent.paper } };
    case 'compare':
      return { command: 'compare', options: { question: intent.question } };
    case 'question':
      return { command: 'ask', options: { question: intent.question } };
    case 'change':
      return intent.command === undefined ? undefined : { command: intent.command, options: intent.options };
    case 'item':
      return { command: intent.does === 'save' ? 'save' : 'show', options: { paper: String(intent.number) } };
    case 'read':
      return { command: intent.command, options: intent.options };
    case 'smalltalk':
      return undefined;
    default:
      return intent satisfies never;
  }
}
