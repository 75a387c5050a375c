import { expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { requireSingleOutcome, saveItems } from "../../../src/flows/items/save-items.ts";
import { readPage } from "../../../src/flows/pages/read-page.ts";
import { resolvePage } from "../../../src/flows/pages/resolve-page.ts";
import { readPointer } from "../../../src/flows/rankings/pointer.ts";
import { publishWorkspace } from "../../../src/flows/rankings/publish-workspace.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { type Deps } from "../../../src/ports/deps.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** A published backlog of one item, whose page has been read; and a truth that may go away. */
async function openBacklog() {
  const environment = openUnitEnvironment();
  let isAway = false;
  let asked = 0;
  const { store } = environment.deps;
  const unlessAway =
    <A extends readonly unknown[], R>(ask: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      asked += 1;
      if (isAway) {
        throw new Failure("unavailable", "The database did not answer within 2000 ms.");
      }
      return ask(...args);
    };
  const deps: Deps = {
    ...environment.deps,
    store: {
      ...store,
      workspaces: { ...store.workspaces, readPointer: unlessAway(store.workspaces.readPointer) },
      items: { ...store.items, readByNumbers: unlessAway(store.items.readByNumbers) },
    },
  };
  const { workspace } = await createWorkspace(deps, { name: "W", defaultModel: "wsjf" });
  const actor = { workspace: workspace.id, name: "somebody" };
  const write = async () => {
    const operations = [{ kind: "create", changes: { title: "A" } }] as const;
    return requireSingleOutcome(await saveItems(deps, { actor, operations }));
  };
  const read = async (options: { limit?: number; minGeneration?: number } = {}) => {
    const { minGeneration, limit = 10 } = options;
    const asks = { workspace: workspace.id, filter: {}, limit };
    const page = await readPage(deps, await resolvePage(deps, asks, minGeneration));
    await environment.settle();
    return { tier: page.tier, name: page.key, staleSince: page.resolved.staleSince };
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
    away: (is: boolean) => void (isAway = is),
    asked: () => asked,
  };
}

test("a page is served as it was while the truth does not answer, and says since when", async () => {
  const { environment, first, read, away } = await openBacklog();
  const heardAt = environment.now;
  away(true);
  environment.now += 60_000;
  const stale = await read();
  expect(stale).toEqual({ tier: "memory", name: first.name, staleSince: heardAt });
});

test("nobody waits twice: behind the first the others are answered at once, and one asks again", async () => {
  const { environment, deps, workspace, read, away, asked } = await openBacklog();
  away(true);
  environment.now += 60_000;
  await read();
  const before = asked();
  const pointerOf = () => readPointer(deps, { workspace });
  // Ten at once, none of which may wait: only what goes on behind them asks.
  const standings = await Promise.all(Array.from({ length: 10 }, pointerOf));
  expect(standings.every(({ staleSince }) => staleSince !== undefined)).toBe(true);
  expect(asked() - before).toBeLessThanOrEqual(1);
  await environment.settle();
});

test("what is asked behind an answer is the next one's, as soon as the truth is back", async () => {
  const { environment, write, read, away, first } = await openBacklog();
  away(true);
  environment.now += 60_000;
  await read();
  away(false);
  await write();
  environment.now += 1_000;
  expect((await read()).staleSince).toBeDefined(); // answered at once, and asked behind
  const next = await read();
  expect(next.staleSince).toBeUndefined();
  expect(next.name).not.toBe(first.name);
});

test("a reader who comes alone, long after the truth was missed, waits for it", async () => {
  const { environment, read, away } = await openBacklog();
  away(true);
  environment.now += 60_000;
  await read();
  away(false);
  environment.now += 5_000;
  expect((await read()).staleSince).toBeUndefined();
});

test("a reader who has seen more than what is held is told to come again", async () => {
  const { environment, read, away } = await openBacklog();
  away(true);
  environment.now += 60_000;
  await expect(read({ minGeneration: 2 })).rejects.toMatchObject({ kind: "unavailable" });
  expect((await read({ minGeneration: 1 })).staleSince).toBeDefined();
});

test("a page that nobody has read yet is not made up", async () => {
  const { environment, read, away } = await openBacklog();
  away(true);
  environment.now += 60_000;
  await expect(read({ limit: 7 })).rejects.toMatchObject({ kind: "unavailable" });
});

test("what is older than ten minutes is nobody's answer", async () => {
  const { environment, read, away } = await openBacklog();
  away(true);
  environment.now += 600_000;
  await expect(read()).rejects.toMatchObject({ kind: "unavailable" });
});

test("a truth that answers wrongly is no truth that is away", async () => {
  const { environment, deps, workspace } = await openBacklog();
  environment.now += 60_000;
  const pointer = { pointer: () => Promise.reject(new TypeError("A bug.")) };
  const workspaces = { ...deps.store.workspaces, ...pointer };
  const broken = { ...deps, store: { ...deps.store, workspaces } };
  await expect(readPointer(broken, { workspace })).rejects.toThrow("A bug.");
});

test("a write of one's own does not take away what is there to fall back upon", async () => {
  const { environment, write, read, away, first } = await openBacklog();
  await write();
  away(true);
  environment.now += 60_000;
  expect(await read()).toMatchObject({ name: first.name });
});
