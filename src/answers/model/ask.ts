import { createHash } from 'node:crypto';
import OpenAI from 'openai';
import type { KeyValueStore } from '../../core/chat/stores.ts';
import { readClaims, type SaidClaim } from '../claims/read-claims.ts';
import { faultOf, isAboutForm, ReplyError, wordsOf } from './fault.ts';
import { type ModelReply, piecesIn, readReply } from './reply.ts';
import { requestOf } from './request.ts';
import { firstForm, formAfterCutOff, formAfterRefusal, formAfterUnreadable, RequestForm } from './request-form.ts';
import { fetchBounded } from './transport.ts';

/** Where a model is: its name, the address that `/chat/completions` is appended to, and the key, if it wants one. */
export type ModelAddress = { name: string; url: string; key?: string | undefined };

/** The client of an address. The caller's deadline decides: the client's own retries would run past it. */
export const clientAt = ({ url, key }: ModelAddress): OpenAI =>
  new OpenAI({ apiKey: key ?? 'none', baseURL: url, maxRetries: 0, fetch: fetchBounded });

/** The form of request that an address takes for a model and key, kept without naming them. */
export function createFormStore({ name, url, key }: ModelAddress, keyValues: KeyValueStore) {
  const hash = createHash('sha256').update(JSON.stringify([url, name, key]));
  const note = `model form ${hash.digest('hex')}`;
  return {
    async get(): Promise<RequestForm | undefined> {
      const kept = await keyValues.get(note);
      return kept === undefined ? undefined : RequestForm.safeParse(JSON.parse(kept)).data;
    },
    set: (form: RequestForm) => keyValues.set(note, JSON.stringify(form)),
  };
}

/** What came of a question; `isFree`: no attempt cost anything. `cause`: an error of the client's, or a {@link ReplyError}. */
type Asked =
  | { kind: 'said'; claims: SaidClaim[]; form: RequestForm }
  | { kind: 'failed'; cause: unknown; isFree: boolean };

/** Asks in the form that was learnt, else in each form from the first on until one is taken, and tells what it was. */
export async function ask(
  { client, model, learnt }: { client: OpenAI; model: string; learnt: RequestForm | undefined },
  material: string,
  signal: AbortSignal,
): Promise<Asked> {
  let isFree = true;
  try {
    let form: RequestForm | undefined = learnt ?? firstForm;
    for (;;) {
      const came = await replyTo(form);
      if (!(came instanceof OpenAI.APIError)) isFree = false;
      const claims = came instanceof OpenAI.APIError ? undefined : readClaims(came.text);
      if (claims !== undefined) return { kind: 'said', claims, form };
      form = formAfter(came, form, learnt === undefined);
      if (form === undefined) throw came instanceof OpenAI.APIError ? came : unread(came);
    }
  } catch (cause) {
    return { kind: 'failed', cause, isFree: isFree && faultOf(cause).isFree };
  }

  async function replyTo(inForm: RequestForm): Promise<ModelReply | InstanceType<typeof OpenAI.APIError>> {
    const body = requestOf(model, material, inForm);
    const { completions } = client.chat;
    try {
      return inForm.delivery === 'stream'
        ? await readReply(await completions.create({ ...body, stream: true }, { signal }))
        : await readReply(piecesIn(await completions.create({ ...body, stream: false }, { signal })));
    } catch (cause) {
      if (isAboutForm(cause)) return cause;
      throw cause;
    }
  }
}

/** Only a form that is not learnt yet is given up for an answer that cannot be read: a model may fail now and then. */
function formAfter(
  came: ModelReply | InstanceType<typeof OpenAI.APIError>,
  form: RequestForm,
  isLearning: boolean,
): RequestForm | undefined {
  if (came instanceof OpenAI.APIError) return formAfterRefusal(form, wordsOf(came));
  if (came.hasDeclined) return undefined;
  const longer = came.isCutOff ? formAfterCutOff(form) : undefined;
  return longer ?? (isLearning ? formAfterUnreadable(form) : undefined);
}

function unread({ hasDeclined, isCutOff, text }: ModelReply): ReplyError {
  if (hasDeclined) return new ReplyError('declined', 'declined to answer');
  if (isCutOff) return new ReplyError('cut-off', 'reached the limit of tokens before its answer ended');
  if (text.trim() === '') return new ReplyError('silent', 'said nothing');
  return new ReplyError('unreadable', 'answered without the JSON asked for');
}
