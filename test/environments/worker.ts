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
 * The Worker on local bindings. Jobs stay in `queued` until a test delivers them, and metric points
 * are collected in `points`. No background work therefore runs without the test.
 */
export type WorkerEnvironment = {
  readonly env: Env;
  readonly queued: QueuedJob[];
  readonly points: Point[];
  /** Returns the response after the work passed to `waitUntil` has ended. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Delivers a batch of messages to the queue consumer. */
  readonly deliver: (
    bodies: readonly unknown[],
    queue?: string,
  ) => ReturnType<typeof getQueueResult>;
  /** Delivers queued jobs, and the jobs that these queue, in at most ten rounds. */
  readonly drain: () => Promise<void>;
  /** Runs a cron trigger. */
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
    // The tests send more requests per minute than the default quotas allow.
    KEY_QUOTA: "1000000",
    WORKSPACE_QUOTA: "1000000",
    POINTS: stub({ writeDataPoint: (point: Point) => void points.push(point) }),
    ...changes,
  };
  const deliver: WorkerEnvironment["deliver"] = async (bodies, queue = "ordinal-jobs") => {
    const timestamp = new Date();
    const batch = createMessageBatch(
      queue,
      // `stub` removes the type, because a queue may deliver any value.
      bodies.map((body, index) => ({
        id: `m${index}`,
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
    async fetch(incoming) {
      const context = createExecutionContext();
      const response = await worker.fetch(stub({ incoming }).incoming, bindings, context);
      await waitOnExecutionContext(context);
      return response;
    },
    deliver,
    async drain() {
      for (let round = 0; round < 10 && queued.length > 0; round += 1) {
        // The next round delivers the jobs that this round queues.
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

/** Returns an object with the given members, typed as `any`. */
export function stub(parts: object) {
  return Object.assign(Object.create(null), parts);
}

type Headers = Readonly<Record<string, string>>;

/** A client of one workspace, with its key. Paths are relative to the path of the workspace. */
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

/** Creates a workspace and opens its client. Tests do not share workspaces. */
export async function openWorkspace(
  environment = openWorkerEnvironment(),
  model = "qvf-classic",
): Promise<Client> {
  const response = await environment.fetch(
    request("POST", "/v1/workspaces", {
      headers: bearer(env.ROOT_KEY ?? "", "application/json"),
      body: JSON.stringify({ name: "Tests", default_model: model }),
    }),
  );
  const { id, key } = await readJson<{ id: string; key: string }>(response);
  return openClient(environment, { id, key });
}

/** Opens a client of an existing workspace, in another environment or with another key. */
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

/** Reads the JSON body of a response; the caller states its type. */
export async function readJson<T>(pending: Response | Promise<Response>): Promise<T> {
  const response = await pending;
  const body: T = JSON.parse(await response.text());
  return body;
}

/** Reads the parts of a response that caches must not change: status, body, ETag and Link. */
export async function readResponse(pending: Promise<Response>) {
  const response = await pending;
  const body = await response.text();
  const { status, headers } = response;
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

/** A page of a ranking, with the fields that tests read. */
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
    throw new Error(`Creating the item failed: ${await response.text()}`);
  }
  return readJson(response);
}

/** Creates items in one batch and returns them. */
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

/** The cells of a column that an import could not read, because of one value. */
export type WarningView = {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly detail: string;
  readonly count: number;
};

export type JobView = {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly errors: readonly { readonly line: number; readonly detail: string }[];
  readonly error_count: number;
  readonly warnings: readonly WarningView[];
  readonly warning_count: number;
  readonly unmapped: readonly string[];
  readonly report?: ReportView;
  readonly reason?: string;
  readonly result?: {
    readonly generation: number;
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly failed: number;
  };
};

/** The report about an imported file, with the fields that tests read. */
export type ReportView = {
  readonly profile: { readonly name: string; readonly reason: string };
  readonly format: string;
  readonly encoding: string;
  readonly delimiter?: string;
  readonly date_order?: string;
  readonly decimal_sign: string;
  readonly blank: string;
  readonly source: string;
  readonly columns: readonly {
    readonly column: string;
    readonly count: number;
    readonly targets: readonly string[];
    readonly samples: readonly string[];
    readonly values: number;
    readonly understood: number;
    readonly note?: string;
  }[];
  readonly statuses: readonly { readonly status: string; readonly category: string }[];
  readonly suggested_model?: string;
  readonly notes: readonly string[];
};

/** Returns a value that the test depends on, or throws if it is absent. */
export function requireValue<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) {
    throw new Error("A value that the test depends on is absent.");
  }
  return value;
}

/** Returns the statuses of concurrent requests, sorted. */
export async function readStatuses(pending: readonly Promise<Response>[]): Promise<number[]> {
  const responses = await Promise.all(pending);
  return responses.map(({ status }) => status).toSorted((a, b) => a - b);
}
