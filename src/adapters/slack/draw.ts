import type { Reply } from '../../core/chat/reply.ts';
import type { ButtonStore } from '../../core/chat/stores.ts';
import { encodeButton } from '../kit/buttons.ts';
import { withShare } from '../kit/share.ts';
import type { Directory } from './directory.ts';
import type { ButtonValue } from './draw-buttons.ts';
import { buttonLimits } from './limits.ts';
import { peopleIn } from './people.ts';
import { type DrawContext, type Drawn, render } from './render.ts';

/** Gets together what drawing a reply needs: long buttons are stored, people are looked up by name. */
export async function drawReply(
  reply: Reply,
  by: string,
  parts: { buttons: ButtonStore; directory: Directory },
): Promise<Drawn> {
  const whole = withShare(reply);
  return render(whole, await drawContextFor(whole, parts), by);
}

export async function drawContextFor(
  reply: Reply,
  parts: { buttons: ButtonStore; directory: Directory },
): Promise<DrawContext> {
  const values = new Map<object, string>();
  for (const [button, most] of buttonsDrawn(reply)) {
    values.set(button, await encodeButton(button, { ...buttonLimits, most }, parts.buttons));
  }
  const people = peopleIn(reply);
  const found = await Promise.all(people.map((id) => parts.directory.person(id)));
  const names = new Map(people.map((id, position) => [id, found[position]?.name ?? 'someone']));
  return { names: (id) => names.get(id) ?? 'someone', value: (button) => values.get(button) ?? '' };
}

/** The buttons that are drawn, and how many characters each may carry. */
function buttonsDrawn(reply: Reply): Map<Parameters<ButtonValue>[0], number> {
  const drawn = new Map<Parameters<ButtonValue>[0], number>();
  const value: ButtonValue = (button, max) => {
    drawn.set(button, max);
    return '';
  };
  render(reply, { names: () => '', value });
  return drawn;
}
