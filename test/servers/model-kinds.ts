import { type ChatRequest, inPieces, type ServerKind } from './model-servers.ts';

const openAiError = (message: string, param: string | null, code: string | null) => ({
  error: { message, type: 'invalid_request_error', param, code },
});

const openAi = {
  base: '/v1',
  key: 'sk-good-key-of-a-test',
  // https://platform.openai.com/docs/guides/error-codes
  wrongKey: { status: 401, body: openAiError('Incorrect API key provided: sk-b**-key.', null, 'invalid_api_key') },
  unknownModel: {
    status: 404,
    body: openAiError('The model `small-1` does not exist or you do not have access to it.', null, 'model_not_found'),
  },
  unknownPath: (method: string, path: string) => ({
    status: 404,
    type: 'application/json',
    body: JSON.stringify(openAiError(`Invalid URL (${method} ${path})`, null, null)),
  }),
};

/**
 * OpenAI's newer models, for an organisation that is not verified. Limit: https://github.com/teilomillet/gollm/issues/33.
 * Temperature: https://github.com/QwenLM/qwen-code/issues/921. Stream: https://github.com/BeehiveInnovations/pal-mcp-server/issues/134.
 * What they think counts to the limit, and nothing of it is sent: https://github.com/covan-ai/covan/pull/112.
 */
export const newerOpenAi: ServerKind = {
  ...openAi,
  models: ['gpt-5-mini', 'small-1'],
  refuses(request) {
    if (request.max_tokens !== undefined) {
      const message =
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
      return { status: 400, body: openAiError(message, 'max_tokens', 'unsupported_parameter') };
    }
    if (request.temperature !== undefined && request.temperature !== 1) {
      const message =
        "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.";
      return { status: 400, body: openAiError(message, 'temperature', 'unsupported_value') };
    }
    if (request.stream === true) {
      const message =
        'Your organization must be verified to stream this model. Please go to: https://platform.openai.com/settings/organization/general and click on Verify Organization.';
      return { status: 400, body: openAiError(message, 'stream', 'unsupported_value') };
    }
    return undefined;
  },
  says: (answer, { max_completion_tokens: most = Number.POSITIVE_INFINITY }) =>
    most < 1_500 ? { deltas: [], finish: 'length' } : { deltas: inPieces(answer) },
};

/**
 * OpenAI's older models: https://github.com/langchain-ai/langchain/issues/31490 (no `json_schema`),
 * https://portkey.ai/error-library/response-format-error-10006 (`json_object` wants the word in a message).
 */
export const olderOpenAi: ServerKind = {
  ...openAi,
  models: ['gpt-4-turbo', 'small-1'],
  refuses({ response_format: format, messages }) {
    if (format?.type === 'json_schema') {
      const message =
        "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model. Learn more about supported models at the Structured Outputs guide: https://platform.openai.com/docs/guides/structured-outputs";
      return { status: 400, body: openAiError(message, null, null) };
    }
    if (format?.type === 'json_object' && !messages.some(({ content }) => /json/i.test(content))) {
      const message =
        "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.";
      return { status: 400, body: openAiError(message, 'messages', null) };
    }
    return undefined;
  },
  says: (answer) => ({ deltas: inPieces(answer) }),
};

/**
 * LM Studio: https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/189 (no `json_object`), issue 1698 there (an
 * answer by schema comes as what was thought), issue 618 (200 for paths it does not know).
 */
export const lmStudio: ServerKind = {
  base: '/v1',
  models: ['qwen3.5-9b', 'small-1'],
  wrongKey: { status: 401, body: { error: 'Invalid API key' } },
  unknownModel: { status: 404, body: { error: { message: "Model 'small-1' not found.", code: 'model_not_found' } } },
  unknownPath: (method, path) => ({
    status: 200,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify({ error: `Unexpected endpoint or method. (${method} ${path})` }),
  }),
  refuses: ({ response_format: format }) =>
    format === undefined || format.type === 'json_schema' || format.type === 'text'
      ? undefined
      : { status: 400, body: { error: "'response_format.type' must be 'json_schema' or 'text'" } },
  says: (answer, { response_format: format }) => ({
    deltas: inPieces(answer, format === undefined ? 'content' : 'reasoning_content'),
  }),
};

/**
 * Ollama (https://docs.ollama.com/api/openai-compatibility): passes over what it does not know, `max_completion_tokens`
 * too; https://github.com/netease-youdao/QAnything/issues/555 (a model that is not there),
 * https://github.com/ollama/ollama/issues/2474 (an address without /v1). A thinking model's thoughts come as `reasoning`.
 */
