import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { failureFromFault } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";

/** Items that one statement reads, and that are in memory at the same time. */
const itemsPerRead = 500;

/** An export: the criteria that get a column, and the items in batches. */
export type ItemExport = {
  /** The criteria with ratings, for CSV. */
  readonly criteria: readonly string[];
  readonly batches: AsyncGenerator<readonly Item[]>;
};

/**
 * Reads all items of a workspace by number, one batch at a time. Names a parent by its external id
 * if it has one, so that other systems can import the file.
 */
export async function exportItems(
  deps: Deps,
  actor: Actor,
  format: "csv" | "ndjson",
): Promise<ItemExport> {
  authorize(actor, "items:export");
  const { workspace } = actor;
  await requirePointer(deps, workspace);
  const criteria = format === "csv" ? await deps.store.snapshots.listCriteria(workspace) : [];
  if (criteria.length > limits.exportedCriteriaMax) {
    const detail = `The items have ratings of more than ${limits.exportedCriteriaMax} criteria, too many for columns. Request ndjson.`;
    throw failureFromFault("invalid", { parameter: "format", detail });
  }
  return { criteria, batches: readBatches(deps, workspace) };
}

async function* readBatches({ store }: Deps, workspace: string): AsyncGenerator<readonly Item[]> {
  let after = 0;
  for (;;) {
    // Each batch begins after the previous one, and the client's reads set the pace.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const items = await store.items.listAfter(workspace, after, itemsPerRead);
    if (items.length === 0) {
      return;
    }
    yield items;
    after = items.at(-1)?.number ?? after;
  }
}
