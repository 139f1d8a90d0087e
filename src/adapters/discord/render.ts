import { createHash } from 'node:crypto';
import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord.js';
import type { Reply, RunButton } from '../../core/chat/reply.ts';
import type { ButtonStore } from '../../core/chat/stores.ts';
import { withShare } from '../kit/share.ts';
import { type CommandMentions, withMentions } from './command-mentions.ts';
import { customId, type Ending } from './custom-id.ts';
import { draw, type Layout } from './draw.ts';
import { limits } from './limits.ts';
import { shrink } from './shrink.ts';

/** A message as Discord's REST interface takes it. */
export type Payload = {
  flags: number;
  components: APIMessageTopLevelComponent[];
  allowed_mentions: { parse: [] };
};

export type RenderOptions = {
  buttons: ButtonStore;
  /** The commands to click, once they are registered. */
  mentions?: CommandMentions | undefined;
  /** The message's key, hidden in it for `find`. */
  key?: string;
  /** The command that made the reply: its own buttons (pages, sorting) turn the page in place. */
  command?: string;
  /** Only the person sees it (Discord's ephemeral flag). */
  ephemeral?: boolean;
  /** It stands where others talk, and takes little room: what is long about it goes first. */
  isBrief?: boolean;
};

/** {@link render}, with what is the same for all messages. */
export type Render = (reply: Reply, options?: Omit<RenderOptions, 'buttons' | 'mentions'>) => Promise<Payload>;

/** The whole payload of a reply, within every limit of Discord; what is too long is shortened. */
export async function render(reply: Reply, options: RenderOptions): Promise<Payload> {
  const { buttons, key, command, ephemeral, mentions } = options;
  const characters = options.isBrief ? limits.message.briefly : limits.message.characters;
  const fitting = shrink(withShare(reply), (shorter) => fits(shorter, characters));
  const ids: string[] = [];
  const taken = new Set<string>();
  let hidden = key === undefined;
  for (const button of buttonsDrawn(fitting)) {
    const ending: Ending = { replaces: button.invoke.command === command && button.invoke.share !== true };
    if (!hidden && key !== undefined) ending.key = key;
    hidden = true;
    let id = await customId(button, ending, buttons);
    for (let copy = 2; taken.has(id); copy++) id = await customId(button, { ...ending, copy }, buttons);
    ids.push(id);
    taken.add(id);
  }
  const layout = layouts.find((each) => measure(fitting, each).components <= limits.message.components) ?? tightest;
  const drawn = draw(fitting, inOrder(ids), layout);
  const components = mentions === undefined ? drawn : withMentions(drawn, mentions);
  const flags = MessageFlags.IsComponentsV2 | (ephemeral ? MessageFlags.Ephemeral : 0);
  return {
    flags: reply.quiet === true ? flags | MessageFlags.SuppressNotifications : flags,
    components: key !== undefined && taken.size === 0 ? marked(components, key) : components,
    allowed_mentions: { parse: [] },
  };
}

const tightest: Layout = { separators: false, wide: false };
/** The roomiest first. */
const layouts: Layout[] = [
  { separators: true, wide: true },
  { separators: false, wide: true },
  { separators: true, wide: false },
];

/** Does a reply fit one message as it is? Room between its parts is given up before anything else. */
export function fits(reply: Reply, most: number = limits.message.characters): boolean {
  const { components, characters } = measure(withShare(reply), tightest);
  return components <= limits.message.components && characters <= most;
}

/** A message without buttons carries its key as the number of its first component, which Discord gives back. */
export const keyNumber = (key: string): number => (createHash('sha256').update(key).digest().readUInt32BE() >>> 1) | 1;

const marked = (components: APIMessageTopLevelComponent[], key: string): APIMessageTopLevelComponent[] =>
  components.map((component, position) => (position === 0 ? { ...component, id: keyNumber(key) } : component));

/** The buttons that are drawn, in their order. */
function buttonsDrawn(reply: Reply): Pick<RunButton, 'invoke' | 'ask'>[] {
  const drawn: Pick<RunButton, 'invoke' | 'ask'>[] = [];
  draw(reply, (button) => `${drawn.push(button)}`, tightest);
  return drawn;
}

/** They are drawn once each; the same button may stand there twice. */
function inOrder(ids: readonly string[]): () => string {
  let drawn = 0;
  return () => ids[drawn++] ?? '';
}

function measure(reply: Pick<Reply, 'summary' | 'blocks'>, layout: Layout): { components: number; characters: number } {
  const total = { components: 0, characters: 0 };
  const count = (component: unknown): void => {
    if (Array.isArray(component)) for (const each of component) count(each);
    if (typeof component !== 'object' || component === null || !('type' in component)) return;
    total.components++;
    if (component.type === ComponentType.TextDisplay && 'content' in component) {
      total.characters += String(component.content).length;
    }
    if ('components' in component) count(component.components);
    if ('accessory' in component) count(component.accessory);
  };
  count(draw(reply, () => 'id', layout));
  return total;
}
