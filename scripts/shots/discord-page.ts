import { z } from 'zod';
import type { Theme } from './browser.ts';
import { discordHtml, escaped } from './discord-markdown.ts';

/** A message as the server keeps it, and what stands around it in the client. */
export type Drawn = {
  components: readonly object[];
  /** "alice used /paper search" */
  usage?: string;
  /** Only the person sees it. */
  isPrivate: boolean;
  /** What a person said, instead of components. */
  person?: { name: string; text: string };
  /** The thread that hangs under it. */
  thread?: { name: string; messages: readonly Drawn[] };
};

/** Names of people and channels by id. */
type Names = Record<string, string>;

/** A page in Discord's look, drawn from components v2. */
export const discordPage = (messages: readonly Drawn[], theme: Theme, names: Names): string =>
  `<!doctype html><meta charset="utf-8"><style>${style}</style><body class="${theme}">${messages
    .map((message) => messageHtml(message, names))
    .join('')}</body>`;

function messageHtml({ components, usage, isPrivate, person, thread }: Drawn, names: Names): string {
  const author = person?.name ?? 'Paperboy';
  const badge = person === undefined ? '<span class="app">APP</span>' : '';
  const body =
    person === undefined
      ? `<div class="components">${components.map((component) => componentHtml(component, names)).join('')}</div>`
      : `<div class="line">${discordHtml(person.text, names)}</div>`;
  return `<div class="message${isPrivate ? ' private' : ''}">
    ${usage === undefined ? '' : `<div class="usage">${escaped(usage)}</div>`}
    <div class="avatar ${person === undefined ? 'bot' : ''}">${author.slice(0, 1).toUpperCase()}</div>
    <div class="content"><div class="author">${escaped(author)} ${badge}<time>Today at 09:00</time></div>
    ${body}${isPrivate ? '<div class="dismiss">👁 Only you can see this · <a>Dismiss message</a></div>' : ''}
    ${thread === undefined ? '' : threadHtml(thread, names)}</div></div>`;
}

const threadHtml = ({ name, messages }: NonNullable<Drawn['thread']>, names: Names) =>
  `<div class="thread"><div class="name"># ${escaped(name)}</div>${messages
    .map((message) => messageHtml(message, names))
    .join('')}</div>`;

const Component = z.object({
  type: z.int(),
  content: z.string().default(''),
  components: z.array(z.looseObject({})).default([]),
  accessory: z.looseObject({}).optional(),
  label: z.string().default(''),
  emoji: z.object({ name: z.string() }).optional(),
  placeholder: z.string().default(''),
  style: z.int().default(2),
  accent_color: z.int().nullish(),
});

function componentHtml(given: object, names: Names): string {
  const { type, content, components, accessory, label, emoji, placeholder, style, accent_color } =
    Component.parse(given);
  const inside = () => components.map((component) => componentHtml(component, names)).join('');
  const colour = `#${(accent_color ?? 0).toString(16).padStart(6, '0')}`;
  if (type === 17) return `<div class="container" style="border-left-color:${colour}">${inside()}</div>`;
  if (type === 1) return `<div class="row">${inside()}</div>`;
  if (type === 2)
    return `<span class="button s${style}">${escaped(label || (emoji?.name ?? ''))}${style === 5 ? ' ↗' : ''}</span>`;
  if (type === 3) return `<span class="select">${escaped(placeholder)}<i>⌄</i></span>`;
  if (type === 9) {
    const beside = accessory === undefined ? '' : componentHtml(accessory, names);
    return `<div class="section"><div class="words">${inside()}</div><div class="accessory">${beside}</div></div>`;
  }
  if (type === 10) return `<div class="text">${discordHtml(content, names)}</div>`;
  if (type === 11) return '<div class="thumbnail"></div>';
  if (type === 14) return '<hr>';
  throw new Error(`a component of type ${type} is not drawn yet`);
}

