import { nearest } from './core/nearest.ts';
import { Settings } from './settings.ts';

type Given = Readonly<Record<string, string | undefined>>;

const names = Object.keys(Settings.shape).flatMap((name) =>
  name.endsWith('_PROXY') ? [name, name.toLowerCase()] : [name],
);
const chatTokens = ['DISCORD_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'];

/** Variables that look like a chat's token and are none of ours: whoever set one believes that a chat is set up. */
export function misspeltTokens(environment: Given): string[] {
  return Object.keys(environment).flatMap((name) => {
    if (names.includes(name) || environment[name]?.trim() === '') return [];
    // Both ends must be near: variables of other programs are their own affair.
    const [first = '', ...rest] = name.split('_');
    const chat = nearest(first, ['DISCORD', 'SLACK']);
    if (chat === undefined || nearest(rest.at(-1) ?? '', ['TOKEN']) === undefined) return [];
    const tokens = chatTokens.filter((token) => token.startsWith(chat));
    return [noSuch(name, nearest(name, tokens) ?? tokens[0])];
  });
}

/** Names in the `.env` file that look like ours and are not: the file is for Paperboy, so that more is taken for a slip. */
export function misspeltNames(envFile: Given): string[] {
  return Object.keys(envFile).flatMap((name) => {
    const meant = names.includes(name) ? undefined : meantBy(name);
    return meant === undefined ? [] : [noSuch(name, meant)];
  });
}

const noSuch = (name: string, meant: string | undefined) => `${name}: there is no such setting; did you mean ${meant}?`;

/** `set DIGEST_TOP`, `$env:DIGEST_TOP`, `digest-top` and `DIGEST_TPO` are DIGEST_TOP; so is what begins like it. */
function meantBy(name: string): string | undefined {
  const bare = name
    .replace(/^.*[\s:]/, '')
    .replaceAll('-', '_')
    .toUpperCase();
  const group = names.filter((one) => one.startsWith(`${bare.split('_')[0]}_`));
  return nearest(bare, names) ?? nearest(bare, group, bare.length);
}
