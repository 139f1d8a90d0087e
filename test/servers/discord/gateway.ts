import type { IncomingMessage, Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { createIdentifyRules, type Identified, type SessionLimits, shardOf } from './identify-rules.ts';

type GatewayParts = {
  server: Server;
  now: () => number;
  token: () => string;
  /** The bot has started too many sessions: its token is no good any more. */
  resetToken(): void;
  limits: SessionLimits;
  /** Ids of the guilds the bot is in. */
  guilds(): Iterable<string>;
  /** READY's payload, less what the session adds. */
  ready(): object;
  /** What follows READY for each guild. */
  shownGuild(id: string): object;
  resumeUrl(): string;
  /** Told when a client has come. */
  changed(): void;
};

type Session = {
  id: string;
  shard: Identified['shard'];
  seq: number;
  sent: { t: string; d: object; s: number }[];
  socket: WebSocket | undefined;
};

const Frame = z.object({ op: z.int(), d: z.unknown() });
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });
const Presented = z.object({ presence: z.looseObject({}).optional() });
const Owned = z.object({ id: z.string().optional(), guild_id: z.string().optional() });

/** The gateway: identify, shards, heartbeats, dispatch, resume with replay. */
export function createGateway(parts: GatewayParts) {
  const { server, token, now, limits, guilds, resumeUrl, changed } = parts;
  const sockets = new WebSocketServer({ server });
  const rules = createIdentifyRules({ limits, token, now, guilds });
  const sessions = new Map<string, Session>();
  /** The latest session of each shard. */
  const current = new Map<number, Session>();
  const identified: Identified[] = [];
  const presences: object[] = [];
  let isMute = false;
  let refusedIdentifies = 0;
  let resumed = 0;

  function dispatch(session: Session, t: string, d: object): void {
    const event = { t, d, s: ++session.seq };
    session.sent.push(event);
    session.socket?.send(JSON.stringify({ op: 0, ...event }));
  }

  function identify(socket: WebSocket, d: unknown, version: string | null): void {
    const verdict = rules.judge(d, version);
    if (verdict === 'spent') {
      parts.resetToken();
      sessions.clear();
      for (const each of sockets.clients) each.close(4004);
      return;
    }
    if (verdict === 'invalid session') {
      refusedIdentifies++;
      socket.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    if ('close' in verdict) {
      refusedIdentifies++;
      socket.close(verdict.close);
      return;
    }
    identified.push(verdict);
    if (isMute) {
      // Neither READY nor an answer to a closing.
      socket.pause();
      changed();
      return;
    }
    const { shard } = verdict;
    const [number, count] = shard;
    // discord.com/developers/docs/events/gateway-events#identify: "presence structure for initial presence information".
    const { presence } = Presented.parse(d);
    if (presence !== undefined) presences.push({ shard: number, ...presence });
    const session: Session = { id: `session-${identified.length}`, shard, seq: 0, sent: [], socket };
    sessions.set(session.id, session);
    current.set(number, session);
    const own = [...guilds()].filter((guild) => shardOf(guild, count) === number);
    dispatch(session, 'READY', {
      v: 10,
      session_id: session.id,
      resume_gateway_url: resumeUrl(),
      shard,
      ...parts.ready(),
      guilds: own.map((id) => ({ id, unavailable: true })),
    });
    for (const id of own) dispatch(session, 'GUILD_CREATE', parts.shownGuild(id));
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
    current.set(session.shard[0], session);
    resumed++;
    for (const event of session.sent) if (event.s > seq) socket.send(JSON.stringify({ op: 0, ...event }));
    dispatch(session, 'RESUMED', {});
    changed();
  }

  function hear(socket: WebSocket, raw: RawData, version: string | null): void {
    const { op, d } = Frame.parse(JSON.parse(String(raw)));
    if (op === 1) socket.send(JSON.stringify({ op: 11 }));
    if (op === 2) identify(socket, d, version);
    if (op === 6) resume(socket, d);
    if (op === 3) {
      const session = [...current.values()].find((each) => each.socket === socket);
      presences.push({ shard: session?.shard[0], ...Object(d) });
      changed();
    }
  }

  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const version = new URL(request.url ?? '/', 'ws://gateway').searchParams.get('v');
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
    socket.on('message', (raw) => hear(socket, raw, version));
    socket.on('close', () => {
      for (const session of sessions.values()) if (session.socket === socket) session.socket = undefined;
      changed();
    });
  });

  /** Events of a guild go to its shard, all others (direct messages) to the first. */
  function listeners(event: string, payload: object): Session[] {
    const { id, guild_id } = Owned.parse(payload);
    const guild = guild_id ?? (event.startsWith('GUILD_') ? id : undefined);
    return [...current.values()].filter(({ shard: [number, count] }) =>
      guild === undefined ? number === 0 : shardOf(guild, count) === number,
    );
  }

  /** The sessions of all shards, or of one. */
  const those = (shard?: number) =>
    [...current.values()].filter((session) => shard === undefined || session.shard[0] === shard);

  return {
    told: rules.told,
    /** Every identify that was taken. */
    identified,
    /** How many were not. */
    refusedIdentifies: () => refusedIdentifies,
    /** What the client said of itself on each shard, latest last. */
    presences,
    resumes: () => resumed,
    isConnected: () => current.size > 0 && those().every(({ socket }) => socket !== undefined),
    /** What is sent while the client is away waits for its resume. */
    send(event: string, payload: object) {
      for (const session of listeners(event, payload)) dispatch(session, event, payload);
    },
    /** Sends the last event of this name again, under a new number. */
    repeat(event: string) {
      for (const session of those()) {
        const last = session.sent.findLast(({ t }) => t === event);
        if (last !== undefined) dispatch(session, last.t, last.d);
      }
    },
    /** Breaks the connections (or a shard's); without `resumable` their sessions are forgotten too. */
    drop({ resumable, shard }: { resumable: boolean; shard?: number }) {
      for (const session of those(shard)) {
        const { socket } = session;
        session.socket = undefined;
        if (!resumable) sessions.delete(session.id);
        socket?.terminate();
      }
    },
    /** From now on nobody who identifies is answered. */
    fallMute() {
      isMute = true;
    },
    /** Closes with a code of Discord's: 4004 the token, 4014 the intents. */
    close(code: number, shard?: number) {
      for (const { socket } of those(shard)) socket?.close(code);
    },
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => sockets.close(resolve));
    },
  };
}
