import { expect, it } from 'vitest';
import { buttons, caller, place, press, replyTo, replyToForm, titles, words } from './fixture.ts';
import { subscribed } from './subscribed.ts';

const dueAt = new Date('2026-06-22T07:00:00.000Z');

/** A channel that takes 3 of the 12 papers, after its post. */
async function posted(line: string) {
  const here = await subscribed();
  await replyTo(here, line);
  here.clock.set('2026-06-22T07:00:30.000Z');
  await here.tick();
  const { blocks = [] } = here.chat.stands[0]?.reply ?? {};
  const [more] = blocks.flatMap((block) => (block.type === 'choices' ? block.buttons : []));
  if (more === undefined || !('invoke' in more)) throw new Error('no button under the post');
  const click = () => replyToForm(here, more.invoke);
  return { ...here, click };
}

it('shows exactly the papers a post had no place for, most upvoted first, page by page', async () => {
  const here = await posted('subscribe planes top:3');
  const run = await here.outbox.lastRun(place);
  const overCap = run?.decisions.flatMap(({ paper, verdict }) => (verdict.kind === 'over-cap' ? [paper] : [])) ?? [];
  expect(overCap).toHaveLength(9);
  const first = await here.click();
  expect(first).toMatchObject({ audience: 'caller', summary: '9 more papers matched on Mon 22 June' });
  const second = await press(here, first, 'Next 4');
  const papers = await here.store.get(overCap);
  expect([...titles(first), ...titles(second)]).toEqual(
    [...papers].sort((a, b) => (b.upvotes ?? 0) - (a.upvotes ?? 0) || (a.id < b.id ? -1 : 1)).map(({ title }) => title),
  );
  // What is posted later, or changed in the channel, changes nothing in what that post left out.
  await replyTo(here, 'subscribe kites; -12 confirm:yes');
  here.clock.set('2026-06-23T07:00:30.000Z');
  await here.tick();
  expect(titles(await here.click())).toEqual(titles(first));
});

it('names the topic where there are several, and shows nothing of a channel elsewhere', async () => {
  const here = await posted('subscribe thousand; 3 | 4 | 5 top:2');
  expect(words(await here.click())).toContain('for 3 | 4 | 5');
  const elsewhere = caller({ place: { ...place, channel: 'other' } });
  expect(words(await replyTo(here, `more ${dueAt.toISOString()}`, elsewhere))).toContain('is no longer kept');
});

it('says that a run is no longer kept, and searches instead', async () => {
  const here = await posted('subscribe planes -12; kites top:3 confirm:yes');
  await here.db.deleteFrom('runs').execute();
  const reply = await here.click();
  expect(words(reply)).toContain(
    'What matched on Mon 22 June is no longer kept: that is for 30 days. This is a search in the papers of those days instead.',
  );
  expect(reply.summary).toBe('11 papers for "planes -12 | kites since:2026-06-18 until:2026-06-22"');
  await replyTo(here, 'unsubscribe all');
  expect((await here.click()).summary).toBe('12 papers for "since:2026-06-18 until:2026-06-22"');
});

it('shows under a preview what the next post has no place for', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes top:3');
  const next = await press(here, await replyTo(here, 'preview'), '9 more');
  expect(next.summary).toBe('9 more papers matched for the next post');
  const tried = await press(here, await replyTo(here, 'preview planes -12'), '8 more');
  expect(titles(tried)).toHaveLength(5);
  expect(buttons(tried).map(({ label }) => label)).toEqual(['Next 3']);
});
