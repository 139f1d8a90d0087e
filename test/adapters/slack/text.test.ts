import { expect, test } from 'vitest';
import { readText } from '../../../src/adapters/slack/text.ts';

/** As Slack sends what people type (docs.slack.dev, formatting message text: retrieving messages). */
test.each([
  ['subscribe <http://character.ai|character.ai> agents', 'subscribe character.ai agents'],
  ['search <http://cs.CL|cs.CL>', 'search cs.CL'],
  ['search in:<http://cs.CL|cs.CL> <http://Node.js|Node.js> since:7d', 'search in:cs.CL Node.js since:7d'],
  ['search -<http://fast.ai|fast.ai> &amp; "<http://c.ai|c.ai> agents"', 'search -fast.ai & "c.ai agents"'],
  ['ask <mailto:ada@example.org|ada@example.org>', 'ask ada@example.org'],
  ['ask <mailto:ada@example.org>', 'ask ada@example.org'],
  ['call <tel:+4930123|+49 30 123>', 'call +49 30 123'],
  ['papers by <https://openai.com|OpenAI>', 'papers by OpenAI'],
  ['see <https://example.org/a?b=1&amp;c=2>', 'see https://example.org/a?b=1&c=2'],
  ['<https://arxiv.org/abs/2606.19195>', 'https://arxiv.org/abs/2606.19195'],
  ['<http://arxiv.org/abs/2606.19195|arxiv.org/abs/2606.19195>', 'arxiv.org/abs/2606.19195'],
  ['what does <https://arxiv.org/abs/2606.19195|this paper> say?', 'what does https://arxiv.org/abs/2606.19195 say?'],
  ['show <https://arxiv.org/abs/math%2F0309136|that one>', 'show https://arxiv.org/abs/math%2F0309136'],
  ['papers for <#C0READING|reading>, <#C0SECRET|> and <#C0OTHER>', 'papers for #reading, #C0SECRET and #C0OTHER'],
  ['<@U0BOT> ask <@U0BOB|bob> <@U0ALICE>', 'ask @bob @U0ALICE'],
  ['<!here> <!subteam^S1|@readers> <!subteam^S2>', '@here @readers @subteam'],
  ['since <!date^1392734382^{date_short}|18 Feb 2014>, <!date^1392734382^{time}>', 'since 18 Feb 2014,'],
  ['a &lt; b &amp;&amp; c &gt; d, &amp;lt;', 'a < b && c > d, &lt;'],
  ['diffusion&amp;video\t R&amp;D', 'diffusion&video R&D'],
])('%s', (sent, meant) => {
  expect(readText(sent, 'U0BOT')).toBe(meant);
});
