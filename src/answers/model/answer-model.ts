import type { KeyValueStore } from '../../core/chat/stores.ts';
import { DeadlineError, withDeadline } from '../../core/deadline.ts';
import type { AnswerModel, Quote } from '../../core/discussions/answer.ts';
import { checkClaims } from '../claims/check-claims.ts';
import { ask, clientAt, createFormStore, type ModelAddress } from './ask.ts';
import { faultOf, reasonOf } from './fault.ts';
import { healthy, troubleOf } from './health.ts';
import { materialOf } from './request.ts';
import type { RequestForm } from './request-form.ts';

export type ModelOptions = ModelAddress & {
  /** Keeps what the address takes. */
  keyValues: KeyValueStore;
  /** For a whole answer, in milliseconds. */
  timeoutMs?: number;
  /** For a check, in milliseconds. */
  checkTimeoutMs?: number;
};

/** A person waits in a thread; the quoted sentences stand there already. */
const usualTimeoutMs = 20_000;
/** A server of one's own may have to load the model first. */
const usualCheckTimeoutMs = 90_000;

/**
 * A language model behind an OpenAI-compatible address. It gets numbered sentences and the question, and no tools;
 * what it says is worth only what {@link checkClaims} lets through. The form of request that the address takes is
 * learnt from what it refuses, by a check or by a question, and kept.
 */
export function createAnswerModel(options: ModelOptions): AnswerModel {
  const { name, keyValues, timeoutMs = usualTimeoutMs, checkTimeoutMs = usualCheckTimeoutMs } = options;
  const client = clientAt(options);
  const forms = createFormStore(options, keyValues);

  async function askIn(learnt: RequestForm | undefined, material: string, signal: AbortSignal) {
    const asked = await ask({ client, model: name, learnt }, material, signal);
    if (asked.kind === 'said' && asked.form !== learnt) await forms.set(asked.form);
    return asked;
  }

  const trouble = (cause: unknown, signal: AbortSignal) =>
    troubleOf(options, cause, (url) => modelsAt({ ...options, url }, signal));

  return {
    name,
    async claims(evidence, question, signal) {
      try {
        const learnt = await forms.get();
        const material = materialOf(evidence, question);
        const asked = await withDeadline(timeoutMs, signal, (ours) => askIn(learnt, material, ours));
        if (asked.kind === 'failed') return noAnswer(asked);
        if (asked.claims.length === 0) return { kind: 'nothing-answers' };
        return { kind: 'claims', claims: checkClaims(asked.claims, evidence) };
      } catch (cause) {
        return noAnswer({ cause: signal.aborted ? new DeadlineError() : cause, isFree: false });
      }
    },
    async check(signal) {
      try {
        const asked = await withDeadline(checkTimeoutMs, signal, (ours) => askIn(undefined, trial, ours));
        return asked.kind === 'said'
          ? { kind: 'answers', words: healthy(options, asked.form) }
          : trouble(asked.cause, signal);
      } catch (cause) {
        return trouble(cause, signal);
      }
    },
    isKnown: async () => (await forms.get()) !== undefined,
  };
}

function noAnswer({ cause, isFree }: { cause: unknown; isFree: boolean }): Awaited<ReturnType<AnswerModel['claims']>> {
  const { fault } = faultOf(cause);
  const reason = fault === 'late' ? 'took too long' : reasonOf(cause);
  return { kind: 'no-answer', fault, reason: reason.slice(0, 200), isFree };
}

/** A question that any model can answer. */
const trial = materialOf(
  [
    {
      paper: '',
      section: 'abstract',
      number: 1,
      score: 1,
      text: 'The small model has 12 layers and 110 million parameters.',
    } satisfies Quote,
  ],
  { title: 'A trial', text: 'How many layers does the small model have?', earlier: [] },
);

const listTimeoutMs = 5_000;

/** The names of the models that an address lists; undefined where it lists none. */
async function modelsAt(address: ModelAddress, outer: AbortSignal): Promise<string[] | undefined> {
  try {
    const page = await withDeadline(listTimeoutMs, outer, (signal) => clientAt(address).models.list({ signal }));
    // The client makes an empty list of what is none.
    return page.data.length > 0 ? page.data.map(({ id }) => String(id)) : undefined;
  } catch {
    return undefined;
  }
}
