import { recordedLog } from '../../fixtures/clock.ts';
import { createMemoryButtons, createMemorySeen } from '../../fixtures/memory-stores.ts';
import type { Ground } from './ground.ts';
import { createToy } from './toy-adapter.ts';
import { createToyChat } from './toy-chat.ts';

/** Nobody waits long enough here to be told that it takes a moment. */
const clock = { now: () => new Date('2026-06-19T07:00:00Z'), sleep: () => new Promise<void>(() => {}) };

/** The toy chat as the suite wants a platform. */
export async function openToyGround(): Promise<Ground> {
  const chat = createToyChat();
  const adapter = createToy({
    chat,
    clock,
    log: recordedLog(),
    buttons: createMemoryButtons(),
    seen: createMemorySeen(),
  });
  const place = { platform: 'console', tenant: 'toy', channel: 'reading', kind: 'public' } as const;
  const said = (thread?: string) => chat.history('reading', thread);
  const withButton = (label: string) => said().findLast(({ buttons }) => buttons.some((one) => one.label === label));
  return {
    adapter,
    place,
    texts: ({ thread }) =>
      said(thread).map(({ text, buttons }) => [text, ...buttons.map(({ label }) => label)].join('\n')),
    seenByOthers: () => said().flatMap(({ text, only }) => (only === undefined ? [text] : [])),
    gone: { ...place, channel: 'closed' },
    fail: chat.fail,
    search: (query) => chat.tell({ kind: 'line', person: 'alice', room: 'reading', text: `/paper search ${query}` }),
    offers: (label) => withButton(label) !== undefined,
    click(label) {
      const message = withButton(label);
      const value = message?.buttons.find((button) => button.label === label)?.value;
      if (message !== undefined && value !== undefined) chat.tell({ kind: 'click', person: 'alice', message, value });
    },
    until: chat.until,
    close: async () => {},
  };
}
