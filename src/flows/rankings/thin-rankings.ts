import { type RankingPosition, thinRankings } from "../../core/ranking/thin-rankings.ts";
import { type Deps } from "../../ports/deps.ts";

/** Rankings per page, and pages per run. After the last page, a queue message starts the next run. */
const pageSize = 1_000;
const pagesMax = 20;

const start: RankingPosition = { workspace: "", generation: 0 };

/**
 * Deletes the rankings that `thinRankings` in core selects, in the order of their positions. A run
 * reads a bounded number of rows, and queues the next run. A lost message does no harm, because the
 * cron starts again every hour.
 */
export async function thinStoredRankings(deps: Deps, after = start): Promise<void> {
  const at = deps.clock.now();
  let position = after;
  let removed = 0;
  let isEnd = false;
  for (let page = 0; page < pagesMax && !isEnd; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each page starts where the previous one ended
    const rows = await deps.store.rankings.listAfter(position, pageSize);
    const { obsolete, next } = thinRankings(rows, at);
    if (obsolete.length > 0) {
      // oxlint-disable-next-line no-await-in-loop -- see above
      await deps.store.rankings.remove(obsolete);
    }
    removed += obsolete.length;
    position = next;
    isEnd = rows.length < pageSize;
  }
  if (!isEnd) {
    await deps.queue.send({ kind: "thin", ...position });
  }
  const durationMs = deps.clock.now() - at;
  deps.recordMetric({ kind: "cron", workspace: "", outcome: "thinned", rows: removed, durationMs });
}
