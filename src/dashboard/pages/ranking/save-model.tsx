import { useSignal } from "@preact/signals";
import { api, describeError, requireData, type Schemas } from "../../data/api.ts";
import { chooseModel } from "../../data/chosen-model.ts";
import { mayPerform, workspaceId } from "../../data/session.ts";
import { loadWorkspace } from "../../data/workspace.ts";
import { toModelId } from "../../parts/model-id.ts";

type SaveModelProps = {
  readonly view: Schemas["Model"];
  readonly weights: Readonly<Record<string, number>>;
};

/** Saves the tried weights as a model of the workspace. */
export function SaveModel({ view, weights }: SaveModelProps) {
  const fault = useSignal("");
  const isBusy = useSignal(false);
  if (!mayPerform("models:write")) {
    return <p class="help">Your role cannot save models. Share the URL of this page instead.</p>;
  }

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const name = form instanceof HTMLFormElement ? new FormData(form).get("name") : "";
    isBusy.value = true;
    try {
      const id = await createModel({ view, weights }, typeof name === "string" ? name : "");
      await loadWorkspace();
      chooseModel(id);
    } catch (error) {
      fault.value = describeError(error);
    }
    isBusy.value = false;
  }

  return (
    <form class="save-model" onSubmit={(event) => void save(event)}>
      <label for="model-name">Name of the new model</label>
      <input id="model-name" name="name" required maxLength={100} />
      <p class="fault" role="alert">
        {fault.value}
      </p>
      <button class="control primary" type="submit" disabled={isBusy.value}>
        Save as model
      </button>
    </form>
  );
}

/** Creates a model of the same kind with other weights, and returns its id. */
async function createModel({ view, weights }: SaveModelProps, name: string): Promise<string> {
  const id = toModelId(name);
  const body = { id, name, kind: view.kind, weights, ...copyDefinition(view) };
  const params = { path: { workspaceId: workspaceId.value } };
  return requireData(await api.POST("/v1/workspaces/{workspaceId}/models", { params, body })).id;
}

/** Copies the rest of a definition: the criteria of a built-in kind are those of the kind. */
function copyDefinition(view: Schemas["Model"]) {
  const { is_built_in: isBuiltIn, cutoffs, missing, min_coverage: minCoverage, gates, gate } = view;
  return {
    ...(!isBuiltIn && { criteria: copyCriteria(view) }),
    ...(cutoffs && { cutoffs }),
    ...(missing && { missing }),
    ...(minCoverage !== undefined && { min_coverage: minCoverage }),
    ...(view.scaling && { scaling: view.scaling }),
    ...(gates && { gates: [...gates] }),
    ...(gate && { gate }),
  };
}

/** Copies own criteria as a list, and the criteria that a built-in kind reads as a map. */
function copyCriteria({ kind, criteria }: Schemas["Model"]) {
  const hasOwnCriteria = ["weighted", "weighted-product", "topsis", "ahp"].includes(kind);
  if (!hasOwnCriteria) {
    return Object.fromEntries(criteria.map(({ input, key }) => [input, key]));
  }
  return criteria.map(({ key, ...criterion }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API sends whole criteria
    const { name, unit, min, max, direction, scale } = criterion as Partial<OwnCriterion>;
    return {
      key,
      ...(name !== undefined && { name }),
      ...(unit !== undefined && { unit }),
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(direction !== undefined && { direction }),
      ...(scale !== undefined && { scale }),
    };
  });
}

type OwnCriterion = {
  readonly name: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly direction: "up" | "down";
  readonly scale: "linear" | "log";
};
