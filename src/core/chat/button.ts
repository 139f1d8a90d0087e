import { Invocation } from './reply.ts';

/**
 * A button's invocation as one short line, for the platform's own id field: what a click needs stands in the message
 * itself, so that the button works after a restart and months later.
 *
 *     discuss?paper=2606.19195            text options follow `=`, numbers and flags follow `:`
 *     search!?query=sparse&limit:5        `!` shares the answer
 *     schedule?line=09:00^timezone,line   after `^`, the options to ask for in a form first
 *     schedule?top:3&top==5               `==`: what was in force when it was drawn
 *
 * Letters stay as they are; the signs above, `|` (free for the adapter's own ending) and control characters become
 * `%` and four hexadecimal digits.
 */
export function encodeInvocation({ command, options, share, shown = {} }: Invocation, ask?: readonly string[]): string {
  const pairs = [
    ...Object.entries(options).map(([name, value]) =>
      typeof value === 'string' ? `${quoted(name)}=${quoted(value)}` : `${quoted(name)}:${value}`,
    ),
    ...Object.entries(shown).map(([name, text]) => `${quoted(name)}==${quoted(text)}`),
  ];
  const query = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  const form = ask === undefined ? '' : `^${ask.map(quoted).join(',')}`;
  return `${quoted(command)}${share === undefined ? '' : share ? '!' : '-!'}${query}${form}`;
}

/** The invocation of an encoded button, and the options to ask for; undefined for text that no button carries. */
export function decodeInvocation(text: string): { invocation: Invocation; ask?: string[] } | undefined {
  const parts = /^([^?^!]+?)(-?!)?(?:\?([^^]*))?(?:\^(.*))?$/su.exec(text);
  if (parts === null) return undefined;
  const [, command = '', share, query, form] = parts;
  const options: Record<string, unknown> = {};
  const shown: Record<string, string> = {};
  for (const pair of query === undefined ? [] : query.split('&')) {
    const [, name, kind, value] = /^([^=:]*)(==|[=:])(.*)$/su.exec(pair) ?? [];
    if (name === undefined || value === undefined) return undefined;
    if (kind === '==') shown[unquoted(name)] = unquoted(value);
    else options[unquoted(name)] = kind === '=' ? unquoted(value) : flagOrNumber(value);
  }
  const invocation = Invocation.safeParse({
    command: unquoted(command),
    options,
    ...(share === undefined ? {} : { share: share === '!' }),
    ...(Object.keys(shown).length === 0 ? {} : { shown }),
  });
  if (!invocation.success) return undefined;
  if (form === undefined) return { invocation: invocation.data };
  return { invocation: invocation.data, ask: form === '' ? [] : form.split(',').map(unquoted) };
}

const flagOrNumber = (value: string) => (value === 'true' ? true : value === 'false' ? false : Number(value));

/** With the `u` flag the surrogate range matches lone ones only: they would be lost on the way, as JSON becomes UTF-8. */
const reserved = /[%?!^&=:,|\p{Cc}\u{d800}-\u{dfff}]/gu;

const quoted = (text: string) =>
  text.replace(reserved, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
const unquoted = (text: string) =>
  text.replace(/%([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
