import { toFieldChanges } from "../../contract/field-changes.ts";
import { type ItemOperation } from "../items/item-operation.ts";
import { type ImportPlan } from "./import-plan.ts";
import { type StagedRow } from "./staged-rows.ts";

type UpsertOperation = Extract<ItemOperation, { kind: "upsert" }>;

/**
 * Converts a row to an operation: sets the source, and replaces aliases of items with external ids.
 */
export function toOperation({ id, patch }: StagedRow, plan: ImportPlan): UpsertOperation {
  const { parent, blockedBy, ...changes } = toFieldChanges(patch);
  const rename = (name: string) =>
    Object.hasOwn(plan.aliases, name) ? (plan.aliases[name] ?? name) : name;
  const named = {
    ...(plan.source !== "" && id === null && { source: plan.source }),
    ...changes,
    ...(parent !== undefined && { parent: parent === null ? null : rename(parent) }),
    ...(blockedBy !== undefined && { blockedBy: blockedBy?.map(rename) ?? null }),
  };
  return {
    kind: "upsert",
    changes: named,
    ...(id !== null && { id }),
    ...(plan.match !== undefined && { match: plan.match }),
  };
}
