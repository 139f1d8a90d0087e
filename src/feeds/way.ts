import type { ChannelStore } from '../core/channels/subscription.ts';
import type { AccessTokens } from '../core/chat/access-tokens.ts';
import type { Memberships } from '../core/chat/memberships.ts';
import { channelKey, personKey } from '../core/chat/place.ts';
import type { Block, Rich } from '../core/chat/reply.ts';
import { refuse, say } from '../core/chat/say.ts';
import type { Way } from '../core/commands/ways.ts';
import { shorten } from '../core/text.ts';
import { ownChannel, pathOf } from './feeds.ts';

type FeedWayOptions = {
  channels: Pick<ChannelStore, 'get' | 'ofTenant'>;
  tokens: AccessTokens;
  memberships: Memberships;
  publicUrl: string;
};

/** `/paper connect feed`: addresses of feeds, and `off`. */
export const createFeedWay = ({ channels, tokens, memberships, publicUrl }: FeedWayOptions): Way => ({
  async connect(value, { caller, place, now }) {
    const person = personKey(caller);
    if (value.toLowerCase() === 'off') {
      const ended = await tokens.revoke('feed', person);
      if (ended === 0) return say('You have no feed that could be turned off.');
      return say(`Your feeds are off: ${ended === 1 ? '1 address leads' : `${ended} addresses lead`} nowhere now.`);
    }
    if (value !== '')
      return refuse(`"${shorten(value, 40)}" is nothing a feed takes. /paper connect feed off ends it.`);
    const [own, here] = await Promise.all([ownChannel(person, channels), channels.get(channelKey(place))]);
    const isOpen = here !== undefined && (await memberships.seesPublic(person, channelKey(place)));
    const token = await tokens.issue('feed', person, now);
    const line = (label: string, path: string): { label: string; value: Rich } => {
      const url = `${publicUrl}${path}`;
      return { label, value: [{ text: url, url }] };
    };
    const facts = [
      line('Yours', pathOf('atom', token)),
      ...(isOpen ? [line('This channel', pathOf('atom', token, place.channel))] : []),
      line("The day's top papers", pathOf('atom')),
    ];
    return say(
      'Put these addresses into your feed reader. Whoever has them can read them: keep yours to yourself.',
      { type: 'facts', facts },
      ...notes(own === undefined, place.kind === 'private'),
    );
  },
});

function notes(hasNoTopics: boolean, isPrivate: boolean): Block[] {
  const lines = [
    'With .json in the place of .atom each is a JSON Feed. Your last five addresses work; /paper connect feed off ends them all.',
    ...(hasNoTopics
      ? [
          "You have no topics of your own yet, so that yours holds the day's top papers: /paper subscribe in a direct message to me changes that.",
        ]
      : []),
    ...(isPrivate ? ['Private channels have no feed.'] : []),
  ];
  return lines.map((line): Block => ({ type: 'note', text: [line] }));
}
