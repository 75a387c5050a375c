import { workspace, workspaceFault, loadWorkspace } from "../data/workspace.ts";
import { query, setQuery } from "../router.ts";
import { Fault } from "./loaded-area.tsx";

/** Stands in for a page whose model is unknown: the workspace still loads, or has no such model. */
export function NoModel() {
  if (workspace.value !== undefined) {
    return <UnknownModel id={query.value.get("model") ?? workspace.value.defaultModel} />;
  }
  return workspaceFault.value === undefined ? (
    <p class="state">Loading …</p>
  ) : (
    <Fault text={workspaceFault.value} onRetry={() => void loadWorkspace()} />
  );
}

function UnknownModel({ id }: { readonly id: string }) {
  return (
    <div class="state">
      <h2>There is no model “{id}”</h2>
      <p>Someone has deleted it, or the link is wrong. Choose another model above.</p>
      <button
        class="control"
        type="button"
        onClick={() => setQuery({ model: undefined, weights: undefined })}
      >
        Use the default model
      </button>
    </div>
  );
}
