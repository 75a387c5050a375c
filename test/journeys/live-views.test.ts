import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type ApiClient } from "../../src/client/client.ts";
import { requireData } from "../../src/client/problem.ts";
import { type JourneyEnvironment, openJourneyEnvironment } from "../environments/journey.ts";
import { type BackgroundProcess, startProcess } from "./background-process.ts";
import { importFile } from "./import-file.ts";

let environment: JourneyEnvironment;
let folder: string;
const processes: BackgroundProcess[] = [];

beforeAll(async () => {
  environment = await openJourneyEnvironment();
  folder = await mkdtemp(join(tmpdir(), "ordinal-live-"));
}, 60_000);

afterEach(async () => {
  await Promise.all(processes.splice(0).map(({ stop }) => stop("SIGTERM")));
});

afterAll(async () => {
  await environment.close();
  await rm(folder, { recursive: true, force: true });
});

type Backlog = {
  readonly variables: Readonly<Record<string, string>>;
  /** Changes the reach of an item, which orders the items. */
  readonly rate: (title: string, reach: number) => Promise<void>;
  readonly importRows: (csv: string) => Promise<void>;
};

/** Creates a workspace that ranks three items by RICE: A, B, C. */
async function openBacklog(): Promise<Backlog> {
  const { id, key } = await environment.createWorkspace();
  const client = environment.openClient(key);
  const path = { workspaceId: id };
  requireData(
    await client.PATCH("/v1/workspaces/{workspaceId}", {
      params: { path },
      body: { default_model: "rice" },
    }),
  );
  const ids = new Map<string, string>();
  for (const [title, reach] of [
    ["A", 30],
    ["B", 20],
    ["C", 10],
  ] as const) {
    const body = { title, ratings: { reach, impact: 1, confidence: 1, effort: 1 } };
    const item = requireData(
      // oxlint-disable-next-line no-await-in-loop -- the items get their numbers in this order
      await client.POST("/v1/workspaces/{workspaceId}/items", { params: { path }, body }),
    );
    ids.set(title, item.id);
  }
  await waitForRanking(client, id);
  return {
    importRows: async (body) => void (await importFile(client, id, { body, type: "text/csv" })),
    variables: { ORDINAL_URL: environment.url(), ORDINAL_WORKSPACE: id, ORDINAL_KEY: key },
    async rate(title, reach) {
      const params = { path: { ...path, itemId: ids.get(title) ?? "" } };
      requireData(
        await client.PATCH("/v1/workspaces/{workspaceId}/items/{itemId}", {
          params,
          body: { ratings: { reach } },
        }),
      );
    },
  };
}

/** Waits until the published ranking contains all three items. */
async function waitForRanking(client: ApiClient, workspaceId: string): Promise<void> {
  const params = { path: { workspaceId } };
  await vi.waitFor(
    async () => {
      const [{ generation }, { ranking }] = await Promise.all([
        client.GET("/v1/workspaces/{workspaceId}", { params }).then(requireData),
        client.GET("/v1/workspaces/{workspaceId}/ranking", { params }).then(requireData),
      ]);
      expect(ranking).toMatchObject({ generation, count: 3 });
    },
    { timeout: 20_000, interval: 200 },
  );
}

function start(script: readonly string[], variables: Readonly<Record<string, string>>) {
  const started = startProcess(script, variables);
  processes.push(started);
  return started;
}

/** Waits until the watch has a ranking. The ranking may be published after the connection. */
async function waitForOrder({ waitForLine }: BackgroundProcess): Promise<void> {
  const hello = await waitForLine(
    /^generation \d+ {2}rice {2}connected: open items, (?:not ranked yet, )?1 person connected$/,
  );
  if (hello.includes("not ranked yet")) {
    await waitForLine(/ranked for the first time$/);
  }
}

describe("npm run watch", () => {
  const script = "scripts/watch.ts";

  test("prints the moves of each change, and ends on Ctrl-C", { timeout: 60_000 }, async () => {
    const { variables, rate } = await openBacklog();
    const watch = start([script], variables);
    await waitForOrder(watch);
    await rate("C", 25);
    expect(await watch.waitForLine(/C \(own ratings\)$/)).toMatch(
      /^generation \d+ {2}rice {2}▲1 {2}3 → 2 {2}C \(own ratings\)$/,
    );
    await rate("A", 1);
    expect(await watch.waitForLine(/A \(own ratings\)$/)).toContain("▼2  1 → 3");
    expect(await watch.stop("SIGINT")).toBe(0);
    expect(watch.readErrors()).toBe("");
  });

  test("prints the progress of an import", { timeout: 60_000 }, async () => {
    const { variables, importRows } = await openBacklog();
    const watch = start([script], variables);
    await watch.waitForLine(/connected/);
    await importRows("title,reach\nD,5\nE,1\n");
    expect(await watch.waitForLine(/^import job_\w+ {2}done/)).toMatch(
      /: 2 of 2 \(2 created, 0 updated, 0 unchanged, 0 failed\)$/,
    );
  });

  test.each([
    ["a wrong key", { ORDINAL_KEY: "ord_wrong" }, /^401 Authentication required: /],
    [
      "a workspace of others",
      { ORDINAL_WORKSPACE: "wsp_01m8pbzzffe00a53raqqz4s58a" },
      /^404 Not found: /,
    ],
    ["no server", { ORDINAL_URL: "http://localhost:9" }, /^Cannot watch http:\/\/localhost:9: /],
  ])("ends with one line for %s", { timeout: 60_000 }, async (_, wrong, message) => {
    const { variables } = await openBacklog();
    const watch = start([script], { ...variables, ...wrong });
    expect(await watch.ended).toBe(1);
    expect(watch.readErrors()).toMatch(message);
    expect(watch.readErrors().trim().split("\n")).toHaveLength(1);
  });

  test("names an unknown model", { timeout: 60_000 }, async () => {
    const { variables } = await openBacklog();
    const watch = start([script, "--model", "nothing"], variables);
    expect(await watch.ended).toBe(1);
    expect(watch.readErrors()).toMatch(/^422 .*nothing/);
  });
});

test("the program of docs/live.md keeps the order of a ranking", { timeout: 60_000 }, async () => {
  const page = await readFile("docs/live.md", "utf8");
  const [, program = ""] = /<!-- follow -->\s+```js\n([\s\S]*?)```/.exec(page) ?? [];
  const file = join(folder, "follow.mjs");
  await writeFile(file, program);
  const { variables, rate } = await openBacklog();
  const follow = start([file], variables);
  expect(await follow.waitForLine(/>/)).toBe("A > B > C");
  await rate("C", 25);
  expect(await follow.waitForLine(/>/)).toBe("A > C > B");
  await rate("B", 40);
  expect(await follow.waitForLine(/>/)).toBe("B > A > C");
  expect(follow.readErrors()).toBe("");
});
