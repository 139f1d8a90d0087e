import { EventEmitter, once } from 'node:events';
import { type ChatAdapter, type Dispatch, UnreachableError } from './core/chat/chat-adapter.ts';
import type { Platform } from './core/chat/place.ts';
import type { ProcessWatch } from './process-watch.ts';

/** A chat that is set up. */
export type ChatSetup = {
  adapter: ChatAdapter;
  /** Hears people in the adapter's place, which only sends then, in one process at a time. Absent: the adapter hears them. */
  listener?: () => ChatAdapter;
};

type Parts = {
  watch: Pick<ProcessWatch, 'chat'>;
  dispatch(): Dispatch;
  turnOn(adapter: ChatAdapter): Parameters<ChatAdapter['start']>[1];
  /** Called when one is connected: what waited for it goes on. */
  onConnected(): Promise<void>;
};

/** What can be connected. `connect` throws what the adapter's `start` throws. */
export type Connectable = { platform: Platform; connect(): Promise<void> };
/** What hears people in the place of an adapter that only sends; that one sends again when it ends. */
export type Listener = Connectable & {
  /** Resolves when the platform has ended it. */
  lost: Promise<void>;
  /** While it begins, too. */
  end(): Promise<void>;
};
export type ConnectableChat = Connectable & { listener?: () => Listener };

/** The platforms that this process is connected to. */
export function createConnections({ watch, dispatch, turnOn, onConnected }: Parts) {
  const adapters = new Map<Platform, ChatAdapter>();
  const started = new Set<ChatAdapter>();
  const endings = new EventEmitter();

  const connectable = (adapter: ChatAdapter, heard = dispatch): Connectable => ({
    platform: adapter.platform,
    async connect() {
      watch.chat(adapter.platform, 'connecting');
      started.add(adapter);
      try {
        await adapter.start(heard(), turnOn(adapter));
      } catch (error) {
        const state = error instanceof UnreachableError ? 'away' : 'ended';
        watch.chat(adapter.platform, state, error instanceof Error ? error.message : String(error));
        throw error;
      }
      // Ended while it began.
      if (!started.has(adapter)) return;
      watch.chat(adapter.platform, 'connected');
      adapters.set(adapter.platform, adapter);
      await onConnected();
    },
  });

  function listenerOf(adapter: ChatAdapter, sender: ChatAdapter): Listener {
    const { platform } = adapter;
    let ending: Promise<void> | undefined;
    let lose = () => {};
    const lost = new Promise<void>((resolve) => {
      lose = resolve;
    });
    /** Its end is not the platform's: the sender is still there. */
    const heard = (): Dispatch => {
      const { event, ...rest } = dispatch();
      return { ...rest, event: async (told) => (told.kind === 'ended' ? lose() : event(told)) };
    };
    async function end(): Promise<void> {
      if (adapters.get(platform) === adapter) adapters.set(platform, sender);
      started.delete(adapter);
      await adapter.stop();
      if (adapters.get(platform) === sender) watch.chat(platform, 'connected');
    }
    return {
      ...connectable(adapter, heard),
      lost,
      end() {
        ending ??= end();
        return ending;
      },
    };
  }

  return {
    of: (platform: Platform) => adapters.get(platform),
    /** Takes an adapter for connected before it is: the prompt can be written to before anybody types. */
    add: (adapter: ChatAdapter) => void adapters.set(adapter.platform, adapter),
    connectable,
    chat: ({ adapter, listener }: ChatSetup): ConnectableChat => ({
      ...connectable(adapter),
      ...(listener === undefined ? {} : { listener: () => listenerOf(listener(), adapter) }),
    }),
    /** A platform is not connected any more. */
    ended(platform: Platform): void {
      adapters.delete(platform);
      watch.chat(platform, 'ended');
      endings.emit('ended');
    },
    /** Resolves when one has ended. */
    nextEnd: () => once(endings, 'ended'),
    /** Whether people can be answered anywhere. */
    areAny: () => [...adapters.values()].some(({ isOneWay }) => isOneWay !== true),
    stop: () => Promise.all([...new Set([...started, ...adapters.values()])].map((adapter) => adapter.stop())),
  };
}
