import { type ComputeBody } from "../../contract/hierarchy.ts";
import {
  type HierarchyResult,
  judgeHierarchy,
  judgeLevels,
  refusalsOf,
} from "../../core/ahp/hierarchy.ts";
import { readRows } from "../../core/ahp/rows.ts";
import { failureAt, failureOfAll, type Fault } from "../../core/failure.ts";
import { outlineOf } from "./outline.ts";

/**
 * What judgements come to, without keeping anything. They are given as the rows of a matrix, or as
 * one judge's or several judges' judgements of criteria. Those that leave something apart that was
 * never compared are refused.
 */
export function computeWeights(body: ComputeBody): HierarchyResult {
  const faults: Fault[] = [];
  const result = body.matrix === undefined ? ofJudges(body, faults) : ofMatrix(body, faults);
  if (faults.length > 0) {
    throw failureOfAll("invalid", faults);
  }
  if (result.verdict === "unfinished") {
    const detail = refusalsOf(result).join(" ");
    throw failureAt("invalid", { pointer: `/${sourceOf(body)}`, detail });
  }
  return result;
}

function sourceOf({ matrix, judges }: ComputeBody): "matrix" | "judges" | "judgements" {
  return matrix === undefined ? (judges === undefined ? "judgements" : "judges") : "matrix";
}

function ofMatrix(body: ComputeBody, faults: Fault[]): HierarchyResult {
  const { matrix: rows = [], criteria, categories, judgements, judges, table = "classic" } = body;
  const beside = Object.entries({ categories, judgements, judges }).filter(([, said]) => said);
  const detail = "A matrix stands for all judgements: say nothing of the kind beside it.";
  faults.push(...beside.map(([name]) => ({ pointer: `/${name}`, detail })));
  const keys = criteria?.map(({ key }) => key) ?? rows.map((_, at) => String(at + 1));
  if (keys.length !== rows.length) {
    const count = `There are ${keys.length} criteria, and ${rows.length} rows.`;
    faults.push({ pointer: "/criteria", detail: count });
  }
  const matrix = readRows(rows, { pointer: "/matrix", faults });
  const level = { keys: keys.slice(0, matrix.size) };
  return judgeLevels([level], [{ judge: "matrix", matrices: [matrix] }], table);
}

function ofJudges(body: ComputeBody, faults: Fault[]): HierarchyResult {
  const { judgements, judges, criteria, categories } = body;
  if (judgements !== undefined && judges !== undefined) {
    const detail = "Say either judgements or judges, and not both.";
    throw failureAt("invalid", { pointer: "/judges", detail });
  }
  const outline = outlineOf({ criteria, categories, table: body.table });
  const said = new Map(Object.entries(judges ?? { all: judgements ?? [] }));
  const found: Fault[] = [];
  const result = judgeHierarchy(outline, said, { table: outline.table, faults: found });
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
