import { type DraftCriterion } from "./draft.ts";
import { keySuggestionsId } from "./key-suggestions.tsx";

type CriterionFieldsProps = {
  readonly criterion: DraftCriterion;
  readonly onChange: (part: Partial<DraftCriterion>) => void;
};

/** The key, the range and the direction of a criterion of the workspace. */
export function CriterionFields({ criterion, onChange }: CriterionFieldsProps) {
  const { key, min, max, direction } = criterion;
  const label = key || "the new criterion";
  return (
    <div class="own-fields">
      <label class="field">
        <span>Key</span>
        <input
          class="mono"
          value={key}
          list={keySuggestionsId}
          required
          pattern="[a-z][a-z0-9_]*"
          title="Lower-case letters, digits and _"
          placeholder="customer_value"
          onInput={({ currentTarget }) => onChange({ key: currentTarget.value, kept: {} })}
        />
      </label>
      <NumberField
        name="From"
        label={`Lowest rating of ${label}`}
        value={min}
        onChange={(value) => onChange({ min: value })}
      />
      <NumberField
        name="To"
        label={`Highest rating of ${label}`}
        value={max}
        onChange={(value) => onChange({ max: value })}
      />
      <label class="field">
        <span>Better</span>
        <select
          class="control"
          value={direction}
          aria-label={`Better ratings of ${label}`}
          onChange={({ currentTarget }) =>
            onChange({ direction: currentTarget.value === "down" ? "down" : "up" })
          }
        >
          <option value="up">high</option>
          <option value="down">low</option>
        </select>
      </label>
    </div>
  );
}

type NumberFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function NumberField({ name, label, value, onChange }: NumberFieldProps) {
  return (
    <label class="field">
      <span>{name}</span>
      <input
        type="number"
        step="any"
        required
        value={value}
        aria-label={label}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  );
}
