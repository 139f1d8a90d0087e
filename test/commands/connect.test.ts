import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { MailWay, Ways } from '../../src/core/commands/ways.ts';
import { buttons, caller, replyTo, replyToForm, room, runs, words } from './fixture.ts';

/** A way that answers with what it was asked. */
const echo: MailWay = {
  mailboxOf: async () => undefined,
  connect: async (value, { caller, place }) => ({
    ...{ summary: `[${value}] for ${caller.id} in ${place.channel}`, blocks: [], audience: 'caller' },
  }),
};

async function asking(ways: Ways) {
  const here = await room([]);
  here.services.ways = ways;
  return here;
}

it.each([
  [
    'connect email me@example.org',
    'E-mail is not set up here. Whoever runs me has to set SMTP_URL, MAIL_FROM, SECRET_KEY, PORT and PUBLIC_URL first.',
  ],
  ['connect feed', 'Feeds are not set up here. Whoever runs me has to set PORT and PUBLIC_URL first.'],
  ['connect MCP', 'The way in for agents is not set up here. Whoever runs me has to set PORT and PUBLIC_URL first.'],
])('%s says what the operator has to set', async (line, said) => {
  const reply = await replyTo(await asking({}), line);
  expect(reply).toMatchObject({ failed: true, audience: 'caller', summary: expect.stringContaining(said) });
});

it('names the settings alone that are missing', async () => {
  const here = await asking({});
  const set = { PUBLIC_URL: 'https://papers.example.org', SECRET_KEY: 'k'.repeat(32) };
  here.services.missingSettings = readConfig(set).missingSettings;
  expect((await replyTo(here, 'connect feed')).summary).toContain('has to set PORT first.');
  expect((await replyTo(here, 'connect email')).summary).toContain('has to set SMTP_URL, MAIL_FROM and PORT first.');
  here.services.missingSettings = readConfig({ PORT: '3000' }).missingSettings;
  expect((await replyTo(here, 'connect mcp')).summary).toContain('has to set PUBLIC_URL first.');
});

it('offers what is set up, and nothing else', async () => {
  const here = await asking({ feed: echo, mcp: echo });
  expect(buttons(await replyTo(here, 'connect')).map(({ label }) => label)).toEqual(['Feed', 'Agent (MCP)']);
  const complete = (text: string) => here.dispatch.complete('connect', 'way', text, caller());
  expect((await complete('')).map(({ value }) => value)).toEqual(['feed', 'mcp']);
  expect((await complete('M')).map(({ value }) => value)).toEqual(['mcp']);
  expect((await replyTo(here, 'connect fax')).summary).toBe('"fax" is no way to connect. Here there is feed and mcp.');
  expect(words(await replyTo(await asking({}), 'connect'))).toContain('SECRET_KEY');
  expect(buttons(await replyTo(await asking({}), 'connect fax'))).toEqual([]);
});

it('hands on what stands behind the way, typed, filled in or clicked', async () => {
  const here = await asking({ email: echo, feed: echo, mcp: echo });
  const said = async (line: string) => (await replyTo(here, line)).summary;
  expect(await said('connect E-Mail me@example.org')).toBe('[me@example.org] for alice in ml');
  expect(await said('connect feeds')).toBe('[] for alice in ml');
  expect(await said('connect mcp off')).toBe('[off] for alice in ml');
  expect(await said('connect email value:K7QM-2XAB')).toBe('[K7QM-2XAB] for alice in ml');
  const filledIn = await replyToForm(here, { command: 'connect', options: { way: 'feed', value: 'off' } });
  expect(filledIn.summary).toBe('[off] for alice in ml');
  const email = runs(await replyTo(here, 'connect'), 'E-mail');
  expect((await here.dispatch.form(email.invoke, caller(), email.ask)).fields.map(({ name }) => name)).toEqual([
    'value',
  ]);
});

it.each([
  ['e-mail', 'Get your papers by e-mail?', 'Set up e-mail'],
  ['Feeds', 'Get papers as a feed?', 'Set up a feed'],
  ['MCP', 'Let your agent search and ask me (MCP)?', 'Connect an agent'],
])('offers the way that is meant by %s', async (way, asks, label) => {
  const here = await asking({ email: echo, feed: echo, mcp: echo });
  const offered = await replyToForm(here, { command: 'offer', options: { line: `connect way:${way}` } });
  expect(offered.summary).toBe(asks);
  expect(buttons(offered).map((button) => button.label)).toEqual([label]);
});
