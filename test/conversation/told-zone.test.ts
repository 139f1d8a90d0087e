import { expect, it } from 'vitest';
import { meant } from './meant.ts';

it.each([
  ['switch us to EST', { timezone: 'America/New_York' }],
  ['move everything to pacific time', { timezone: 'America/Los_Angeles' }],
  ['use CET from now on', { timezone: 'Europe/Paris' }],
  ['use MSK', { timezone: 'Europe/Moscow' }],
  ['switch us to Lima', { timezone: 'America/Lima' }],
  ['use Lima time', { timezone: 'America/Lima' }],
  ['put it on IST', { timezone: 'IST' }],
  ['switch us to cards', { layout: 'cards' }],
])('%s', (text, options) => expect(meant(text)).toMatchObject({ command: 'schedule', options }));

it.each(['use Lima', 'use Georgia from now on', 'use LIMA'])('%s names no zone', (text) =>
  expect(meant(text)).not.toHaveProperty('options.timezone'),
);
