import { type Baseline } from "../core/ranking/baseline.ts";
import { type BaselineView } from "./baselines.ts";
import { type WireType } from "./docs-only.ts";
import { formatTime } from "./item-view.ts";
import { toRankingView } from "./ranking-view.ts";

/** Maps a baseline. */
export function toBaselineView({
  createdAt,
  updatedAt,
  ranking,
  ...rest
}: Baseline): WireType<typeof BaselineView> {
  return {
    ...rest,
    ranking: toRankingView(ranking),
    created_at: formatTime(createdAt),
    updated_at: formatTime(updatedAt),
  };
}
