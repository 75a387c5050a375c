import { live } from "../../live.ts";
import { workspace } from "../../workspace.ts";
import { chooseModel, fault, model, rows, weightedInputs } from "./ranking-state.ts";

type TopBarProps = { readonly isAdjusting: boolean; readonly onAdjust: () => void };

/** The title, the model, and how new the ranking is. */
export function TopBar({ isAdjusting, onAdjust }: TopBarProps) {
  return (
    <header class="top-bar">
      <h1>Ranking</h1>
      <ModelChoice />
      <button
        class="control"
        type="button"
        aria-expanded={isAdjusting}
        disabled={weightedInputs.value.length === 0}
        onClick={onAdjust}
      >
        Adjust weights
      </button>
      <Freshness />
    </header>
  );
}

function ModelChoice() {
  const models = workspace.value?.models ?? [];
  return (
    <select
      class="control"
      aria-label="Model"
      value={model.value?.id}
      onChange={({ currentTarget }) => chooseModel(currentTarget.value)}
    >
      {models.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Freshness() {
  const shown = rows.value;
  const { isConnected, text } = live.value;
  return (
    <p class="freshness">
      <span class={isConnected ? "dot on" : "dot"} />
      {shown !== undefined && `generation ${shown.generation.toLocaleString()} · `}
      {fault.value !== undefined && shown !== undefined ? fault.value : text}
    </p>
  );
}
