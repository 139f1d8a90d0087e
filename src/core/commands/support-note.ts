import type { Block } from '../chat/reply.ts';
import type { Services } from './command.ts';

/** Whom to ask, where the operator said so. */
export const supportNote = ({ supportContact: contact }: Pick<Services, 'supportContact'>): Block[] =>
  contact === undefined
    ? []
    : [
        {
          type: 'note',
          text: [
            'Help, and questions about your data: ',
            contact.startsWith('http') ? { text: contact, url: contact } : contact,
          ],
        },
      ];
