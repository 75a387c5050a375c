import { type Actor, authorize } from "../../core/access.ts";
import { type Item } from "../../core/item/item.ts";
import {
  type BetterWorse,
  computeItemBetterWorse,
} from "../../core/models/arithmetic/better-worse.ts";
import { type Category } from "../../core/models/model.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { scoreThirdAt } from "../../core/ranking/score-third.ts";
import { type Scope } from "../../core/status/scope.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { locateRanking } from "../rankings/locate-ranking.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readRanking } from "../rankings/read-ranking.ts";

/** The number of items that one statement reads, and that are in memory at the same time. */
const itemsPerRead = 500;

export type RankingExportRequest = {
  /** By default, the default model of the workspace. */
  readonly model?: string | undefined;
  /** By default, the ranks of the open items. */
  readonly scope?: Scope | undefined;
  /** Exports only items of this source that have an external id. */
  readonly source?: string | undefined;
  readonly minGeneration?: number | undefined;
};

/** The items of a ranking in rank order. */
export type RankingExport = {
  /** The kind of the model. */
  readonly kind: string;
  readonly batches: AsyncGenerator<readonly ExportedRank[]>;
};

/**
 * An item with its rank. An item without a score has no category. In a ranking by `kano`, an item
 * with a score has the coefficients of satisfaction.
 */
export type ExportedRank = Partial<BetterWorse> & {
  readonly item: Item;
  readonly rank: number;
  readonly score?: number;
  readonly category?: Category;
};

/**
 * Reads the ranking that pages show, and its items in rank order, one batch at a time. Leaves out
 * items that were deleted since the ranking was computed.
 */
export async function exportRanking(
  deps: Deps,
  actor: Actor,
  { model, scope, source, minGeneration = 0 }: RankingExportRequest,
): Promise<RankingExport> {
  authorize(actor, "items:export");
  const pointer = await requirePointer(deps, actor.workspace, minGeneration);
  const resolvedModel = await resolveModel(deps, pointer, { id: model });
  const at = deps.clock.now();
  const location = locateRanking(pointer, resolvedModel, { at, minGeneration, scope });
  const ranking = await readRanking(deps, pointer.workspace, { location, resolvedModel });
  const { kind } = resolvedModel.model;
  return { kind, batches: readBatches(deps, { ranking: ranking.value, source, kind }) };
}

async function* readBatches(
  { store }: Deps,
  {
    ranking,
    source,
    kind,
  }: Pick<RankingExport, "kind"> & {
    readonly ranking: Ranking;
    readonly source: string | undefined;
  },
): AsyncGenerator<readonly ExportedRank[]> {
  for (let start = 0; start < ranking.count; start += itemsPerRead) {
    const numbers = [...ranking.number.subarray(start, start + itemsPerRead)];
    // One batch after another, because the client's reads set the pace.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const { items } = await store.items.readByNumbers(ranking.workspace, numbers);
    const exported = new Map(
      items.filter((item) => isExported(item, source)).map((item) => [item.number, item]),
    );
    yield numbers.flatMap((number, index) => {
      const item = exported.get(number);
      const ranked = item && rankItem(ranking, item, start + index);
      return ranked === undefined ? [] : [kind === "kano" ? addBetterWorse(ranked) : ranked];
    });
  }
}

function isExported({ deletedAt, externalId, ...item }: Item, source: string | undefined): boolean {
  const isOfSource = source === undefined || (item.source === source && externalId !== undefined);
  return deletedAt === undefined && isOfSource;
}

function rankItem(ranking: Ranking, item: Item, position: number): ExportedRank {
  const category = scoreThirdAt(ranking, position);
  const score = ranking.score[position];
  return {
    item,
    rank: position + 1,
    ...(category !== undefined && score !== undefined && { score, category }),
  };
}

function addBetterWorse(ranked: ExportedRank): ExportedRank {
  return ranked.score === undefined
    ? ranked
    : { ...ranked, ...computeItemBetterWorse(ranked.item.ratings) };
}
