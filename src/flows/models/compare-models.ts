import { type z } from "@hono/zod-openapi";
import { type ComparisonRequest, type ComparisonView } from "../../contract/comparison.ts";
import { type WireType } from "../../contract/docs-only.ts";
import { type Ballot } from "../../core/compare/ballot.ts";
import { type Comparison, compareModels } from "../../core/compare/compare-models.ts";
import { Failure, failureFromFault, type Fault } from "../../core/failure.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readNameLookup } from "../rankings/read-item-map.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";
import { resolveDefinitionRequest } from "./resolve-definition-request.ts";
import { resolveWhatIfModel } from "./resolve-what-if-model.ts";

type ComparisonInput = z.infer<typeof ComparisonRequest>;
type ComparisonJson = WireType<typeof ComparisonView>;

/** What a comparison may take of an isolate; bytes of an item, and of an item in each model. */
const comparisonBytesMax = 48_000_000;
const bytesPerItem = 40;
const bytesPerItemAndModel = 12;

/** Models of a workspace, or made up for the occasion, side by side over its board as it is. */
export async function compareWorkspaceModels(
  deps: Deps,
  {
    workspace,
    models,
    limit,
    minGeneration,
  }: ComparisonInput & { readonly workspace: string; readonly minGeneration?: number | undefined },
): Promise<{ readonly board: Snapshot; readonly view: ComparisonJson }> {
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const inUse = await Promise.all(
    models.map((asked, at) => resolveModelAt(deps, pointer, [asked, at])),
  );
  const board = await readSnapshot(deps, pointer.workspace);
  checkComparisonSize(board, models.length);
  const comparison = compareModels(board, inUse);
  const labels = buildLabels(models, inUse);
  const picked = selectRows(comparison, limit);
  const numberOf = (row: number) => board.number[row] ?? 0;
  const rows = [picked.consensus, picked.disputed, picked.borda, picked.copeland, picked.condorcet];
  const numbers = [...rows, ...picked.winners].flat().map(numberOf);
  const nameOf = await readNameLookup(deps, workspace, numbers);
  const itemOf = (row: number) => nameOf(numberOf(row));
  const view = {
    ...buildOverview(board, comparison, { inUse, labels }),
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
      ...toConsensusScores(comparison, row),
      ranks: toRanksByLabel(comparison, labels, row),
    })),
    disputed: picked.disputed.map((row) => ({
      item: itemOf(row),
      spread: comparison.spread[row] ?? 0,
      ranks: toRanksByLabel(comparison, labels, row),
    })),
  };
  return { board, view };
}

/** Orders, ranks and points of all models lie side by side while they are compared. */
function checkComparisonSize({ count }: Snapshot, models: number): void {
  const most = Math.floor(comparisonBytesMax / (bytesPerItem + models * bytesPerItemAndModel));
  if (count > most) {
    const detail = `${models} models can be compared over ${most} items at the most; there are ${count}.`;
    throw failureFromFault("invalid", { pointer: "/models", detail });
  }
}

/** One of the models that were asked for; what is wrong with it is said at its place in the list. */
async function resolveModelAt(
  deps: Deps,
  pointer: Pointer,
  [asked, at]: readonly [ComparisonInput["models"][number], number],
): Promise<ModelInUse> {
  const {
    as: _,
    model: id,
    revision,
    ...body
  } = typeof asked === "string" ? { as: asked, model: asked, revision: undefined } : asked;
  try {
    const definition = await resolveDefinitionRequest(deps, pointer.workspace.id, body);
    return await resolveWhatIfModel(deps, pointer, { wanted: { id, revision }, definition });
  } catch (error) {
    throw error instanceof Failure ? prefixPointers(error, `/models/${at}`) : error;
  }
}

function prefixPointers(failure: Failure, place: string): Failure {
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
function buildLabels(models: ComparisonInput["models"], inUse: readonly ModelInUse[]): string[] {
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

function buildOverview(
  { generation }: Snapshot,
  { count, ballots, tau, copeland }: Comparison,
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
      unscored: ballots[at]?.unscored ?? 0,
    })),
    tau: tau.map((line) => line.map((each) => (Number.isNaN(each) ? null : each))),
    compared: copeland.compared,
  };
}

/** The rows that are named, `limit` of each sort. */
function selectRows({ borda, copeland, disputed, spread, ballots }: Comparison, limit: number) {
  const first = (order: Uint32Array, isIn: (row: number) => boolean) => {
    const best = [...order.subarray(0, limit)];
    const end = best.findIndex((row) => !isIn(row));
    return end < 0 ? best : best.slice(0, end);
  };
  const winnersOf = ({ order, ranks }: Ballot) =>
    first(order, (row) => ranks[row] === ranks[order[0] ?? 0]);
  return {
    consensus: [...borda.order.subarray(0, limit)],
    disputed: first(disputed, (row) => (spread[row] ?? 0) > 0),
    borda: first(borda.order, (row) => borda.ranks[row] === 1),
    copeland: first(copeland.order, (row) => copeland.ranks[row] === 1),
    condorcet: copeland.condorcet === undefined ? [] : [copeland.condorcet],
    winners: ballots.map(winnersOf),
  };
}

function toConsensusScores({ borda, copeland }: Comparison, row: number) {
  const rank = copeland.ranks[row] ?? 0;
  return {
    borda: borda.points[row] ?? 0,
    borda_rank: borda.ranks[row] ?? 0,
    copeland: rank === 0 ? null : (copeland.points[row] ?? 0),
    copeland_rank: rank === 0 ? null : rank,
  };
}

function toRanksByLabel({ ballots }: Comparison, labels: readonly string[], row: number) {
  return Object.fromEntries(ballots.map(({ ranks }, at) => [labels[at] ?? "", ranks[row] ?? 0]));
}
