import type { RunButton } from '../../core/chat/reply.ts';
import type { ButtonStore } from '../../core/chat/stores.ts';
import { decodeButton, encodeButton, type Pressed } from '../kit/buttons.ts';
import { isRead } from '../kit/unreadable.ts';
import { limits } from './limits.ts';

/**
 * A button's `custom_id`: the invocation, or `@` and the key it is stored under, then after `|` what only this
 * adapter needs:
 *
 *     discuss?paper=2606.19195|k3f9….0    k, to the end: the key of the message, found again after a lost answer
 *     search?query=sparse&page:2|r        r: the answer takes the place of a private message
 *     show?paper=2606.19195|2             a number: the same button a second time (ids are unique in a message)
 */
export type CustomId = Pressed & { replaces: boolean };
export type Ending = { key?: string; replaces?: boolean; copy?: number };

const sign = '@';

export async function customId(
  button: Pick<RunButton, 'invoke' | 'ask'>,
  ending: Ending,
  buttons: ButtonStore,
): Promise<string> {
  const tail = tailOf(ending);
  return (await encodeButton(button, { sign, most: limits.component.customId - tail.length }, buttons)) + tail;
}

/** What a click runs; `expired` when its invocation was stored and is no more; undefined for an id that is not ours. */
export async function readCustomId(id: string, buttons: ButtonStore): Promise<CustomId | 'expired' | undefined> {
  const { head, replaces } = partsOf(id);
  const read = await decodeButton(head, { sign }, buttons);
  return isRead(read) ? { ...read, replaces } : read;
}

/** The key of the message that a component with this id stands in. */
export const keyIn = (id: string): string | undefined => partsOf(id).key;

const tailOf = ({ key, replaces, copy }: Ending): string => {
  const tail = `${replaces ? 'r' : ''}${copy ?? ''}${key === undefined ? '' : `k${key}`}`;
  return tail === '' ? '' : `|${tail}`;
};

function partsOf(id: string): { head: string; replaces: boolean; key?: string } {
  const [, head = '', replaces, key] = /^([^|]*)(?:\|(r?)\d*(?:k(.*))?)?$/s.exec(id) ?? [];
  return { head, replaces: replaces === 'r', ...(key === undefined ? {} : { key }) };
}
