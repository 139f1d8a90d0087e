import { expect, it } from 'vitest';
import { words } from '../commands/fixture.ts';
import { spoken } from './spoken.ts';

it.each([
  ['email of the first author', 'authors', 'I know no addresses of authors'],
  ["what is the first author's e-mail?", 'authors', 'I know no addresses of authors'],
  ['is there a demo', 'links', 'I know of no demo'],
  ['where is the demo?', 'links', 'I know of no demo'],
  ['was it accepted anywhere', 'links', 'I do not know where it was accepted'],
  ['which conference is it from', 'links', 'I do not know where it was accepted'],
  ['which journals took it', 'links', 'I do not know where it was accepted'],
  ['was it peer-reviewed?', 'links', 'I do not know where it was accepted'],
  ['are there demos?', 'links', 'I know of no demo'],
  ['who wrote it', 'authors', undefined],
  ['who wrote the demosaicing paper', 'authors', undefined],
  ['who wrote the one on revenue of emailing', 'authors', undefined],
])('%s: what no page says is not answered with something else', async (question, fact, unknown) => {
  const here = await spoken();
  const reply = words(await here.say(`facts fact:${fact} paper:2606.19195 question:"${question}"`));
  if (unknown === undefined) expect(reply).not.toMatch(/I (?:do not )?know/);
  else expect(reply).toContain(unknown);
});
