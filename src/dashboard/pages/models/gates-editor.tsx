import { type Draft, type DraftGate } from "./draft.ts";
import { keySuggestionsId } from "./key-suggestions.tsx";

type GatesEditorProps = {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
};

const operators = [">=", ">", "<=", "<", "="] as const;

const newGate: DraftGate = { criterion: "", op: ">=", value: "" };

/** The conditions that an item must meet, and the place of the items that do not. */
export function GatesEditor({ draft, onChange }: GatesEditorProps) {
  const { gates, gate } = draft;
  const set = (index: number, part: Partial<DraftGate>): void =>
    onChange({ gates: gates.with(index, { ...(gates[index] ?? newGate), ...part }) });
  return (
    <fieldset>
      <legend>Gates</legend>
      {gates.length === 0 && (
        <p class="help">A gate is a condition that an item must meet, whatever its score.</p>
      )}
      {gates.map((each, index) => (
        <GateFields
          key={index}
          gate={each}
          onChange={(part) => set(index, part)}
          onRemove={() => onChange({ gates: gates.toSpliced(index, 1) })}
        />
      ))}
      <div class="criteria-foot">
        <button
          class="control"
          type="button"
          onClick={() => onChange({ gates: [...gates, newGate] })}
        >
          Add gate
        </button>
        {gates.length > 0 && (
          <label class="field-inline">
            Other items
            <select
              class="control"
              value={gate}
              onChange={({ currentTarget }) =>
                onChange({ gate: currentTarget.value === "out" ? "out" : "last" })
              }
            >
              <option value="last">rank last</option>
              <option value="out">are left out</option>
            </select>
          </label>
        )}
      </div>
    </fieldset>
  );
}

type GateFieldsProps = {
  readonly gate: DraftGate;
  readonly onChange: (part: Partial<DraftGate>) => void;
  readonly onRemove: () => void;
};

function GateFields({ gate: { criterion, op, value }, onChange, onRemove }: GateFieldsProps) {
  return (
    <div class="gate">
      <input
        class="mono"
        value={criterion}
        list={keySuggestionsId}
        required
        placeholder="security"
        aria-label="Criterion of the gate"
        onInput={({ currentTarget }) => onChange({ criterion: currentTarget.value })}
      />
      <select
        class="control"
        value={op}
        aria-label="Comparison"
        onChange={({ currentTarget }) =>
          onChange({ op: operators.find((each) => each === currentTarget.value) ?? op })
        }
      >
        {operators.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      <input
        type="number"
        step="any"
        required
        value={value}
        aria-label="Value of the gate"
        onInput={({ currentTarget }) => onChange({ value: currentTarget.value })}
      />
      <button class="control" type="button" aria-label="Remove the gate" onClick={onRemove}>
        ×
      </button>
    </div>
  );
}
