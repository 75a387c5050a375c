import { computed } from "@preact/signals";
import { query, setQuery } from "../router.ts";
import { type ModelCriterion, readCriteria } from "./model-criteria.ts";
import { workspace } from "./workspace.ts";

/** The model of the page: that of the URL, otherwise the default of the workspace. */
export const model = computed(() => {
  const { value } = workspace;
  const id = query.value.get("model") ?? value?.defaultModel;
  return value?.models.find((each) => each.id === id);
});

/** The criteria that a reader can rate for the model, each once. The priority is a field. */
export const ratedCriteria = computed((): readonly ModelCriterion[] => {
  const criteria = model.value === undefined ? [] : readCriteria(model.value);
  const byKey = new Map(criteria.map((criterion) => [criterion.key, criterion]));
  byKey.delete("priority");
  return [...byKey.values()];
});

/** Chooses the model of the page. The weights in the URL are those of another model. */
export function chooseModel(id: string): void {
  setQuery({ model: id === workspace.value?.defaultModel ? undefined : id, weights: undefined });
}
