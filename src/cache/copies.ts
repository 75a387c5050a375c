import { type Copies } from "../deps.ts";
import { boardCopies } from "./boards.ts";
import { definitionCopies } from "./definitions.ts";
import { type Far } from "./far.ts";
import { pageCopies } from "./pages.ts";
import { pointerCopies } from "./pointers.ts";
import { rankingCopies } from "./rankings.ts";
import { stabilityCopies } from "./stability.ts";

/** Every copy there is. All of them may be lost at any time. */
export function openCopies(far: Far): Copies {
  return {
    pointers: pointerCopies,
    boards: boardCopies(far),
    rankings: rankingCopies(far),
    stability: stabilityCopies(far),
    definitions: definitionCopies,
    pages: pageCopies(far),
  };
}
