import { expect, test } from "vitest";
import {
  type RankingExportRequest,
  exportRanking,
} from "../../../src/flows/exports/export-ranking.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { type Store } from "../../../src/ports/deps.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** Opens a workspace with 1,001 items, and records the numbers of items that each read requests. */
async function openBacklog() {
  const { deps } = openUnitEnvironment();
  const { workspace } = await createWorkspace(deps, rootActor, {
    name: "Tests",
    defaultModel: "rice",
  });
  const actor = actorOf(workspace.id);
  const operations = Array.from({ length: 1_001 }, (_, index) => ({
    kind: "create" as const,
    changes: {
      title: `${index}`,
      externalId: `K-${index}`,
      source: index === 700 ? "jira" : "github",
      ratings: { reach: 2_000 - index, impact: 1, confidence: 1, effort: 1 },
    },
  }));
  const { outcomes } = await saveItems(deps, actor, { operations });
  const reads: number[] = [];
  const readByNumbers: Store["items"]["readByNumbers"] = (id, numbers, options) => {
    reads.push(numbers.length);
    return deps.store.items.readByNumbers(id, numbers, options);
  };
  const items = { ...deps.store.items, readByNumbers };
  const recordingDeps = { ...deps, store: { ...deps.store, items } };
  const open = async (request: Partial<RankingExportRequest> = {}) => {
    const exported = await exportRanking(recordingDeps, actor, request);
    return exported.batches;
  };
  const remove = async (index: number) => {
    const outcome = outcomes[index];
    const id = outcome !== undefined && "item" in outcome ? outcome.item.id : "";
    await saveItems(deps, actor, { operations: [{ kind: "delete", id }] });
  };
  return { open, reads, remove };
}

test("reads each batch of items when the client asks for it", async () => {
  const { open, reads } = await openBacklog();
  const batches = await open();
  expect(reads).toEqual([]);
  await batches.next();
  expect(reads).toEqual([500]);
  const ranks = (await Array.fromAsync(batches)).flat().map(({ rank }) => rank);
  expect(reads).toEqual([500, 500, 1]);
  expect(ranks).toEqual(Array.from({ length: 501 }, (_, index) => index + 501));
});

test("keeps the ranks and categories of all items in an export of one source", async () => {
  const { open } = await openBacklog();
  const rows = (await Array.fromAsync(await open({ source: "jira" }))).flat();
  expect(rows).toMatchObject([
    { rank: 701, score: 1_300, category: "Low", item: { title: "700" } },
  ]);
});

test("leaves out an item that was deleted after the ranking was computed", async () => {
  const { open, remove } = await openBacklog();
  const batches = await open();
  await remove(0);
  const [first] = (await Array.fromAsync(batches)).flat();
  expect(first).toMatchObject({ rank: 2, item: { title: "1" } });
});

test("adds the coefficients of satisfaction to a ranking by kano", async () => {
  const { deps } = openUnitEnvironment();
  const { workspace } = await createWorkspace(deps, rootActor, {
    name: "Tests",
    defaultModel: "kano",
  });
  const actor = actorOf(workspace.id);
  const counts = { kano_attractive: 10, kano_one_dimensional: 20, kano_must_be: 15 };
  const ratings = { ...counts, kano_indifferent: 5 };
  const operations = [{ title: "Rated", ratings }, { title: "Unrated" }].map((changes) => ({
    kind: "create" as const,
    changes,
  }));
  await saveItems(deps, actor, { operations });
  const { kind, batches } = await exportRanking(deps, actor, {});
  const [rated, unrated] = (await Array.fromAsync(batches)).flat();
  expect([kind, rated?.better, rated?.worse]).toEqual(["kano", 0.6, -0.7]);
  expect(unrated).not.toHaveProperty("better");
});
