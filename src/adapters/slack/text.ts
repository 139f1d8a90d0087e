/**
 * What a person wrote, from Slack's notation: entities decoded, links as addresses, the mention of us dropped
 * (docs.slack.dev, formatting: retrieving messages).
 */
export function readText(text: string, self?: string): string {
  return text
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, kind: string, target: string, label: string | undefined) => {
      if (kind === '@') return target === self ? ' ' : `@${label ?? target}`;
      if (kind === '#') return `#${label ?? target}`;
      if (kind === '!') return label ?? `@${target.split('^', 1)[0]}`;
      return target.replace(/^mailto:/, '');
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** Every text in a message with all that hangs on it: blocks, attachments, addresses of buttons. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}
