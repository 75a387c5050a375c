import { batch, computed, effect, signal } from "@preact/signals";
import { type FacetFilter } from "../../../core/ranking/filter-positions.ts";
import { describeError } from "../../data/api.ts";
import { model } from "../../data/chosen-model.ts";
import { confirmRatings, pendingRatings } from "../../data/edit-items.ts";
import { updateSignal } from "../../data/live.ts";
import { showFacts } from "../../data/ranking-facts.ts";
import { searchItems } from "../../data/search-items.ts";
import { handleEndedSession, workspaceId } from "../../data/session.ts";
import {
  facetNames,
  isRankable,
  type LoadedSnapshot,
  type RankedRows,
  type RatingChange,
  type RowExplanation,
} from "../../ranking/messages.ts";
import { type Ranker, RankingError } from "../../ranking/ranker.ts";
import { ranker } from "../../ranking/shared-ranker.ts";
import { query, setQuery } from "../../router.ts";
import { largeFacts, largeWorkspace } from "./large-backlog.ts";

/** The rows of the page; undefined until the first ranking. */
export const rows = signal<RankedRows | undefined>(undefined);

/** The explanations of the visible rows, by item number. */
export const explanations = signal<ReadonlyMap<number, RowExplanation>>(new Map());

/** Why the page has no ranking, or no newer one. */
export const fault = signal<string | undefined>(undefined);

/** The weights that the reader is trying, by input; undefined for those of the model. */
export const weights = signal<Readonly<Record<string, number>> | undefined>(undefined);

/** The number of the active item of the list. */
export const activeNumber = signal<number | undefined>(undefined);

/** The ratings that the reader is trying for one item. */
export const trial = signal<RatingChange | undefined>(undefined);

/** The items that match the search; undefined without a search. */
export const matches = signal<readonly number[] | undefined>(undefined);

/** The inputs of the model whose weights a reader can change. */
export const weightedInputs = computed(
  () => rows.value?.weightedInputs ?? largeFacts.value?.weightedInputs ?? [],
);

/** The number of items that pass the filters; undefined until the first ranking. */
export const shownCount = computed(() => rows.value?.numbers.length ?? largeFacts.value?.total);

/** The counts of the facets. */
export const facets = computed(() => rows.value?.facets ?? largeFacts.value?.facets ?? []);

/** The most items that a search finds. */
export const matchesMax = 500;

/** The filter of the URL. */
export const filter = computed((): FacetFilter => {
  const entries = facetNames.map((name): [string, unknown] => {
    const value = query.value.get(name) ?? undefined;
    return [name, name === "status" && value !== undefined ? [value] : value];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
});

const snapshot = signal<LoadedSnapshot | undefined>(undefined);

/** Starts to keep the rows up to date with the snapshot, the model, the filters and the weights. */
export function startRanking(): () => void {
  const stopLoading = effect(() => {
    if (workspaceId.value !== "" && updateSignal.value !== "") {
      void loadSnapshot(workspaceId.value);
    }
  });
  const stopRanking = effect(() => {
    const [view, loaded] = [model.value, snapshot.value];
    if (view === undefined || loaded === undefined) {
      return;
    }
    if (!isRankable(view)) {
      fault.value = `The browser cannot rank by ${view.name}. Choose another model, or read its ranking from the API.`;
      return;
    }
    void updateRows({
      model: view,
      weights: weights.value,
      filter: filter.value,
      scope: "open",
      only: matches.value,
      pending: pendingRatings.value.map(({ number, ratings }) => ({ number, ratings })),
      trial: trial.value,
    });
  });
  const stopWeights = effect(() => {
    weights.value = readWeights();
  });
  const stopFacts = effect(() => {
    const [shown, view] = [rows.value, model.value];
    const isStored = shown !== undefined && shown.effect === undefined;
    showFacts(isStored && view ? { ...view, generation: shown.generation } : undefined);
  });
  const stopSearch = effect(() => void search(query.value.get("q") ?? ""));
  return () => {
    stopLoading();
    stopRanking();
    stopWeights();
    stopFacts();
    stopSearch();
  };
}

/** Explains the rows of a range, for their stacked bars. */
export async function explainRange(first: number, end: number): Promise<void> {
  const shown = rows.value;
  if (shown === undefined) {
    return;
  }
  const explained = await ranker.explain([...shown.numbers.subarray(first, end)]);
  if (rows.value === shown) {
    explanations.value = new Map(explained.map((row) => [row.number, row]));
  }
}

/** Tries other weights. `isFinal` also writes them into the URL, so that the page can be shared. */
export function tryWeights(
  tried: Readonly<Record<string, number>> | undefined,
  { isFinal = true } = {},
): void {
  weights.value = tried;
  if (isFinal) {
    const text = Object.entries(tried ?? {}).map(([input, weight]) => `${input}:${weight}`);
    setQuery({ weights: text.join(",") });
  }
}

async function loadSnapshot(id: string): Promise<void> {
  // The server reads the whole backlog to reject a request for its snapshot.
  if (largeWorkspace.peek() === id) {
    return;
  }
  try {
    const loaded = await ranker.load(id);
    batch(() => {
      snapshot.value = loaded;
      confirmRatings(loaded.generation);
    });
    fault.value = undefined;
  } catch (error) {
    if (error instanceof RankingError && error.status === 413) {
      largeWorkspace.value = id;
      return;
    }
    const isEnded = error instanceof RankingError && error.status === 401;
    if (!isEnded || !handleEndedSession(error)) {
      fault.value = describeError(error);
    }
  }
}

async function updateRows(request: Parameters<Ranker["rank"]>[0]): Promise<void> {
  try {
    const ranked = await ranker.rank(request);
    if (ranked !== undefined) {
      rows.value = ranked;
      fault.value = undefined;
    }
  } catch (error) {
    fault.value = describeError(error);
  }
}

/** Finds the items whose titles or ids contain the words of a search. */
async function search(text: string): Promise<void> {
  if (text.trim() === "") {
    matches.value = undefined;
    return;
  }
  try {
    const found = await searchItems(text, { limit: matchesMax });
    if (query.value.get("q") === text) {
      matches.value = found.map(({ number }) => number);
    }
  } catch (error) {
    handleEndedSession(error);
    fault.value = describeError(error);
  }
}

function readWeights(): Readonly<Record<string, number>> | undefined {
  const text = query.value.get("weights");
  if (text === null) {
    return undefined;
  }
  const pairs = text.split(",").map((pair): [string, number] => {
    const [input = "", weight = ""] = pair.split(":");
    return [input, Number(weight)];
  });
  return Object.fromEntries(pairs.filter(([, weight]) => weight >= 0 && weight <= 1));
}
