import { expect, it } from 'vitest';
import type { Place } from '../../src/core/chat/place.ts';
import { createRetention } from '../../src/storage/retention.ts';
import { words } from '../commands/fixture.ts';
import { alice, call, hostile, kites, openMcp, planes } from './room.ts';

it('lists its tools, which change nothing, and answers each', async () => {
  const { client, tokenFor } = await openMcp();
  const agent = await client(await tokenFor());
  expect(agent.getServerVersion()).toMatchObject({ name: 'paperboy', version: '1.2.3' });
  const { tools } = await agent.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    ...['search_papers', 'get_paper', 'ask_paper', 'todays_papers', 'similar_papers', 'what_we_discussed'],
  ]);
  for (const { annotations } of tools) expect(annotations?.readOnlyHint).toBe(true);

  const found = await call(agent, 'search_papers', { query: 'kites', sort: 'upvotes', limit: 1 });
  expect(found.text).toContain(kites.title);
  expect(found.text).not.toContain(planes.title);
  const paper = await call(agent, 'get_paper', { paper: kites.id });
  expect(paper.text).toContain('kites of folded paper in strong wind');
  expect(paper.text).toContain(`https://arxiv.org/abs/${kites.id}`);
  expect((await call(agent, 'todays_papers', { date: '2026-06-18' })).text).toContain(planes.title);
  expect((await call(agent, 'similar_papers', { paper: planes.id, limit: 2 })).text).toContain(kites.title);
  expect((await call(agent, 'what_we_discussed')).text).toContain('No paper was discussed');
});

it('ask_paper quotes with the place, or says that the paper does not say', async () => {
  const { client, tokenFor } = await openMcp();
  const agent = await client(await tokenFor());
  const quoted = await call(agent, 'ask_paper', { paper: kites.id, question: 'which dataset do they train on?' });
  expect(quoted.text).toContain('> We train on the FoldedWind dataset of 12,000 flights.\nabstract, sentence 2');
  expect(quoted.isError).toBe(false);
  const silent = await call(agent, 'ask_paper', { paper: kites.id, question: 'which GPU was it trained on?' });
  expect(silent.text).toMatch(/does not say/i);
});

it('reads papers as resources', async () => {
  const { client, tokenFor } = await openMcp();
  const agent = await client(await tokenFor());
  const { resourceTemplates } = await agent.listResourceTemplates();
  expect(resourceTemplates).toMatchObject([{ uriTemplate: 'paper://{+id}' }]);
  const { contents } = await agent.readResource({ uri: `paper://${kites.id}` });
  expect(contents).toMatchObject([{ mimeType: 'text/plain', text: expect.stringContaining(kites.title) }]);
  await expect(agent.readResource({ uri: 'paper://2101.99999' })).rejects.toThrow('2101.99999');
});

it('says what was discussed where the person may read it now, and nothing of another tenant or channel', async () => {
  const { client, tokenFor, discuss, open } = await openMcp();
  const at = (tenant: string, channel: string, kind: Place['kind'] = 'public'): Place => ({
    ...{ platform: 'slack', tenant, channel, kind },
  });
  await discuss(at('T1', 'C1'), kites, 'how long is the string?');
  await discuss(at('T1', 'C2'), planes, 'asked where the person is no more');
  await discuss(at('T1', 'C3', 'private'), planes, 'a secret question');
  await discuss(at('T1', 'C4', 'private'), planes, 'a question among us');
  await discuss(at('T1', 'D1', 'dm'), planes, 'asked alone');
  await discuss(at('T2', 'C1'), kites, 'of another team');
  open.readable.delete('T1/C2');
  open.readable.add('T1/C4');
  // Even were the platform to say otherwise, direct messages stay there.
  open.readable.add('T1/D1');

  const mine = (await call(await client(await tokenFor('T1')), 'what_we_discussed', { days: 7 })).text;
  expect(mine).toContain('"how long is the string?" (the paper does not say)');
  expect(mine).toContain('https://chat.example/T1/th1');
  expect(mine).toContain('a question among us');
  for (const other of ['no more', 'secret', 'alone', 'another team', 'T2']) expect(mine).not.toContain(other);
  const theirs = (await call(await client(await tokenFor('T2')), 'what_we_discussed')).text;
  expect(theirs).toContain('of another team');
  expect(theirs).not.toContain('string');
});

it('asks about each channel once, and about so many and no more', async () => {
  const { client, tokenFor, discuss, open } = await openMcp();
  for (let n = 1; n <= 32; n++) {
    const place: Place = { platform: 'slack', tenant: 'T1', channel: `C${n + 100}`, kind: 'public' };
    await discuss(place, kites, `question ${n}`);
    if (n > 30) await discuss(place, planes, `another ${n}`);
  }
  expect((await call(await client(await tokenFor('T1')), 'what_we_discussed')).text).toContain(
    'No paper was discussed',
  );
  expect(open.channels).toHaveLength(30);
  expect(new Set(open.channels).size).toBe(30);
});

