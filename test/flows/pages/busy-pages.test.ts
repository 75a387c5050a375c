import { describe, expect, test } from "vitest";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { type PageRequest } from "../../../src/flows/pages/page.ts";
import { readPage } from "../../../src/flows/pages/read-page.ts";
import { resolvePage } from "../../../src/flows/pages/resolve-page.ts";
import { requireFreshReads } from "../../../src/flows/rankings/pointer.ts";
import { publishWorkspace } from "../../../src/flows/rankings/publish-workspace.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { type Deps } from "../../../src/ports/deps.ts";
import { openFakeCaches } from "../../cache/fake-caches.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** A published backlog that one isolate writes and another one reads. */
async function openBacklog() {
  const environment = openUnitEnvironment();
  const { workspace } = await createWorkspace(environment.deps, rootActor, {
    name: "W",
    defaultModel: "wsjf",
  });
  const actor = actorOf(workspace.id);
  const { caches } = openFakeCaches();
  let fills = 0;
  const { store } = environment.deps;
  const readByNumbers: Deps["store"]["items"]["readByNumbers"] = (...request) => {
    fills += 1;
    return store.items.readByNumbers(...request);
  };
  const reader = (): Deps => ({
    ...environment.deps,
    caches,
    // No wait for another request ends.
    sleep: () => new Promise(() => undefined),
    store: { ...store, items: { ...store.items, readByNumbers } },
  });
  const resolve = (deps: Deps, { minGeneration = 0, ...request }: TestRequest = {}) =>
    resolvePage(
      deps,
      { workspace: workspace.id, filter: {}, limit: 10, ...request },
      minGeneration,
    );
  const write = async (): Promise<void> => {
    const operations = [{ kind: "create", changes: { title: "A" } }] as const;
    await saveItems(environment.deps, actor, { operations });
  };
  await write();
  await publishWorkspace({ ...environment.deps, caches }, { workspace: workspace.id });
  await environment.settle();
  return {
    environment,
    workspace: workspace.id,
    write,
    reader,
    resolve,
    read: async (request: TestRequest = {}, deps: Deps = reader()) =>
      readPage(deps, await resolve(deps, request)),
    settle: environment.settle,
    countFills: () => fills,
  };
}

type TestRequest = Partial<PageRequest> & { readonly minGeneration?: number };

test("also caches a page with newer items under the key of the older pointer", async () => {
  const { write, reader, resolve, read, countFills } = await openBacklog();
  const deps = reader();
  const resolved = await resolve(deps);
  await write();
  const filled = await readPage(deps, resolved);
  const again = await read();
  expect([filled.tier, again.tier, countFills()]).toEqual(["origin", "memory", 1]);
  // The key names the ranking of generation 1 and the items of generation 2.
  expect(again.key).toBe(filled.key);
  expect([again.key.split("/")[1], again.key.split("/")[5]]).toEqual(["1", "2"]);
});

test("links to the revision only if the request names one", async () => {
  const { read } = await openBacklog();
  const links = [
    (await read({ model: "wsjf" })).value.link,
    (await read({ model: "wsjf", revision: 2 })).value.link,
    (await read({ model: "wsjf" })).value.link,
  ];
  expect(links.map((link) => link.includes("revision=2"))).toEqual([false, true, false]);
});

test("builds a page once for concurrent requests", async () => {
  const { read, countFills } = await openBacklog();
  const pages = await Promise.all(Array.from({ length: 20 }, () => read()));
  expect(new Set(pages.map(({ key }) => key)).size).toBe(1);
  expect(countFills()).toBe(1);
});

/** A page that was read, a write through another isolate, and a pointer that includes the write. */
async function openChanged(waitMs = 1_000) {
  const backlog = await openBacklog();
  const { environment, read, write, settle, resolve, reader } = backlog;
  const first = await read();
  await write();
  environment.now += waitMs;
  await resolve(reader());
  await settle();
  return { ...backlog, first };
}

describe("while a page is built again", () => {
  test("returns the recent page, and builds the new page once in the background", async () => {
    const { read, settle, countFills, first } = await openChanged();
    const recent = await Promise.all([read(), read(), read()]);
    expect(recent.map(({ key, tier }) => [key, tier])).toEqual(
      recent.map(() => [first.key, "memory"]),
    );
    await settle();
    const next = await read();
    expect([next.tier, next.value.generation, countFills()]).toEqual(["memory", 2, 2]);
  });

  test("does not return an older page than the recent one", async () => {
    const { environment, write, resolve, reader, read, settle } = await openChanged();
    await read();
    await settle();
    expect((await read()).value.generation).toBe(2);
    await write();
    environment.now += 100;
    await resolve(reader(), { minGeneration: 3 });
    expect((await read()).value.generation).toBe(2);
    await settle();
    expect((await read()).value.generation).toBe(3);
  });

  test("does not return a page whose pointer is two seconds old", async () => {
    const { environment, read } = await openChanged(1_500);
    environment.now += 499;
    expect((await read()).value.generation).toBe(1);
    const late = await openChanged(1_500);
    late.environment.now += 500;
    expect((await late.read()).value.generation).toBe(2);
  });

  test("does not return an older page to a client that requires a generation", async () => {
    const { read } = await openChanged();
    expect((await read({ minGeneration: 2 })).value.generation).toBe(2);
  });

  test("does not return an older page to a client with a bookmark while another request caches an older pointer", async () => {
    const { environment, workspace, reader, read, write } = await openBacklog();
    await read();
    await write();
    const deps = reader();
    const past = deps.caches.pointers.lastKnown(workspace, environment.now)?.pointer;
    const { readPointer } = deps.store.workspaces;
    const readAndRace = (id: string) => {
      if (past !== undefined) {
        deps.caches.pointers.write(id, past, environment.now);
      }
      return readPointer(id);
    };
    const workspaces = { ...deps.store.workspaces, readPointer: readAndRace };
    const bookmarked: Deps = { ...deps, store: { ...deps.store, workspaces } };
    await requireFreshReads(bookmarked, { workspace, minGeneration: 0, hasBookmark: true });
    expect((await read({}, bookmarked)).value.generation).toBe(2);
  });

  test("does not return an older page to a prefetch", async () => {
    const { read } = await openChanged();
    expect((await read({ isPrefetch: true })).value.generation).toBe(2);
  });
});

test("does not wait for D1 while the pointer is younger than two seconds", async () => {
  const { environment, read, reader } = await openBacklog();
  await read();
  const never = { readPointer: () => new Promise<never>(() => undefined) };
  const deps = reader();
  const workspaces = { ...deps.store.workspaces, ...never };
  const waiting: Deps = {
    ...deps,
    store: { ...deps.store, workspaces },
    waitUntil: () => undefined,
  };
  environment.now += 1_999;
  expect((await read({}, waiting)).tier).toBe("memory");
  environment.now += 1;
  expect((await read()).tier).toBe("memory");
});
