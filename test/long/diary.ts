import type { Act, Crowd, Kind } from './crowd.ts';

/** What somebody did, and when what came of it; times in milliseconds. */
type Entry = {
  platform: Crowd['platform'];
  kind: Kind;
  from: number;
  acknowledgedAt?: number;
  wantsAnswer: boolean;
  answeredAt?: number;
};
/** From when to when the bot could not hear a platform: killed, or its connection broken on purpose. */
type Absence = { platform: Crowd['platform']; from: number; to: number };

/** A share stands after this, or was lost, in milliseconds. */
const sharedWithinMs = 10_000;

/** Everything people did, and how long they waited. */
export function createDiary() {
  const acts: Entry[] = [];
  const absences: Absence[] = [];
  const pending = new Set<Promise<unknown>>();

  /** A promise that never comes gives up by itself, as all waits do; what is missing then is found in `acts`. */
  const follow = (promise: Promise<unknown>, note: () => void) => {
    const followed = promise.then(note, () => {}).finally(() => pending.delete(followed));
    pending.add(followed);
  };

  const isExcused = ({ platform, from }: Entry, until: number) =>
    absences.some((absence) => absence.platform === platform && absence.from < until && absence.to > from);

  return {
    acts,
    begin(platform: Crowd['platform'], kind: Kind, { acknowledged, answered }: Act): void {
      const act: Entry = { platform, kind, from: Date.now(), wantsAnswer: answered !== undefined };
      acts.push(act);
      follow(acknowledged, () => {
        act.acknowledgedAt = Date.now();
      });
      if (answered === undefined) return;
      follow(answered, () => {
        act.answeredAt = Date.now();
      });
    },
    /** Resolves with what `meanwhile` does, in which the bot does not hear these platforms. */
    async away<T>(platforms: readonly Crowd['platform'][], meanwhile: () => Promise<T>): Promise<T> {
      const gone = platforms.map((platform) => ({ platform, from: Date.now(), to: Number.POSITIVE_INFINITY }));
      absences.push(...gone);
      const done = await meanwhile();
      for (const absence of gone) absence.to = Date.now();
      return done;
    },
    /** Nobody begins anything where the bot is known to be away. */
    isAway: (platform: Crowd['platform']) =>
      absences.some((absence) => absence.platform === platform && absence.to === Number.POSITIVE_INFINITY),
    /** Whether a wait of somebody's fell into an absence. */
    isExcused,
    /** Clicks on Share, and those of them after which the bot was there long enough to share. */
    shares(platform: Crowd['platform']) {
      const clicks = acts.filter((act) => act.platform === platform && act.kind === 'share');
      const heard = clicks.filter(
        (act) => act.acknowledgedAt !== undefined && !isExcused(act, act.from + sharedWithinMs),
      );
      return { clicked: clicks.length, heard: heard.length };
    },
    /** Resolves when nobody waits any more. */
    settled: async () => void (await Promise.all(pending)),
  };
}
export type Diary = ReturnType<typeof createDiary>;
