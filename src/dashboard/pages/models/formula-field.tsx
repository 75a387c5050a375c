import { useRef } from "preact/hooks";
import { type DraftFault } from "./draft.ts";
import { type FormulaFault, locateFaults } from "./formula-fault.ts";

type FormulaFieldProps = {
  readonly expression: string;
  readonly faults: readonly DraftFault[];
  readonly onChange: (expression: string) => void;
};

/** The expression of a formula. Each fault shows its column below the text. */
export function FormulaField({ expression, faults, onChange }: FormulaFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const located = expression === "" ? [] : locateFaults(expression, faults);
  const select = ({ start, end }: FormulaFault): void => {
    area.current?.focus();
    area.current?.setSelectionRange(start, end);
  };
  return (
    <div class="formula-field">
      <label class="field">
        <span>Expression</span>
        <textarea
          ref={area}
          class="mono"
          rows={3}
          required
          spellcheck={false}
          value={expression}
          placeholder="(user_value + time_criticality) / max(job_size, 1)"
          aria-invalid={located.length > 0}
          aria-describedby="formula-faults"
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      </label>
      <p class="help">
        Use + − * / %, comparisons, <code>if</code>, <code>min</code>, <code>max</code>,{" "}
        <code>coalesce</code>, <code>sqrt</code>, <code>ln</code> and the keys of criteria.
      </p>
      <ul id="formula-faults" class="formula-faults">
        {located.map((fault) => (
          <li key={fault.detail}>
            <pre aria-hidden="true">
              {fault.line}
              {"\n"}
              <b>{`${" ".repeat(fault.column - 1)}${"^".repeat(fault.end - fault.start)}`}</b>
            </pre>
            <p>
              {fault.detail}{" "}
              <button class="control" type="button" onClick={() => select(fault)}>
                Select it
              </button>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
