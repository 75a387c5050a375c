import { chooseModel, model } from "../data/chosen-model.ts";
import { workspace } from "../data/workspace.ts";

/** The choice of the model of a page. */
export function ModelChoice() {
  const models = workspace.value?.models ?? [];
  return (
    <select
      class="control"
      aria-label="Model"
      value={model.value?.id ?? ""}
      onChange={({ currentTarget }) => chooseModel(currentTarget.value)}
    >
      {model.value === undefined && <option value="">Choose a model</option>}
      {models.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
