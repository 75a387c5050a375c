import { Client, type Dispatcher, Pool } from "undici";

export type ApiRequest = {
  readonly method?: "GET" | "POST" | "PATCH";
  readonly path: string;
  readonly body?: string | Uint8Array;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The expected status, 200 by default. Any other status is an error. */
  readonly status?: number;
};

export type ApiResponse = {
  readonly ms: number;
  readonly header: (name: string) => string;
  readonly json: () => unknown;
};

/** A keep-alive connection to a server, which sends one request at a time. */
export type Api = {
  readonly call: (request: ApiRequest) => Promise<ApiResponse>;
  readonly close: () => Promise<void>;
};

/** Long timeouts: a slow response is a result of the measurement, not an error of the client. */
const timeouts = { headersTimeout: 120_000, bodyTimeout: 120_000 } as const;

export function openApi(url: string, key?: string): Api {
  const client = new Client(url, timeouts);
  return {
    async call(request) {
      const start = performance.now();
      const { statusCode, headers, body } = await client.request(toUndiciRequest(request, key));
      const bytes = await body.bytes();
      const ms = performance.now() - start;
      const text = () => new TextDecoder().decode(bytes);
      if (statusCode !== (request.status ?? 200)) {
        throw new Error(
          `${request.method ?? "GET"} ${request.path} returned ${statusCode}: ${text()}`,
        );
      }
      return { ms, header: (name) => String(headers[name] ?? ""), json: () => JSON.parse(text()) };
    },
    close: () => client.destroy(),
  };
}

type KeyedRequest = ApiRequest & { readonly key?: string };

/**
 * Measures responses per second. Each of `connections` clients sends its next request as soon as it
 * has a response. The request is always the same, or comes from a function until that returns
 * undefined.
 */
export async function measureRate(
  url: string,
  requests: KeyedRequest | (() => KeyedRequest | undefined),
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<number> {
  const pool = new Pool(url, { connections, pipelining: 1, ...timeouts });
  const next = typeof requests === "function" ? requests : () => requests;
  const start = performance.now();
  const end = start + seconds * 1_000;
  let responses = 0;
  const sendRequests = async () => {
    for (let request = next(); request !== undefined && performance.now() < end; request = next()) {
      // oxlint-disable-next-line no-await-in-loop -- each client waits for its response
      await dispatchOnce(pool, toUndiciRequest(request, request.key), request.status ?? 200);
      responses += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, sendRequests));
    return responses / ((performance.now() - start) / 1_000);
  } finally {
    await pool.destroy();
  }
}

function toUndiciRequest(
  { method = "GET", path, body, type, headers }: ApiRequest,
  key: string | undefined,
) {
  return {
    method,
    path,
    body: body ?? null,
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(type !== undefined && { "content-type": type }),
      ...headers,
    },
  };
}

/** Sends a request and discards the body of its response, at the lowest cost for the client. */
function dispatchOnce(
  pool: Pool,
  request: Dispatcher.DispatchOptions,
  expected: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let status = 0;
    pool.dispatch(request, {
      onRequestStart: () => undefined,
      onResponseStart: (_, statusCode) => {
        status = statusCode;
      },
      onResponseData: () => undefined,
      onResponseEnd: () => {
        if (status === expected) {
          resolve();
        } else {
          reject(new Error(`${request.path} returned ${status}, expected ${expected}`));
        }
      },
      onResponseError: (_, error) => reject(error),
    });
  });
}
