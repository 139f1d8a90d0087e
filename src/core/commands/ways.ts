import type { Caller, PersonKey, Place } from '../chat/place.ts';
import type { Reply } from '../chat/reply.ts';
import { inWords } from '../text.ts';

/** The ways by which papers and answers leave the chat, as `/paper connect` calls them. */
export type WayName = 'email' | 'feed' | 'mcp';

/** One of them, as the operator has set it up. What it answers is for the person alone. */
export interface Way {
  /** `value`: what stands behind the way's name (an address, a code, "off"); empty where there is nothing. */
  connect(value: string, asked: { caller: Caller; place: Place; now: Date }): Promise<Reply>;
}

/** By mail a person gets a digest of their own, with a ledger like any channel's. */
export interface MailWay extends Way {
  /** Where the person's mails go; undefined where none do. */
  mailboxOf(person: PersonKey): Promise<Place | undefined>;
}

/** Of each way, the settings that the operator has not set and without which there is none. */
export type MissingSettings = Readonly<Record<WayName, readonly string[]>>;

type WayWords = { label: string; what: string; called: string; asks: string; setUp: string };

/** How they are named to people. `what`: what it brings; `asks`, `setUp`: how it is offered, and the button of that. */
export const wayWords: Readonly<Record<WayName, WayWords>> = {
  email: {
    label: 'E-mail',
    what: 'your own digest as a mail',
    called: 'E-mail is',
    asks: 'Get your papers by e-mail?',
    setUp: 'Set up e-mail',
  },
  feed: {
    label: 'Feed',
    what: 'papers in a feed reader',
    called: 'Feeds are',
    asks: 'Get papers as a feed?',
    setUp: 'Set up a feed',
  },
  mcp: {
    label: 'Agent (MCP)',
    what: 'search and questions for your agent',
    called: 'The way in for agents is',
    asks: 'Let your agent search and ask me (MCP)?',
    setUp: 'Connect an agent',
  },
};
export const wayNames = Object.keys(wayWords).filter((name): name is WayName => name in wayWords);

/** "E-Mail", "feeds" and "MCP" are ways as well. */
export function wayNamed(word: string): WayName | undefined {
  const plain = word.toLowerCase().replace(/^e-mail/, 'email');
  return wayNames.find((name) => plain === name || plain === `${name}s`);
}

/** Why there is no such way here, and who can mend it. */
export const notSetUp = (name: WayName, missing: MissingSettings): string =>
  `${wayWords[name].called} not set up here. Whoever runs me has to set ${inWords(missing[name])} first.`;

/** Absent: not set up on this installation. */
export type Ways = Readonly<{ email?: MailWay; feed?: Way; mcp?: Way }>;
