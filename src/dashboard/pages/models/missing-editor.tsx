import { type Draft } from "./draft.ts";
import { describeMissing } from "./missing-rules.ts";
import { type ModelKind } from "./model-kinds.ts";

type MissingEditorProps = {
  readonly kind: ModelKind;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
};

/** The treatment of missing ratings, for a kind that lets the workspace choose it. */
export function MissingEditor({ kind, draft, onChange }: MissingEditorProps) {
  if (kind.missing.length === 0) {
    return null;
  }
  return (
    <fieldset>
      <legend>Missing ratings</legend>
      <div class="field-row">
        <label class="field">
          <span>Unrated criteria</span>
          <select
            class="control"
            value={draft.missing}
            onChange={({ currentTarget }) =>
              onChange({ missing: kind.missing.find((rule) => rule === currentTarget.value) ?? "" })
            }
          >
            <option value="">as the kind of model does</option>
            {kind.missing.map((rule) => (
              <option key={rule} value={rule}>
                {describeMissing(rule)}
              </option>
            ))}
          </select>
        </label>
        <label class="field narrow">
          <span>Smallest coverage</span>
          <input
            type="number"
            min="0"
            max="1"
            step="0.05"
            placeholder="none"
            value={draft.minCoverage}
            onInput={({ currentTarget }) => onChange({ minCoverage: currentTarget.value })}
          />
        </label>
      </div>
    </fieldset>
  );
}
