import { expect, test } from 'vitest';
import { z } from 'zod';
import { alice, channel, connected } from './fixture.ts';

const Modal = z.looseObject({
  callback_id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(
    z.looseObject({ block_id: z.string().optional(), label: z.looseObject({ text: z.string() }).optional() }),
  ),
});

async function opened(line = 'plan') {
  const { slack } = await connected('socket');
  await slack.people.command(alice, channel, line);
  const shown = await slack.until(() => slack.views.get('V1'));
  const view = { id: shown.id, ...Modal.parse(shown.view) };
  const send = (values: Record<string, unknown>) => slack.people.submit(alice, view, values);
  /** What came of it: the answer, or what is wrong at which field. */
  async function sent(values: Record<string, unknown>): Promise<unknown> {
    const { body } = await send(values);
    const { errors } = z.looseObject({ errors: z.unknown() }).partial().parse(body);
    return errors ?? (await slack.until(() => slack.responses[0])).text;
  }
  return { slack, view, sent };
}

const days = (...ticked: number[]) => ({
  type: 'checkboxes',
  selected_options: ticked.map((day) => ({ text: { type: 'plain_text', text: 'x' }, value: String(day) })),
});
const time = (at: string | null) => ({ type: 'timepicker', selected_time: at });
const words = (value: string | null) => ({ type: 'plain_text_input', value });

test('days are ticked and a time is picked; topics stand one a line', async () => {
  const { view, sent, slack } = await opened();
  expect(view.blocks.map(({ label }) => label?.text)).toEqual(['Days', 'Time', 'Or in words', 'Topics']);
  expect(JSON.stringify(view.blocks)).toContain(JSON.stringify('planes\n"a; b" kites'));
  expect(JSON.stringify(view.blocks)).not.toContain('/paper');
  expect(await sent({})).toBe('planned weekdays 09:00 for planes; "a; b" kites');
  expect(slack.refused).toEqual([]);
});

test.each([
  ['other days and another time', { when: days(1, 4), 'when-time': time('08:30') }, 'Mon, Thu 08:30'],
  ['words take their place', { 'when-words': words('daily 8:30 and 18:30') }, 'daily 8:30 and 18:30'],
  ['a cron line, too', { 'when-words': words('0 9 1 * *') }, '0 9 1 * *'],
])('%s', async (_, values, when) => {
  const { sent } = await opened();
  expect(await sent(values)).toBe(`planned ${when} for planes; "a; b" kites`);
});

test('lines become topics', async () => {
  const { sent } = await opened();
  expect(await sent({ topics: words('planes;\n\n  gliding -video\n') })).toContain('for planes; gliding -video');
});

test('what days cannot say stands in words, which give way to days that are ticked', async () => {
  const { view, sent } = await opened('monthly');
  const optional = view.blocks.flatMap(({ block_id, optional }) => (optional === true ? [block_id] : []));
  expect(optional).toEqual(['when', 'when-time', 'when-words', 'topics']);
  expect(await sent({})).toContain('planned 0 9 1 * * for');
  const other = await opened('monthly');
  expect(await other.sent({ when: days(5), 'when-time': time('17:30') })).toContain('planned Fri 17:30 for');
});

test('what is emptied is left as it is', async () => {
  const { sent } = await opened();
  expect(await sent({ when: days(), 'when-time': time(null), 'when-words': words(null) })).toContain('planned nothing');
});

test('each fault stands at its field, all at once, and the form stays open', async () => {
  const { sent, slack } = await opened();
  expect(await sent({ 'when-words': words('whenever'), topics: words('bad') })).toEqual({
    'when-words': 'Not a time.',
    topics: 'No topic. Nor this.',
  });
  expect(slack.views.has('V1')).toBe(true);
  expect(slack.refused).toEqual([]);
  expect(slack.responses).toEqual([]);
});

test.each([
  [{ when: days(1), 'when-time': time(null) }, { 'when-time': 'Pick the time for these days.' }],
  [{ when: days(), 'when-time': time('09:00') }, { when: 'Tick at least one day.' }],
])('a day without a time, or a time without a day, is said there (%#)', async (values, errors) => {
  const { sent, slack } = await opened();
  expect(await sent(values)).toEqual(errors);
  expect(slack.refused).toEqual([]);
});
