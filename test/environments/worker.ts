import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  getQueueResult,
  waitOnExecutionContext,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { type QueuedJob } from "../../src/contract/queued-job.ts";
import { type Env } from "../../src/env.ts";
import { type Dataset } from "../../src/telemetry/analytics.ts";
import worker from "../../src/worker.ts";

export type Point = Parameters<Dataset["writeDataPoint"]>[0];

/**
 * The Worker with its real database and copies. What it hands to the queue stays in `queued` until
 * a test delivers it, and points go into `points`, so that nothing happens behind a test's back.
 */
export type WorkerEnvironment = {
  readonly env: Env;
  readonly queued: QueuedJob[];
  readonly points: Point[];
  /** An answer, once everything that was to go on after it has ended. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Hands a batch to the consumer. */
  readonly deliver: (
    bodies: readonly unknown[],
    queue?: string,
  ) => ReturnType<typeof getQueueResult>;
  /** Delivers what is queued, and what that queues, until nothing is; bounded. */
  readonly drain: () => Promise<void>;
  readonly tick: (cron: string) => Promise<void>;
};

export function openWorkerEnvironment(changes: Partial<Env> = {}): WorkerEnvironment {
  const queued: QueuedJob[] = [];
  const points: Point[] = [];
  const bindings: Env = {
    ...env,
    JOBS: stub({ send: async (job: QueuedJob) => void queued.push(job) }),
    IMPORTS: stub({ send: async (job: QueuedJob) => void queued.push(job) }),
    STABILITY: stub({ send: async (job: QueuedJob) => void queued.push(job) }),
    POINTS: stub({ writeDataPoint: (point: Point) => void points.push(point) }),
    ...changes,
  };
  const deliver: WorkerEnvironment["deliver"] = async (bodies, queue = "ordinal-jobs") => {
    const timestamp = new Date();
    const batch = createMessageBatch(
      queue,
      // What comes out of a queue is anybody's guess: the consumer checks it, and not the compiler.
      bodies.map((body, at) => ({
        id: `m${at}`,
        timestamp,
        attempts: 1,
        body: stub({ body }).body,
      })),
    );
    const context = createExecutionContext();
    await worker.queue(batch, bindings, context);
    return getQueueResult(batch, context);
  };
  return {
    env: bindings,
    queued,
    points,
    async fetch(asked) {
      const context = createExecutionContext();
      const response = await worker.fetch(stub({ asked }).asked, bindings, context);
      await waitOnExecutionContext(context);
      return response;
    },
    deliver,
    async drain() {
      for (let round = 0; round < 10 && queued.length > 0; round += 1) {
        // What one round queues is the next one's.
        // oxlint-disable-next-line no-await-in-loop -- see above
        await deliver(queued.splice(0));
      }
    },
    async tick(cron) {
      const context = createExecutionContext();
      await worker.scheduled(createScheduledController({ cron }), bindings, context);
      await waitOnExecutionContext(context);
    },
  };
}

/** A thing of which only these parts are ever asked for, whatever it is called for. */
export function stub(parts: object) {
  return Object.assign(Object.create(null), parts);
}

type Headers = Readonly<Record<string, string>>;

/** A workspace as a client with its key sees it. Paths begin behind the workspace's own. */
export type Client = {
  readonly environment: WorkerEnvironment;
  readonly id: string;
  readonly key: string;
  readonly call: (
    method: string,
    path: string,
    init?: { body?: BodyInit; headers?: Headers },
  ) => Promise<Response>;
  readonly get: (path: string, headers?: Headers) => Promise<Response>;
  /** Sends JSON. */
  readonly send: (
    method: string,
    path: string,
    ...content: readonly [body: unknown, headers?: Headers]
  ) => Promise<Response>;
  readonly importFile: (body: BodyInit, options?: ImportOptions) => Promise<Response>;
};

export type ImportOptions = {
  readonly type?: string;
  readonly query?: string;
  readonly headers?: Headers;
};

const origin = "https://ordinal.test";

export function request(method: string, path: string, init: RequestInit = {}): Request {
  return new Request(`${origin}${path}`, { ...init, method });
}

