import { arxivIdsIn } from '../../core/papers/paper.ts';

/**
 * What a person wrote, from Slack's notation: entities decoded, links as the person sees them, the mention of us dropped
 * (docs.slack.dev, formatting message text: retrieving messages). `<#C1|>` is a channel whose name we may not know.
 */
export function readText(text: string, self?: string): string {
  return text
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, kind: string, target: string, label = '') => {
      if (kind === '@') return target === self ? ' ' : `@${label || target}`;
      if (kind === '#') return `#${label || target}`;
      if (kind === '!') return label || (target.startsWith('date^') ? '' : `@${target.split('^', 1)[0]}`);
      return readLink(target, label);
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/**
 * Slack makes links of its own of whatever looks like a host or an address: `character.ai` is sent as
 * `<http://character.ai|character.ai>`. What is read is meant, but where the address alone says which paper it is.
 */
function readLink(address: string, label: string): string {
  const written = label || address.replace(/^(?:mailto|tel):/, '');
  return arxivIdsIn(address).every((id) => arxivIdsIn(written).includes(id)) ? written : address;
}

/** Every text in a message with all that hangs on it: blocks, attachments, addresses of buttons. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}
