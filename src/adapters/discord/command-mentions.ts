import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { limits } from './limits.ts';

/** What stands for each subcommand of `/paper`: a click on it puts the command into the person's line. */
export type CommandMentions = ReadonlyMap<string, string>;

/** discord-api-docs, reference, "Message Formatting": a mention names the command's id. */
export const commandMentions = (id: string, subcommands: readonly { name: string }[]): CommandMentions =>
  new Map(subcommands.map(({ name }) => [name, `</paper ${name}:${id}>`]));

/** The components with the commands in their words as mentions; as they were where the message would become too long. */
export function withMentions(
  components: APIMessageTopLevelComponent[],
  mentions: CommandMentions,
): APIMessageTopLevelComponent[] {
  let characters = 0;
  const mentioned = inTexts(components, (content) => {
    const text = mentionedIn(content, mentions);
    characters += text.length;
    return text;
  });
  return characters <= limits.message.characters ? mentioned : components;
}

function inTexts<T>(part: T, change: (content: string) => string): T;
function inTexts(part: unknown, change: (content: string) => string): unknown {
  if (Array.isArray(part)) return part.map((each) => inTexts(each, change));
  if (typeof part !== 'object' || part === null || !('type' in part)) return part;
  if (part.type === ComponentType.TextDisplay && 'content' in part) {
    return { ...part, content: change(String(part.content)) };
  }
  return 'components' in part ? { ...part, components: inTexts(part.components, change) } : part;
}

/** In code only a command that is all of it: what stands behind one is to be copied with it. */
const mentionedIn = (content: string, mentions: CommandMentions): string =>
  content
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((piece, at) => {
      const isCode = at % 2 === 1;
      const command = isCode ? /^`\/paper ([a-z-]+)`$/g : /(?<![\w/])\/paper ([a-z]+(?:-[a-z]+)*)/g;
      return piece.replace(command, (whole, name: string) => mentions.get(name) ?? whole);
    })
    .join('');
