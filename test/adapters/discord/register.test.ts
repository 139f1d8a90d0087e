import { expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { registrationOf } from '../../../src/adapters/discord/register.ts';
import { specOf } from '../../../src/core/commands/options.ts';
import { Commands } from '../../servers/discord/command-schema.ts';
import { commands as specs } from './setup.ts';

test('every command that Paperboy has can be registered as it is written', () => {
  const shown = commands.filter(({ hidden }) => hidden !== true).map(specOf);
  const body = registrationOf(shown);
  expect(Commands.safeParse(body).error?.issues).toBeUndefined();
  expect(shown.length).toBeLessThanOrEqual(25);
  for (const { description, options } of shown) {
    for (const text of [description, ...options.map((option) => option.description)]) {
      expect(text.length, text).toBeLessThanOrEqual(100);
    }
  }
});

test('options keep their bounds, choices and completion; required ones come first', () => {
  const [paper] = registrationOf(specs);
  expect(paper).toMatchObject({
    name: 'paper',
    options: [
      {
        name: 'search',
        options: [
          { name: 'query', type: 3, required: true, max_length: 300, autocomplete: true },
          { name: 'limit', type: 4, required: false, min_value: 1, max_value: 10 },
          {
            name: 'sort',
            type: 3,
            choices: [
              { name: 'new', value: 'new' },
              { name: 'upvotes', value: 'upvotes' },
            ],
          },
        ],
      },
      { name: 'today', options: [] },
    ],
  });
});
