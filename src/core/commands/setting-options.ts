import { z } from 'zod';

/** The settings of a channel as options, which more than one command takes. */

export const whenOption = z.string().max(200).exactOptional().meta({ label: 'When', asks: 'when' });

export const timezoneOption = z
  .string()
  .max(100)
  .exactOptional()
  .describe('Such as Europe/Paris')
  .meta({ label: 'Time zone' });

export const topOption = z
  .int()
  .min(1)
  .max(10)
  .exactOptional()
  .describe('Most papers a post')
  .meta({ label: 'How many papers', hint: 'Most papers a post, up to 10' });

export const minUpvotesOption = z
  .int()
  .min(0)
  .max(10_000)
  .exactOptional()
  .describe('Leave out papers with fewer upvotes');

export const layoutOption = z
  .enum(['compact', 'cards'])
  .exactOptional()
  .describe('One message a post (compact), or one a paper (cards)')
  .meta({ label: 'Layout', hint: '', choiceLabels: ['One message a post', 'One message a paper'] });

export const publishOption = z
  .boolean()
  .exactOptional()
  .describe('Publish posts to the servers that follow this announcement channel')
  .meta({ label: 'Publish' });
