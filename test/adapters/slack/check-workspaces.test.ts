import { expect, it } from 'vitest';
import { checkWorkspaces } from '../../../src/adapters/slack/check-workspaces.ts';
import { scopes } from '../../../src/adapters/slack/manifest.ts';
import { channel, placeIn, twoWorkspaces } from './many-workspaces.ts';

/** Two workspaces that installed the app, as doctor looks at them. */
async function installed() {
  const all = await twoWorkspaces();
  const { app, one, two, installations, clock } = all;
  const { install, log } = await all.start();
  for (const slack of [one, two]) {
    await install(slack);
    slack.grant([...scopes]);
  }
  const tokens = async (team: string) => (await installations.get({ platform: 'slack', tenant: team }))?.tokens;
  const check = async (given: Partial<Parameters<typeof checkWorkspaces>[0]> = {}) =>
    checkWorkspaces({
      installed: new Map([
        ['T0ONE', await tokens('T0ONE')],
        ['T0TWO', await tokens('T0TWO')],
      ]),
      ...{ workspaces: undefined, publicUrl: 'https://papers.example.org', apiUrl: app.apiUrl, now: clock.now(), log },
      channels: [placeIn('T0ONE'), placeIn('T0TWO')],
      ...given,
    });
  return { ...all, check };
}

it('finds nothing where all is well, and tells nobody of people', async () => {
  const { check } = await installed();
  const { findings, facts } = await check();
  expect(findings).toEqual([]);
  expect(facts).toEqual([
    '2 workspaces installed, 2 of them looked at',
    'any workspace may install at https://papers.example.org/slack/install',
  ]);
});

it('names the workspace whose token is refused, cannot be read, or lacks a scope, and a channel it is not in', async () => {
  const { app, one, two, check, clock } = await installed();
  app.refuse(one, 'token_revoked');
  two.grant(scopes.filter((scope) => scope !== 'users:read'));
  two.world.channels.get(channel)?.members.delete('U0BOT');
  const what = async (given?: Parameters<typeof check>[0]) =>
    (await check(given)).findings.map((finding) => finding.what);
  expect(await what()).toEqual([
    'Workspace T0ONE: the token was revoked: install the Slack app again (Slack says token_revoked).',
    'Workspace T0TWO: The app may not do everything: a reinstall would add users:read.',
    `Paperboy is not in #reading (${channel}).`,
  ]);
  expect(await what({ installed: new Map([['T0ONE', undefined]]), workspaces: [] })).toEqual([
    'Nobody may install the app: SLACK_INSTALL is empty.',
    'Workspace T0ONE: its token cannot be read with this SECRET_KEY.',
  ]);
  // A token that ended unused is renewed by whoever serves, not by whoever looks.
  clock.pass(13 * 3_600_000);
  expect(await check({ now: clock.now() })).toMatchObject({ findings: [] });
  expect(app.exchanged.filter(({ grant }) => grant === 'refresh_token')).toEqual([]);
});
