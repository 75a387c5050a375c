import { describe, expect, test } from "vitest";
import { requireSingleOutcome, saveItems } from "../../src/flows/items/save-items.ts";
import { sweep } from "../../src/flows/jobs/sweep.ts";
import { readPage } from "../../src/flows/pages/read-page.ts";
import { resolvePage } from "../../src/flows/pages/resolve-page.ts";
import { publishWorkspace } from "../../src/flows/rankings/publish-workspace.ts";
import { createWorkspace } from "../../src/flows/workspaces/create-workspace.ts";
import { type Subscription } from "../../src/ports/rooms.ts";
import { actorOf, rootActor } from "../environments/actors.ts";
import { type UnitEnvironment, openUnitEnvironment } from "../environments/unit.ts";

/** A workspace in memory for the pipeline: items → snapshot → ranking → page. */
async function openPipeline() {
  const environment = openUnitEnvironment();
  const { workspace } = await createWorkspace(environment.deps, rootActor, {
    name: "W",
    defaultModel: "wsjf",
  });
  const actor = actorOf(workspace.id);
  const add = async (title: string, jobSize: number) => {
    const ratings = { user_value: 8, time_criticality: 5, risk_reduction: 3, job_size: jobSize };
    const changes = { title, ratings };
    const saved = await saveItems(environment.deps, actor, {
      operations: [{ kind: "create", changes }],
    });
    await environment.settle();
    return requireSingleOutcome(saved).item;
  };
  return { environment, workspace: workspace.id, add };
}

async function readTitles({ deps, settle }: UnitEnvironment, workspace: string): Promise<string[]> {
  const resolved = await resolvePage(deps, { workspace, filter: {}, limit: 10 });
  const { value } = await readPage(deps, resolved);
  await settle();
  const page: { data: { item: { title: string } }[] } = JSON.parse(
    new TextDecoder().decode(value.body),
  );
  return page.data.map(({ item }) => item.title);
}

/** A subscription whose request has read generation 2 before its publish. */
const subscription: Subscription = {
  series: { model: "wsjf", scope: "open" },
  generation: 2,
  current: undefined,
  since: undefined,
};

function rejectBroadcast(): Promise<never> {
  return Promise.reject(new Error("The room is closed."));
}

describe("a write", () => {
  test("enqueues a publish, which ranks the items and announces the ranking", async () => {
    const { environment, workspace, add } = await openPipeline();
    await add("Large", 8); // (8 + 5 + 3) / 8 = 2
    await add("Small", 2); // 16 / 2 = 8
    expect(environment.queued).toEqual([
      { kind: "publish", workspace, generation: 1 },
      { kind: "publish", workspace, generation: 2 },
    ]);
    expect(await publishWorkspace(environment.deps, { workspace })).toBe("published");
    const socket = environment.rooms.connect(workspace, { key: "key" }, subscription);
    expect(socket?.messages).toMatchObject([{ generation: 2, ranking: expect.any(String) }]);
    expect(environment.metrics).toMatchObject([{ kind: "publish", generation: 2, rows: 2 }]);
    expect(await readTitles(environment, workspace)).toEqual(["Small", "Large"]);
  });
});

describe("a publish", () => {
  test("is delayed until a second after the previous one", async () => {
    const { environment, workspace, add } = await openPipeline();
    await add("A", 1);
    await publishWorkspace(environment.deps, { workspace });
    await add("B", 2);
    expect(await publishWorkspace(environment.deps, { workspace })).toBe("early");
    environment.now += 1_000;
    expect(await publishWorkspace(environment.deps, { workspace })).toBe("published");
    environment.now += 1_000;
    expect(await publishWorkspace(environment.deps, { workspace })).toBe("current");
  });

  test("succeeds when the broadcast fails, and enqueues the broadcast", async () => {
    const { environment, workspace, add } = await openPipeline();
    await add("A", 1);
    environment.queued.splice(0);
    const rooms = { ...environment.deps.rooms, announce: rejectBroadcast };
    expect(await publishWorkspace({ ...environment.deps, rooms }, { workspace })).toBe("published");
    expect(environment.reportedErrors).toHaveLength(1);
    expect(environment.queued).toContainEqual({ kind: "broadcast", workspace, generation: 1 });
  });

  test("keeps a model fresh only for 15 minutes after its last read", async () => {
    const { environment, workspace, add } = await openPipeline();
    await add("A", 1);
    const read = async () => {
      const resolved = await resolvePage(environment.deps, {
        workspace,
        model: "rice",
        filter: {},
        limit: 1,
      });
      await readPage(environment.deps, resolved);
      await environment.settle();
    };
    await read();
    await publishWorkspace(environment.deps, { workspace });
    await add("B", 2);
    environment.now += 60_000;
    await publishWorkspace(environment.deps, { workspace });
    await add("C", 3);
    environment.now += 16 * 60_000;
    await publishWorkspace(environment.deps, { workspace });
    const pointer = await environment.deps.store.workspaces.readPointer(workspace);
    const generations = new Map(
      pointer?.publications.map(({ model, generation }) => [model, generation]),
    );
    expect(generations).toEqual(
      new Map([
        ["wsjf", 3],
        ["rice", 2],
      ]),
    );
  });
});

describe("a reader", () => {
  test("receives the same page after all caches are lost", async () => {
    const { environment, workspace, add } = await openPipeline();
    await add("A", 3);
    await add("B", 1);
    const before = await readTitles(environment, workspace);
    environment.clearCaches();
    expect(await readTitles(environment, workspace)).toEqual(before);
    expect(before).toEqual(["B", "A"]);
  });
});

describe("a sweep", () => {
  test("publishes a workspace whose message the queue has lost", async () => {
    const { environment, workspace, add } = await openPipeline();
    await add("A", 1);
    environment.queued.splice(0);
    await sweep(environment.deps);
    expect(environment.queued).toEqual([]);
    environment.now += 31_000;
    await sweep(environment.deps);
    expect(environment.queued).toEqual([{ kind: "publish", workspace, generation: 1 }]);
  });
});
