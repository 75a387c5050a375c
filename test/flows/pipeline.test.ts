import { describe, expect, test } from "vitest";
import { requireSingleOutcome, saveItems } from "../../src/flows/items/save-items.ts";
import { sweep } from "../../src/flows/jobs/sweep.ts";
import { readPage } from "../../src/flows/pages/read-page.ts";
import { resolvePage } from "../../src/flows/pages/resolve-page.ts";
import { publishWorkspace } from "../../src/flows/rankings/publish-workspace.ts";
import { createWorkspace } from "../../src/flows/workspaces/create-workspace.ts";
import { type UnitEnvironment, openUnitEnvironment } from "../environments/unit.ts";

/** Items → board → ranking → page, in a world in memory, where time is the test's to move. */
async function openPipeline() {
  const environment = openUnitEnvironment();
  const { workspace } = await createWorkspace(environment.deps, {
    name: "W",
    defaultModel: "wsjf",
  });
  const actor = { workspace: workspace.id, name: "somebody" };
  const add = async (title: string, jobSize: number) => {
    const ratings = { user_value: 8, time_criticality: 5, risk_reduction: 3, job_size: jobSize };
    const changes = { title, ratings };
    const saved = await saveItems(environment.deps, {
      actor,
      operations: [{ kind: "create", changes }],
    });
    await environment.settle();
    return requireSingleOutcome(saved).item;
  };
  return { environment, workspace: workspace.id, add };
}

async function titlesOf({ deps, settle }: UnitEnvironment, workspace: string): Promise<string[]> {
  const found = await resolvePage(deps, { workspace, filter: {}, limit: 10 });
  const { value } = await readPage(deps, found);
  await settle();
  const page: { data: { item: { title: string } }[] } = JSON.parse(
    new TextDecoder().decode(value.body),
  );
  return page.data.map(({ item }) => item.title);
}

describe("a write", () => {
  test("asks for a publish, which orders the items and tells the room", async () => {
    const { environment, workspace, add } = await openPipeline();
    await add("Large", 8); // (8 + 5 + 3) / 8 = 2
    await add("Small", 2); // 16 / 2 = 8
    expect(environment.queued).toEqual([
      { kind: "publish", workspace, generation: 1 },
      { kind: "publish", workspace, generation: 2 },
    ]);
    expect(await publishWorkspace(environment.deps, { workspace })).toBe("published");
    expect(environment.broadcasts).toMatchObject([{ generation: 2, model: "wsjf" }]);
    expect(environment.metrics).toMatchObject([{ kind: "publish", generation: 2, rows: 2 }]);
    expect(await titlesOf(environment, workspace)).toEqual(["Small", "Large"]);
  });
});

describe("a publish", () => {
  test("a moment after another is put off, and done when the second has passed", async () => {
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

  test("goes through although nobody can be told of it", async () => {
    const { environment, workspace, add } = await openPipeline();
    await add("A", 1);
    const rooms = { broadcast: () => Promise.reject(new Error("The room is closed.")) };
    expect(await publishWorkspace({ ...environment.deps, rooms }, { workspace })).toBe("published");
    expect(environment.reportedErrors).toHaveLength(1);
  });

  test("keeps a model fresh that somebody reads, and lets it be when nobody has for long", async () => {
    const { environment, workspace, add } = await openPipeline();
    await add("A", 1);
    const read = async () => {
      const found = await resolvePage(environment.deps, {
        workspace,
        model: "rice",
        filter: {},
        limit: 1,
      });
      await readPage(environment.deps, found);
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
  test("gets the same page when every copy is lost", async () => {
    const { environment, workspace, add } = await openPipeline();
    await add("A", 3);
    await add("B", 1);
    const before = await titlesOf(environment, workspace);
    environment.clearCaches();
    expect(await titlesOf(environment, workspace)).toEqual(before);
    expect(before).toEqual(["B", "A"]);
  });
});

describe("a sweep", () => {
  test("finds the workspace that the queue forgot, once it is old enough", async () => {
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
