import type { z } from 'zod';

/** An error as Discord answers it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: object | undefined;
  constructor(status: number, code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export const refusals = {
  unknownChannel: () => new Refusal(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new Refusal(404, 10004, 'Unknown Guild'),
  unknownMember: () => new Refusal(404, 10007, 'Unknown Member'),
  unknownMessage: () => new Refusal(404, 10008, 'Unknown Message'),
  unknownUser: () => new Refusal(404, 10013, 'Unknown User'),
  unknownWebhook: () => new Refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new Refusal(404, 10062, 'Unknown interaction'),
  acknowledged: () => new Refusal(400, 40060, 'Interaction has already been acknowledged.'),
  followUps: () => new Refusal(400, 40094, 'This interaction has hit the maximum number of follow up messages'),
  noReply: () => new Refusal(400, 160002, 'Cannot reply without permission to read message history'),
  unauthorised: () => new Refusal(401, 0, '401: Unauthorized'),
  noAccess: () => new Refusal(403, 50001, 'Missing Access'),
  noPermission: () => new Refusal(403, 50013, 'Missing Permissions'),
  notAuthor: () => new Refusal(403, 50005, 'Cannot edit a message authored by another user'),
  empty: () => new Refusal(400, 50006, 'Cannot send an empty message'),
  expiredToken: () => new Refusal(401, 50027, 'Invalid Webhook Token'),
  wrongKind: () => new Refusal(400, 50024, 'Cannot execute action on this channel type'),
  notText: () => new Refusal(400, 50008, 'Cannot send messages in a non-text channel'),
  archived: () => new Refusal(400, 50083, 'Thread is archived'),
  published: () => new Refusal(400, 40033, 'This message has already been crossposted'),
  tagRequired: () => new Refusal(400, 40067, 'A tag is required to create a forum post in this channel'),
  tooManyPinned: () => new Refusal(400, 30047, 'Maximum number of pinned threads in a forum channel has been reached'),
  tooManyThreads: () => new Refusal(400, 160006, 'Maximum number of active threads reached'),
  threadExists: () => new Refusal(400, 160004, 'A thread has already been created for this message'),
  form: (errors: object) => new Refusal(400, 50035, 'Invalid Form Body', errors),
  notFound: () => new Refusal(404, 0, '404: Not Found'),
};

/** The body by its schema; refused as Discord does, with the path of each fault. */
export function read<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors: Record<string, unknown> = {};
  for (const { path, message, code } of parsed.error.issues) {
    let at = errors;
    for (const step of path) {
      const next = at[String(step)] ?? {};
      at[String(step)] = next;
      at = Object(next);
    }
    const told = Array.isArray(at._errors) ? at._errors : [];
    at._errors = [...told, { code: code.toUpperCase(), message }];
  }
  throw refusals.form(errors);
}
