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
import { openUnitEnvironment } from "../../environments/unit.ts";

/** A published backlog that is written to through one isolate and read through another. */
async function openBacklog() {
  const environment = openUnitEnvironment();
  const { workspace } = await createWorkspace(environment.deps, {
    name: "W",
    defaultModel: "wsjf",
  });
  const actor = { workspace: workspace.id, name: "somebody" };
  const { caches } = openFakeCaches();
  let fills = 0;
  const { store } = environment.deps;
  const cards: Deps["store"]["items"]["readByNumbers"] = (...asked) => {
    fills += 1;
    return store.items.readByNumbers(...asked);
  };
  const reader = (): Deps => ({
    ...environment.deps,
    caches,
    // Everybody is patient.
    sleep: () => new Promise(() => undefined),
    store: { ...store, items: { ...store.items, readByNumbers: cards } },
  });
  const find = (deps: Deps, { minGeneration = 0, ...asked }: Asked = {}) =>
    resolvePage(deps, { workspace: workspace.id, filter: {}, limit: 10, ...asked }, minGeneration);
  const write = async (): Promise<void> => {
    const operations = [{ kind: "create", changes: { title: "A" } }] as const;
    await saveItems(environment.deps, { actor, operations });
  };
  await write();
  await publishWorkspace({ ...environment.deps, caches }, { workspace: workspace.id });
  await environment.settle();
  return {
    environment,
    workspace: workspace.id,
    write,
    reader,
    find,
    read: async (asked: Asked = {}, deps: Deps = reader()) =>
      readPage(deps, await find(deps, asked)),
    settle: environment.settle,
    fills: () => fills,
  };
}

type Asked = Partial<PageRequest> & { readonly minGeneration?: number };

test("a page whose items are newer than its pointer is found by those who come with the same one", async () => {
  const { write, reader, find, read, fills } = await openBacklog();
  const deps = reader();
  const found = await find(deps);
  await write();
  const filled = await readPage(deps, found);
  const again = await read();
  expect([filled.tier, again.tier, fills()]).toEqual(["origin", "memory", 1]);
  // Under the name of what it shows: the ranking of 1 with the items of 2.
  expect(again.key).toBe(filled.key);
  expect([again.key.split("/")[1], again.key.split("/")[5]]).toEqual(["1", "2"]);
});

test("who asks for a revision is led on to it, and who asks for none to the newest", async () => {
  const { read } = await openBacklog();
  const links = [
    (await read({ model: "wsjf" })).value.link,
    (await read({ model: "wsjf", revision: 1 })).value.link,
    (await read({ model: "wsjf" })).value.link,
  ];
  expect(links.map((link) => link.includes("revision=1"))).toEqual([false, true, false]);
});

test("what many want at once is filled once", async () => {
  const { read, fills } = await openBacklog();
  const pages = await Promise.all(Array.from({ length: 20 }, () => read()));
  expect(new Set(pages.map(({ key }) => key)).size).toBe(1);
  expect(fills()).toBe(1);
});

/** A page that was read; then a write through another isolate, and a pointer that knows of it. */
async function openChanged(waitMs = 1_000) {
  const backlog = await openBacklog();
  const { environment, read, write, settle, find, reader } = backlog;
  const first = await read();
  await write();
  environment.now += waitMs;
  await find(reader());
  await settle();
  return { ...backlog, first };
}

describe("while a page is filled anew, it is read as it was a moment ago", () => {
  test("by everybody, and filled behind them once", async () => {
    const { read, settle, fills, first } = await openChanged();
    const recent = await Promise.all([read(), read(), read()]);
    expect(recent.map(({ key, tier }) => [key, tier])).toEqual(
      recent.map(() => [first.key, "memory"]),
    );
    await settle();
    const next = await read();
    expect([next.tier, next.value.generation, fills()]).toEqual(["memory", 2, 2]);
  });

  test("and not as it was before that, which somebody may have seen the end of", async () => {
    const { environment, write, find, reader, read, settle } = await openChanged();
    await read();
    await settle();
    expect((await read()).value.generation).toBe(2);
    await write();
    environment.now += 100;
    await find(reader(), { minGeneration: 3 });
    expect((await read()).value.generation).toBe(2);
    await settle();
    expect((await read()).value.generation).toBe(3);
  });

  test("but not when that was two seconds ago", async () => {
    const { environment, read } = await openChanged(1_500);
    environment.now += 499;
    expect((await read()).value.generation).toBe(1);
    const late = await openChanged(1_500);
    late.environment.now += 500;
    expect((await late.read()).value.generation).toBe(2);
  });

  test("nor by who has seen a generation", async () => {
    const { read } = await openChanged();
    expect((await read({ minGeneration: 2 })).value.generation).toBe(2);
  });

  test("nor by who has seen something, though somebody who has not hears of the past meanwhile", async () => {
    const { environment, workspace, reader, read, write } = await openBacklog();
    await read();
    await write();
    const deps = reader();
    const past = deps.caches.pointers.lastKnown(workspace, environment.now)?.pointer;
    const { readPointer } = deps.store.workspaces;
    const racing = (id: string) => {
      if (past !== undefined) {
        deps.caches.pointers.write(id, past, environment.now);
      }
      return readPointer(id);
    };
    const workspaces = { ...deps.store.workspaces, pointer: racing };
    const seeing: Deps = { ...deps, store: { ...deps.store, workspaces } };
    await requireFreshReads(seeing, { workspace, minGeneration: 0, hasBookmark: true });
    expect((await read({}, seeing)).value.generation).toBe(2);
  });

  test("nor of a page that is made ahead of its readers", async () => {
    const { read } = await openChanged();
    expect((await read({ isPrefetch: true })).value.generation).toBe(2);
  });
});

test("nobody waits to hear where a workspace stands, until that is two seconds old", async () => {
  const { environment, read, reader } = await openBacklog();
  await read();
  const never = { pointer: () => new Promise<never>(() => undefined) };
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
