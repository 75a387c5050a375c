import { describe, expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { warmWorkspaces } from "../../../src/flows/jobs/warm-workspaces.ts";
import { parsePageRequest } from "../../../src/flows/pages/hot-pages.ts";
import { type PageRequest } from "../../../src/flows/pages/page.ts";
import { readPage } from "../../../src/flows/pages/read-page.ts";
import { resolvePage } from "../../../src/flows/pages/resolve-page.ts";
import { warmPages, warmRanking } from "../../../src/flows/pages/warm-pages.ts";
import { publishWorkspace } from "../../../src/flows/rankings/publish-workspace.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { type Deps } from "../../../src/ports/deps.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** A published backlog of two items. */
async function openBacklog() {
  const environment = openUnitEnvironment();
  const { deps } = environment;
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "wsjf" });
  const actor = actorOf(workspace.id);
  const write = async (title: string) => {
    const operations = [{ kind: "create", changes: { title, team: "red" } }] as const;
    await saveItems(deps, actor, { operations });
    environment.now += 1_000;
  };
  const publish = async (changed: Partial<Deps> = {}) => {
    const outcome = await publishWorkspace({ ...deps, ...changed }, { workspace: workspace.id });
    await environment.settle();
    return outcome;
  };
  const read = async (options: Partial<PageRequest> = {}, changed: Partial<Deps> = {}) => {
    const request = { workspace: workspace.id, filter: {}, limit: 10, ...options };
    const all = { ...deps, ...changed };
    const page = await readPage(all, await resolvePage(all, request));
    await environment.settle();
    return page;
  };
  await write("A");
  await write("B");
  await publish();
  return { environment, deps, workspace: workspace.id, write, publish, read };
}

describe("a publish", () => {
  test("builds the most-read pages at the published generation", async () => {
    const { write, publish, read } = await openBacklog();
    await read({ filter: { team: "red" }, limit: 1 });
    await write("C");
    await publish();
    const page = await read({ filter: { team: "red" }, limit: 1 });
    expect([page.tier, page.resolved.location.key.generation]).toEqual(["memory", 3]);
    expect((await read({ limit: 2 })).tier).toBe("origin");
  });

  test("succeeds when warming pages fails, and reports the error", async () => {
    const { environment, deps, write, publish, read } = await openBacklog();
    await read();
    await write("C");
    const { items } = deps.store;
    const away = new Failure("unavailable", "The database is away.");
    const broken = {
      ...deps.store,
      items: { ...items, readByNumbers: () => Promise.reject(away) },
    };
    expect(await publish({ store: broken })).toBe("published");
    expect(environment.reportedErrors).toHaveLength(1);
    await write("D");
    const hot = { ...deps.caches.hotPages, read: () => Promise.reject(new Error("KV is away.")) };
    expect(await publish({ caches: { ...deps.caches, hotPages: hot } })).toBe("published");
  });

  test("does not keep a model fresh by warming its pages", async () => {
    const { environment, deps, workspace, write, publish, read } = await openBacklog();
    await read({ model: "rice" });
    for (let minutes = 0; minutes < 20; minutes += 5) {
      environment.now += 5 * 60_000;
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await write("C");
      // oxlint-disable-next-line no-await-in-loop -- see above
      await publish();
    }
    const { publications = [] } = (await deps.store.workspaces.readPointer(workspace)) ?? {};
    const generations = Object.fromEntries(
      publications.map((head) => [head.model, head.generation]),
    );
    // The queue kept rice fresh for 15 minutes after its last read: two more publishes.
    expect(generations).toEqual({ wsjf: 6, rice: 4 });
  });
});

describe("warmPages", () => {
  test("skips pages of unpublished rankings and pages with expansions", async () => {
    const { environment, deps, workspace, read } = await openBacklog();
    await read({ model: "rice" });
    await read({ expand: ["breakdown"] });
    environment.now += 60_000;
    environment.clearCaches();
    for (const address of ["limit=10&model=ice", "limit=10&model=wsjf&expand=breakdown"]) {
      void deps.caches.hotPages.countRead(workspace, () => address, environment.now);
    }
    expect(await warmPages(deps, workspace)).toEqual({ built: 0, cached: 0, skipped: 2 });
  });

  test("skips requests that the API no longer accepts without reporting them", async () => {
    const { environment, deps, workspace } = await openBacklog();
    const addresses = ["limit=10&model=gone", "limit=0", "colour=red", ""];
    for (const address of addresses) {
      void deps.caches.hotPages.countRead(workspace, () => address, environment.now);
    }
    const { built, cached } = await warmPages(deps, workspace);
    expect([built, cached, environment.reportedErrors]).toEqual([1, 0, []]); // The empty query requests the first page.
  });
});

test("a counted query requests the same page again", async () => {
  const { deps, workspace, read } = await openBacklog();
  const requests: Partial<PageRequest>[] = [
    {},
    { model: "rice" },
    { page: 2, limit: 1 },
    {
      filter: { team: "r&d = ä", status: ["open"], status_category: ["todo"] },
      fields: ["id", "title"],
      limit: 7,
    },
  ];
  const pages = [];
  for (const each of requests) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    pages.push(await read(each));
  }
  const queries = await deps.caches.hotPages.read(workspace);
  const again = queries.map((query) => parsePageRequest(workspace, query));
  const keys = [];
  for (const request of again) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    keys.push((await read(request)).key);
  }
  expect(keys).toEqual(pages.map(({ key }) => key));
  expect(again.every((request) => request?.isPrefetch === true)).toBe(true);
});

test("the cron trigger builds lost pages of every workspace with readers", async () => {
  const { environment, deps, workspace, read } = await openBacklog();
  await read();
  const hot = await deps.caches.hotPages.read(workspace);
  environment.clearCaches();
  environment.now += 60_000;
  for (const address of hot) {
    void deps.caches.hotPages.countRead(workspace, () => address, environment.now);
  }
  await warmWorkspaces(deps);
  await environment.settle();
  expect((await read()).tier).toBe("memory");
  expect(environment.metrics.at(-1)).toMatchObject({ kind: "cron", outcome: "warmed", rows: 1 });
});

test("warmRanking builds no more pages than the ranking has", async () => {
  const { deps, workspace, write, publish, environment } = await openBacklog();
  for (let item = 0; item < 60; item += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    await write(`Item ${item}`);
  }
  await publish();
  environment.now += 60_000;
  // 62 items fill two pages of fifty
  const first = await warmRanking(deps, { workspace, pages: 20 });
  await environment.settle();
  expect(first).toEqual({ generation: 62, built: 2, cached: 0, skipped: 0 });
  expect(await warmRanking(deps, { workspace, pages: 20 })).toMatchObject({ built: 0, cached: 2 });
});
