import { type ComputeBody } from "../../contract/hierarchy.ts";
import { type Actor, authorize } from "../../core/access.ts";
import {
  type HierarchyResult,
  evaluateHierarchy,
  evaluateLevels,
  listWeightIssues,
} from "../../core/ahp/evaluate-hierarchy.ts";
import { buildMatrixFromRows } from "../../core/ahp/matrix-rows.ts";
import { failureFromFault, failureFromFaults, type Fault } from "../../core/failure.ts";
import { buildOutline } from "./build-outline.ts";

/**
 * Computes weights from judgements: the rows of a matrix, or the judgements of one judge or
 * several. Stores nothing. Throws if the judgements do not connect all criteria.
 */
export function computeWeights(actor: Actor, body: ComputeBody): HierarchyResult {
  authorize(actor, "calculations:run");
  const faults: Fault[] = [];
  const result =
    body.matrix === undefined ? computeFromJudges(body, faults) : computeFromMatrix(body, faults);
  if (faults.length > 0) {
    throw failureFromFaults("invalid", faults);
  }
  if (result.verdict === "incomplete") {
    const detail = listWeightIssues(result).join(" ");
    throw failureFromFault("invalid", { pointer: `/${selectInputField(body)}`, detail });
  }
  return result;
}

function selectInputField({ matrix, judges }: ComputeBody): "matrix" | "judges" | "judgements" {
  return matrix === undefined ? (judges === undefined ? "judgements" : "judges") : "matrix";
}

function computeFromMatrix(body: ComputeBody, faults: Fault[]): HierarchyResult {
  const { matrix: rows = [], criteria, categories, judgements, judges, table = "classic" } = body;
  const others = Object.entries({ categories, judgements, judges }).filter(([, value]) => value);
  const detail = "A matrix contains all judgements. Leave this field out.";
  faults.push(...others.map(([name]) => ({ pointer: `/${name}`, detail })));
  const keys = criteria?.map(({ key }) => key) ?? rows.map((_, index) => String(index + 1));
  if (keys.length !== rows.length) {
    const mismatch = `There are ${keys.length} criteria and ${rows.length} rows. Send one row per criterion.`;
    faults.push({ pointer: "/criteria", detail: mismatch });
  }
  const matrix = buildMatrixFromRows(rows, { pointer: "/matrix", faults, table });
  const level = { keys: keys.slice(0, matrix.size) };
  return evaluateLevels([level], [{ judge: "matrix", matrices: [matrix] }], table);
}

function computeFromJudges(body: ComputeBody, faults: Fault[]): HierarchyResult {
  const { judgements, judges, criteria, categories } = body;
  if (judgements !== undefined && judges !== undefined) {
    const detail = "Send either judgements or judges.";
    throw failureFromFault("invalid", { pointer: "/judges", detail });
  }
  const outline = buildOutline({ criteria, categories, table: body.table });
  const byJudge = new Map(Object.entries(judges ?? { all: judgements ?? [] }));
  const judgeFaults: Fault[] = [];
  const result = evaluateHierarchy(outline, byJudge, {
    table: outline.table,
    faults: judgeFaults,
  });
  // The judgements of a single, unnamed judge are at the top of the body.
  const isNamed = judges !== undefined;
  faults.push(
    ...judgeFaults.map(({ pointer = "", detail }) => ({
      pointer: isNamed ? pointer : pointer.replace("/judges/all", "/judgements"),
      detail,
    })),
  );
  return result;
}
