import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { readPage } from "../../../src/flows/pages/read-page.ts";
import { resolvePage } from "../../../src/flows/pages/resolve-page.ts";
import { requireFreshReads } from "../../../src/flows/rankings/pointer.ts";
import { publishWorkspace } from "../../../src/flows/rankings/publish-workspace.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { type Deps } from "../../../src/ports/deps.ts";
import { openFakeCaches } from "../../cache/fake-caches.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";
import { openLaggingStore } from "../../store/lagging-store.ts";

type Reader = { readonly minGeneration?: number; readonly bookmark?: string };

/** A backlog whose readers query a lagging replica, from two isolates with separate caches. */
async function openBacklog() {
  const environment = openUnitEnvironment();
  const database = openLaggingStore();
  const isolates = [openFakeCaches().caches, openFakeCaches().caches];
  const request = (isolate: number, bookmark?: string): Deps => ({
    ...environment.deps,
    caches: isolates[isolate] ?? environment.deps.caches,
    store: database.open(bookmark),
  });
  const { workspace } = await createWorkspace(request(0), rootActor, {
    name: "W",
    defaultModel: "wsjf",
  });
  database.replicate();
  let [written, reads] = [0, 0];
  return {
    environment,
    database,
    request,
    workspace: workspace.id,
    written: () => written,
    /** Creates an item. The generation equals the number of items. */
    write: async (isolate: number): Promise<void> => {
      const actor = actorOf(workspace.id);
      const changes = { title: `Item ${(written += 1)}` };
      const deps = request(isolate);
      await saveItems(deps, actor, { operations: [{ kind: "create", changes }] });
      await environment.settle();
    },
    publish: async (): Promise<void> => {
      // Like the queue consumer, which reads from the primary.
      await publishWorkspace(request(1, "first-primary"), { workspace: workspace.id });
      await environment.settle();
    },
    /** Reads a page and a list as the HTTP edge does. */
    read: async (isolate: number, reader: Reader = {}) => {
      const { minGeneration = 0, bookmark } = reader;
      const hasBookmark = bookmark !== undefined;
      const open = async () => {
        const deps = request(isolate, bookmark);
        if (minGeneration > 0 || hasBookmark) {
          await requireFreshReads(deps, { workspace: workspace.id, minGeneration, hasBookmark });
        }
        return deps;
      };
      const listed = await (await open()).store.items.list(workspace.id, {}, { limit: 100 });
      // Another limit each time, so that the page is built. A bookmark may read a cached page.
      const limit = 100 + (hasBookmark ? 0 : (reads += 1));
      const pageRequest = { workspace: workspace.id, filter: {}, limit };
      const deps = await open();
      const { value, resolved } = await readPage(
        deps,
        await resolvePage(deps, pageRequest, minGeneration),
      );
      await environment.settle();
      const body: { data: unknown[] } = JSON.parse(new TextDecoder().decode(value.body));
      return {
        generation: resolved.location.key.generation,
        itemsGeneration: value.generation,
        items: body.data.length,
        latest: Math.max(value.generation, resolved.pointer.workspace.generation),
        listed: listed.generation,
      };
    },
  };
}

type Backlog = Awaited<ReturnType<typeof openBacklog>>;

/** The steps of a random journey. Reads check their result. */
const actions = {
  write: ({ write }: Backlog, isolate: number) => write(isolate),
  replicate: async ({ database }: Backlog) => database.replicate(),
  publish: ({ publish }: Backlog) => publish(),
  wait: async ({ environment }: Backlog) => void (environment.now += 1_500),
  read: async (backlog: Backlog, isolate: number) =>
    expectConsistent(await backlog.read(isolate), backlog),
  "read the newest": async (backlog: Backlog, isolate: number) => {
    const page = await backlog.read(isolate, { minGeneration: backlog.written() });
    expectConsistent(page, backlog);
    expect([page.generation, page.listed]).toEqual([backlog.written(), backlog.written()]);
  },
  "read by bookmark": async (backlog: Backlog, isolate: number) => {
    const page = await backlog.read(isolate, { bookmark: "mine" });
    expectConsistent(page, backlog);
    expect([page.latest, page.listed]).toEqual([backlog.written(), backlog.written()]);
  },
};

/** A snapshot of generation n has n items, so a page must contain as many as its generation. */
function expectConsistent(page: Awaited<ReturnType<Backlog["read"]>>, { written }: Backlog): void {
  expect(page.items).toBe(page.generation);
  expect(page.itemsGeneration).toBeGreaterThanOrEqual(page.generation);
  expect(page.latest).toBeGreaterThanOrEqual(page.generation);
  expect(page.latest).toBeLessThanOrEqual(written());
}

test("never returns data older than a client requires, and reports the generation it returns", () => {
  const step = fc.constantFrom(...Object.values(actions));
  const steps = fc.array(fc.tuple(step, fc.constantFrom(0, 1)), { maxLength: 30 });
  return fc.assert(
    fc.asyncProperty(steps, async (journey) => {
      const backlog = await openBacklog();
      for (const [action, isolate] of journey) {
        // oxlint-disable-next-line no-await-in-loop -- the steps of a journey are sequential
        await action(backlog, isolate);
      }
    }),
    { numRuns: 200 },
  );
});

describe("behind a lagging replica", () => {
  test("does not return older data after the isolate has seen a newer generation", async () => {
    const { write, publish, read, environment } = await openBacklog();
    await write(0);
    await write(0);
    await publish();
    environment.now += 5_000;
    expect(await read(0)).toMatchObject({ generation: 0, latest: 0 });
    expect(await read(0, { minGeneration: 2 })).toMatchObject({ generation: 2, items: 2 });
    // This isolate has seen generation 2 and must not return an older one.
    environment.now += 5_000;
    expect(await read(0)).toMatchObject({ generation: 2, itemsGeneration: 2, items: 2 });
    expect(await read(1)).toMatchObject({ generation: 2, items: 2 });
  });

  test("throws if the client requires a generation that does not exist yet", async () => {
    const { write, read } = await openBacklog();
    await write(0);
    await expect(read(0, { minGeneration: 2 })).rejects.toMatchObject({
      kind: "precondition-failed",
    });
  });

  test("returns the newest published ranking to a client with a bookmark", async () => {
    const { write, publish, read, database, environment } = await openBacklog();
    await write(0);
    database.replicate();
    await read(1);
    await write(0);
    environment.now += 1_000; // a publish in the same second would be too early
    await publish();
    expect(await read(1, { bookmark: "mine" })).toMatchObject({ generation: 2, items: 2 });
  });
});
