import { expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { filledIn } from '../../../src/adapters/discord/filled-in.ts';
import { createConversation } from '../../../src/conversation/conversation.ts';
import { channelKey } from '../../../src/core/chat/place.ts';
import type { Services } from '../../../src/core/commands/command.ts';
import { room } from '../../commands/fixture.ts';
import { atOnce } from '../../fixtures/at-once.ts';
import { papers } from '../../fixtures/papers.ts';
import type { Interaction } from '../../servers/discord/interaction-routes.ts';
import { everyone, permissions } from '../../servers/discord/world.ts';
import { connected, openServer } from './setup.ts';

/** A channel that is subscribed on Discord, with the commands there are. */
async function subscribed() {
  const here = await room(papers(6, { featuredOn: '2026-06-18' }));
  Object.assign(here.services, {
    defaults: { schedule: { line: '0 9 * * 1-5', timezone: 'Europe/Paris' }, top: 5 },
    missingAccess: async () => [],
    channelNotes: async () => [],
    preview: async () => ({ picks: [], decisions: [] }),
  });
  const services = here.services as Services;
  const server = await openServer();
  const { adapter, place } = await connected({ server, start: false });
  await adapter.start(createConversation({ ...here, commands, services }), atOnce);
  const { people, world } = server;
  const who = { permissions: everyone | permissions.manageChannels };
  const asked = people.command('subscribe', { topic: 'planes' }, { ...who, channel: place.channel });
  const first = await people.answer(asked);
  const open = async (label: string, message = first) => {
    const form = people.click(message, label, who);
    await world.until(() => form.modal);
    return form;
  };
  const channel = () => here.channels.get(channelKey(place));
  return {
    server,
    people,
    open,
    channel,
    send: (form: Interaction, values: Parameters<typeof people.submit>[1]) =>
      people.answer(people.submit(form, values, who)),
  };
}

const shape = ({ modal }: Interaction) => modal?.components.map(({ label, component }) => [label, component.type]);

test('days are ticked, the time is typed with its zone, the number is chosen; what is left alone does not change', async () => {
  const { server, open, channel, send } = await subscribed();
  const form = await open('Change time');
  expect(shape(form)).toEqual([
    ['Days', 22],
    ['Time and time zone', 4],
    ['How many papers', 3],
    ['Topics', 4],
    ['Layout', 21],
  ]);
  const before = await channel();
  await send(form, {});
  expect(await channel()).toMatchObject({ schedule: before?.schedule, top: before?.top, topics: before?.topics });
  await send(form, { 'when:days': ['1', '4'], 'when:time:zone': '8:30 Europe/Berlin', top: ['3'], layout: ['cards'] });
  expect(await channel()).toMatchObject({
    schedule: { line: '30 8 * * 1,4', timezone: 'Europe/Berlin' },
    ...{ top: 3, layout: 'cards' },
  });
  expect(server.refused()).toEqual([]);
});

test('all that is wrong is said at once, and the form opens again with what was filled in', async () => {
  const { people, open, channel, send } = await subscribed();
  const before = await channel();
  const refused = await send(await open('Change time'), {
    'when:time:zone': 'whenever it suits',
    'topics:lines': 'gliding\nsince:yesterdayish',
    top: ['7'],
  });
  const text = people.text(refused);
  expect(text).toContain('whenever');
  expect(text).toContain('yesterdayish');
  expect(await channel()).toEqual(before);
  const again = await open('Change', refused);
  const values = again.modal?.components.map(({ component }) => ('value' in component ? component.value : undefined));
  expect(values).toContain('whenever it suits');
  expect(values).toContain('gliding\nsince:yesterdayish');
  expect(JSON.stringify(again.modal)).toContain('{"value":"7","label":"7","default":true}');
});

test('a form of an earlier release is read', () => {
  const rows = [{ components: [{ custom_id: 'when', value: 'weekdays 9:00', values: [] }] }];
  expect(filledIn(rows, new Date())).toEqual({ given: { when: 'weekdays 9:00' }, names: ['when'] });
});

test.each([
  [['1', '2', '3', '4', '5'], '9:00 Europe/Paris', { when: 'weekdays 09:00', timezone: 'Europe/Paris' }],
  [['1'], '9am', { when: 'Mon 09:00' }],
  [['1'], 'daily 8:30 and 18:30', { when: 'daily 8:30 and 18:30' }],
  [['1'], '0 9 * * 1-5', { when: '0 9 * * 1-5' }],
  [[], '18:00 Berlin', { when: '18:00', timezone: 'Berlin' }],
  [['1'], '', { when: 'monday' }],
  [[], '', {}],
])('days %j and "%s" are %j', (values, value, given) => {
  const rows = [
    { component: { custom_id: 'when:days', values } },
    { component: { custom_id: 'when:time:zone', value } },
  ];
  const read = filledIn(rows, new Date('2026-06-19T07:00:00Z')).given;
  expect({ ...read, when: read.when }).toEqual({ when: undefined, ...given });
});
