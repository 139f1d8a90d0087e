/** Where people begin to install the app, and where Slack sends them back to. */
export const installPaths = { begin: '/slack/install', back: '/slack/oauth_redirect' };
