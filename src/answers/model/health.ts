import type { ModelFault, ModelHealth } from '../../core/discussions/answer.ts';
import { nearest } from '../../core/nearest.ts';
import { shorten } from '../../core/text.ts';
import type { ModelAddress } from './ask.ts';
import { faultOf, reasonOf } from './fault.ts';
import type { RequestForm } from './request-form.ts';

/** What a model that answers was found to take. */
export const healthy = ({ name, url }: ModelAddress, { format, limit, temperature, delivery }: RequestForm) =>
  `${name} answers at ${url} (${[
    format === 'text' ? 'JSON by asking for it alone' : format,
    limit === 'none' ? 'no limit of tokens' : limit,
    temperature === 'zero' ? 'temperature 0' : 'its own temperature',
    ...(delivery === 'whole' ? ['not as a stream'] : []),
  ].join(', ')}).`;

/** The models that an address lists; undefined where it lists none. */
type ModelsAt = (url: string) => Promise<readonly string[] | undefined>;
type Trouble = Extract<ModelHealth, { kind: 'trouble' }>;

/** What is wrong, told from what came of a check and from what the address and its neighbours list; and what to do. */
export async function troubleOf(address: ModelAddress, cause: unknown, modelsAt: ModelsAt): Promise<Trouble> {
  const { fault } = faultOf(cause);
  if (fault === 'unknown-model') return unknownModel(address, (await modelsAt(address.url)) ?? []);
  if (fault === 'wrong-address') return wrongAddress(address, modelsAt);
  const [what, remedy] = troubles[fault](address, shorten(reasonOf(cause), 200));
  return { kind: 'trouble', fault, what, remedy };
}

async function wrongAddress(address: ModelAddress, modelsAt: ModelsAt): Promise<Trouble> {
  const { name, url } = address;
  const wrong = (what: string, remedy: string): Trouble => ({ kind: 'trouble', fault: 'wrong-address', what, remedy });
  const what = `No language model takes chat completions at ${url}`;
  const listed = await modelsAt(url);
  if (listed?.includes(name)) return wrong(`${what}, though ${name} is listed there.`, 'Choose another ANSWER_MODEL.');
  if (listed !== undefined) return unknownModel(address, listed);
  for (const other of neighbours(url)) {
    if ((await modelsAt(other)) !== undefined)
      return wrong(`${what}, but one does at ${other}.`, `Set ANSWER_API_URL to ${other}.`);
  }
  return wrong(`${what}.`, 'ANSWER_API_URL is what /chat/completions is appended to; for most servers it ends in /v1.');
}

/** Where the interface stands on a server whose address was given without it, or with too much. */
function neighbours(url: string): string[] {
  const shorter = url.replace(/\/(?:chat\/completions|completions|models|responses)$/, '');
  const { origin } = new URL(url);
  const all = [shorter, `${url}/v1`, `${origin}/v1`, `${origin}/api/v1`];
  return [...new Set(all)].filter((each) => each !== url);
}

/** As many names as can be read at a glance. */
const mostListed = 5;

function unknownModel({ name, url }: ModelAddress, listed: readonly string[]): Trouble {
  const near = listed.find((each) => each.startsWith(name) || each.endsWith(`/${name}`)) ?? nearest(name, listed);
  const others = listed.slice(0, mostListed).join(', ');
  const remedy = near === undefined ? 'Set ANSWER_MODEL to one of its models' : `Set ANSWER_MODEL to ${near}`;
  return {
    kind: 'trouble',
    fault: 'unknown-model',
    what: `There is no model called "${name}" at ${url}.`,
    remedy: near === undefined && others !== '' ? `${remedy}: ${others}.` : `${remedy}.`,
  };
}

type Told = (address: ModelAddress, said: string) => [what: string, remedy: string];

const troubles: Record<Exclude<ModelFault, 'unknown-model' | 'wrong-address'>, Told> = {
  unreachable: ({ url }, said) => [
    `The language model's address ${url} cannot be reached (${said}).`,
    'Start its server, or set ANSWER_API_URL to where it is.',
  ],
  'refused-key': ({ url, key }) =>
    key === undefined
      ? [`${url} wants a key.`, 'Set ANSWER_API_KEY.']
      : [`${url} refuses the key in ANSWER_API_KEY.`, 'Set it to one that its provider lists as valid.'],
  'no-credit': ({ url }) => [`The account of ANSWER_API_KEY has no credit left at ${url}.`, 'Add credit there.'],
  'too-many': ({ url }) => [`${url} takes no more questions for the moment.`, 'The next question tries again.'],
  'refused-request': ({ name, url }, said) => [
    `${url} refuses every form of question to ${name} (${said}).`,
    'Choose a model that takes chat completions.',
  ],
  'too-long': ({ name }) => [
    `${name} takes less text than a question and its sentences have.`,
    'Give it a context of 8,000 tokens or more.',
  ],
  failed: ({ url }, said) => [`${url} has an error of its own (${said}).`, 'Look at its log.'],
  late: ({ name, url }) => [`${name} at ${url} did not come to an answer in time.`, 'Choose a smaller model.'],
  'broke-off': ({ name, url }, said) => [`The answer of ${name} at ${url} broke off (${said}).`, 'Look at its log.'],
  'cut-off': ({ name }) => [
    `${name} thinks for longer than an answer may take.`,
    'Choose a model that thinks less, or not at all.',
  ],
  declined: ({ name }) => [`${name} declines to answer a plain question.`, 'Choose another model.'],
  silent: ({ name, url }) => [`${name} at ${url} said nothing.`, 'Look at its log, or choose another model.'],
  unreadable: ({ name }, said) => [
    `${name} gives no JSON to check (${said}).`,
    'Choose a larger model, or one whose server takes response_format.',
  ],
};
