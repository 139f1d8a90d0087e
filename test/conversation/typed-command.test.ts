import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { typedCommand } from '../../src/conversation/typed-command.ts';
import { readCommandLine } from '../../src/core/commands/command-line.ts';
import { specOf } from '../../src/core/commands/options.ts';

const known = new Map(commands.map((command) => [command.name, { command, spec: specOf(command) }]));
const typed = (text: string) =>
  typedCommand(
    readCommandLine(text, (name) => known.get(name)?.spec),
    known,
  );

it.each([
  ['search diffusion', { command: 'search', options: { query: 'diffusion' } }],
  ['search paper kites', { command: 'search', options: { query: 'paper kites' } }],
  ['top', { command: 'top', options: {} }],
  ['top wek', { command: 'top', options: { period: 'wek' } }],
  ['subscribe robotics', { command: 'subscribe', options: { topic: 'robotics' } }],
  ['subscribe learning from video', { command: 'subscribe', options: { topic: 'learning from video' } }],
  [
    'subscribe robotics when:"at 8am" timezone:Europe/Berlin',
    { command: 'subscribe', options: { topic: 'robotics', when: 'at 8am', timezone: 'Europe/Berlin' } },
  ],
  ['Subscribe: robotics', { command: 'subscribe', options: { topic: 'robotics' } }],
  ['schedule weekdays 9:00', { command: 'schedule', options: { when: 'weekdays 9:00' } }],
  ['save 2606.19195', { command: 'save', options: { paper: '2606.19195' } }],
  ['cite this', { command: 'cite', options: {} }],
  ['ask what is attention?', { command: 'ask', options: { question: 'what is attention?' } }],
  ['serch robot', { command: 'search', options: { query: 'robot' } }],
  ['tody', { command: 'today', options: {} }],
  ['shwo 2', { command: 'show', options: { paper: '2' } }],
  // What is wrong with them the command says.
  ['schedule top:20', { command: 'schedule', options: { top: '20' } }],
  ['schedule weekdays 8:30 top:20', { command: 'schedule', options: { when: 'weekdays 8:30', top: '20' } }],
  ['schedule topp:3', { command: 'schedule', options: {} }],
  ['subscribe robotics tpo:3', { command: 'subscribe', options: { topic: 'robotics' } }],
  ['search robot limit:50', { command: 'search', options: { query: 'robot', limit: '50' } }],
  ['recap 60', { command: 'recap', options: { days: '60' } }],
  ['recap 7 days', { command: 'recap', options: { days: '7 days' } }],
  // Buttons that are drawn as lines.
  ['less-like paper:2606.00010', { command: 'less-like', options: { paper: '2606.00010' } }],
  ['more topic:paper', { command: 'more', options: { topic: 'paper' } }],
  ['help search', { command: 'help', options: { command: 'search' } }],
])('%s is a command', (text, invocation) => expect(typed(text)).toEqual(invocation));

it.each([
  'subscribe me to robotics',
  'subscribe to gui agents but without benchmarks',
  'unsubscribe from diffusion',
  'why is the second one so slow',
  'why distillation often fails and what people try against it',
  'subscribe robotics at 8am',
  'subscribe robotics every monday 9:00 Berlin',
  'pause please',
  'pause until monday',
  'save this for me please',
  'show me papers about robots',
  'show todays papers',
  'show yesterdays list',
  'search for papers on robots',
  'top papers in vision?',
  'help me find papers',
  'more about the second one',
  'facts: who wrote it',
  'start posting again',
  'models that plan',
  'research on robots',
  'regime change detection, nonstationary',
  'Today most models are small. Is that so?',
  'discuss with me for a second',
  'serach for papers on robots',
  'subscirbe robots',
  'subscirbe me to robots',
  'serch',
  'puase',
  'hope it works',
])('%s is a sentence', (text) => expect(typed(text)).toBeUndefined());