/** A workspace of its own for whoever asks: tests share none. */
export async function openWorkspace(
  environment = openWorkerEnvironment(),
  model = "qvf-classic",
): Promise<Client> {
  const made = await environment.fetch(
    request("POST", "/v1/workspaces", {
      headers: bearer(env.ROOT_KEY ?? "", "application/json"),
      body: JSON.stringify({ name: "Tests", default_model: model }),
    }),
  );
  const { id, key } = await readJson<{ id: string; key: string }>(made);
  return openClient(environment, { id, key });
}

/** Another world's view of a workspace, or another key's. */
export function openClient(
  environment: WorkerEnvironment,
  { id, key }: { readonly id: string; readonly key: string },
): Client {
  const call: Client["call"] = (method, path, { body, headers = {} } = {}) =>
    environment.fetch(
      request(method, `/v1/workspaces/${id}${path}`, {
        headers: { ...bearer(key), ...headers },
        ...(body !== undefined && { body }),
      }),
    );
  return {
    environment,
    id,
    key,
    call,
    get: (path, headers = {}) => call("GET", path, { headers }),
    send: (method, path, ...[body, headers = {}]) =>
      call(method, path, {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", ...headers },
      }),
    importFile: (body, { type = "text/csv", query = "", headers = {} } = {}) =>
      call("POST", `/imports${query}`, { body, headers: { "content-type": type, ...headers } }),
  };
}

function bearer(key: string, type?: string): Record<string, string> {
  return { authorization: `Bearer ${key}`, ...(type !== undefined && { "content-type": type }) };
}

export async function readJson<T>(response: Response | Promise<Response>): Promise<T> {
  const answer = await response;
  const body: T = JSON.parse(await answer.text());
  return body;
}

/** What an answer is to a client: its bytes and what it says of them. */
export async function readResponse(response: Promise<Response>) {
  const { status, headers, body } = await response.then(async (answer) => ({
    status: answer.status,
    headers: answer.headers,
    body: await answer.text(),
  }));
  return { status, body, etag: headers.get("etag"), link: headers.get("link") };
}

export type ItemView = {
  readonly id: string;
  readonly number: number;
  readonly external_id?: string;
  readonly version: number;
  readonly title: string;
  readonly description?: string;
  readonly parent?: string;
  readonly status: string;
  readonly labels: readonly string[];
  readonly ratings: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
};

/** A page of a ranking, as far as suites look at it. */
export type RankingPage = {
  readonly ranking: { readonly id: string; readonly generation: number; readonly digest: string };
  readonly data: readonly { readonly item: ItemView }[];
  readonly page: { readonly next_cursor: string | null };
};

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly request_id: string;
  readonly errors?: readonly {
    readonly pointer?: string;
    readonly parameter?: string;
    readonly header?: string;
    readonly line?: number;
    readonly detail: string;
  }[];
};

export async function createItem(client: Client, item: object): Promise<ItemView> {
  const response = await client.send("POST", "/items", item);
  if (response.status !== 201) {
    throw new Error(`The item was not made: ${await response.text()}`);
  }
  return readJson(response);
}

/** Many items at once; the items as they were answered. */
export async function createItems(client: Client, items: readonly object[]): Promise<ItemView[]> {
  const operations = items.map((item) => ({ op: "create", item }));
  const { results } = await readJson<{ results: { item: ItemView }[] }>(
    client.send("POST", "/items:batch", { operations }),
  );
  return results.map(({ item }) => item);
}

export async function readGeneration({
  environment,
  id,
}: Pick<Client, "environment" | "id">): Promise<number> {
  const row = await environment.env.DB.prepare("SELECT generation FROM workspaces WHERE id = ?")
    .bind(id)
    .first<{ generation: number }>();
  return row?.generation ?? Number.NaN;
}

export type JobView = {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly errors: readonly { readonly line: number; readonly detail: string }[];
  readonly error_count: number;
  readonly unmapped: readonly string[];
  readonly reason?: string;
  readonly result?: {
    readonly generation: number;
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly failed: number;
  };
};

/** What has to be there for the test to mean anything. */
export function requireValue<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) {
    throw new Error("Something that the test stands on is missing.");
  }
  return value;
}

/** Of answers to requests at once, in order of size. */
export async function readStatuses(answers: readonly Promise<Response>[]): Promise<number[]> {
  const all = await Promise.all(answers);
  return all.map(({ status }) => status).toSorted((a, b) => a - b);
}
