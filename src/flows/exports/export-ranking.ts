import { type Item } from "../../core/item/item.ts";
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
  readonly workspace: string;
  /** By default, the default model of the workspace. */
  readonly model?: string | undefined;
  /** By default, the ranks of the open items. */
  readonly scope?: Scope | undefined;
  /** Exports only items of this source that have an external id. */
  readonly source?: string | undefined;
  readonly minGeneration?: number | undefined;
};

/** An item with its rank. An item without a score has no category. */
export type ExportedRank = {
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
  { workspace, model, scope, source, minGeneration = 0 }: RankingExportRequest,
): Promise<AsyncGenerator<readonly ExportedRank[]>> {
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const resolvedModel = await resolveModel(deps, pointer, { id: model });
  const at = deps.clock.now();
  const location = locateRanking(pointer, resolvedModel, { at, minGeneration, scope });
  const ranking = await readRanking(deps, pointer.workspace, { location, resolvedModel });
  return readBatches(deps, ranking.value, source);
}

async function* readBatches(
  { store }: Deps,
  ranking: Ranking,
  source: string | undefined,
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
      return item === undefined ? [] : [rankItem(ranking, item, start + index)];
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
