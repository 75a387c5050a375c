import { type Copies } from "../deps.ts";
import { boardCopies } from "./boards.ts";
import { definitionCopies } from "./definitions.ts";
import { hotCopies } from "./hot.ts";
import { pageCopies } from "./pages.ts";
import { pointerCopies } from "./pointers.ts";
import { rankingCopies } from "./rankings.ts";
import { stabilityCopies } from "./stability.ts";
import { clearCopies, statsOfCopies } from "./tiers/clear.ts";
import { type Far } from "./tiers/far.ts";

/** Every copy there is. All of them may be lost at any time. */
export function openCopies(far: Far): Copies {
  return {
    pointers: pointerCopies,
    boards: boardCopies(far),
    rankings: rankingCopies(far),
    stability: stabilityCopies(far),
    definitions: definitionCopies,
    hot: hotCopies(far),
    pages: pageCopies(far),
    stats: statsOfCopies,
    clear: clearCopies(far),
  };
}
