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
import { openUnitEnvironment } from "../../environments/unit.ts";
import { openLaggingStore } from "../../store/lagging-store.ts";

type Reader = { readonly minGeneration?: number; readonly bookmark?: string };

/** A backlog whose readers ask a copy of the truth, from two isolates that share nothing. */
async function openBacklog() {
  const environment = openUnitEnvironment();
  const truth = openLaggingStore();
  const isolates = [openFakeCaches().caches, openFakeCaches().caches];
  const request = (isolate: number, bookmark?: string): Deps => ({
    ...environment.deps,
    caches: isolates[isolate] ?? environment.deps.caches,
    store: truth.open(bookmark),
  });
  const { workspace } = await createWorkspace(request(0), { name: "W", defaultModel: "wsjf" });
  truth.replicate();
  let [written, reads] = [0, 0];
  return {
    environment,
    truth,
    request,
    workspace: workspace.id,
    written: () => written,
    /** One item more; the generation is as many as there are items. */
    write: async (isolate: number): Promise<void> => {
      const actor = { workspace: workspace.id, name: "somebody" };
      const changes = { title: `Item ${(written += 1)}` };
      const deps = request(isolate);
      await saveItems(deps, { actor, operations: [{ kind: "create", changes }] });
      await environment.settle();
    },
    publish: async (): Promise<void> => {
      // As the queue's consumer is opened: on the truth itself.
      await publishWorkspace(request(1, "first-primary"), { workspace: workspace.id });
      await environment.settle();
    },
    /** What a page says of itself, as the edge reads it, and what a list says. */
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
      // Another page each time, so that its items are read; the reader of a bookmark takes any.
      const limit = 100 + (hasBookmark ? 0 : (reads += 1));
      const asked = { workspace: workspace.id, filter: {}, limit };
      const deps = await open();
      const { value, resolved } = await readPage(
        deps,
        await resolvePage(deps, asked, minGeneration),
      );
      await environment.settle();
      const body: { data: unknown[] } = JSON.parse(new TextDecoder().decode(value.body));
      return {
        generation: resolved.location.key.generation,
        cards: value.generation,
        items: body.data.length,
        truthSeen: Math.max(value.generation, resolved.pointer.workspace.generation),
        listed: listed.generation,
      };
    },
  };
}

type Backlog = Awaited<ReturnType<typeof openBacklog>>;

/** What each step does; a read says what it is told. */
const doings = {
  write: ({ write }: Backlog, isolate: number) => write(isolate),
  replicate: async ({ truth }: Backlog) => truth.replicate(),
  publish: ({ publish }: Backlog) => publish(),
  wait: async ({ environment }: Backlog) => void (environment.now += 1_500),
  read: async (backlog: Backlog, isolate: number) => isHonest(await backlog.read(isolate), backlog),
  "read the newest": async (backlog: Backlog, isolate: number) => {
    const page = await backlog.read(isolate, { minGeneration: backlog.written() });
    isHonest(page, backlog);
    expect([page.generation, page.listed]).toEqual([backlog.written(), backlog.written()]);
  },
  "read by bookmark": async (backlog: Backlog, isolate: number) => {
    const page = await backlog.read(isolate, { bookmark: "mine" });
    isHonest(page, backlog);
    expect([page.truthSeen, page.listed]).toEqual([backlog.written(), backlog.written()]);
  },
};

/** A board of generation n has n items: a page shows the state that it says it shows. */
function isHonest(page: Awaited<ReturnType<Backlog["read"]>>, { written }: Backlog): void {
  expect(page.items).toBe(page.generation);
  expect(page.cards).toBeGreaterThanOrEqual(page.generation);
  expect(page.truthSeen).toBeGreaterThanOrEqual(page.generation);
  expect(page.truthSeen).toBeLessThanOrEqual(written());
}

test("a reader who has seen a generation sees nothing older, and others see what they are told", () => {
  const step = fc.constantFrom(...Object.values(doings));
  const steps = fc.array(fc.tuple(step, fc.constantFrom(0, 1)), { maxLength: 30 });
  return fc.assert(
    fc.asyncProperty(steps, async (journey) => {
      const backlog = await openBacklog();
      for (const [doing, isolate] of journey) {
        // oxlint-disable-next-line no-await-in-loop -- one after another, as they happen
        await doing(backlog, isolate);
      }
    }),
    { numRuns: 200 },
  );
});

describe("behind a copy of the database that lags", () => {
  test("a reader without a generation is told of what the isolate knows, and no more", async () => {
    const { write, publish, read, environment } = await openBacklog();
    await write(0);
    await write(0);
    await publish();
    environment.now += 5_000;
    expect(await read(0)).toMatchObject({ generation: 0, truthSeen: 0 });
    expect(await read(0, { minGeneration: 2 })).toMatchObject({ generation: 2, items: 2 });
    // From here on this isolate knows better, and goes back for nobody.
    environment.now += 5_000;
    expect(await read(0)).toMatchObject({ generation: 2, cards: 2, items: 2 });
    expect(await read(1)).toMatchObject({ generation: 2, items: 2 });
  });

  test("a generation that is still to come is refused, and not waited for", async () => {
    const { write, read } = await openBacklog();
    await write(0);
    await expect(read(0, { minGeneration: 2 })).rejects.toMatchObject({
      kind: "precondition-failed",
    });
  });

  test("what was published since is found by the reader of a bookmark", async () => {
    const { write, publish, read, truth, environment } = await openBacklog();
    await write(0);
    truth.replicate();
    await read(1);
    await write(0);
    environment.now += 1_000; // a publish in the same second would be too early
    await publish();
    expect(await read(1, { bookmark: "mine" })).toMatchObject({ generation: 2, items: 2 });
  });
});
