/**
 * What Discord accepts, checked before the network. Characters are UTF-16 units.
 * Sources: discord-api-docs, components/reference, resources/message, resources/channel,
 * interactions/application-commands; read 2026.
 */
export const limits = {
  message: {
    /** Nested components count. */
    components: 40,
    /** Over all text displays of a message. */
    characters: 4_000,
    /** What we let an answer among other people's talk take: Discord's own limit would fill a phone four times. */
    briefly: 1_000,
    nonce: 25,
  },
  component: { customId: 100, buttonLabel: 80, buttonsPerRow: 5, linkUrl: 512, textsPerSection: 3 },
  select: { options: 25, option: 100, placeholder: 150 },
  thread: { name: 100, archiveMinutes: 10_080, tags: 5 },
  modal: { title: 45, rows: 5, label: 45, description: 100, radios: 10, value: 4_000 },
  command: { name: 32, description: 100, options: 25, choices: 25, choice: 100, characters: 8_000 },
  /** Messages a page when a channel's history is read. */
  historyPage: 100,
} as const;
