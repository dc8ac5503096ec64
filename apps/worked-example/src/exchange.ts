/** One HTTP request and its answer, as plain data. */
export interface Exchange {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** Parsed where the answer is JSON, else text. */
    readonly body: unknown;
  };
}

/** A `fetch` that notes every exchange that goes through it. */
export function recordExchanges(fetch: typeof globalThis.fetch): {
  fetch: typeof globalThis.fetch;
  exchanges: Exchange[];
} {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    async fetch(input, init) {
      const request = new Request(input, init);
      const sent = request.clone();
      const response = await fetch(request);
      const body = await sent.text();
      exchanges.push({
        request: {
          method: sent.method,
          url: sent.url,
          headers: Object.fromEntries(sent.headers),
          ...(body === '' ? {} : { body }),
        },
        response: {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: parse(await response.clone().text()),
        },
      });
      return response;
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const secretHeaders = new Set(['authorization', 'http_x_session_key']);

/** A copy of the exchange in which secrets are shortened, fit to be shown. */
export function withoutSecrets(exchange: Exchange): Exchange {
  const headers = Object.entries(exchange.request.headers).map(([name, value]) => [
    name,
    secretHeaders.has(name.toLowerCase()) ? shorten(value) : value,
  ]);
  return {
    ...exchange,
    request: { ...exchange.request, headers: Object.fromEntries(headers) as Record<string, string> },
  };
}

/** The start of a secret, enough to recognise it by: `Bearer g111…`, `pro-api-session:d32e…`. */
export function shorten(secret: string): string {
  const [, scheme = '', value = ''] = /^(Bearer |pro-api-session:)?(.*)$/s.exec(secret) ?? [];
  return `${scheme}${value.slice(0, 4)}…`;
}
