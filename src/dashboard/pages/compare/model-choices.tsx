import { workspace } from "../../data/workspace.ts";
import { setQuery } from "../../router.ts";

/** The largest number of models that a reader can compare at a glance. */
const modelsMax = 5;

/** The models of the workspace as checkboxes. The URL contains the chosen ones. */
export function ModelChoices({ chosen }: { readonly chosen: readonly string[] }) {
  const models = workspace.value?.models ?? [];
  return (
    <fieldset class="model-choices">
      <legend>
        Models to compare <small>two to five</small>
      </legend>
      {models.map(({ id, name }) => {
        const isChosen = chosen.includes(id);
        return (
          <label key={id} class={isChosen ? "chip on" : "chip"}>
            <input
              type="checkbox"
              checked={isChosen}
              disabled={isChosen ? chosen.length === 1 : chosen.length >= modelsMax}
              onChange={() => setQuery({ models: toggle(chosen, id).join(",") })}
            />
            {name}
          </label>
        );
      })}
    </fieldset>
  );
}

function toggle(chosen: readonly string[], id: string): readonly string[] {
  return chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
}
