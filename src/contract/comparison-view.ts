import { type Comparison } from "../core/compare/compare-models.ts";
import { type ComparisonReport } from "../core/compare/comparison-report.ts";
import { type ComparisonView } from "./comparison.ts";
import { type WireType } from "./docs-only.ts";
import { toItemRef } from "./item-view.ts";

/** Maps a comparison of models with the items that it names. */
export function toComparisonView(report: ComparisonReport): WireType<typeof ComparisonView> {
  const { snapshot, labels, comparison, rows, items } = report;
  const toRef = (row: number) => toItemRef(items.get(snapshot.number[row] ?? 0));
  return {
    ...toOverview(report),
    winners: {
      borda: rows.borda.map(toRef),
      copeland: rows.copeland.map(toRef),
      condorcet: rows.condorcet.map(toRef)[0] ?? null,
      models: Object.fromEntries(
        labels.map((label, index) => [label, (rows.winners[index] ?? []).map(toRef)]),
      ),
    },
    consensus: rows.consensus.map((row) => ({
      item: toRef(row),
      ...toConsensusScores(comparison, row),
      ranks: toRanksByLabel(comparison, labels, row),
    })),
    disputed: rows.disputed.map((row) => ({
      item: toRef(row),
      spread: comparison.spread[row] ?? 0,
      ranks: toRanksByLabel(comparison, labels, row),
    })),
  };
}

function toOverview({ snapshot, scope, resolvedModels, labels, comparison }: ComparisonReport) {
  const { count, ballots, tau, copeland } = comparison;
  return {
    generation: snapshot.generation,
    scope,
    count,
    models: resolvedModels.map(({ id, revision, definition }, index) => ({
      label: labels[index] ?? "",
      model: id,
      revision,
      kind: definition.kind,
      unscored: ballots[index]?.unscored ?? 0,
    })),
    tau: tau.map((line) => line.map((value) => (Number.isNaN(value) ? null : value))),
    compared: copeland.compared,
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
  return Object.fromEntries(
    ballots.map(({ ranks }, index) => [labels[index] ?? "", ranks[row] ?? 0]),
  );
}
