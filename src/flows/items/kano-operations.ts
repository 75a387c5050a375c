import { limits } from "../../contract/limits.ts";
import { failureFromFault, formatJsonPointer } from "../../core/failure.ts";
import { countKanoAnswers, type KanoPair } from "../../core/models/arithmetic/kano-answers.ts";
import { type ItemOperation } from "./item-operation.ts";

/** Answers about an item, which is named by its id or by its external id. */
export type KanoAnswerRow = KanoPair & {
  readonly id?: string | undefined;
  readonly externalId?: string | undefined;
  readonly source?: string | undefined;
};

export type KanoOperations = {
  /** One operation for each item, in the order of the items' first answers. */
  readonly operations: readonly ItemOperation[];
  /** The index of the first answer about the item of each operation. */
  readonly indexes: readonly number[];
};

/**
 * Converts answers to operations that write the numbers of answers as ratings for the model `kano`.
 * With `replace`, the numbers replace those of the item. With `add`, they are added to those that
 * the item has when it is written. Throws "invalid" for answers about too many items.
 */
export function toKanoOperations(
  rows: readonly KanoAnswerRow[],
  mode: "replace" | "add",
): KanoOperations {
  const groups = Map.groupBy(
    rows.map((row, index) => ({ ...row, index })),
    ({ id, externalId, source = "" }) => JSON.stringify([id, externalId, source]),
  );
  const indexes = [...groups.values()].map(([first]) => first?.index ?? 0);
  const excess = indexes[limits.batchOperationsMax];
  if (excess !== undefined) {
    const detail = `The request has answers about more than ${limits.batchOperationsMax} items. Send several requests.`;
    throw failureFromFault("invalid", { pointer: formatJsonPointer("answers", excess), detail });
  }
  return { operations: [...groups.values()].map((group) => toOperation(group, mode)), indexes };
}

function toOperation(group: readonly KanoAnswerRow[], mode: "replace" | "add"): ItemOperation {
  const { id, externalId, source = "" } = group[0] ?? {};
  const counts = countKanoAnswers(group);
  const [ratings, added] = mode === "replace" ? [counts, undefined] : [undefined, counts];
  return id === undefined
    ? { kind: "upsert", isUpdateOnly: true, changes: { externalId, source, ratings }, added }
    : { kind: "patch", id, changes: { ratings }, added };
}
