import { HTTPReceiver } from '@slack/bolt';
import type { Log } from '../../core/log.ts';
import { slackLogger } from './api.ts';
import { SlackSettingError } from './identity.ts';
import type { Connection } from './socket.ts';

/** Where Slack sends everything: commands, clicks, events, and the questions of selects. */
export const eventsPath = '/slack/events';

/** HTTP mode. Bolt checks every request's signature and age, and answers 401 to a wrong one. */
export function createHttp(options: { signingSecret: string; port: number; log: Log }): Connection {
  const { signingSecret, port, log } = options;
  const receiver = new HTTPReceiver({ signingSecret, endpoints: eventsPath, logger: slackLogger(log) });
  let open = false;
  return {
    receiver,
    async open() {
      try {
        await receiver.start(port);
      } catch (cause) {
        throw new SlackSettingError(`PORT: cannot listen on ${port} (${String(cause)})`, { cause });
      }
      open = true;
      log.info(`slack: listening on port ${port}, path ${eventsPath}`);
    },
    async close() {
      if (open) await receiver.stop();
      open = false;
    },
  };
}
