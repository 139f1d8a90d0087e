import { aPaper } from '../fixtures/papers.ts';

export const planes = aPaper({
  id: '2606.00001',
  title: 'Paper Planes: Gliding Policies for Folded Wings',
  upvotes: 40,
  code: { url: 'https://github.com/ada/planes', stars: 212 },
  projectPage: 'https://planes.example',
  organisation: 'Folding Institute',
  featuredOn: '2026-06-19',
});
export const kites = aPaper({
  id: '2606.00002',
  title: 'Kites in Turbulent Diffusion',
  abstract: 'Kites stay up where a diffusion of eddies pulls them down. We measure how long.',
  authors: ['Kai Wind'],
  upvotes: 25,
  featuredOn: '2026-06-19',
  publishedAt: '2026-06-15T00:00:00.000Z',
});
export const boats = aPaper({
  id: '2606.00003',
  title: 'Paper Boats and the Surface of Water',
  abstract: 'Boats folded from paper float until they are wet. We model the wetting.',
  upvotes: 90,
  featuredOn: '2026-06-17',
});
