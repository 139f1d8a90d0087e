import type { Invocation } from '../../core/chat/reply.ts';
import { fromLines } from '../../core/commands/forms.ts';
import { weekdayChoices } from '../../core/schedules/days-and-time.ts';
import { readWhen, typedWhen } from '../../core/schedules/when.ts';

type Row = { components?: Input[] | undefined; component?: Input | undefined };
type Input = { custom_id: string; value?: string | null | undefined; values?: string[] | undefined };

/**
 * What the person filled in, and what was asked; the commands read text as numbers and flags themselves. A field's id is
 * the option, or the option and what part of it the field holds (`when:days`).
 */
export function filledIn(rows: readonly Row[], now: Date): { given: Invocation['options']; names: string[] } {
  const inputs = rows.flatMap(({ components = [], component }) => [...components, ...(component ? [component] : [])]);
  const given: Record<string, string> = {};
  const names = new Set<string>();
  const put = (name: string, text: string) => {
    names.add(name);
    if (text.trim() !== '') given[name] = text;
  };
  for (const { custom_id, value, values = [] } of inputs) {
    const [name = '', part, zone] = custom_id.split(':');
    const text = value ?? values[0] ?? '';
    if (part === undefined) put(name, text);
    if (part === 'lines') put(name, fromLines(text));
    if (part !== 'time') continue;
    const days = inputs.find((input) => input.custom_id === `${name}:days`)?.values ?? [];
    const read = whenOf(days, text, now);
    put(name, read.when);
    if (zone !== undefined) put('timezone', read.zone);
  }
  return { given, names: [...names] };
}

/** "9:00 Europe/Paris": a time of day, and a zone behind it. */
const timeAndZone = /^(\d{1,2}(?:[:.h]\d{2})?(?: ?[ap]m)?)(?: (?!and\b)([a-z][a-z_/]*(?:[+-]\d{1,2})?(?: [a-z]+)?))?$/i;

/** Words take the place of days and a time: they may say more than both. */
function whenOf(days: readonly string[], text: string, now: Date): { when: string; zone: string } {
  const words = text.replace(/\s+/g, ' ').trim();
  const [found, time = '', zone = ''] = timeAndZone.exec(words) ?? [];
  const ticked = weekdayChoices.filter(({ day }) => days.includes(String(day))).map(({ label }) => label.toLowerCase());
  if (found === undefined && words !== '') return { when: words, zone: '' };
  if (ticked.length === 0) return { when: time, zone };
  const typed = `${ticked.join(',')} ${time}`.trim();
  // As the form had it: what was not changed must not look changed.
  const read = time === '' ? undefined : readWhen(typed, '', now);
  return { when: read?.ok ? typedWhen(read.line) : typed, zone };
}
