import type { ChatEvent, Dispatch } from '../../../src/core/chat/chat-adapter.ts';
import type { CommandSpec } from '../../../src/core/chat/command-spec.ts';
import type { Invocation, Reply } from '../../../src/core/chat/reply.ts';
import { say } from '../../../src/core/chat/say.ts';

const search: CommandSpec = {
  name: 'search',
  description: 'Find papers',
  usage: 'search <query> [page]',
  options: [
    {
      name: 'query',
      description: 'Words',
      label: 'Query',
      kind: 'text',
      required: true,
      maxLength: 6_000,
      completes: false,
    },
    {
      name: 'page',
      description: 'Page',
      label: 'Page',
      kind: 'integer',
      required: false,
      min: 1,
      max: 99,
      completes: false,
    },
  ],
};

/** Longer than any platform's button takes: it has to be stored. */
export const longQuery = 'sparse '.repeat(500).trim();

/** A search that goes on until it is let finish. */
export const slow = 'slowly';

/** Commands as the suite wants them: `search` looks for a while, and finds what can be shared and paged. */
export function scripted() {
  const ran: Invocation[] = [];
  const events: ChatEvent[] = [];
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });

  async function* run(invocation: Invocation): AsyncIterable<Reply> {
    ran.push(invocation);
    const { options, share } = invocation;
    const { query, page = 1 } = options;
    const next = { command: 'search', options: { query: String(query), page: Number(page) + 1 } };
    const long = { command: 'search', options: { query: longQuery, page: 7 } };
    const buttons = [
      { label: 'Next', invoke: next },
      { label: 'Long', invoke: long },
    ];
    const found = say(`Page ${page} of ${String(query).slice(0, 60)}`, { type: 'buttons', buttons });
    if (share === true) return yield { ...found, audience: 'everyone' };
    yield say('Looking…');
    if (query === slow) {
      begin();
      await finished;
    }
    yield { ...found, share: { command: 'search', options } };
  }

  /** "search sparse attention page:2" */
  function read(line: string): Invocation {
    const [, query = '', page] = /^search (.*?)(?: page:(\d+))?$/.exec(line) ?? [];
    const bare = query.replace(/^query:/, '').replace(/^"(.*)"$/, '$1');
    return { command: 'search', options: { query: bare, ...(page === undefined ? {} : { page: Number(page) }) } };
  }

  const dispatch: Dispatch = {
    commands: [search],
    run,
    readLine: (line) => ({ run: () => run(read(line)) }),
    runMention: (text) => run(read(text)),
    complete: async () => [],
    refusal: async () => undefined,
    form: async ({ command }) => ({ title: 'Form', command, intro: [], fields: [], given: {} }),
    event: async (event) => void events.push(event),
  };
  /** `begun`: what takes long is looked for; `finish`: it is found. */
  return { dispatch, ran, events, begun, finish };
}
