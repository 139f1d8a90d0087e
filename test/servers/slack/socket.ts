import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

const Ack = z.strictObject({ envelope_id: z.string(), payload: z.looseObject({}).optional() });

export type Envelope = { type: 'events_api' | 'slash_commands' | 'interactive'; payload: unknown; retry?: number };

/** Socket Mode (docs.slack.dev): greeting, envelopes with acknowledgements, `disconnect`. Pings are answered by `ws`. */
export function createSocketMode(server: Server) {
  const sockets = new WebSocketServer({ server, path: '/socket' });
  const connected = new Set<WebSocket>();
  const waiting = new Map<string, (payload: unknown) => void>();
  const arrivals: (() => void)[] = [];
  /** Those that were asked to be made anew. */
  const asked = new Set<WebSocket>();
  const replaced = new Set<WebSocket>();
  /** Acknowledgements of what was never sent, or twice. */
  const strays: string[] = [];
  let greets = true;
  let gaps = 0;

  /** Those that were made anew are closed once nothing that was sent there is unacknowledged. */
  function closeReplaced(): void {
    if (waiting.size > 0) return;
    for (const old of replaced) {
      asked.delete(old);
      old.close();
    }
    replaced.clear();
  }

  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      const { envelope_id, payload } = Ack.parse(JSON.parse(String(data)));
      const settle = waiting.get(envelope_id);
      waiting.delete(envelope_id);
      if (settle === undefined) strays.push(envelope_id);
      else settle(payload);
      closeReplaced();
    });
    socket.on('close', () => {
      connected.delete(socket);
      if (asked.delete(socket) && connected.size === 0) gaps++;
    });
    if (!greets) return;
    connected.add(socket);
    socket.send(
      JSON.stringify({ type: 'hello', num_connections: connected.size, connection_info: { app_id: 'A0PAPER' } }),
    );
    // From now on the new one is used.
    for (const old of asked) if (connected.delete(old)) replaced.add(old);
    closeReplaced();
    for (const arrived of arrivals.splice(0)) arrived();
  });

  /** Each connection gets its turn. */
  let sent = 0;
  /** Resolves when the bot is connected. */
  const arrival = () => (connected.size > 0 ? Promise.resolve() : new Promise<void>((done) => arrivals.push(done)));

  /** The connections there were. They close some time after we gave them up: nothing may be sent there until then. */
  function left(): WebSocket[] {
    const all = [...connected];
    connected.clear();
    return all;
  }

  return {
    strays,
    arrival,
    connections: () => connected.size,
    /** Later connections get no greeting. */
    stopGreeting() {
      greets = false;
    },
    /** Sends an envelope to a connected bot; resolves with what its acknowledgement carries. */
    async send({ type, payload, retry }: Envelope): Promise<unknown> {
      await arrival();
      // "Each payload may be sent to any of the connections" (docs.slack.dev/apis/events-api/using-socket-mode).
      const socket = [...connected][sent++ % connected.size];
      const envelopeId = randomUUID();
      const again = retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' };
      const acceptsResponsePayload = type !== 'events_api';
      return new Promise((resolve) => {
        waiting.set(envelopeId, resolve);
        socket?.send(
          JSON.stringify({
            envelope_id: envelopeId,
            type,
            payload,
            accepts_response_payload: acceptsResponsePayload,
            ...again,
          }),
        );
      });
    },
    /** How often a connection that was to be made anew was closed before the new one stood: what came then was lost. */
    gaps: () => gaps,
    /**
     * Asks the bot to connect again, as Slack does every few hours: it goes on sending to the old connection until the
     * new one stands ("be ready to receive and connect to new WebSocket URLs as quickly as possible",
     * docs.slack.dev/apis/events-api/using-socket-mode). Resolves when that one stands.
     */
    refresh(): Promise<void> {
      for (const socket of connected) {
        asked.add(socket);
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      }
      return new Promise((done) => arrivals.push(done));
    },
    /** Breaks every connection without a word. */
    drop() {
      for (const socket of left()) socket.terminate();
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
