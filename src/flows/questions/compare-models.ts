import { type z } from "@hono/zod-openapi";
import { type ComparisonRequest, type ComparisonView } from "../../contract/comparison.ts";
import { type Board } from "../../core/board/board.ts";
import { type Comparison, compareModels } from "../../core/compare/compare-models.ts";
import { type Verdict } from "../../core/compare/verdict.ts";
import { Failure, failureAt, type Fault } from "../../core/failure.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../deps.ts";
import { definitionRequestOf } from "../models/definition-request.ts";
import { supposedModel } from "../models/supposed-model.ts";
import { namesOf } from "../rankings/named.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readBoard } from "../rankings/read-board.ts";

type Asked = z.infer<typeof ComparisonRequest>;
type View = z.infer<typeof ComparisonView>;

/** What a comparison may take of an isolate; bytes of an item, and of an item in each model. */
const comparedBytesMax = 48_000_000;
const comparedBytes = 40;
const comparedBytesEach = 12;

/** Models of a workspace, or made up for the occasion, side by side over its board as it is. */
export async function compareByModels(
  deps: Deps,
  {
    workspace,
    models,
    limit,
    minGeneration,
  }: Asked & { readonly workspace: string; readonly minGeneration?: number | undefined },
): Promise<{ readonly board: Board; readonly view: View }> {
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const inUse = await Promise.all(models.map((asked, at) => modelAt(deps, pointer, [asked, at])));
  const board = await readBoard(deps, pointer.workspace);
  refuseSize(board, models.length);
  const comparison = compareModels(board, inUse);
  const labels = labelsOf(models, inUse);
  const picked = pickFrom(comparison, limit);
  const numberOf = (row: number) => board.number[row] ?? 0;
  const rows = [picked.consensus, picked.disputed, picked.borda, picked.copeland, picked.condorcet];
  const numbers = [...rows, ...picked.winners].flat().map(numberOf);
  const nameOf = await namesOf(deps, workspace, numbers);
  const itemOf = (row: number) => nameOf(numberOf(row));
  const view = {
    ...overview(board, comparison, { inUse, labels }),
    winners: {
      borda: picked.borda.map(itemOf),
      copeland: picked.copeland.map(itemOf),
      condorcet: picked.condorcet.map(itemOf)[0] ?? null,
      models: Object.fromEntries(
        labels.map((label, at) => [label, (picked.winners[at] ?? []).map(itemOf)]),
      ),
    },
    consensus: picked.consensus.map((row) => ({
      item: itemOf(row),
      ...standingOf(comparison, row),
      ranks: ranksOf(comparison, labels, row),
    })),
    disputed: picked.disputed.map((row) => ({
      item: itemOf(row),
      spread: comparison.spread[row] ?? 0,
      ranks: ranksOf(comparison, labels, row),
    })),
  };
  return { board, view };
}

/** Orders, ranks and points of all models lie side by side while they are compared. */
function refuseSize({ count }: Board, models: number): void {
  const most = Math.floor(comparedBytesMax / (comparedBytes + models * comparedBytesEach));
  if (count > most) {
    const detail = `${models} models can be compared over ${most} items at the most; there are ${count}.`;
    throw failureAt("invalid", { pointer: "/models", detail });
  }
}

/** One of the models that were asked for; what is wrong with it is said at its place in the list. */
async function modelAt(
  deps: Deps,
  pointer: Pointer,
  [asked, at]: readonly [Asked["models"][number], number],
): Promise<ModelInUse> {
  const {
    as: _,
    model: id,
    revision,
    ...body
  } = typeof asked === "string" ? { as: asked, model: asked, revision: undefined } : asked;
  try {
    const definition = await definitionRequestOf(deps, pointer.workspace.id, body);
    return await supposedModel(deps, pointer, { wanted: { id, revision }, definition });
  } catch (error) {
    throw error instanceof Failure ? placed(error, `/models/${at}`) : error;
  }
}

function placed(failure: Failure, place: string): Failure {
  const { message, cause } = failure;
  const known: readonly Fault[] =
    failure.faults.length > 0 ? failure.faults : [{ detail: message }];
  const faults = known.map(({ pointer = "", detail }) => ({
    pointer: `${place}${pointer}`,
    detail,
  }));
  return new Failure(failure.kind, message, { faults, cause });
}

/** What each model is called: as asked, or by its id; one that is there again is numbered. */
function labelsOf(models: Asked["models"], inUse: readonly ModelInUse[]): string[] {
  const labels: string[] = [];
  const seen = new Map<string, number>();
  for (const [at, asked] of models.entries()) {
    const name = (typeof asked === "string" ? asked : asked.as) ?? inUse[at]?.id ?? "";
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    labels.push(times === 1 ? name : `${name}#${times}`);
  }
  return labels;
}

function overview(
  { generation }: Board,
  { count, verdicts, tau, copeland }: Comparison,
  { inUse, labels }: { readonly inUse: readonly ModelInUse[]; readonly labels: readonly string[] },
) {
  return {
    generation,
    count,
    models: inUse.map(({ id, revision, definition }, at) => ({
      label: labels[at] ?? "",
      model: id,
      revision,
      kind: definition.kind,
      unscored: verdicts[at]?.unscored ?? 0,
    })),
    tau: tau.map((line) => line.map((each) => (Number.isNaN(each) ? null : each))),
    compared: copeland.compared,
  };
}

/** The rows that are named, `limit` of each sort. */
function pickFrom({ borda, copeland, disputed, spread, verdicts }: Comparison, limit: number) {
  const first = (order: Uint32Array, isIn: (row: number) => boolean) => {
    const best = [...order.subarray(0, limit)];
    const end = best.findIndex((row) => !isIn(row));
    return end < 0 ? best : best.slice(0, end);
  };
  const winnersOf = ({ order, ranks }: Verdict) =>
    first(order, (row) => ranks[row] === ranks[order[0] ?? 0]);
  return {
    consensus: [...borda.order.subarray(0, limit)],
    disputed: first(disputed, (row) => (spread[row] ?? 0) > 0),
    borda: first(borda.order, (row) => borda.ranks[row] === 1),
    copeland: first(copeland.order, (row) => copeland.ranks[row] === 1),
    condorcet: copeland.condorcet === undefined ? [] : [copeland.condorcet],
    winners: verdicts.map(winnersOf),
  };
}

function standingOf({ borda, copeland }: Comparison, row: number) {
  const rank = copeland.ranks[row] ?? 0;
  return {
    borda: borda.points[row] ?? 0,
    borda_rank: borda.ranks[row] ?? 0,
    copeland: rank === 0 ? null : (copeland.points[row] ?? 0),
    copeland_rank: rank === 0 ? null : rank,
  };
}

function ranksOf({ verdicts }: Comparison, labels: readonly string[], row: number) {
  return Object.fromEntries(verdicts.map(({ ranks }, at) => [labels[at] ?? "", ranks[row] ?? 0]));
}
