import type { Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

type GatewayParts = {
  server: Server;
  token: () => string;
  /** READY's payload, less what the session adds. */
  ready(): object;
  /** What follows READY: the servers. */
  greet(send: (event: string, payload: object) => void): void;
  resumeUrl(): string;
  /** Told when a client has come. */
  changed(): void;
};

type Session = { id: string; seq: number; sent: { t: string; d: object; s: number }[]; socket: WebSocket | undefined };

/** Members, presences, message content: nobody should ask for these here. */
const privilegedIntents = (1 << 1) | (1 << 8) | (1 << 15);

const Frame = z.object({ op: z.int(), d: z.unknown() });
const Identify = z.object({ token: z.string(), intents: z.int() });
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

/** The gateway: identify, heartbeats, dispatch, resume with replay. */
export function createGateway({ server, token, ready, greet, resumeUrl, changed }: GatewayParts) {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  const identified: { intents: number }[] = [];
  const presences: unknown[] = [];
  let resumed = 0;
  let current: Session | undefined;

  function dispatch(session: Session, t: string, d: object): void {
    const event = { t, d, s: ++session.seq };
    session.sent.push(event);
    session.socket?.send(JSON.stringify({ op: 0, ...event }));
  }

  function identify(socket: WebSocket, d: unknown): void {
    const { token: given, intents } = Identify.parse(d);
    const isPrivileged = (intents & privilegedIntents) !== 0;
    if (given !== token() || isPrivileged) {
      socket.close(isPrivileged ? 4014 : 4004);
      return;
    }
    identified.push({ intents });
    const session: Session = { id: `session-${sessions.size + 1}`, seq: 0, sent: [], socket };
    sessions.set(session.id, session);
    current = session;
    dispatch(session, 'READY', { v: 10, session_id: session.id, resume_gateway_url: resumeUrl(), ...ready() });
    greet((t, payload) => dispatch(session, t, payload));
    changed();
  }

  function resume(socket: WebSocket, d: unknown): void {
    const { token: given, session_id, seq } = Resume.parse(d);
    const session = sessions.get(session_id);
    if (given !== token()) {
      socket.close(4004);
      return;
    }
    if (session === undefined) {
      socket.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    session.socket = socket;
    current = session;
    resumed++;
    for (const event of session.sent) if (event.s > seq) socket.send(JSON.stringify({ op: 0, ...event }));
    dispatch(session, 'RESUMED', {});
    changed();
  }

  function hear(socket: WebSocket, raw: RawData): void {
    const { op, d } = Frame.parse(JSON.parse(String(raw)));
    if (op === 1) socket.send(JSON.stringify({ op: 11 }));
    if (op === 2) identify(socket, d);
    if (op === 6) resume(socket, d);
    if (op === 3) presences.push(d);
  }

  sockets.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
    socket.on('message', (raw) => hear(socket, raw));
    socket.on('close', () => {
      for (const session of sessions.values()) if (session.socket === socket) session.socket = undefined;
    });
  });

  return {
    /** The intents of every identify so far. */
    identified,
    /** What the client said of itself, latest last. */
    presences,
    resumes: () => resumed,
    isConnected: () => current?.socket !== undefined,
    /** What is sent while the client is away waits for its resume. */
    send(event: string, payload: object) {
      if (current !== undefined) dispatch(current, event, payload);
    },
    /** Sends the last event of this name again, under a new number. */
    repeat(event: string) {
      const last = current?.sent.findLast(({ t }) => t === event);
      if (current !== undefined && last !== undefined) dispatch(current, last.t, last.d);
    },
    /** Breaks the connection; without `resumable` the session is forgotten too. */
    drop({ resumable }: { resumable: boolean }) {
      const socket = current?.socket;
      if (current !== undefined) current.socket = undefined;
      if (!resumable) sessions.clear();
      socket?.terminate();
    },
    /** Closes with a code of Discord's: 4004 the token, 4014 the intents. */
    close: (code: number) => current?.socket?.close(code),
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => sockets.close(resolve));
    },
  };
}
