import { expect, it } from 'vitest';
import { utcDay } from '../../src/core/day.ts';
import { startHuggingFace } from '../servers/hugging-face.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { anItem } from './items.ts';
import { run } from './process.ts';

it('is sent with all that is asked of Hugging Face, and to no other host; one that is refused is named', async () => {
  const huggingFace = await startHuggingFace();
  const arxiv = await startHuggingFace();
  huggingFace.days.set(utcDay(new Date()), [anItem('2611.00001', 'Gliding Wings', 12)]);
  huggingFace.fail({ kind: 'redirect', to: `${arxiv.url}/elsewhere` });
  const settings = {
    ...{ HF_API_URL: huggingFace.url, ARXIV_URL: arxiv.url, ARXIV_API_URL: arxiv.url },
    ...{ HF_TOKEN: 'hf_nobodys', BACKFILL_DAYS: '1' },
  };
  const folder = tempFolder();
  const today = utcDay(new Date());
  await run(folder, ['backfill', '--from', today], settings);
  await run(folder, ['backfill', '--from', today], settings);
  await run(folder, ['paper', 'show', '2611.00002'], settings);
  await run(folder, ['paper', 'ask', 'what is the runtime on a laptop?', '--paper', '2611.00001'], settings);

  const kinds = (requests: string[]) => new Set(requests.map((path) => path.split(/[?/]/)[1]));
  expect(kinds(huggingFace.requests)).toEqual(new Set(['api', 'papers']));
  expect(kinds(arxiv.requests)).toEqual(new Set(['api', 'html']));
  expect(new Set(huggingFace.headers.map(({ authorization }) => authorization))).toEqual(
    new Set(['Bearer hf_nobodys']),
  );
  expect(new Set(arxiv.headers.map(({ authorization }) => authorization))).toEqual(new Set([undefined]));

  huggingFace.fail({ kind: 'status', status: 401 });
  const refused = await run(tempFolder(), ['backfill', '--from', today], settings);
  expect(refused.stderr).toContain('answered 401: it does not accept HF_TOKEN');
  expect(refused.stderr).not.toContain('hf_nobodys');
  await Promise.all([huggingFace.close(), arxiv.close()]);
});
