import { type Actor, authorize } from "../../core/access.ts";
import { type Finding } from "../../core/lint/finding.ts";
import { type LintReport } from "../../core/lint/lint-report.ts";
import { lintInSlices } from "../../core/lint/lint.ts";
import { type Deps } from "../../ports/deps.ts";
import { runSliced } from "../run-sliced.ts";
import { readItemMap } from "./read-item-map.ts";
import { readSnapshotWithModel, type SnapshotModelRequest } from "./read-snapshot-with-model.ts";

/** Items that one report names. Later findings name fewer items. */
const namedItemsMax = 500;

/** Checks the items of a scope and the model that ranks them. */
export async function lintRanking(
  deps: Deps,
  actor: Actor,
  request: SnapshotModelRequest,
): Promise<LintReport> {
  authorize(actor, "analyses:run");
  const { workspace } = actor;
  const { snapshot, scope, resolvedModel } = await readSnapshotWithModel(deps, workspace, request);
  const result = await runSliced(deps, lintInSlices(snapshot, resolvedModel));
  const numbers = collectNumbers(result.findings);
  const items = await readItemMap(deps, workspace, [...numbers]);
  return { snapshot, scope, resolvedModel, lint: result, numbers, items };
}

function collectNumbers(findings: readonly Finding[]): Set<number> {
  const numbers = new Set(findings.flatMap(({ items = [] }) => items));
  return new Set([...numbers].slice(0, namedItemsMax));
}
