import { describe, expect, it } from 'vitest';
import { words } from '../commands/fixture.ts';
import { spoken } from './spoken.ts';

const moebius = 'Moebius: Lightweight Image Inpainting. arXiv:2606.19195';

describe('a citation in a style that is not given', () => {
  it.each([
    'cite moebius as apa',
    'apa citation for moebius',
    "what's the harvard reference for moebius",
    'moebius citation, ieee format',
    'endnote export for moebius',
  ])('%s: the citation there is, and what is said of the style', async (text) => {
    const { say } = await spoken();
    const cited = words(await say(text));
    expect(cited).toContain(moebius);
    expect(cited).toMatch(
      /I do not write (?:APA|Harvard style|IEEE|EndNote): here are a one-line reference and BibTeX/,
    );
  });

  it.each([
    'give me the reference in MLA',
    'in APA style please',
    'cite it in chicago style',
    'can i get the ris file',
  ])('%s: of the paper that is talked about', async (text) => {
    const { say } = await spoken();
    await say('show moebius');
    const cited = words(await say(text));
    expect(cited).toContain(moebius);
    expect(cited).toContain('I do not write');
  });

  it.each(['cite 2 in apa', 'apa format for the second one'])('%s: of a list', async (text) => {
    const { say } = await spoken();
    await say('today');
    expect(words(await say(text))).toContain('Robots that fold. arXiv:2606.11111');
  });

  it.each(['papers on MLA', 'any papers from harvard?', 'what is new in MLA'])('%s: no citation', async (text) => {
    const { say } = await spoken();
    expect(words(await say(text))).not.toContain('I do not write');
  });
});

it.each(['reference for moebius', "what's the citation of moebius?"])('%s', async (text) => {
  const { say } = await spoken();
  const cited = words(await say(text));
  expect(cited).toContain(moebius);
  expect(cited).not.toContain('I do not write');
});
