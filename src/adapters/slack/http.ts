import { HTTPReceiver } from '@slack/bolt';
import type { Log } from '../../core/log.ts';
import { slackLogger } from './api.ts';
import { SlackSettingError } from './identity.ts';
import type { Connection } from './socket.ts';

/** Where Slack sends everything: commands, clicks, events, and the questions of selects. */
export const eventsPath = '/slack/events';

/** Clocks differ by so much at most: Slack's own bound for what is too old. */
const mostAheadSeconds = 300;

/** HTTP mode. Bolt checks every request's signature and age, and answers 401 to a wrong one. */
export function createHttp(options: { signingSecret: string; port: number; log: Log; now: () => Date }): Connection {
  const { signingSecret, port, log, now } = options;
  const receiver = new HTTPReceiver({ signingSecret, endpoints: eventsPath, logger: slackLogger(log) });
  let open = false;
  const { requestListener } = receiver;
  receiver.requestListener = (request, response) => {
    // Bolt refuses what is too old, not what claims to come from later.
    const ahead = Number(request.headers['x-slack-request-timestamp']) - now().getTime() / 1000;
    if (ahead > mostAheadSeconds) response.writeHead(401).end();
    else requestListener(request, response);
  };
  return {
    receiver,
    async open() {
      try {
        await receiver.start(port);
      } catch (cause) {
        throw new SlackSettingError(`PORT: cannot listen on ${port} (${String(cause)})`, { cause });
      }
      open = true;
      log.info('slack is connected', { port, path: eventsPath });
    },
    async close() {
      if (open) await receiver.stop();
      open = false;
    },
  };
}
