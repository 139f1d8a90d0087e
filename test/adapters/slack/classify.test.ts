import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { expect, test } from 'vitest';
import { classify } from '../../../src/adapters/slack/classify.ts';

const answered = (error: string, more: object = {}) => new WebAPIPlatformError({ ok: false, error, ...more });
const network = (code: string) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));

test.each([
  [answered('channel_not_found'), 'gone', '/invite @Paperboy'],
  [answered('not_in_channel'), 'gone', '/invite @Paperboy'],
  [answered('is_archived'), 'gone', 'unarchive'],
  [answered('account_inactive'), 'stop', 'install the Slack app again'],
  [answered('token_revoked'), 'stop', 'install the Slack app again'],
  [answered('invalid_auth'), 'stop', 'the token is not accepted'],
  [answered('org_login_required'), 'stop', 'which Slack ends by itself'],
  [answered('ekm_access_denied'), 'stop', 'suspended posting in this workspace'],
  [answered('restricted_action'), 'gone', 'ask an admin'],
  [answered('no_permission'), 'gone', '/invite @Paperboy'],
  [answered('access_denied'), 'gone', 'ask an admin'],
  [answered('missing_scope', { needed: 'chat:write' }), 'scope', 'lacks chat:write'],
  [answered('ratelimited'), 'retry', 'slower pace'],
  [answered('service_unavailable'), 'retry', 'service_unavailable'],
  [answered('fatal_error'), 'unknown', 'fatal_error'],
  [answered('<html>Bad gateway</html>'), 'unknown', 'cannot be read'],
  [answered('invalid_blocks'), 'rejected', 'as it is drawn (invalid_blocks)'],
  [answered('msg_too_long'), 'rejected', 'too long for Slack'],
  [answered('something_new'), 'rejected', 'something_new'],
  [new WebAPIRateLimitedError(7), 'retry', 'slower pace'],
  [new WebAPIHTTPError(500, 'Error', {}, ''), 'unknown', '500'],
  [network('ECONNREFUSED'), 'retry', 'ECONNREFUSED'],
  [network('ENOTFOUND'), 'retry', 'ENOTFOUND'],
  [network('ECONNRESET'), 'unknown', 'ECONNRESET'],
  [network('UND_ERR_SOCKET'), 'unknown', 'UND_ERR_SOCKET'],
  [new WebAPIRequestError(new DOMException('The operation timed out', 'TimeoutError')), 'unknown', 'timed out'],
  [new TypeError('terminated'), 'unknown', 'terminated'],
])('%s is %s', (error, kind, words) => {
  expect(classify(error)).toMatchObject({ kind, reason: expect.stringContaining(words) });
});

test('how long to wait is what Slack says, else half a minute', () => {
  expect(classify(new WebAPIRateLimitedError(7))).toMatchObject({ afterMs: 7_000 });
  expect(classify(answered('ratelimited', { response_metadata: { retryAfter: 3 } }))).toMatchObject({ afterMs: 3_000 });
  expect(classify(answered('ratelimited'))).toMatchObject({ afterMs: 30_000 });
});

test('what Slack says against a message is for the log', () => {
  const messages = ['too long [json-pointer:/blocks/0]'];
  expect(classify(answered('invalid_blocks', { response_metadata: { messages } }))).toMatchObject({
    detail: messages[0],
  });
});

test('only a slower pace is too early', () => {
  expect(classify(new WebAPIRateLimitedError(7))).toHaveProperty('tooEarly', true);
  expect(classify(network('ECONNREFUSED'))).not.toHaveProperty('tooEarly');
});
