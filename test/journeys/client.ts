/** A client of one workspace of a served Worker, with the key of the workspace. */
export type Client = {
  readonly workspace: string;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (path: string, body: unknown) => Promise<Response>;
  /** Imports a file and waits for the end of its job. */
  readonly importFile: (file: ImportFile) => Promise<JobView>;
};

export type ImportFile = {
  readonly body: Buffer | string;
  readonly type: "text/csv" | "application/x-ndjson";
  readonly map?: string;
};

export type JobView = {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly done: number;
  readonly errors: readonly { readonly line: number; readonly detail: string }[];
  readonly unmapped: readonly string[];
  readonly result?: {
    readonly generation: number;
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly failed: number;
  };
};

/** Creates a workspace with the root key. */
export async function createWorkspace(
  url: string,
  rootKey: string,
): Promise<{
  readonly id: string;
  readonly key: string;
}> {
  const response = await fetch(`${url}/v1/workspaces`, {
    method: "POST",
    headers: { authorization: `Bearer ${rootKey}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "Ten trackers" }),
  });
  return parseResponse(response);
}

export function openClient(url: string, { id, key }: { id: string; key: string }): Client {
  const base = `${url}/v1/workspaces/${id}`;
  const authorization = `Bearer ${key}`;
  const get: Client["get"] = (path, headers = {}) =>
    fetch(`${base}${path}`, { headers: { authorization, ...headers } });
  return {
    workspace: id,
    get,
    post: (path, body) =>
      fetch(`${base}${path}`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    async importFile({ body, type, map }) {
      const query = map === undefined ? "" : `?map=${encodeURIComponent(map)}`;
      const response = await fetch(`${base}/imports${query}`, {
        method: "POST",
        headers: { authorization, "content-type": type, prefer: "wait=30" },
        body,
      });
      return parseResponse(response);
    },
  };
}

/** Reads the JSON body of a response; the caller states its type. */
export async function readJson<T>(response: Promise<Response>): Promise<T> {
  return parseResponse(await response);
}

/** Parses a successful response. Throws an error with the body of any other response. */
async function parseResponse<T>(response: Response): Promise<T> {
  if (!response.ok) {
    throw new Error(`${response.status} ${response.url}: ${await response.text()}`);
  }
  return (await response.json()) as T;
}
