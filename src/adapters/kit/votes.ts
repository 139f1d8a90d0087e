import type { Thumb } from '../../core/chat/chat-adapter.ts';

/** 👍 and 👎 as themselves, and by the names that platforms have for them. */
const thumbs = new Map<string, Thumb>([
  ...['👍', '+1', 'thumbsup'].map((name) => [name, 1] as const),
  ...['👎', '-1', 'thumbsdown'].map((name) => [name, -1] as const),
]);

/** The vote that a reaction is, in any skin tone; undefined for every other one. */
export const thumbOf = (reaction: string): Thumb | undefined =>
  thumbs.get(reaction.replace(/(?:::skin-tone-\d|\p{Emoji_Modifier})$/u, ''));
