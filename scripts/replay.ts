import { readdirSync, readFileSync } from 'node:fs';
import { parseItem } from '../src/sources/hugging-face-item.ts';
import { hasRecorded, recordedDays, recordedUrl } from '../test/recorded.ts';
import { compareFormulas, type UpvotesOn } from './replay-ranking.ts';
import { replay } from './replay-year.ts';
import { weekLog } from './week-log.ts';

/**
 * Prints what three channels would have got over the last recorded year: the numbers of docs/replay.md; with `ranking`,
 * how formulas to rank by compare over it: those of docs/ranking.md; with `log` a week's log: that of docs/a-weeks-log.md.
 */
if (!hasRecorded) {
  console.error('The recorded days are not here; see docs/replay.md.');
  process.exit(2);
}
const days = recordedDays('2025-06', '2026-06').filter(({ day }) => day >= '2025-06-20' && day <= '2026-06-19');
const told = `${days.length} recorded days, ${days.reduce((sum, { items }) => sum + items.length, 0)} items`;
if (process.argv[2] !== 'log') console.log(told);
if (process.argv[2] === 'ranking') await compare();
else if (process.argv[2] === 'log') for (const line of await weekLog()) console.log(line);
else for (const year of await replay(days)) console.log(JSON.stringify(year, undefined, 2));

async function compare(): Promise<void> {
  console.log('Upvotes as recorded, once a day:');
  console.table(await compareFormulas(days, ({ upvotes = 0 }) => upvotes));

  console.log('Upvotes of earlier days grown as those of the days that were asked for again:');
  const growth = [1, 1.3, 2.7];
  const age = (day: string, on: string) =>
    days.findIndex((one) => one.day === on) - days.findIndex((one) => one.day === day);
  console.table(
    await compareFormulas(days, ({ upvotes = 0 }, day, on) => Math.round(upvotes * (growth[age(day, on)] ?? 1))),
  );

  console.log('The days that were asked for again, with the upvotes of each time:');
  const around = recordedDays('2024-12', '2025-01');
  for (const [from, to] of [
    ['2024-12-10', '2024-12-16'],
    ['2025-01-06', '2025-01-14'],
  ] as const) {
    const few = around.filter(({ day }) => day >= from && day <= to);
    console.table(await compareFormulas(few, upvotesAskedAgain()));
  }
}

/** The upvotes as they were told last on that day, where a day was asked for more than once. */
function upvotesAskedAgain(): UpvotesOn {
  const folder = recordedUrl('hf-daily/resnapshots/');
  const snapshots = readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const [day = '', at = ''] = name.replace('.json', '').split('@');
      const items: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
      const papers = (Array.isArray(items) ? items : []).map((item) => parseItem(item, day));
      const upvotes = papers.flatMap((read) =>
        read.kind === 'paper' ? [[read.paper.id, read.paper.upvotes] as const] : [],
      );
      return [{ day, at: `${at.slice(0, 4)}-${at.slice(4, 6)}-${at.slice(6, 8)}`, upvotes: new Map(upvotes) }];
    });
  return ({ id, upvotes = 0 }, day, on) =>
    snapshots
      .findLast((snapshot) => snapshot.day === day && snapshot.at <= on && snapshot.upvotes.has(id))
      ?.upvotes.get(id) ?? upvotes;
}
