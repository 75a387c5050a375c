import { Client, type Dispatcher, Pool } from "undici";

export type Ask = {
  readonly method?: "GET" | "POST" | "PATCH";
  readonly path: string;
  readonly body?: string | Uint8Array;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** 200, if not given; anything else is an error. */
  readonly status?: number;
};

export type Answer = {
  readonly ms: number;
  readonly header: (name: string) => string;
  readonly json: () => unknown;
};

/** One kept connection to a server, on which one request follows another. */
export type Api = {
  readonly call: (ask: Ask) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

/** Nobody else gives up either: a bound that is in the way is a result, not a fault of the client. */
const patience = { headersTimeout: 120_000, bodyTimeout: 120_000 } as const;

export function openApi(url: string, key?: string): Api {
  const client = new Client(url, patience);
  return {
    async call(ask) {
      const start = performance.now();
      const { statusCode, headers, body } = await client.request(requestOf(ask, key));
      const bytes = await body.bytes();
      const ms = performance.now() - start;
      const text = () => new TextDecoder().decode(bytes);
      if (statusCode !== (ask.status ?? 200)) {
        throw new Error(`${ask.method ?? "GET"} ${ask.path}: ${statusCode} ${text()}`);
      }
      return { ms, header: (name) => String(headers[name] ?? ""), json: () => JSON.parse(text()) };
    },
    close: () => client.destroy(),
  };
}

type KeyedAsk = Ask & { readonly key?: string };

/**
 * How many times a second `connections` clients at once are answered, each asking anew at once:
 * always the same, or what is given next, until nothing is.
 */
export async function rateOf(
  url: string,
  asked: KeyedAsk | (() => KeyedAsk | undefined),
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<number> {
  const pool = new Pool(url, { connections, pipelining: 1, ...patience });
  const next = typeof asked === "function" ? asked : () => asked;
  const start = performance.now();
  const end = start + seconds * 1_000;
  let answered = 0;
  const keepAsking = async () => {
    for (let ask = next(); ask !== undefined && performance.now() < end; ask = next()) {
      // oxlint-disable-next-line no-await-in-loop -- the next one is asked when this is answered
      await dispatchOnce(pool, requestOf(ask, ask.key), ask.status ?? 200);
      answered += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, keepAsking));
    return answered / ((performance.now() - start) / 1_000);
  } finally {
    await pool.destroy();
  }
}

function requestOf({ method = "GET", path, body, type, headers }: Ask, key: string | undefined) {
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

/** A request whose answer is counted and thrown away: the least that a client can do. */
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
          reject(new Error(`${request.path}: ${status} instead of ${expected}`));
        }
      },
      onResponseError: (_, error) => reject(error),
    });
  });
}
