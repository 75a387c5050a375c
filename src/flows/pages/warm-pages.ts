import { Failure } from "../../core/failure.ts";
import { type Deps } from "../../ports/deps.ts";
import { isUnavailable, requirePointer, refreshPointer } from "../rankings/pointer.ts";
import { parsePageRequest } from "./hot-pages.ts";
import { type ResolvedPage, type PageRequest } from "./page.ts";
import { readPage } from "./read-page.ts";
import { resolvePage } from "./resolve-page.ts";

/** What came of making pages ahead of their readers. */
export type WarmResult = {
  readonly generation: number;
  readonly built: number;
  readonly cached: number;
  /** Which cannot be made, or not cheaply. */
  readonly skipped: number;
};

type WarmOutcome = "built" | "cached" | "skipped";

/**
 * Makes the pages of a workspace that are read most, for the generation of now, and copies them in
 * the data centre in which this runs, and in no other. Only pages of rankings that are published:
 * nothing is ranked ahead of its reader.
 */
export async function warmPages(
  deps: Deps,
  workspace: string,
  model?: string,
): Promise<Omit<WarmResult, "generation">> {
  const addresses = await deps.caches.hotPages.read(workspace);
  const requests = addresses
    .map((address) => parsePageRequest(workspace, address))
    .filter((request) => request !== undefined)
    .filter((request) => model === undefined || request.model === model);
  const outcomes: WarmOutcome[] = [];
  for (const request of requests) {
    // One after another, twenty at the most: readers come first.
    // oxlint-disable-next-line no-await-in-loop -- see above
    outcomes.push(await warmPage(deps, request));
  }
  return countOutcomes(outcomes);
}

/** The same behind a publish; one at a time of each workspace, and it fails for nobody. */
export function warmInBackground(deps: Deps, workspace: string): void {
  const name = `${workspace}/warm`;
  if (deps.inFlight.get(name) === undefined) {
    deps.waitUntil(deps.inFlight.track(name, refreshAndWarm(deps, workspace)));
  }
}

/** Where the workspace stood before the publish says nothing of what is to be made. */
async function refreshAndWarm(deps: Deps, workspace: string): Promise<void> {
  await refreshPointer(deps, workspace);
  await warmPages(deps, workspace);
}

/** The pages that are read most, and the first ones of a model's ranking, made now if need be. */
export async function warmRanking(
  deps: Deps,
  {
    workspace,
    model,
    pages,
  }: {
    readonly workspace: string;
    readonly model?: string | undefined;
    readonly pages: number;
  },
): Promise<WarmResult> {
  const pointer = await requirePointer(deps, workspace);
  const hot = await warmPages(deps, workspace, model);
  const request = { workspace, model, filter: {}, limit: 50, isAhead: true };
  const found = await resolvePage(deps, request);
  const outcomes: WarmOutcome[] = [];
  for (let page = 0; page < pages; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the one says whether there is another
    const { tier, value } = await readPage(deps, { ...found, offset: page * request.limit });
    outcomes.push(tier === "origin" ? "built" : "cached");
    if (!value.link.includes('rel="next"')) {
      break;
    }
  }
  const first = countOutcomes(outcomes);
  return {
    generation: pointer.workspace.generation,
    built: hot.built + first.built,
    cached: hot.cached + first.cached,
    skipped: hot.skipped,
  };
}

async function warmPage(deps: Deps, request: PageRequest): Promise<WarmOutcome> {
  try {
    const found = await resolvePage(deps, request);
    if (!isCheap(found)) {
      return "skipped";
    }
    const { tier } = await readPage(deps, found);
    return tier === "origin" ? "built" : "cached";
  } catch (error) {
    if (!(error instanceof Failure) || isUnavailable(error)) {
      deps.reportError(error);
    }
    return "skipped";
  }
}

/** Whether it takes no more than a copy and a few items: nobody waits for it. */
function isCheap({ request, location, staleSince }: ResolvedPage): boolean {
  return location.isPublished && staleSince === undefined && request.expand === undefined;
}

function countOutcomes(outcomes: readonly WarmOutcome[]) {
  const count = (what: WarmOutcome) => outcomes.filter((each) => each === what).length;
  return { built: count("built"), cached: count("cached"), skipped: count("skipped") };
}
