import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Button, Choices, RunButton } from '../../core/chat/reply.ts';
import { shorten } from '../../core/text.ts';
import { plainLine, safeUrl } from './escape.ts';
import { limits } from './limits.ts';

/** Gives the id of a button that runs something; asked once for each, in the order in which they are drawn. */
export type ButtonIds = (button: Pick<RunButton, 'invoke' | 'ask'>) => string;

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Buttons in as many rows as they need. */
export function buttonRows(buttons: readonly Button[], idOf: ButtonIds): Row[] {
  const drawn = buttons.map((button) => buttonComponent(button, idOf)).filter((button) => button !== undefined);
  const each = limits.component.buttonsPerRow;
  return Array.from({ length: Math.ceil(drawn.length / each) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: drawn.slice(row * each, (row + 1) * each),
  }));
}

/** More of them than a row of buttons takes are a select, which says itself what it is for. */
const isSelect = ({ choices }: Choices) => choices.length > limits.component.buttonsPerRow;

/** What stands above choices: their note, and their label where they are buttons. */
export function smallPrint(block: Choices): string {
  const { note = '', label, choices } = block;
  return [note, choices.length === 0 || isSelect(block) ? '' : label].filter((part) => part !== '').join(' · ');
}

/** Choices and what stands beside them, in one row where both have room. */
export function choiceRows(block: Choices, idOf: ButtonIds): Row[] {
  const { choices, buttons } = block;
  if (isSelect(block)) return [select(block, idOf), ...buttonRows(buttons, idOf)];
  if (choices.length + buttons.length <= limits.component.buttonsPerRow)
    return buttonRows([...choices, ...buttons], idOf);
  return [...buttonRows(choices, idOf), ...buttonRows(buttons, idOf)];
}

/** Its own id names nothing that runs: each option carries what it runs as its value. */
function select({ label, choices }: Choices, idOf: ButtonIds): Row {
  const { options, option, placeholder } = limits.select;
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: idOf({ invoke: { command: 'choose', options: {} } }),
        placeholder: shorten(`${plainLine(label)}…`, placeholder),
        options: choices.slice(0, options).map((choice) => ({
          label: shorten(plainLine(choice.title), option) || '…',
          value: idOf(choice),
        })),
      },
    ],
  };
}

/** A button of one sign, for narrow places. */
export const signComponent = (button: RunButton, idOf: ButtonIds): APIButtonComponent =>
  button.sign === undefined
    ? runComponent(button, idOf)
    : {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        emoji: { name: button.sign },
        custom_id: idOf(button),
      };

/** Undefined for a link that Discord would refuse. */
export function buttonComponent(button: Button, idOf: ButtonIds): APIButtonComponent | undefined {
  if (!('url' in button)) return runComponent(button, idOf);
  const url = safeUrl(button.url);
  if (url === undefined || url.length > limits.component.linkUrl) return undefined;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: labelOf(button), url };
}

function runComponent(button: RunButton, idOf: ButtonIds): APIButtonComponent {
  const style = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;
  return {
    type: ComponentType.Button,
    style: button.style === undefined ? ButtonStyle.Secondary : style[button.style],
    label: labelOf(button),
    custom_id: idOf(button),
  };
}

const labelOf = ({ label }: Button) => shorten(plainLine(label), limits.component.buttonLabel) || '…';
