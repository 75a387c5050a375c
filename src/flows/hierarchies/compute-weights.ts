import { type ComputeBody } from "../../contract/hierarchy.ts";
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
 * What judgements come to, without keeping anything. They are given as the rows of a matrix, or as
 * one judge's or several judges' judgements of criteria. Those that leave something apart that was
 * never compared are refused.
 */
export function computeWeights(body: ComputeBody): HierarchyResult {
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
  const beside = Object.entries({ categories, judgements, judges }).filter(([, said]) => said);
  const detail = "A matrix stands for all judgements: say nothing of the kind beside it.";
  faults.push(...beside.map(([name]) => ({ pointer: `/${name}`, detail })));
  const keys = criteria?.map(({ key }) => key) ?? rows.map((_, at) => String(at + 1));
  if (keys.length !== rows.length) {
    const count = `There are ${keys.length} criteria, and ${rows.length} rows.`;
    faults.push({ pointer: "/criteria", detail: count });
  }
  const matrix = buildMatrixFromRows(rows, { pointer: "/matrix", faults });
  const level = { keys: keys.slice(0, matrix.size) };
  return evaluateLevels([level], [{ judge: "matrix", matrices: [matrix] }], table);
}

function computeFromJudges(body: ComputeBody, faults: Fault[]): HierarchyResult {
  const { judgements, judges, criteria, categories } = body;
  if (judgements !== undefined && judges !== undefined) {
    const detail = "Say either judgements or judges, and not both.";
    throw failureFromFault("invalid", { pointer: "/judges", detail });
  }
  const outline = buildOutline({ criteria, categories, table: body.table });
  const said = new Map(Object.entries(judges ?? { all: judgements ?? [] }));
  const found: Fault[] = [];
  const result = evaluateHierarchy(outline, said, { table: outline.table, faults: found });
  // One judge's judgements stand at the top of the body, without a name.
  const isNamed = judges !== undefined;
  faults.push(
    ...found.map(({ pointer = "", detail }) => ({
      pointer: isNamed ? pointer : pointer.replace("/judges/all", "/judgements"),
      detail,
    })),
  );
  return result;
}
