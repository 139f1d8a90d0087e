import type { types } from '@slack/bolt';
import type { Button, Choices, RunButton } from '../../core/chat/reply.ts';
import { shorten } from '../../core/text.ts';
import { limits } from './limits.ts';
import { withoutControls } from './mrkdwn.ts';

/**
 * What a button that runs something carries, in at most `max` characters: {@link limits.buttonValue}, or
 * {@link limits.optionValue} where it is an option of a menu.
 */
export type ButtonValue = (button: Pick<RunButton, 'invoke' | 'ask'>, max: number) => string;

/** More choices than a phone shows in a row are a select. */
const mostNumbers = 5;

/** Draws what can be clicked. Slack wants action ids unique within a message, so one drawer counts through it. */
export function createButtons(value: ButtonValue, by: string) {
  let drawn = 0;
  const nextId = () => `run:${drawn++}:${by}`;

  function button(shown: Button): types.Button {
    const text = plain(shown.label, limits.buttonText);
    if ('url' in shown) {
      return { type: 'button', text, action_id: `link:${drawn++}`, url: shown.url.slice(0, limits.url) };
    }
    const style = shown.style === undefined ? {} : { style: shown.style };
    return { type: 'button', text, action_id: nextId(), value: value(shown, limits.buttonValue), ...style };
  }

  const run = (label: string, shown: RunButton) => option(label, value(shown, limits.optionValue));

  const elements = ({ label, choices }: Choices): (types.Button | types.StaticSelect)[] =>
    choices.length <= mostNumbers
      ? choices.map(button)
      : [
          {
            type: 'static_select',
            action_id: nextId(),
            placeholder: plain(`${label}…`, limits.placeholder),
            options: choices.slice(0, limits.options).map((choice) => run(choice.title, choice)),
          },
        ];

  return {
    button,
    /** In rows of as many as Slack takes. */
    rows: (all: readonly Button[]) => actions(all.map(button)),
    /** Numbers or a select, and what stands beside them. */
    choices: (block: Choices) => actions([...elements(block), ...block.buttons.map(button)]),
    /** The `⋯` menu; one action alone is a button. */
    menu(all: readonly RunButton[]): types.Button | types.Overflow | undefined {
      const [first, ...more] = all;
      if (first === undefined) return undefined;
      if (more.length === 0) return button(first);
      const options = all.slice(0, limits.overflow).map((shown) => run(shown.label, shown));
      return { type: 'overflow', action_id: nextId(), options };
    },
  };
}

function actions(elements: readonly (types.Button | types.StaticSelect)[]): types.ActionsBlock[] {
  return Array.from({ length: Math.ceil(elements.length / limits.actions) }, (_, row) => ({
    type: 'actions',
    elements: elements.slice(row * limits.actions, (row + 1) * limits.actions),
  }));
}

export const option = (label: string, value: string): types.PlainTextOption => ({
  text: plain(label, limits.optionText),
  value,
});

/** Text without markup, on one line and never empty. */
export const plain = (text: string, max: number): types.PlainTextElement => {
  const clean = withoutControls(text).replaceAll('\n', ' ').trim();
  return { type: 'plain_text', text: clean === '' ? '–' : shorten(clean, max), emoji: false };
};
