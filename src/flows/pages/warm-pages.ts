import { Failure, isDatabaseFailure } from "../../core/failure.ts";
import { type Deps } from "../../ports/deps.ts";
import { refreshPointer, requirePointer } from "../rankings/pointer.ts";
import { parsePageRequest } from "./hot-pages.ts";
import { type PageRequest, type ResolvedPage } from "./page.ts";
import { readPage } from "./read-page.ts";
import { resolvePage } from "./resolve-page.ts";

/** The ranking whose first pages are built, by the default model if it names none. */
export type WarmRequest = {
  readonly workspace: string;
  readonly model?: string | undefined;
  readonly pages: number;
};

/** Counts of prefetched pages. */
export type WarmResult = {
  readonly generation: number;
  readonly built: number;
  /** Pages that were already cached. */
  readonly cached: number;
  /** Pages that could not be built, or only at a high cost. */
  readonly skipped: number;
};

type WarmOutcome = "built" | "cached" | "skipped";

/**
 * Builds the most-read pages of a workspace, at the current generation, and caches them in
 * this data centre. Skips pages of unpublished rankings: a prefetch ranks nothing.
 */
export async function warmPages(
  deps: Deps,
  workspace: string,
  model?: string,
): Promise<Omit<WarmResult, "generation">> {
  const queries = await deps.caches.hotPages.read(workspace);
  const requests = queries
    .map((query) => parsePageRequest(workspace, query))
    .filter((request) => request !== undefined)
    .filter((request) => model === undefined || request.model === model);
  const outcomes: WarmOutcome[] = [];
  for (const request of requests) {
    // One of at most twenty at a time, so that requests of clients come first.
    // oxlint-disable-next-line no-await-in-loop -- see above
    outcomes.push(await warmPage(deps, request));
  }
  return countOutcomes(outcomes);
}

/** Warms pages after a publish, with one warm-up at a time per workspace. Never throws. */
export function warmInBackground(deps: Deps, workspace: string): void {
  const key = `${workspace}/warm`;
  if (deps.inFlight.get(key) === undefined) {
    deps.waitUntil(deps.inFlight.track(key, refreshAndWarm(deps, workspace)));
  }
}

/** Refreshes the pointer first, because the cached one predates the publish. */
async function refreshAndWarm(deps: Deps, workspace: string): Promise<void> {
  await refreshPointer(deps, workspace);
  await warmPages(deps, workspace);
}

/** Warms the most-read pages and the first pages of a model's ranking. Ranks on demand. */
export async function warmRanking(
  deps: Deps,
  { workspace, model, pages }: WarmRequest,
): Promise<WarmResult> {
  const pointer = await requirePointer(deps, workspace);
  const hot = await warmPages(deps, workspace, model);
  const request: PageRequest = { workspace, model, filter: {}, limit: 50, isPrefetch: true };
  const firstPage = await resolvePage(deps, request);
  const outcomes: WarmOutcome[] = [];
  for (let index = 0; index < pages; index += 1) {
    const page = { ...firstPage, offset: index * request.limit };
    // oxlint-disable-next-line no-await-in-loop -- each page reports whether a next page exists
    const { tier, value } = await readPage(deps, page);
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
    const page = await resolvePage(deps, request);
    if (!isCheap(page)) {
      return "skipped";
    }
    const { tier } = await readPage(deps, page);
    return tier === "origin" ? "built" : "cached";
  } catch (error) {
    if (!(error instanceof Failure) || isDatabaseFailure(error)) {
      deps.reportError(error);
    }
    return "skipped";
  }
}

/** Returns whether the page needs only a cached ranking and a few items. */
function isCheap({ request, location, staleSince }: ResolvedPage): boolean {
  return location.isPublished && staleSince === undefined && request.expand === undefined;
}

function countOutcomes(outcomes: readonly WarmOutcome[]) {
  const count = (wanted: WarmOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return { built: count("built"), cached: count("cached"), skipped: count("skipped") };
}