const style = `
.dark { --page: #323339; --text: #dbdee1; --strong: #f2f3f5; --quiet: #a5a8b0; --card: #393a41; --line: #46474e;
  --link: #7bb0f5; --button: #4a4b53; --code: #2b2c31; --private: #35384a; --mention: #3f4372; --said: #c9cdfb; }
.light { --page: #fff; --text: #2e3035; --strong: #111214; --quiet: #62656d; --card: #fff; --line: #dddee2;
  --link: #1161c4; --button: #ecedf0; --code: #f2f3f5; --private: #eef0fd; --mention: #e6e8fd; --said: #4049b5; }
body { margin: 0; padding: 14px 0; background: var(--page); color: var(--text);
  font: 16px/1.375 "gg sans", "Noto Sans", "DejaVu Sans", sans-serif; font-size: 15px; }
.message { display: grid; grid-template-columns: 40px 1fr; column-gap: 14px; padding: 7px 16px; }
.message.private { background: var(--private); }
.usage { grid-column: 2; color: var(--quiet); font-size: 13px; margin-bottom: 3px; }
.avatar { width: 40px; height: 40px; border-radius: 50%; background: #7d8190; color: #fff; font-weight: 600;
  display: grid; place-items: center; grid-column: 1; }
.avatar.bot { background: #5f7fa8; }
.content { grid-column: 2; min-width: 0; }
.author { font-weight: 600; color: var(--strong); margin-bottom: 2px; }
.author time { font-weight: 400; font-size: 12px; color: var(--quiet); margin-left: 6px; }
.app { background: #5865f2; color: #fff; border-radius: 4px; font-size: 10px; padding: 1px 4px; vertical-align: 2px; }
.container { background: var(--card); border: 1px solid var(--line); border-left-width: 4px; border-radius: 8px;
  padding: 14px 16px; max-width: 600px; display: grid; gap: 8px; box-sizing: border-box; margin-top: 4px; }
.section { display: grid; grid-template-columns: 1fr auto; gap: 12px; }
.words { min-width: 0; }
.components { display: grid; gap: 8px; }
.text { overflow-wrap: anywhere; max-width: 600px; }
.heading { font-size: 17px; font-weight: 700; color: var(--strong); margin: 2px 0 3px; }
.small { font-size: 12.5px; color: var(--quiet); }
.quote { border-left: 4px solid var(--line); padding-left: 10px; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2px 0; width: 100%; }
a { color: var(--link); text-decoration: none; }
code, pre { background: var(--code); border: 1px solid var(--line); border-radius: 4px; padding: 0 4px;
  font: 13px "DejaVu Sans Mono", monospace; }
pre { padding: 8px; margin: 4px 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.row { display: flex; flex-wrap: wrap; gap: 8px; max-width: 600px; margin-top: 2px; }
.button { background: var(--button); color: var(--strong); border-radius: 8px; padding: 5px 14px; font-size: 14px;
  font-weight: 500; white-space: nowrap; display: inline-block; }
.select { background: var(--code); border: 1px solid var(--line); border-radius: 8px; padding: 7px 12px; width: 100%;
  display: flex; justify-content: space-between; color: var(--quiet); box-sizing: border-box; }
.button.s1 { background: #5865f2; color: #fff; }
.button.s4 { background: #d22d39; color: #fff; }
.thumbnail { width: 85px; height: 85px; border-radius: 8px; background: linear-gradient(135deg, #8aa4c4, #5f7fa8); }
.mention { background: var(--mention); color: var(--said); border-radius: 3px; padding: 0 2px; font-weight: 500; }
.dismiss { font-size: 12.5px; color: var(--quiet); margin-top: 5px; }
.thread { border-left: 2px solid var(--line); margin-top: 8px; }
.thread .message { padding: 6px 0 6px 12px; grid-template-columns: 28px 1fr; column-gap: 10px; }
.thread .avatar { width: 28px; height: 28px; font-size: 12px; }
.thread .name { font-weight: 600; color: var(--strong); padding-left: 12px; font-size: 14px; }
@media (max-width: 500px) { .message { padding: 7px 12px; column-gap: 10px; } .container { padding: 12px; } }
`;
