import { limits } from "../../contract/limits.ts";
import { itemViewOf } from "../../contract/view.ts";
import { failureAt } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type Deps } from "../../deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { csvHeader, csvRow } from "./csv-rows.ts";
import { ndjsonRow } from "./ndjson-rows.ts";

/** Items a statement reads: what is in memory at once. */
const pageItems = 500;

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
  const criteria = format === "csv" ? await deps.store.boards.criteria(workspace) : [];
  if (criteria.length > limits.exportedCriteriaMax) {
    const detail = "There are more criteria than a CSV has columns; ask for ndjson.";
    throw failureAt("invalid", { parameter: "format", detail });
  }
  return textsOf(deps, workspace, {
    head: format === "csv" ? csvHeader(criteria) : "",
    rowOf: (item) => (format === "csv" ? csvRow(item, criteria) : ndjsonRow(itemViewOf(item))),
  });
}

async function* textsOf(
  { store }: Deps,
  workspace: string,
  { head, rowOf }: { readonly head: string; readonly rowOf: (item: Item) => string },
): AsyncGenerator<string> {
  if (head !== "") {
    yield head;
  }
  let after = 0;
  for (;;) {
    // A page begins where the one before it ended; the reader sets the pace.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const items = await store.items.after(workspace, after, pageItems);
    if (items.length === 0) {
      return;
    }
    yield items.map(rowOf).join("");
    after = items.at(-1)?.number ?? after;
  }
}
