import { once } from 'node:events';
import type { ConnectableChat } from '../connections.ts';
import { prepareToUnderstand } from '../conversation/understand.ts';
import { utcDay } from '../core/day.ts';
import { startHeartbeat } from '../digests/heartbeat.ts';
import type { Bot } from '../wire.ts';
import { planAlone } from './plan-alone.ts';
import { planDue } from './plan-due.ts';
import { followSample, serveConsole } from './serve-console.ts';
import { startChats, statusOf } from './start-chats.ts';

/** Digests and conversations until told to stop: what this process's roles say, and what each process does. */
export async function serve(bot: Bot, signal: AbortSignal): Promise<number> {
  const { chats, outlets, roles, courier, connections, duties, clock, log, watch } = bot;
  const isConsole = chats.length === 0;
  if (isConsole) await planAlone(bot, signal);
  else if (roles.has('worker')) duties.planning.begin(signal, (held) => takeOver(bot, held));
  if (roles.has('worker')) courier.open();
  // Whom Slack calls says itself when nothing can listen.
  await bot.web?.start().catch((error: Error) => {
    watch.notServed(error.message);
    log.warn(`${error.message}. Stop what listens there, or choose another.`);
  });
  void watch.begin(signal);
  let failures: unknown[] = [];
  // Before a post or an answer says how the sources are.
  await bot.refresh.recall();
  const heartbeat = startHeartbeat({ tick: everyMinute(bot) }, { clock, log, signal });
  const learning = learnModel(bot, signal);
  // Where the bot stays, nobody's first sentence waits for what all of them need.
  void clock.sleep(1_000, signal).then(prepareToUnderstand);
  void startChats(bot, outlets, signal, { patient: true });
  if (isConsole) {
    await serveConsole(bot, signal);
    await followSample(bot, signal);
  } else {
    const heard = chats.map((chat) => ({
      ...chat,
      async connect() {
        await chat.connect();
        listen(bot, chat, signal);
      },
    }));
    // A platform that is down must not hold up the other one: each is connected in its own time.
    const connected = startChats(bot, heard, signal, { patient: true });
    failures = (await Promise.race([connected, aborted(signal)])) ?? [];
  }
  while (connections.areAny() && !signal.aborted) await Promise.race([connections.nextEnd(), aborted(signal)]);
  await heartbeat.stop();
  watch.stopped();
  await learning;
  return !isConsole && !signal.aborted ? statusOf(failures) : 0;
}

/** Whoever plans says how it is, and what is due may have waited for it. */
async function takeOver(bot: Bot, signal: AbortSignal): Promise<void> {
  await bot.watch.keep();
  await planDue(bot, signal);
}

/** Hears people on a platform where one process does, whenever that is this one; one that cannot leaves it to others. */
function listen(bot: Bot, { listener: open }: ConnectableChat, signal: AbortSignal): void {
  if (open === undefined) return;
  bot.duties.gateway.begin(signal, async (held) => {
    const listener = open();
    const end = () =>
      listener.end().catch((error: unknown) => bot.log.warn('A connection did not end', { error: String(error) }));
    held.addEventListener('abort', end, { once: true });
    try {
      const [refusal] = await startChats(bot, [listener], held, { patient: true });
      if (refusal !== undefined) throw refusal;
      const lost = listener.lost.then(() => Promise.reject(new Error(`${listener.platform} ended the connection`)));
      await Promise.race([aborted(held), lost]);
    } finally {
      await end();
    }
  });
}

/** Learns once what the language model's address takes, while all else goes on; what stands in the way is said once. */
async function learnModel({ model, log }: Bot, signal: AbortSignal): Promise<void> {
  try {
    if (model === undefined || (await model.isKnown())) return;
    const health = await model.check(signal);
    if (signal.aborted) return;
    if (health.kind === 'answers') log.info(health.words);
    else log.warn(`${health.what} ${health.remedy}`, { fault: health.fault });
  } catch (cause) {
    log.error('Asking the language model failed; it is asked again with the next question.', { cause });
  }
}

/** What each process does; and where it plans what is due, and once a UTC day deletes what was kept long enough. */
function everyMinute(bot: Bot) {
  const { digests, discussions, publish, refresh, retention, courier, duties, watch, clock, log } = bot;
  let purgedOn = '';
  async function purge(): Promise<void> {
    const now = clock.now();
    if (purgedOn === utcDay(now)) return;
    const { tenants, rows } = await retention.purge(now);
    purgedOn = utcDay(now);
    if (tenants + rows > 0) log.info('Deleted what was kept long enough', { tenants, rows });
  }
  return async (signal: AbortSignal) => {
    const plan = [() => digests.tick(signal), refresh.takeFromStore, discussions.carryOn, () => publish(signal), purge];
    // What another process asked, planned and wrote for sending.
    const follow = [refresh.takeFromStore, refresh.recall, async () => courier.wake()];
    // One that fails each time must not keep the others from being done, for ever.
    for (const work of duties.planning.isHeld() ? plan : follow) {
      await work().catch((cause: unknown) =>
        log.error('Part of a heartbeat failed; the next one tries again.', { cause }),
      );
    }
    watch.beat();
  };
}

const aborted = async (signal: AbortSignal) => void (signal.aborted || (await once(signal, 'abort')));
