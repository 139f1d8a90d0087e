import type { Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { createWaiting } from '../../fixtures/wait.ts';
import { listen } from '../listen.ts';

/**
 * What a mail meets instead of "250 OK". `refuse`: an answer at a step of the dialogue (RFC 5321, 4.2), `hang`: none at
 * all, `lost`: the mail is taken and the connection breaks before its answer, `cut`: it breaks in the middle of the mail.
 */
export type Mishap =
  | { kind: 'refuse'; at: 'greeting' | 'from' | 'to' | 'data'; code: number; text: string }
  | { kind: 'hang'; at: 'from' | 'data' }
  | { kind: 'lost' }
  | { kind: 'cut' };

export type TakenMail = { to: string; from: string; raw: string; mail: Email };

/** A thousand mails take a while on a busy machine, in milliseconds. */
const longestWaitMs = 120_000;

/** A mail server on loopback: a real one (smtp-server), which keeps what it takes, and fails on demand. */
export async function openSmtp(options: SMTPServerOptions = {}) {
  const taken: TakenMail[] = [];
  const mishaps: Mishap[] = [];
  let asked = 0;
  const sockets = new Map<number, Socket>();
  const { until, changed } = createWaiting(
    () =>
      taken
        .slice(-20)
        .map(({ to, mail }) => `${to}: ${mail.subject}`)
        .join('\n'),
    longestWaitMs,
  );

  /** Whether the next mishap happens here; it is over then. */
  const meets = (happensHere: (next: Mishap) => boolean): boolean =>
    mishaps[0] !== undefined && happensHere(mishaps[0]) && mishaps.shift() !== undefined;
  const hangs = (at: 'from' | 'data') => meets((next) => next.kind === 'hang' && next.at === at);
  const breakOff = ({ remotePort }: SMTPServerSession) => sockets.get(remotePort)?.destroy();
  function refusal(at: string): Error | undefined {
    const [next] = mishaps;
    if (next?.kind !== 'refuse' || next.at !== at) return undefined;
    mishaps.shift();
    return Object.assign(new Error(next.text), { responseCode: next.code });
  }

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onConnect: (_, callback) => callback(refusal('greeting')),
    onMailFrom(_, __, callback) {
      asked++;
      changed();
      if (!hangs('from')) callback(refusal('from'));
    },
    onRcptTo: (_, __, callback) => callback(refusal('to')),
    onData(stream, session, callback) {
      if (meets(({ kind }) => kind === 'cut')) {
        stream.once('data', () => breakOff(session));
        return stream.resume();
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => void end(Buffer.concat(chunks), session, callback));
    },
    ...options,
  });

  async function end(bytes: Buffer, session: SMTPServerSession, callback: (error?: Error | null) => void) {
    const refused = refusal('data');
    if (refused !== undefined) return callback(refused);
    const { mailFrom, rcptTo } = session.envelope;
    const raw = bytes.toString();
    const mail = await PostalMime.parse(bytes);
    for (const { address: to } of rcptTo) taken.push({ to, from: mailFrom ? mailFrom.address : '', raw, mail });
    changed();
    if (hangs('data')) return;
    if (meets(({ kind }) => kind === 'lost')) breakOff(session);
    else callback();
  }

  server.server.on('connection', (socket: Socket) => {
    sockets.set(socket.remotePort ?? 0, socket);
    socket.once('close', () => sockets.delete(socket.remotePort ?? 0));
  });
  // A connection that broke is what some tests are about.
  server.on('error', () => {});
  const port = await listen(server.server);

  return {
    server: { host: '127.0.0.1', port, isSecure: false },
    url: `smtp://127.0.0.1:${port}`,
    taken,
    /** How often a mail was begun. */
    asked: () => asked,
    /** The next mails meet these, one after another. */
    meet: (...next: Mishap[]) => void mishaps.push(...next),
    until,
    async close() {
      for (const socket of sockets.values()) socket.destroy();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
