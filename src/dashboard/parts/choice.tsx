import "./field.css";

/** An option of a choice: its value, and its text for the reader. */
export type ChoiceOption = readonly [value: string, text: string];

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly ChoiceOption[];
  readonly disabled?: boolean | undefined;
  readonly onChange: (value: string) => void;
};

/** A select with its label. */
export function Choice({ label, value, options, disabled, onChange }: ChoiceProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
