/**
 * What Slack accepts, in characters and counts. From the doc comments of @slack/types 3.2 and docs.slack.dev
 * (Block Kit reference, chat.postMessage, views.open); over a limit Slack refuses the whole payload as `invalid_blocks`.
 */
export const limits = {
  /** Blocks of a message. */
  messageBlocks: 50,
  /** Blocks of a modal or the App Home. */
  viewBlocks: 100,
  /** `text` of a message: notification and screen reader. Slack cuts at 40,000 and advises 4,000. */
  fallback: 4_000,
  header: 150,
  sectionText: 3_000,
  /** Text of one element of a context block. */
  contextText: 3_000,
  /** Elements of an actions block. */
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  optionText: 75,
  /** 150 in some sources: the smaller one holds for all. */
  optionValue: 75,
  options: 100,
  /** Options of a `⋯` menu. */
  overflow: 5,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,
  inputLabel: 2_000,
  inputHint: 2_000,
  placeholder: 150,
  inputText: 3_000,
  /** What a field's error says; Slack names no limit, and a phone shows a few lines. */
  fieldError: 300,
  /** All texts of a message together: Slack cuts a message at 40,000 (chat.postMessage), so a little less. */
  messageText: 36_000,
} as const;

/** What a button's value, and a form's memory, hold of an invocation; no command's name begins with `#`. */
export const buttonLimits = { sign: '#', most: limits.buttonValue };
