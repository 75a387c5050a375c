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

/**
 * Every copy there is. All of them may be lost at any time. Each kind is opened where it is asked
 * for: most requests ask for one or two of them.
 */
export function openCopies(far: Far): Copies {
  return new Opened(far);
}

class Opened implements Copies {
  readonly pointers = pointerCopies;
  readonly definitions = definitionCopies;
  readonly stats = statsOfCopies;
  readonly #far: Far;

  constructor(far: Far) {
    this.#far = far;
  }

  get boards(): Copies["boards"] {
    return boardCopies(this.#far);
  }

  get rankings(): Copies["rankings"] {
    return rankingCopies(this.#far);
  }

  get stability(): Copies["stability"] {
    return stabilityCopies(this.#far);
  }

  get hot(): Copies["hot"] {
    return hotCopies(this.#far);
  }

  get pages(): Copies["pages"] {
    return pageCopies(this.#far);
  }

  get clear(): Copies["clear"] {
    return clearCopies(this.#far);
  }
}
