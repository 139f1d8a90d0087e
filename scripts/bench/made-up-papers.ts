import type { Paper } from '../../src/core/papers/paper.ts';

const subjects = ['diffusion', 'robotics', 'retrieval', 'alignment', 'speech', 'video', 'agents', 'quantization'];
const forms = ['models', 'benchmarks', 'planning', 'distillation', 'editing', 'reasoning'];

/** Papers as plain as possible, each about two of the subjects, featured on one day. */
export const madeUpPapers = (count: number, day: string): Paper[] =>
  Array.from({ length: count }, (_, number) => {
    const first = subjects[number % subjects.length] ?? '';
    const second = subjects[(number * 3 + 1) % subjects.length] ?? '';
    const form = forms[number % forms.length] ?? '';
    return {
      id: `2606.${String(number + 1).padStart(5, '0')}`,
      title: `On ${first} and ${second} ${form}, part ${number}`,
      abstract: `We study ${first} together with ${second} ${form}. `.repeat(12),
      authors: ['Ada Falter', 'Ben Kniff', 'Chloé Papier'],
      featuredOn: day,
      listed: [{ source: 'hf', as: 'Daily Papers', on: day }],
      upvotes: (number * 37) % 120,
      comments: number % 5,
      keywords: [first, form],
    };
  });

/** Three topics, which neighbouring channels mostly do not share. */
export const topicsOf = (number: number): string[] => {
  const of = (list: readonly string[], position: number) => list[position % list.length] ?? '';
  return [
    of(subjects, number),
    `${of(subjects, number + 3)} -${of(forms, Math.floor(number / 8))}`,
    `${of(forms, Math.floor(number / 7))} | ${of(subjects, Math.floor(number / 5))}`,
  ];
};
