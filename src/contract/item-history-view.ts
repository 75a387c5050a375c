import { type Instant } from "../core/item/item.ts";
import { type MoveCause } from "../core/ranking/diff.ts";
import { type RankedItem } from "../core/ranking/ranking.ts";
import { type WireType } from "./docs-only.ts";
import { type ItemHistoryView } from "./item-history.ts";
import { formatTime } from "./item-view.ts";
import { causeNames } from "./move-causes.ts";

type ItemHistory = {
  readonly model: string;
  readonly points: readonly {
    readonly id: string;
    readonly generation: number;
    readonly at: Instant;
    readonly count: number;
    readonly rankedItem?: RankedItem;
    readonly cause?: MoveCause;
  }[];
  readonly omitted: number;
};

/** Maps the history of an item, oldest point first. */
export function toItemHistoryView({
  model,
  points,
  omitted,
}: ItemHistory): WireType<typeof ItemHistoryView> {
  return {
    model,
    data: points.map(({ id, generation, at, count, rankedItem, cause }) => ({
      ranking: id,
      generation,
      at: formatTime(at),
      count,
      rank: rankedItem?.rank ?? null,
      score: rankedItem?.score ?? null,
      cause: cause === undefined ? null : causeNames[cause],
    })),
    omitted,
  };
}
