import { personKey } from '../chat/place.ts';
import type { Block, Button, Invocation, Reply } from '../chat/reply.ts';
import { refuse, say } from '../chat/say.ts';
import { counted } from '../text.ts';
import type { CommandContext } from './command.ts';
import { idsOfOption } from './paper-option.ts';
import { supportNote } from './support-note.ts';
import { notSetUp, wayNamed, wayWords } from './ways.ts';

/** What changes nothing but what is a person's own, or opens a discussion. */
export const personalOffers: Readonly<Record<string, (invoke: Invocation, context: CommandContext) => Promise<Reply>>> =
  {
    save: async (invoke, context) => {
      if (invoke.options.remove !== undefined) return await removalOffer(invoke, context);
      return aboutPaper(invoke, `Put ${itOrThem(invoke)} on your private list?`, 'Save', context);
    },
    'clear-list': (_, context) => clearingOffer(context),
    discuss: (invoke, context) => aboutPaper(invoke, 'Open the thread about it in this channel?', 'Discuss', context),
    connect: async (invoke, { services }) => {
      const name = wayNamed(String(invoke.options.way)) ?? 'email';
      // An offer must not end in a refusal.
      if (services.ways[name] === undefined)
        return refuse(notSetUp(name, services.missingSettings), ...supportNote(services), others);
      const { asks, setUp } = wayWords[name];
      return say(asks, { type: 'buttons', buttons: [{ label: setUp, invoke, style: 'primary' }] });
    },
    'forget-me': async () =>
      say('Delete everything stored about you?', {
        type: 'buttons',
        buttons: [{ label: 'Delete my data', invoke: { command: 'forget-me', options: {} } }],
      }),
  };

const others: Block = {
  type: 'buttons',
  buttons: [{ label: 'Other ways', invoke: { command: 'connect', options: {} } }],
};

/** All that somebody has saved, as far as one command can name it. */
async function clearingOffer({ caller, services }: CommandContext): Promise<Reply> {
  const all = await services.saved.list(personKey(caller));
  if (all.length === 0) return say('Your list is empty.');
  const papers = await services.papers.get(idsOfOption(all));
  const invoke = { command: 'save', options: { paper: papers.map(({ id }) => id).join(' '), remove: true } };
  const which =
    all.length > papers.length
      ? `the last ${papers.length} of ${counted(all.length, 'paper')}`
      : papers.length === 1
        ? 'the one paper'
        : `all ${papers.length} papers`;
  return say(`Take ${which} off your private list? Nothing else is deleted.`, {
    type: 'buttons',
    buttons: [{ label: 'Take them off', invoke }],
  });
}

/** Of papers that are not on the list it is said that they are not. */
async function removalOffer(invoke: Invocation, context: CommandContext): Promise<Reply> {
  const { caller, services } = context;
  const saved = await services.saved.list(personKey(caller));
  const papers = await services.papers.get(String(invoke.options.paper ?? '').split(' '));
  const others = papers.filter(({ id }) => !saved.includes(id)).map(({ title }) => `"${title}"`);
  const kept = papers.filter(({ id }) => saved.includes(id)).map(({ id }) => id);
  const note = others.length === 0 ? undefined : `Not on your list: ${others.join(', ')}.`;
  if (note !== undefined && kept.length === 0) return say(note, { type: 'buttons', buttons: [myList] });
  // Words of a title are read by the command itself.
  const wanted = papers.length === 0 ? invoke : { ...invoke, options: { ...invoke.options, paper: kept.join(' ') } };
  const offered = await aboutPaper(wanted, `Take ${itOrThem(wanted)} off your private list?`, 'Remove', context);
  const blocks: Block[] = note === undefined ? offered.blocks : [{ type: 'note', text: [note] }, ...offered.blocks];
  return { ...offered, blocks, audience: 'caller' };
}

const myList: Button = { label: 'My list', invoke: { command: 'saved', options: {} } };

const itOrThem = ({ options }: Invocation) => (String(options.paper ?? '').includes(' ') ? 'them' : 'it');

async function aboutPaper(
  invoke: Invocation,
  asks: string,
  label: string,
  { services }: CommandContext,
): Promise<Reply> {
  const papers = await services.papers.get(String(invoke.options.paper ?? '').split(' '));
  const titles = papers.map(({ title }): Block => ({ type: 'text', text: [{ text: title, mark: 'bold' }] }));
  return {
    summary: asks,
    blocks: [
      ...titles,
      { type: 'text', text: [asks] },
      { type: 'buttons', buttons: [{ label, invoke, style: 'primary' }] },
    ],
    audience: 'everyone',
  };
}
