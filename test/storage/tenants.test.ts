import { channelKey } from '../../src/core/chat/place.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { keepsTenantsApart } from '../contract/stores.ts';
import { aChannel, aDelivery, aPlan } from '../fixtures/channels.ts';
import { tempDatabase } from './temp-database.ts';

keepsTenantsApart(
  {
    name: 'channels',
    async write(db, place, mark) {
      await createChannelStore(db).update(channelKey(place), () => aChannel({ place, organiser: mark }));
    },
    async read(db, place) {
      const store = createChannelStore(db);
      return [await store.get(channelKey(place)), await store.ofTenant(place)];
    },
    async remove(db, place) {
      await createChannelStore(db).update(channelKey(place), () => undefined);
    },
  },
  tempDatabase,
);

keepsTenantsApart(
  {
    name: 'ledger and runs',
    async write(db, place, mark) {
      await createChannelStore(db).update(channelKey(place), () => aChannel({ place }));
      const outcome = { kind: 'source-unreachable', since: '', reason: mark } as const;
      const delivery = aDelivery(`${mark}-key`, { place, papers: [mark, 'same'] });
      await createOutbox(db).recordPlans([aPlan({ channel: place, outcome, deliveries: [delivery] })]);
      const outbox = createOutbox(db);
      await outbox.take(new Date('2026-06-19T10:00:00.000Z'), 10);
      await outbox.settle([
        { key: delivery.key, state: { kind: 'sent', at: '2026-06-19T09:00:01.000Z', messageId: mark }, attempts: 1 },
      ]);
    },
    async read(db, place) {
      const outbox = createOutbox(db);
      const marks = ['mark-of-here', 'mark-of-there', 'same'];
      return [
        await outbox.lastRun(place),
        [...(await outbox.shown(place, marks))],
        await outbox.shownSince(place, new Date(0)),
      ];
    },
  },
  tempDatabase,
);
