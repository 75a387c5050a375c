import { useSignal } from "@preact/signals";
import { type HierarchyResult, listWeightIssues } from "../../../core/ahp/evaluate-hierarchy.ts";
import { describeError, type Schemas } from "../../data/api.ts";
import { handleEndedSession } from "../../data/session.ts";
import { loadWorkspace } from "../../data/workspace.ts";
import { announcement } from "../../frame/announcer.tsx";
import { toModelId } from "../../parts/model-id.ts";
import { navigate, toHref } from "../../router.ts";
import { finalizeHierarchy } from "./load-hierarchy.ts";

type FinalizeFormProps = {
  readonly hierarchy: Schemas["Hierarchy"];
  readonly result: HierarchyResult;
  /** Saves the judgements first. */
  readonly onBefore: () => Promise<void>;
};

/** Makes a model of a comparison, and opens the ranking by it. */
export function FinalizeForm({ hierarchy, result, onBefore }: FinalizeFormProps) {
  const name = useSignal(hierarchy.name);
  const fault = useSignal("");
  const isBusy = useSignal(false);
  const issues = listWeightIssues(result);

  async function finalize(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    isBusy.value = true;
    try {
      await onBefore();
      const model = { model: toModelId(name.value), name: name.value.trim() };
      const id = await finalizeHierarchy(hierarchy.id, model);
      await loadWorkspace();
      announcement.value = `Created the model ${name.value}.`;
      navigate(toHref("/", { model: id }));
    } catch (error) {
      handleEndedSession(error);
      fault.value = describeError(error);
    }
    isBusy.value = false;
  }

  return (
    <form class="finalize" onSubmit={(event) => void finalize(event)}>
      <h3>Make it a model</h3>
      <label class="field">
        <span>Name of the model</span>
        <input
          value={name.value}
          required
          maxLength={100}
          onInput={({ currentTarget }) => {
            name.value = currentTarget.value;
          }}
        />
      </label>
      {issues.map((issue) => (
        <p key={issue} class="note">
          {issue}
        </p>
      ))}
      <p class="fault" role="alert">
        {fault.value}
      </p>
      <button class="control primary" type="submit" disabled={isBusy.value || issues.length > 0}>
        Create model and rank by it
      </button>
      <p class="note">The comparison is then final.</p>
    </form>
  );
}
