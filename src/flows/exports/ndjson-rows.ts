import { type ItemView } from "../../contract/item.ts";

/** An item as a line of NDJSON, just as the API gives it. */
export function formatNdjsonRow(view: ItemView): string {
  return `${JSON.stringify(view)}\n`;
}
