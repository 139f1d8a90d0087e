import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { RunOutcome } from '../core/channels/ledger.ts';
import { channelText } from '../core/status/named-channel.ts';
import type { ChatStatus, SourceStatus } from '../core/status/process-status.ts';
import type { OutboxCount, RunStatus, StatusReport } from '../core/status/status-report.ts';
import { utcTime } from '../core/status/utc-time.ts';
import { counted, titled } from '../core/text.ts';
import { styles } from './page-styles.ts';

type Html = ReturnType<typeof html>;

/** No script, nothing from elsewhere, in no frame: the style sheet alone, by its hash. */
export const contentPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const page = (title: string, body: Html): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${raw(styles)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

/** How Paperboy is. What it is given is text, and stays text. */
export function statusPage(report: StatusReport): Html {
  const { needsHand, process } = report;
  const isWell = needsHand.length === 0;
  const word = isWell ? 'All is well' : `${counted(needsHand.length, 'thing')} to look at`;
  return page(
    `Paperboy: ${word}`,
    html`<header>
<h1>Paperboy <span class="version">${process?.version ?? report.version}</span></h1>
<p class="${isWell ? 'word good' : 'word bad'}">${word}</p>
<p class="when">${time(report.at)}, ${running(report)}</p>
</header>
${isWell ? '' : section('What needs a hand', html`<ul class="hand">${needsHand.map(({ what, remedy }) => html`<li><p>${what}</p><p class="remedy">${remedy}</p></li>`)}</ul>`)}
<div class="columns">
${section('Chats', chats(report))}
${section('Sources', sources(report))}
</div>
<div class="columns">
${section('Next', next(report))}
${section('On the way', outbox(report))}
</div>
${section('Last runs', runs(report))}
${section('Process', processFacts(report))}`,
  );
}

/**
 * Shown to who opens a link, who has to press the button: chats and browsers look at addresses by themselves. Its address is
 * relative, since a proxy may have us under a path.
 */
export const openingPage = (code: string): Html =>
  page(
    'Paperboy: sign in',
    html`<h1>Paperboy</h1>
<form method="post" action="sign-in">
<input type="hidden" name="code" value="${code}">
<button>Show how Paperboy is</button>
</form>
<p class="when">The link works once. This browser stays signed in for twelve hours.</p>`,
  );

/** Shown to everybody else. */
export const signedOutPage = (): Html =>
  page(
    'Paperboy: sign in',
    html`<h1>Paperboy</h1>
<p>This page is for whoever runs Paperboy. A link to it works once, for ten minutes; get one where it runs:</p>
<pre>npm run paper -- admin-link</pre>`,
  );

const section = (title: string, body: Html): Html => html`<section><h2>${title}</h2>${body}</section>`;

const time = (at: string): Html => html`<time datetime="${at}">${utcTime(at)}</time>`;

const number = (count: number) => count.toLocaleString('en');

const none = (what: string): Html => html`<p class="none">${what}</p>`;

/** Rows of a table that folds into cards where it is narrow: each cell carries its heading. */
const table = (headings: string[], rows: (string | Html)[][]): Html =>
  html`<table><thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell, n) => html`<td data-heading="${headings[n] ?? ''}"><div>${cell}</div></td>`)}</tr>`)}</tbody></table>`;

const mark = (kind: 'good' | 'bad' | 'idle', text: string): Html => html`<span class="mark ${kind}">${text}</span>`;

function running({ process }: StatusReport): Html {
  if (process === undefined) return html`no process has run yet`;
  if (process.isRunning) return html`running since ${time(process.startedAt)}`;
  return html`not running; last seen ${time(process.stoppedAt ?? process.at)}`;
}

function chats({ process, channels }: StatusReport): Html {
  const known = process?.chats ?? [];
  const platforms = [...new Set([...known, ...channels].map(({ platform }) => platform))];
  if (platforms.length === 0) return none('No chat is set up.');
  const rows = platforms.map((platform) => {
    const chat = known.find((one) => one.platform === platform);
    const count = channels.find((one) => one.platform === platform);
    return [
      titled(platform),
      chat === undefined ? mark('idle', 'not set up') : state(chat),
      `${number(count?.active ?? 0)}${count === undefined || count.paused === 0 ? '' : ` (${number(count.paused)} paused)`}`,
      number(count?.tenants ?? 0),
    ];
  });
  return table(['Chat', 'State', 'Channels', 'Teams'], rows);
}

/** Why stands above, with what to do. */
const state = ({ state: word, since }: ChatStatus): Html =>
  html`${mark(word === 'connected' ? 'good' : word === 'connecting' ? 'idle' : 'bad', word)} since ${time(since)}`;

function sources({ process, papers }: StatusReport): Html {
  const isSample = papers.stored > 0 && papers.lastAnswerAt === undefined;
  const which = isSample ? ': the sample that comes with Paperboy, since no source has answered yet' : '';
  const day = papers.newestDay === undefined ? '' : `, the newest day ${papers.newestDay}`;
  const facts = html`<p>${counted(papers.stored, 'paper')} stored${which}${day}.</p>`;
  const rows = (process?.sources ?? []).map((source) => [source.name, answer(source), lastAnswer(source)]);
  return rows.length === 0 ? facts : html`${table(['Source', 'State', 'Last answer'], rows)}${facts}`;
}

function answer({ isReachable, since = '', reason = '' }: SourceStatus): Html {
  if (isReachable === undefined) return mark('idle', 'not asked yet');
  return isReachable ? mark('good', 'answers') : html`${mark('bad', 'silent')} since ${time(since)}: ${reason}`;
}

const lastAnswer = ({ lastAnswerAt }: SourceStatus): string | Html =>
  lastAnswerAt === undefined ? 'none since the start' : time(lastAnswerAt);

function next({ due, next }: StatusReport): Html {
  const now = due === 0 ? '' : html`<p>${counted(due, 'channel')} due now.</p>`;
  if (next.length === 0) return html`${now}${none('No channel is subscribed.')}`;
  return html`${now}${table(
    ['Channel', 'Due'],
    next.map(({ channel, at }) => [channelText(channel), time(at)]),
  )}`;
}

function outbox({ outbox }: StatusReport): Html {
  if (outbox.length === 0) return none('Every message has arrived, or was given up.');
  const words: Record<OutboxCount['state'], string> = {
    pending: 'waiting',
    sending: 'being sent',
    unknown: 'answer lost, being looked for',
  };
  return table(
    ['Chat', 'State', 'Messages', 'Oldest'],
    outbox.map(({ platform, state, messages, oldestAt }) => [
      titled(platform),
      words[state],
      number(messages),
      time(oldestAt),
    ]),
  );
}

function runs({ runs }: StatusReport): Html {
  if (runs.length === 0) return none('No channel has had a run yet.');
  return table(
    ['Channel', 'Due', 'Papers', 'Messages'],
    runs.map((run) => [channelText(run.channel), time(run.dueAt), outcome(run.outcome), messages(run)]),
  );
}

function outcome(run: RunOutcome): string {
  switch (run.kind) {
    case 'posted':
      return counted(run.papers, 'paper');
    case 'nothing-new':
      return 'nothing new';
    case 'no-papers':
      return 'no papers';
    case 'source-unreachable':
      return `source unreachable: ${run.reason}`;
    case 'skipped-late':
      return `${counted(run.missed, 'post')} skipped, too late`;
    default:
      return run satisfies never;
  }
}

/** "2 sent" "1 rejected: too long" */
function messages({ messages }: RunStatus): Html {
  if (messages.length === 0) return mark('idle', 'none');
  const kinds = new Map<string, { count: number; kind: 'good' | 'bad' | 'idle' }>();
  for (const { state, reason } of messages) {
    const text = reason === undefined ? state : `${state}: ${reason}`;
    const isOnItsWay = state === 'pending' || state === 'sending' || state === 'unknown';
    const kind = state === 'sent' ? 'good' : isOnItsWay ? 'idle' : 'bad';
    kinds.set(text, { kind, count: (kinds.get(text)?.count ?? 0) + 1 });
  }
  return html`${[...kinds].map(([text, { count, kind }]) => html`${mark(kind, `${count} ${text}`)} `)}`;
}

function processFacts({ process }: StatusReport): Html {
  if (process === undefined) return none('Nothing is known of it.');
  const { pid, node, heartbeatAt, loopLateMs, index } = process;
  const facts: [string, string | Html][] = [
    ['Process', `${pid}, Node ${node.replace(/^v/, '')}`],
    ['Last heartbeat', heartbeatAt === undefined ? 'none yet' : time(heartbeatAt)],
    ['Event loop', `at most ${loopLateMs} ms late in the last minute`],
    ['Search index', index.isLoaded ? `${counted(index.papers, 'paper')}, loaded` : 'being loaded'],
  ];
  return html`<dl>${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
