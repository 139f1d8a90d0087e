import { createWaiting } from '../../fixtures/wait.ts';

/** A message of the toy chat. `only`: the person who alone sees it. `note`: what an app keeps with it, unseen. */
export type ToyMessage = {
  id: string;
  room: string;
  text: string;
  buttons: { label: string; value: string }[];
  thread?: string | undefined;
  only?: string | undefined;
  note?: string | undefined;
};

/** What people do, as the chat tells its apps. */
export type ToyEvent =
  | { kind: 'line'; person: string; room: string; text: string }
  | { kind: 'click'; person: string; message: ToyMessage; value: string }
  | { kind: 'reaction'; person: string; message: ToyMessage; emoji: string };

/** How the chat refuses; `lost`: an answer that never came. */
export class ToyError extends Error {
  readonly code: 'slow down' | 'no such room' | 'too long' | 'lost';

  constructor(code: ToyError['code']) {
    super(code);
    this.code = code;
  }
}

export type ToyChat = ReturnType<typeof createToyChat>;

/** The smallest chat there is: rooms of messages, in memory. Stands for a platform's server and its client library. */
export function createToyChat() {
  const messages: ToyMessage[] = [];
  const rooms = new Set(['reading']);
  const { changed, until } = createWaiting(() => JSON.stringify(messages));
  let listener: ((event: ToyEvent) => void) | undefined;
  let nextFault: 'slow down' | 'lost' | undefined;

  return {
    rooms,
    until,
    /** The next message meets this. */
    fail: (how: typeof nextFault) => {
      nextFault = how;
    },
    history: (room: string, thread?: string) =>
      messages.filter((message) => message.room === room && message.thread === thread),
    async send(message: Omit<ToyMessage, 'id'>): Promise<ToyMessage> {
      const fault = nextFault;
      nextFault = undefined;
      if (fault === 'slow down') throw new ToyError(fault);
      if (!rooms.has(message.room)) throw new ToyError('no such room');
      if (message.text.length > 4_000 || message.buttons.some(isTooLong)) throw new ToyError('too long');
      const sent = { ...message, id: `m${messages.length + 1}` };
      messages.push(sent);
      changed();
      if (fault === 'lost') throw new ToyError(fault);
      return sent;
    },
    async change(id: string, fields: Pick<ToyMessage, 'text' | 'buttons'>): Promise<void> {
      for (const message of messages) if (message.id === id) Object.assign(message, fields);
      changed();
    },
    /** Undefined: nobody listens any more. */
    listen: (next: typeof listener) => {
      listener = next;
    },
    tell: (event: ToyEvent) => listener?.(event),
  };
}

const isTooLong = ({ label, value }: ToyMessage['buttons'][number]) => label.length > 40 || value.length > 100;
