import { describe, expect, it } from 'vitest';
import { completions } from '../../src/adapters/console/prompt.ts';
import { caller, harness } from '../core/commands/dispatch-fixture.ts';

const { dispatch } = harness();
const papers = [
  { label: 'Paper Boats', value: '2606.00003' },
  { label: 'Paper Planes', value: '2606.00001' },
];
const complete = async (command: string, option: string, text: string) =>
  option === 'text' ? papers : dispatch.complete(command, option, text, caller());
const offers = (line: string) => completions(line, dispatch.commands, complete);

describe('the tab key', () => {
  it.each([
    ['e', [['echo '], 'e']],
    ['/paper to', [['top '], 'to']],
    ['/t', [['top '], 't']],
    ['top m', [['month'], 'm']],
    ['top period:w', [['week'], 'w']],
    ['echo Paper', [['Paper Boats', 'Paper Planes'], 'Paper']],
    ['echo 2606.00003', [['2606.00003'], '2606.00003']],
    ['nothing x', [[], 'nothing x']],
  ])('%s', async (line, expected) => {
    expect(await offers(line)).toEqual(expected);
  });

  it('puts the only paper in place of half a title that it does not begin with', async () => {
    const one = async () => papers.slice(0, 1);
    expect(await completions('echo boats', dispatch.commands, one)).toEqual([['2606.00003'], 'boats']);
  });
});
