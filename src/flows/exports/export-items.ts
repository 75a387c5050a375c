import { toItemView } from "../../contract/item-view.ts";
import { limits } from "../../contract/limits.ts";
import { failureFromFault } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { formatCsvHeader, formatCsvRow } from "./csv-rows.ts";
import { formatNdjsonRow } from "./ndjson-rows.ts";

/** Items a statement reads: what is in memory at once. */
const itemsPerRead = 500;

/**
 * All items of a workspace in order of their numbers, as text that is made while it is read. A
 * parent is named by its external id where it has one, so that the file means the same elsewhere.
 */
export async function exportItems(
  deps: Deps,
  workspace: string,
  format: "csv" | "ndjson",
): Promise<AsyncGenerator<string>> {
  await requirePointer(deps, workspace);
  const criteria = format === "csv" ? await deps.store.snapshots.listCriteria(workspace) : [];
  if (criteria.length > limits.exportedCriteriaMax) {
    const detail = "There are more criteria than a CSV has columns; ask for ndjson.";
    throw failureFromFault("invalid", { parameter: "format", detail });
  }
  return streamRows(deps, workspace, {
    head: format === "csv" ? formatCsvHeader(criteria) : "",
    rowOf: (item) =>
      format === "csv" ? formatCsvRow(item, criteria) : formatNdjsonRow(toItemView(item)),
  });
}

async function* streamRows(
  { store }: Deps,
  workspace: string,
  {
    head: header,
    rowOf: formatRow,
  }: { readonly head: string; readonly rowOf: (item: Item) => string },
): AsyncGenerator<string> {
  if (header !== "") {
    yield header;
  }
  let after = 0;
  for (;;) {
    // A page begins where the one before it ended; the reader sets the pace.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const items = await store.items.listAfter(workspace, after, itemsPerRead);
    if (items.length === 0) {
      return;
    }
    yield items.map(formatRow).join("");
    after = items.at(-1)?.number ?? after;
  }
}
