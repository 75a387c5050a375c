import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { buildJob, buildReport } from "./import-jobs.ts";

const at = "2026-11-02T09:00:00.000Z";

/**
 * The part of the API that a start uses. It rejects a file with "bad", and the rows of a file with
 * "empty" have errors. A file with "id" has ids. The model of a file with "rice" is RICE.
 */
class FakeApi {
  /** Imported files by workspace, in order. */
  readonly imports = new Map<string, string[]>();
  #workspaces = 0;

  async respond(request: IncomingMessage): Promise<[status: number, body: unknown]> {
    const { method, url = "", headers } = request;
    const [, workspace = ""] = /^\/v1\/workspaces\/([^/?]+)/.exec(url) ?? [];
    if (method === "POST" && workspace === "") {
      return [201, this.#createWorkspace()];
    }
    const imports = this.imports.get(workspace);
    if (imports === undefined || headers.authorization !== `Bearer ord_${workspace}`) {
      return [401, buildProblem("This key is not known.")];
    }
    if (method === "POST") {
      const isDryRun = url.includes("dry_run=true");
      return this.#import(imports, await readText(request), isDryRun);
    }
    const isList = url.includes("/items");
    return [200, isList ? buildList(imports) : buildView(workspace)];
  }

  #createWorkspace() {
    this.#workspaces += 1;
    const id = `wsp_${this.#workspaces}`;
    this.imports.set(id, []);
    return { ...buildView(id), key: `ord_${id}` };
  }

  #import(imports: string[], text: string, isDryRun: boolean): [status: number, body: unknown] {
    if (text.includes("bad")) {
      return [400, buildProblem("The file has no header line.")];
    }
    if (text.includes("empty")) {
      return [200, buildJob({ state: "failed", reason: "All rows have errors." })];
    }
    if (!isDryRun) {
      imports.push(text);
    }
    const report = buildReport(text.includes("rice") ? { suggested_model: "rice" } : {});
    return [200, buildJob({ kind: isDryRun ? "dry-run" : "import", report })];
  }
}

/** Serves a fake API until the end of the test. */
export async function openFakeApi(): Promise<{ readonly url: string; readonly api: FakeApi }> {
  const api = new FakeApi();
  const server = createServer((request, response) => {
    void api.respond(request).then((result) => send(response, result));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, api };
}

function send(response: ServerResponse, [status, body]: [status: number, body: unknown]): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
  }
  return text;
}

function buildView(id: string) {
  const times = { created_at: at, changed_at: at };
  return { id, name: "x", generation: 1, default_model: "qvf-classic", ...times };
}

function buildList(imports: readonly string[]) {
  const hasIds = imports.some((text) => text.includes("id"));
  const item = {
    id: "itm_1",
    number: 1,
    ...(hasIds && { external_id: "A-1" }),
    type: "story",
    title: "A",
    status: "open",
    labels: [],
    ratings: {},
    version: 1,
    created_at: at,
    updated_at: at,
  };
  return { data: [item], page: { next_cursor: null, prev_cursor: null, limit: 10 } };
}

function buildProblem(detail: string) {
  return { type: "/problems/x", title: "x", status: 400, detail, code: "x", request_id: "r" };
}
