import type { Settings } from './settings.ts';

export type Name = keyof typeof Settings.shape;

type Given = Readonly<Record<string, string>>;
/** The fault of a setting that is not there, and why it is wanted. */
type Missing = (name: Name, because: string) => string;

/** Goes over a network unencrypted. */
const isOpen = (url = '') => /^http:\/\/(?!localhost\b|127\.|\[::1\])/i.test(url);

/** Settings that make sense only together. */
export function combinationFaults(given: Given, missing: Missing): string[] {
  const has = (name: Name) => given[name] !== undefined;
  const faults: string[] = [];
  if (has('SLACK_BOT_TOKEN') && !has('SLACK_APP_TOKEN') && !has('SLACK_SIGNING_SECRET')) {
    faults.push(
      missing('SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN is set (or set SLACK_SIGNING_SECRET to be called over HTTP)'),
    );
  }
  for (const name of ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const) {
    if (has(name) && !has('SLACK_BOT_TOKEN') && !has('SLACK_CLIENT_ID')) {
      faults.push(missing('SLACK_BOT_TOKEN', `${name} is set`));
    }
  }
  if (has('HF_TOKEN') && isOpen(given.HF_API_URL)) {
    faults.push('HF_API_URL: HF_TOKEN is set and would go there unencrypted; want an https address, or no token.');
  }
  if (has('ADMIN_TOKEN') && !has('PORT') && (has('SLACK_APP_TOKEN') || !has('SLACK_SIGNING_SECRET'))) {
    faults.push(missing('PORT', 'ADMIN_TOKEN is set'));
  }
  if (!has('ANSWER_MODEL') && (has('ANSWER_API_URL') || has('ANSWER_API_KEY'))) {
    faults.push(missing('ANSWER_MODEL', 'an address or key for a model is set'));
  }
  if (has('ANSWER_MODEL') && !has('ANSWER_API_URL') && !has('ANSWER_API_KEY')) {
    faults.push(missing('ANSWER_API_KEY', 'ANSWER_MODEL is set (or set ANSWER_API_URL to a local server)'));
  }
  return [...faults, ...mailFaults(given, missing), ...installFaults(given, missing)];
}

/** Names that a host may have set for other programs: without one of these settings they are not ours. */
export const neededBy: ReadonlyMap<string, readonly Name[]> = new Map([
  ['MAIL_FROM', ['SMTP_URL']],
  ['SECRET_KEY', ['SMTP_URL', 'SLACK_CLIENT_ID']],
  ['SECRET_KEY_OLD', ['SMTP_URL', 'SLACK_CLIENT_ID']],
]);

/** What an app needs that workspaces install by themselves. */
function installFaults(given: Given, missing: Missing): string[] {
  const has = (name: Name) => given[name] !== undefined;
  const faults: string[] = [];
  if (!has('SLACK_CLIENT_ID')) {
    for (const name of ['SLACK_CLIENT_SECRET', 'SLACK_INSTALL'] as const) {
      if (has(name)) faults.push(missing('SLACK_CLIENT_ID', `${name} is set`));
    }
    return faults;
  }
  for (const name of ['SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET', 'PUBLIC_URL', 'SECRET_KEY'] as const) {
    if (!has(name)) faults.push(missing(name, 'SLACK_CLIENT_ID is set'));
  }
  for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const) {
    if (has(name)) faults.push(`${name}: want nothing, because SLACK_CLIENT_ID is set: ${otherwise[name]}.`);
  }
  if (isOpen(given.PUBLIC_URL)) {
    faults.push(
      'PUBLIC_URL: SLACK_CLIENT_ID is set, and browsers send what keeps an installation safe over https alone; want such an address.',
    );
  }
  return faults;
}

const otherwise = {
  SLACK_BOT_TOKEN: 'each workspace gets a token of its own when it installs the app',
  SLACK_APP_TOKEN: 'Slack calls an app of many workspaces over HTTP',
};

/** Without them addresses would be kept open, or mails be sent that nobody could end. */
function mailFaults(given: Given, missing: Missing): string[] {
  const has = (name: Name) => given[name] !== undefined;
  const faults: string[] = [];
  if (!has('SMTP_URL')) return faults;
  for (const name of ['MAIL_FROM', 'PUBLIC_URL', 'SECRET_KEY'] as const) {
    if (!has(name)) faults.push(missing(name, 'SMTP_URL is set'));
  }
  if (!has('PORT') && (has('SLACK_APP_TOKEN') || !has('SLACK_SIGNING_SECRET'))) {
    faults.push(missing('PORT', 'SMTP_URL is set, and mails have a link that ends them'));
  }
  if (isOpen(given.PUBLIC_URL)) {
    faults.push('PUBLIC_URL: SMTP_URL is set, and mail programs end mails at https addresses alone; want one.');
  }
  return faults;
}
