import type { App, Receiver } from '@slack/bolt';

/** What Bolt hands its app to; whoever hears Slack opens and closes the way by themselves. */
export function createReceiver(): { receiver: Receiver; app(): App | undefined } {
  let app: App | undefined;
  return {
    receiver: {
      init(ours) {
        app = ours;
      },
      start: async () => {},
      stop: async () => {},
    },
    app: () => app,
  };
}
