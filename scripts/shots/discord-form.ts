import type { Modal } from '../../test/servers/discord/form-schema.ts';
import type { Theme } from './browser.ts';
import { escaped } from './discord-markdown.ts';

type Label = Modal['components'][number];

/** A page with a form in Discord's look. */
export const discordForm = ({ title, components }: Modal, theme: Theme): string =>
  `<!doctype html><meta charset="utf-8"><style>${style}</style><body class="${theme}"><div class="form">
    <h1>${escaped(title)}</h1>${components.map(field).join('')}
    <div class="end"><span>Cancel</span><b>Submit</b></div></div></body>`;

const field = ({ label, description = '', component }: Label) =>
  `<div class="field"><div class="label">${escaped(label)}${component.required === false ? '' : ' <i>*</i>'}</div>
    ${description === '' ? '' : `<div class="hint">${escaped(description)}</div>`}${input(component)}</div>`;

function input(component: Label['component']): string {
  switch (component.type) {
    case 4:
      return `<div class="text ${component.style === 2 ? 'long' : ''}">${escaped(component.value ?? '')}</div>`;
    case 3: {
      const chosen = component.options.find((option) => option.default === true)?.label ?? '';
      return `<div class="text select">${escaped(chosen)}<span>⌄</span></div>`;
    }
    case 21:
    case 22:
      return component.options
        .map(
          ({ label, default: is }) =>
            `<div class="option">${sign(component.type, is === true)} ${escaped(label)}</div>`,
        )
        .join('');
    default:
      return component satisfies never;
  }
}

const sign = (type: 21 | 22, is: boolean) => (type === 21 ? (is ? '◉' : '○') : is ? '☑' : '☐');

const style = `
.dark { --page: #2b2d31; --text: #dbdee1; --strong: #f2f3f5; --quiet: #a5a8b0; --field: #1e1f22; --line: #46474e; }
.light { --page: #fff; --text: #2e3035; --strong: #111214; --quiet: #62656d; --field: #f2f3f5; --line: #dddee2; }
body { margin: 0; padding: 18px 0; background: var(--page); color: var(--text);
  font: 15px/1.375 "gg sans", "Noto Sans", "DejaVu Sans", sans-serif; }
.form { max-width: 440px; margin: 0 auto; padding: 0 16px; }
h1 { font-size: 19px; color: var(--strong); margin: 0 0 14px; }
.field { margin-bottom: 16px; }
.label { font-weight: 600; color: var(--strong); }
.label i { color: #d22d39; font-style: normal; }
.hint { font-size: 13px; color: var(--quiet); margin-bottom: 4px; }
.text { background: var(--field); border: 1px solid var(--line); border-radius: 8px; padding: 8px 12px; min-height: 20px;
  white-space: pre-wrap; overflow-wrap: anywhere; margin-top: 4px; }
.long { min-height: 66px; }
.select { display: flex; justify-content: space-between; }
.option { padding: 3px 0; }
.end { display: flex; justify-content: flex-end; gap: 18px; align-items: center; }
.end b { background: #5865f2; color: #fff; border-radius: 8px; padding: 7px 20px; font-weight: 500; }
`;