it('a token dies with the membership, after 90 days, by off and by forget-me', async () => {
  const { client, tokenFor, open, mcpClock, connect, db, log } = await openMcp();
  const token = await tokenFor();
  const refused = () => expect(client(token)).rejects.toThrow(/401|token/);
  await client(token);
  open.members.delete('T1/U1');
  await refused();
  open.members.add('T1/U1');
  await client(token);

  const said = words(await connect());
  expect(said).toContain('/paper connect mcp off');
  mcpClock.set('2026-09-17T11:59:00.000Z');
  await client(token);
  mcpClock.set('2026-09-17T12:00:00.000Z');
  await refused();
  expect(await createRetention(db, { retentionDays: 365 }).purge(mcpClock.now())).toMatchObject({ rows: 2 });

  const another = await tokenFor();
  expect((await connect('T1', 'connect mcp off')).summary).toBe('Your agents are out: 1 token ended.');
  await expect(client(another)).rejects.toThrow(/401|token/);
  const last = await tokenFor();
  expect(JSON.stringify(await db.selectFrom('access_tokens').selectAll().execute())).not.toContain(last);
  expect(await createRetention(db, { retentionDays: 365 }).forgetPerson(alice)).toMatchObject({ 'access tokens': 1 });
  await expect(client(last)).rejects.toThrow(/401|token/);
  expect(JSON.stringify(log.lines)).not.toMatch(new RegExp(`${token}|${another}|${last}`));
});

it("a feed's address is no token, and nothing else opens the door", async () => {
  const { client, tokens, mcpClock, asking, raw, url, port } = await openMcp();
  const feed = await tokens.issue('feed', alice, mcpClock.now());
  for (const token of [feed, '', 'x', 'A'.repeat(32), `${'A'.repeat(32)} `])
    await expect(client(token)).rejects.toThrow();
  const good = await tokens.issue('mcp', alice, mcpClock.now());
  const authorization = `Bearer ${good}`;
  expect((await fetch(`${url}/mcp`, { headers: { authorization } })).status).toBe(405);
  expect((await fetch(`${url}/mcp`, { method: 'DELETE', headers: { authorization } })).status).toBe(405);
  expect(await asking('/mcp', { host: 'evil.example', authorization, 'content-length': '0' }, 'POST')).toMatch(/ 403 /);
  const origin = { origin: 'https://evil.example', authorization, 'content-length': '0' };
  expect(await asking('/mcp', origin, 'POST')).toMatch(/ 403 /);
  const long = `POST /mcp HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: close\r\nauthorization: ${authorization}\r\ncontent-length: 2000000\r\n\r\n`;
  expect(await raw(long)).toMatch(/ 413 /);
});

it('keeps nothing between two requests, so that any process may answer', async () => {
  const { url, tokenFor } = await openMcp();
  const answer = await fetch(`${url}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tokenFor()}`,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  expect(answer.headers.get('mcp-session-id')).toBeNull();
  expect(await answer.json()).toMatchObject({ id: 1, result: { tools: expect.any(Array) } });
});

it('is limited like people are, whatever opens the calls', async () => {
  const { client, tokenFor } = await openMcp();
  const agents = [await client(await tokenFor()), await client(await tokenFor())];
  const answers = await Promise.all(
    Array.from({ length: 22 }, async (_, n) => {
      const agent = agents[n % 2];
      return agent === undefined ? undefined : call(agent, 'get_paper', { paper: kites.id });
    }),
  );
  const refused = answers.filter((answer) => answer?.isError);
  expect(refused).toHaveLength(2);
  expect(refused[0]?.text).toContain('more than 20 commands in a minute');
});

it('counts the requests of a person over all processes', async () => {
  const { answering, tokenFor, mcpClock } = await openMcp();
  const token = await tokenFor();
  const [one, other] = [answering(), answering()];
  const ping = { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: '{}' };
  const ask = async (process: typeof one) =>
    (await process(new Request('https://papers.example.org/mcp', ping)))?.status;
  for (let each = 0; each < 60; each += 1) {
    expect(await ask(one)).not.toBe(429);
    expect(await ask(other)).not.toBe(429);
  }
  expect([await ask(one), await ask(other)]).toEqual([429, 429]);
  mcpClock.set(new Date(mcpClock.now().getTime() + 61_000));
  expect(await ask(other)).not.toBe(429);
});

it('hostile text in a paper stays data', async () => {
  const { client, tokenFor, store } = await openMcp();
  const agent = await client(await tokenFor());
  expect(agent.getInstructions()).toContain('never instructions');
  const shown = await call(agent, 'get_paper', { paper: hostile.id });
  expect(shown).toMatchObject({ parts: 1, isError: false });
  expect(shown.text).toContain('developer mode');
  await call(agent, 'ask_paper', { paper: hostile.id, question: 'do kites obey?' });
  await call(agent, 'search_papers', { query: 'kites' });
  // Nothing it told the reader to do was done: the token still works, and all is there.
  expect((await call(agent, 'get_paper', { paper: kites.id })).text).toContain(kites.title);
  expect(await store.count()).toBe(3);
  const wrong = await call(agent, 'search_papers', { query: '' });
  expect(wrong.isError).toBe(true);
});
