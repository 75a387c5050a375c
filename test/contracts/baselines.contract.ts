import { describe, expect, test } from "vitest";
import { limits } from "../../src/contract/limits.ts";
import { type Baseline } from "../../src/core/ranking/baseline.ts";
import { type RankingRow } from "../../src/core/workspace.ts";
import { createWorkspace } from "../../src/flows/workspaces/create-workspace.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { rootActor } from "../environments/actors.ts";

/** Tests baselines. */
export function testBaselinesContract(open: () => Deps): void {
  describe("baselines", () => {
    test("are listed with their rankings, newest first", async () => {
      const { store, id, build } = await openTwoWorkspaces(open);
      const [first, second] = [build("Q1", { note: "Agreed" }), build("Q2", { generation: 4 })];
      expect(await store.baselines.create(id, first)).toBe(true);
      expect(await store.baselines.create(id, second)).toBe(true);
      expect(await store.baselines.list(id)).toEqual([second, first]);
      expect(await store.baselines.read(id, first.id)).toEqual(first);
    });

    test("store the row of a ranking that has none, and keep one that exists", async () => {
      const { store, id, build } = await openTwoWorkspaces(open);
      const baseline = build("Q1");
      await store.baselines.create(id, baseline);
      await store.baselines.create(id, build("Q2", { ranking: { digest: "other" } }));
      expect(await store.rankings.list(id, { limit: 9 })).toEqual([baseline.ranking]);
      expect(await store.rankings.listNewest(id)).toEqual([]);
    });

    test("have different names", async () => {
      const { store, id, build } = await openTwoWorkspaces(open);
      const [first, second] = [build("Q1"), build("Q2")];
      await store.baselines.create(id, first);
      await store.baselines.create(id, second);
      const named = build("Q1", { generation: 9 });
      expect(await store.baselines.create(id, named)).toBe(false);
      const change = { fields: { name: "Q1" }, at: 9 };
      expect(await store.baselines.update(id, second.id, change)).toBeUndefined();
      expect(await store.baselines.update(id, first.id, change)).toMatchObject({ version: 2 });
      expect((await store.rankings.list(id, { limit: 9 })).length).toBe(1);
    });

    test("are changed and removed only at the expected version", async () => {
      const { store, id, build } = await openTwoWorkspaces(open);
      const baseline = build("Q1", { note: "Agreed" });
      await store.baselines.create(id, baseline);
      const removal = { fields: { note: null }, at: 9, versions: [1, 5] };
      const { note: _note, ranking, ...rest } = baseline;
      const next = { ...rest, version: 2, updatedAt: 9 };
      expect(await store.baselines.update(id, baseline.id, removal)).toEqual(next);
      expect(await store.baselines.update(id, baseline.id, removal)).toBeUndefined();
      expect(await store.baselines.read(id, baseline.id)).toEqual({ ...next, ranking });
      expect(await store.baselines.remove(id, baseline.id, [1])).toBeUndefined();
      expect(await store.baselines.remove(id, baseline.id, [2])).toEqual({ siblings: 0 });
      expect(await store.baselines.remove(id, baseline.id)).toBeUndefined();
    });

    test("are counted by ranking when one is removed", async () => {
      const { store, id, build } = await openTwoWorkspaces(open);
      const [first, second] = [build("Q1"), build("Q2")];
      await store.baselines.create(id, first);
      await store.baselines.create(id, second);
      await store.baselines.create(id, build("Q3", { generation: 9 }));
      expect(await store.baselines.remove(id, first.id)).toEqual({ siblings: 1 });
      expect(await store.baselines.remove(id, second.id)).toEqual({ siblings: 0 });
    });

    test("keep their rankings from being deleted", async () => {
      const { store, id, build } = await openTwoWorkspaces(open);
      const baseline = build("Q1");
      await store.baselines.create(id, baseline);
      await store.rankings.remove([baseline.ranking]);
      expect(await store.rankings.read(id, baseline.ranking.id)).toEqual(baseline.ranking);
      await store.baselines.remove(id, baseline.id);
      await store.rankings.remove([baseline.ranking]);
      expect(await store.rankings.read(id, baseline.ranking.id)).toBeUndefined();
    });

    test("have a maximum number", async () => {
      const { store, id, build } = await openTwoWorkspaces(open);
      for (let index = 0; index < limits.baselinesMax; index += 1) {
        // oxlint-disable-next-line no-await-in-loop -- a hundred rows
        expect(await store.baselines.create(id, build(`Q${index}`))).toBe(true);
      }
      expect(await store.baselines.create(id, build("One more"))).toBe(false);
      expect(await store.baselines.list(id)).toHaveLength(limits.baselinesMax);
    });

    test("are invisible to other workspaces", async () => {
      const { store, id, build, other } = await openTwoWorkspaces(open);
      const baseline = build("Q1");
      await store.baselines.create(id, baseline);
      expect(await store.baselines.list(other)).toEqual([]);
      expect(await store.baselines.read(other, baseline.id)).toBeUndefined();
      const change = { fields: { name: "Q2" }, at: 1 };
      expect(await store.baselines.update(other, baseline.id, change)).toBeUndefined();
      expect(await store.baselines.remove(other, baseline.id)).toBeUndefined();
    });
  });
}

type Parts = {
  readonly note?: string;
  readonly generation?: number;
  readonly ranking?: Partial<RankingRow>;
};

async function openTwoWorkspaces(open: () => Deps) {
  const deps = open();
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "rice" });
  const other = await createWorkspace(deps, rootActor, { name: "V", defaultModel: "rice" });
  let count = 0;
  const build = (name: string, { note, generation = 3, ranking }: Parts = {}): Baseline => {
    count += 1;
    return {
      // Ids in ascending order, because two ids of one millisecond are in no order.
      id: `bsl_${String(count).padStart(26, "0")}`,
      name,
      ...(note !== undefined && { note }),
      ranking: { ...buildRow(workspace.id, generation), ...ranking },
      version: 1,
      actor: "key_1",
      createdAt: 1,
      updatedAt: 1,
    };
  };
  return { store: deps.store, id: workspace.id, other: other.workspace.id, build };
}

function buildRow(workspace: string, generation: number): RankingRow {
  const id = `rnk_${generation}`;
  const key = { workspace, generation, model: "rice", revision: 1, orderRules: 2 };
  return { ...key, id, scope: "open", at: 2, count: 5, unscored: 1, digest: "abc" };
}
