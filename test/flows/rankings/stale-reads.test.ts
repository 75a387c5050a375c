import { expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { requireSingleOutcome, saveItems } from "../../../src/flows/items/save-items.ts";
import { readPage } from "../../../src/flows/pages/read-page.ts";
import { resolvePage } from "../../../src/flows/pages/resolve-page.ts";
import { readPointer } from "../../../src/flows/rankings/pointer.ts";
import { publishWorkspace } from "../../../src/flows/rankings/publish-workspace.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { type Deps } from "../../../src/ports/deps.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** A published backlog of one item with a cached page, and a database that may be unavailable. */
async function openBacklog() {
  const environment = openUnitEnvironment();
  let isUnavailable = false;
  let calls = 0;
  const { store } = environment.deps;
  const unlessUnavailable =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      calls += 1;
      if (isUnavailable) {
        throw new Failure("unavailable", "The database did not respond within 2000 ms.");
      }
      return call(...args);
    };
  const deps: Deps = {
    ...environment.deps,
    store: {
      ...store,
      workspaces: {
        ...store.workspaces,
        readPointer: unlessUnavailable(store.workspaces.readPointer),
      },
      items: { ...store.items, readByNumbers: unlessUnavailable(store.items.readByNumbers) },
    },
  };
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "wsjf" });
  const actor = actorOf(workspace.id);
  const write = async () => {
    const operations = [{ kind: "create", changes: { title: "A" } }] as const;
    return requireSingleOutcome(await saveItems(deps, actor, { operations }));
  };
  const read = async (options: { limit?: number; minGeneration?: number } = {}) => {
    const { minGeneration, limit = 10 } = options;
    const request = { workspace: workspace.id, filter: {}, limit };
    const page = await readPage(deps, await resolvePage(deps, request, minGeneration));
    await environment.settle();
    return { tier: page.tier, key: page.key, staleSince: page.resolved.staleSince };
  };
  await write();
  await publishWorkspace(deps, { workspace: workspace.id });
  const first = await read();
  return {
    environment,
    deps,
    workspace: workspace.id,
    first,
    write,
    read,
    setUnavailable: (is: boolean) => void (isUnavailable = is),
    countCalls: () => calls,
  };
}

test("returns the cached page and its age while the database is unavailable", async () => {
  const { environment, first, read, setUnavailable } = await openBacklog();
  const confirmedAt = environment.now;
  setUnavailable(true);
  environment.now += 60_000;
  const stale = await read();
  expect(stale).toEqual({ tier: "memory", key: first.key, staleSince: confirmedAt });
});

test("makes only one request wait, and retries in the background once", async () => {
  const { environment, deps, workspace, read, setUnavailable, countCalls } = await openBacklog();
  setUnavailable(true);
  environment.now += 60_000;
  await read();
  const before = countCalls();
  const readAgain = () => readPointer(deps, { workspace });
  // None of ten concurrent requests may wait. Only the background read calls the database.
  const reads = await Promise.all(Array.from({ length: 10 }, readAgain));
  expect(reads.every(({ staleSince }) => staleSince !== undefined)).toBe(true);
  expect(countCalls() - before).toBeLessThanOrEqual(1);
  await environment.settle();
});

test("returns fresh pages again after a background read has succeeded", async () => {
  const { environment, write, read, setUnavailable, first } = await openBacklog();
  setUnavailable(true);
  environment.now += 60_000;
  await read();
  setUnavailable(false);
  await write();
  environment.now += 1_000;
  expect((await read()).staleSince).toBeDefined(); // stale immediately, with a background read
  const next = await read();
  expect(next.staleSince).toBeUndefined();
  expect(next.key).not.toBe(first.key);
});

test("waits for the database again five seconds after a failed read", async () => {
  const { environment, read, setUnavailable } = await openBacklog();
  setUnavailable(true);
  environment.now += 60_000;
  await read();
  setUnavailable(false);
  environment.now += 5_000;
  expect((await read()).staleSince).toBeUndefined();
});

test("throws if the client requires a newer generation than the cached generation", async () => {
  const { environment, read, setUnavailable } = await openBacklog();
  setUnavailable(true);
  environment.now += 60_000;
  await expect(read({ minGeneration: 2 })).rejects.toMatchObject({ kind: "unavailable" });
  expect((await read({ minGeneration: 1 })).staleSince).toBeDefined();
});

test("throws if the page is not cached", async () => {
  const { environment, read, setUnavailable } = await openBacklog();
  setUnavailable(true);
  environment.now += 60_000;
  await expect(read({ limit: 7 })).rejects.toMatchObject({ kind: "unavailable" });
});

test("does not return a page that is ten minutes old", async () => {
  const { environment, read, setUnavailable } = await openBacklog();
  setUnavailable(true);
  environment.now += 600_000;
  await expect(read()).rejects.toMatchObject({ kind: "unavailable" });
});

test("does not treat a bug as an unavailable database", async () => {
  const { environment, deps, workspace } = await openBacklog();
  environment.now += 60_000;
  const pointer = { readPointer: () => Promise.reject(new TypeError("A bug.")) };
  const workspaces = { ...deps.store.workspaces, ...pointer };
  const broken = { ...deps, store: { ...deps.store, workspaces } };
  await expect(readPointer(broken, { workspace })).rejects.toThrow("A bug.");
});

test("keeps the last known pointer after a write through the same isolate", async () => {
  const { environment, write, read, setUnavailable, first } = await openBacklog();
  await write();
  setUnavailable(true);
  environment.now += 60_000;
  expect(await read()).toMatchObject({ key: first.key });
});
