import { expect, it } from 'vitest';
import { anItem, aSource } from './a-source.ts';

const day = '2026-06-18';

/** Twenty thousand characters, as much as is read of a text. */
const full = (pump: string) => pump.repeat(Math.ceil(20_000 / pump.length));

/** Four thousand, each another. */
const ownMacros = Array.from(
  { length: 4_000 },
  (_, nth) => `\\${[...String(nth)].map((digit) => 'qrstuvwxyz'[Number(digit)]).join('')}`,
).join(' ');

/** Each kept the process busy for seconds to minutes. The time-out below is the only clock: the worst took six minutes. */
it.each([
  ['links that begin', full('<a href=')],
  ['links with many addresses', `${full('<a href=h')}>`],
  ['links that nobody closes', full('<a href="h">')],
  ['formulae that nobody closes', full('\\[(')],
  ['quotations that nobody closes', full('``a')],
  ['citations that nobody closes', full('\\cite[')],
  ['commands within commands', full('\\textbf{')],
  ['commands within commands, all closed', `${full('\\textbf{').slice(0, 17_000)}${'}'.repeat(2_125)}`],
  ['powers of powers', full('a^{b_{')],
  ['macros of its own', ownMacros],
  ['double-struck letters', full('\\mathbb{E} ')],
  ['groups', full('{a}').slice(0, 15_000).padEnd(20_000, 'b')],
  ['addresses within addresses', full('n.de/u')],
  ['full stops after an address', `https://example.org/${full('!')}a`],
])(
  'a paper whose abstract is full of %s is read like any other, and so are those around it',
  {
    timeout: 60_000,
  },
  async (_, abstract) => {
    const { server, ask } = await aSource();
    const items = [anItem('2606.00001'), anItem('2606.00002', { summary: abstract }), anItem('2606.00003')];
    server.days.set(day, items);
    expect(await ask(day)).toMatchObject({
      kind: 'papers',
      papers: ['2606.00001', '2606.00002', '2606.00003'].map((id) => ({ id })),
    });
  },
);

it('links in an abstract become their words and their addresses', async () => {
  const { server, ask } = await aSource();
  const summary =
    '<a href="https://a.example/x">our atlas</a>, <A class=b HREF=\'https://b.example\'>here</A>, <a>none</a> and <a href="c">';
  server.days.set(day, [anItem('2606.00001', { summary })]);
  expect(await ask(day)).toMatchObject({
    papers: [{ abstract: 'our atlas (https://a.example/x), https://b.example, none and' }],
  });
});
