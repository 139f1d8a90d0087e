import type { Migration } from 'kysely';
import * as papers from './0001-papers.ts';
import * as channels from './0002-channels.ts';
import * as discussions from './0003-discussions.ts';
import * as adapters from './0004-adapters.ts';
import * as votes from './0005-votes.ts';
import * as sealedButtons from './0007-sealed-buttons.ts';

import * as modelUses from './0008-model-uses.ts';

import * as onePostOffice from './0009-one-post-office.ts';

import * as largeStores from './0010-large-stores.ts';

import * as unfurledLinks from './0011-unfurled-links.ts';

import * as publishing from './0012-publishing.ts';

import * as sources from './0013-sources.ts';

import * as accessTokens from './0014-access-tokens.ts';

import * as votesInOrder from './0015-votes-in-order.ts';

import * as mail from './0016-mail.ts';

import * as leases from './0017-leases.ts';

import * as severalProcesses from './0018-several-processes.ts';

import * as installations from './0019-installations.ts';

import * as shownLists from './0020-shown-lists.ts';

/** Append-only: a released migration is never edited, only followed. */
export const migrations: Record<string, Migration> = {
  '0001-papers': papers,
  '0002-channels': channels,
  '0003-discussions': discussions,
  '0004-adapters': adapters,
  '0005-votes': votes,
  '0007-sealed-buttons': sealedButtons,
  '0008-model-uses': modelUses,
  '0009-one-post-office': onePostOffice,
  '0010-large-stores': largeStores,
  '0011-unfurled-links': unfurledLinks,
  '0012-publishing': publishing,
  '0013-sources': sources,
  '0014-access-tokens': accessTokens,
  '0015-votes-in-order': votesInOrder,
  '0016-mail': mail,
  '0017-leases': leases,
  '0018-several-processes': severalProcesses,
  '0019-installations': installations,
  '0020-shown-lists': shownLists,
};
