import { z } from 'zod';
import { address, oneOf, secret, setting } from './setting.ts';

/** Slack's ids of workspaces; undefined: any workspace. */
function readWorkspaces(text: string, context: z.RefinementCtx): readonly string[] | undefined {
  if (text.toLowerCase() === 'open') return undefined;
  const ids = text.split(/[\s,]+/).filter((id) => id !== '');
  if (ids.every((id) => /^T[A-Z0-9]{2,20}$/.test(id))) return ids;
  context.addIssue('names no workspaces');
  return z.NEVER;
}

/** The app of one workspace, or one that workspaces install by themselves. */
export const slackSettings = {
  SLACK_BOT_TOKEN: secret("the app's bot token", 'xoxb-…', {
    refuse: /^xapp-/,
    hint: (given) => (given.startsWith('xapp-') ? 'That is an app-level token: SLACK_APP_TOKEN takes it.' : undefined),
  }),
  SLACK_APP_TOKEN: secret('an app-level token with connections:write', 'xapp-…', {
    refuse: /^xox/,
    hint: (given) => (given.startsWith('xoxb-') ? 'That is a bot token: SLACK_BOT_TOKEN takes it.' : undefined),
  }),
  SLACK_SIGNING_SECRET: secret('the signing secret', 'the text under Basic Information', { refuse: /^(xox.|xapp)-/ }),
  SLACK_CLIENT_ID: setting(
    z
      .string()
      .regex(/^\d{1,30}\.\d{1,30}$/)
      .optional(),
    { want: "the app's client id", example: '1234567890.1234567890' },
  ),
  SLACK_CLIENT_SECRET: secret("the app's client secret", 'the text under Basic Information', {
    refuse: /^(xox.|xapp)-/,
  }),
  SLACK_INSTALL: setting(z.string().transform(readWorkspaces).prefault(''), {
    want: 'open, or ids of workspaces separated by commas',
    example: 'T0123ABCD, T0456EFGH',
  }),
  SLACK_MANAGE: oneOf('members', 'admins'),
  SLACK_API_URL: address('https://slack.com/api'),
};
