import { buildItemFields } from "../../src/core/item/change-item.ts";
import { type Item } from "../../src/core/item/item.ts";
import { type Job } from "../../src/core/job.ts";
import { createWorkspace } from "../../src/flows/workspaces/create-workspace.ts";
import { type Deps } from "../../src/ports/deps.ts";
import {
  type IdempotentResponse,
  type ItemFilter,
  type ItemUpdate,
  type Store,
  type WriteBatch,
} from "../../src/ports/store.ts";
import { rootActor } from "../environments/actors.ts";

export function toSummary({ id, title, status }: Item) {
  return { id, title, status };
}

export type Fields = Parameters<typeof buildItemFields>[0];

/** Opens a store with an empty workspace, and functions that write to it. */
export async function openStoreUnderTest(open: () => Deps) {
  const deps = open();
  const { store, random } = deps;
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "rice" });
  const { id } = workspace;
  const buildInsert = (fields: Fields) => ({
    id: random.typeId("itm"),
    fields: buildItemFields(fields),
  });
  const write = (batch: Partial<WriteBatch>) =>
    store.items.write({ workspace: id, actor: "a", at: 1, creates: [], changes: [], ...batch });
  return {
    id,
    store,
    buildInsert,
    write,
    create: (...items: readonly Fields[]) => write({ creates: items.map(buildInsert) }),
    readItem: (number: number) => readItem(store, id, number),
    stageChunk: async (fields: Partial<Job> = {}) => {
      const target = { workspace: id, id: random.typeId("job"), ...fields };
      const { job, submit } = await stageJob(store, target);
      await submit();
      return job;
    },
    stageJob: () => stageJob(store, { workspace: id, id: random.typeId("job") }),
  };
}

async function readItem(store: Store, workspace: string, number: number): Promise<Item> {
  const [item] = (await store.items.listAfter(workspace, number - 1, 1)).values();
  if (item === undefined) {
    throw new Error(`The workspace has no item ${number}.`);
  }
  return item;
}

/** Stages a job of one chunk. Returns its id, and a function that submits it. */
async function stageJob(
  store: Store,
  { workspace, id, ...fields }: Partial<Job> & Pick<Job, "workspace" | "id">,
) {
  const counts = { done: 0, total: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };
  const job: Job = {
    workspace,
    id,
    kind: "import",
    state: "staging",
    ...counts,
    generation: 0,
    errorCount: 0,
    errors: [],
    unmapped: [],
    warnings: [],
    warningCount: 0,
    generations: [],
    actor: "a",
    createdAt: 1,
    updatedAt: 1,
    ...fields,
  };
  await store.jobs.create(job);
  await store.jobs.stageChunk(workspace, id, { sequence: 0, rows: "[]", count: 1, at: 1 });
  return {
    job: id,
    submit: (response?: IdempotentResponse) =>
      store.jobs.submit({ ...job, state: "queued", total: 1 }, { at: 2, response }),
  };
}

/** Builds the receipt of a chunk with one created item. */
export function buildReceipt(job: string) {
  const counts = { done: 1, created: 1, updated: 0, unchanged: 0, failed: 0 };
  return { job, sequence: 0, count: 1, ...counts, faults: [] };
}

/** Builds an update of an item. */
export function buildUpdate(
  item: Item,
  change: Fields,
  before: Record<string, unknown> = {},
): ItemUpdate {
  const { id, number, version, createdAt } = item;
  const fields = buildItemFields({ ...item, ...change });
  return { id, number, version, createdAt, fields, before };
}

/** Returns the total of a list. */
export async function countItems(
  { store, id }: { readonly store: Store; readonly id: string },
  filter: ItemFilter,
): Promise<number | undefined> {
  const { total } = await store.items.list(id, filter, { limit: 1, isCounted: true });
  return total;
}