export const ollama: ServerKind = {
  base: '/v1',
  models: ['small-1:8b', 'gemma4:31b', 'small-1'],
  wrongKey: { status: 401, body: { error: 'unauthorized' } },
  unknownModel: {
    status: 404,
    body: {
      error: { message: 'model "small-1" not found, try pulling it first', type: 'api_error', param: null, code: null },
    },
  },
  unknownPath: () => ({ status: 404, type: 'text/plain', body: '404 page not found' }),
  refuses: () => undefined,
  says: (answer) => ({ deltas: [...inPieces('Let me see. 12 layers…', 'reasoning'), ...inPieces(answer)] }),
};

/**
 * vLLM before 0.10 with Gemma: https://github.com/vllm-project/vllm/pull/2964 (no system role, and an error that stands
 * alone), https://github.com/THUDM/LongBench/issues/102 (a model that is not there).
 */
export const vllm: ServerKind = {
  base: '/v1',
  models: ['google/small-1', 'small-1'],
  wrongKey: { status: 401, body: { error: 'Unauthorized' } },
  unknownModel: {
    status: 404,
    body: {
      object: 'error',
      message: 'The model `small-1` does not exist.',
      type: 'NotFoundError',
      param: null,
      code: 404,
    },
  },
  unknownPath: () => ({ status: 404, type: 'application/json', body: '{"detail":"Not Found"}' }),
  refuses: ({ messages }) =>
    messages.some(({ role }) => role === 'system')
      ? {
          status: 400,
          body: {
            object: 'error',
            message: 'System role not supported',
            type: 'BadRequestError',
            param: null,
            code: 400,
          },
        }
      : undefined,
  says: (answer) => ({
    deltas: inPieces(`<think>\nThe first draft is {"claims":[]}, but it says 12.\n</think>\n\n${answer}`),
  }),
};

/**
 * OpenRouter: https://openrouter.ai/docs/api/reference/streaming (comments while it waits),
 * https://openrouter.ai/docs/api/reference/errors-and-debugging (codes; a provider's refusal as `metadata.raw`, as in
 * https://github.com/BeehiveInnovations/pal-mcp-server/issues/134), and
 * https://github.com/OpenRouterTeam/openrouter-examples/issues/74 (a model's name without its vendor). Its interface
 * stands under /api/v1, and a page answers elsewhere.
 */
export const openRouter: ServerKind = {
  base: '/api/v1',
  key: 'sk-or-good-key-of-a-test',
  models: ['vendor/small-1', 'small-1'],
  wrongKey: { status: 401, body: { error: { message: 'User not found.', code: 401 } } },
  unknownModel: { status: 400, body: { error: { message: 'small-1 is not a valid model ID', code: 400 } } },
  unknownPath: () => ({ status: 200, type: 'text/html', body: '<!DOCTYPE html><title>A page</title>' }),
  refuses({ response_format: format }: ChatRequest) {
    if (format === undefined) return undefined;
    const raw = JSON.stringify({ error: { message: `response_format ${format.type} is unavailable now` } });
    return { status: 400, body: { error: { message: 'Provider returned error', code: 400, metadata: { raw } } } };
  },
  says: (answer) => ({
    before: ': OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n',
    deltas: inPieces(`Here is the JSON:\n\`\`\`json\n${answer}\n\`\`\`\nI hope this helps.`),
  }),
};

/**
 * Mistral's own: https://github.com/editor-code-assistant/eca/issues/231 (422 for what it does not know),
 * https://github.com/tmc/langchaingo/issues/1233 (a model that is not there),
 * https://github.com/spring-projects/spring-ai/pull/5020 (content in parts, of which some are thought).
 */
export const mistral: ServerKind = {
  base: '/v1',
  key: 'good-key-of-a-test',
  models: ['magistral-small', 'small-1'],
  wrongKey: { status: 401, body: { detail: 'Unauthorized' } },
  unknownModel: {
    status: 400,
    body: { object: 'error', message: 'Invalid model: small-1', type: 'invalid_model', param: null, code: '1500' },
  },
  unknownPath: () => ({
    status: 404,
    type: 'application/json',
    body: '{"message":"no Route matched with those values"}',
  }),
  refuses: ({ max_completion_tokens: limit }) =>
    limit === undefined
      ? undefined
      : {
          status: 422,
          body: {
            object: 'error',
            message: { detail: [{ type: 'extra_forbidden', loc: ['body', 'max_completion_tokens'] }] },
            type: 'invalid_request_error',
          },
        },
  says: (answer) => ({
    deltas: [
      { content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Twelve, I think.' }] }] },
      { content: [{ type: 'text', text: answer.slice(0, 30) }] },
      { content: answer.slice(30) },
    ],
  }),
};
