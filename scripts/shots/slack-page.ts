import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Theme } from './browser.ts';
import { escaped } from './discord-markdown.ts';

/** A message as the server keeps it, and what stands around it in the client. */
export type Shown = {
  blocks: readonly unknown[];
  /** Who wrote it; the blocks stand under a link in it. Absent: the bot. */
  person?: { name: string; text: string };
  /** Only the person sees it. */
  isPrivate?: boolean;
  thread?: readonly Shown[];
  /** Instead of a message: a modal with its buttons; the App Home has none. */
  modal?: { title?: string; submit?: string; close?: string };
};

/** The program that draws Block Kit in the page, with the package that knows how Slack looks. */
export async function bundleBlocks(): Promise<{ script: string; style: string }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./slack-blocks.js', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const module = createRequire(import.meta.url).resolve('slack-blocks-to-jsx');
  const style = readFileSync(new URL('./style.css', `file://${module}`), 'utf8');
  return { script: (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script'), style };
}

/** A page in Slack's look. */
export const slackPage = (
  shown: readonly Shown[],
  theme: Theme,
  { script, style }: { script: string; style: string },
): string =>
  `<!doctype html><meta charset="utf-8"><style>${style}${ours}</style><body class="${theme}">${shown
    .map((message) => messageHtml(message, theme))
    .join('')}<script>${script}</script></body>`;

function messageHtml(message: Shown, theme: Theme): string {
  if (message.modal !== undefined) return modalHtml(message, message.modal, theme);
  const { person, thread, isPrivate } = message;
  const name = person?.name ?? 'Paperboy';
  const unfurled = message.blocks.length === 0 ? '' : `<div class="unfurl">${blocksHtml(message, theme)}</div>`;
  const words =
    person === undefined ? blocksHtml(message, theme) : `<div class="said">${escaped(person.text)}</div>${unfurled}`;
  const replies = thread?.map((reply) => messageHtml(reply, theme)).join('') ?? '';
  return `<div class="message"><div class="avatar ${person === undefined ? 'bot' : ''}">${name.slice(0, 1).toUpperCase()}</div>
    <div class="content">${isPrivate === true ? '<div class="private">Only visible to you</div>' : ''}
    <div class="author">${escaped(name)}${person === undefined ? '<span class="app">APP</span>' : ''}<time>9:00</time></div>
    ${words}${replies === '' ? '' : `<div class="thread">${replies}</div>`}</div></div>`;
}

function modalHtml(message: Shown, { title = 'Paperboy', submit, close }: NonNullable<Shown['modal']>, theme: Theme) {
  const buttons = [
    ...(close === undefined ? [] : [`<span class="button">${escaped(close)}</span>`]),
    ...(submit === undefined ? [] : [`<span class="button primary">${escaped(submit)}</span>`]),
  ];
  return `<div class="modal"><header>${escaped(title)}</header>${blocksHtml(message, theme)}
   <footer>${buttons.join('')}</footer></div>`;
}

function blocksHtml({ blocks }: Shown, theme: Theme): string {
  const channels = [{ id: 'C0READING', name: 'ml-reading' }];
  // To Slack `verbatim` means "make no links of your own"; the package takes it for "draw no format at all".
  const plain = JSON.stringify({ blocks, theme, channels }, withChoice).replaceAll(',"verbatim":true', '');
  return `<div data-blocks="${escaped(plain)}"></div>`;
}

/** The package draws a select without what is chosen in it. */
const withChoice = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'initial_option' in value
    ? { ...value, placeholder: Reflect.get(Object(value.initial_option), 'text') }
    : value;

const ours = `
body { margin: 0; padding: 12px 0; font: 15px/1.46 Lato, "Noto Sans", "DejaVu Sans", sans-serif; }
body.light { background: #fff; color: #1d1c1d; --quiet: #616061; --line: #dddddd; --app: #ededed; }
body.dark { background: #1a1d21; color: #d1d2d3; --quiet: #ababad; --line: #35373b; --app: #35373b; }
.message { display: grid; grid-template-columns: 36px 1fr; column-gap: 10px; padding: 8px 20px; }
.avatar { width: 36px; height: 36px; border-radius: 8px; background: #7d8190; color: #fff; font-weight: 700;
  display: grid; place-items: center; }
.avatar.bot { background: #1f3a5f; }
.content { min-width: 0; max-width: 640px; overflow-wrap: anywhere; }
.author { font-weight: 900; margin-bottom: 2px; }
.author time { font-weight: 400; font-size: 12px; color: var(--quiet); margin-left: 8px; }
.app { background: var(--app); color: var(--quiet); border-radius: 2px; font-size: 10px; padding: 1px 3px; margin-left: 5px; }
.private { color: var(--quiet); font-size: 13px; }
.unfurl { border-left: 4px solid var(--line); border-radius: 4px; margin-top: 6px; padding-left: 10px; }
.unfurl::after { content: "Added by Paperboy"; color: var(--quiet); font-size: 12px; }
.thread { border-left: 2px solid var(--line); margin-top: 8px; padding-left: 4px; }
.thread .message { padding: 6px 8px; }
.modal { border: 1px solid var(--line); border-radius: 10px; max-width: 520px; margin: 4px auto; }
.modal header { font-size: 22px; font-weight: 900; padding: 18px 24px 10px; }
.modal [data-blocks] { padding: 0 24px 8px; }
.modal footer { display: flex; gap: 10px; justify-content: flex-end; padding: 16px 24px; }
.button { border: 1px solid var(--line); border-radius: 4px; padding: 6px 14px; font-weight: 700; }
.button.primary { background: #007a5a; border-color: #007a5a; color: #fff; }
[data-blocks] textarea { field-sizing: content; height: auto !important; min-height: 38px !important; resize: none; }
[data-blocks] .text-small.flex > p, [data-blocks] [class*="-bottom-5"] { display: none; }
@media (max-width: 500px) { .message { padding: 8px 12px; } .modal { margin: 4px 12px; } }
`;
