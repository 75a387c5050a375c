import { listColours } from "../../parts/criterion-colours.ts";
import { toSentence } from "../../parts/criterion-names.ts";
import { CriterionFields } from "./criterion-fields.tsx";
import { type Draft, type DraftCriterion, newCriterion } from "./draft.ts";
import { KeySuggestions } from "./key-suggestions.tsx";
import { type ModelKind } from "./model-kinds.ts";

type CriteriaEditorProps = {
  readonly kind: ModelKind;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
};

/** The criteria of a model with their ranges, directions and weights. */
export function CriteriaEditor({ kind, draft, onChange }: CriteriaEditorProps) {
  const { criteria } = draft;
  const isOwn = kind.hasOwnCriteria || kind.isFormula;
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  const colours = listColours(criteria.map((_, index) => String(index)));
  const set = (index: number, part: Partial<DraftCriterion>): void =>
    onChange({ criteria: criteria.with(index, { ...(criteria[index] ?? newCriterion), ...part }) });
  if (!isOwn && criteria.length === 0) {
    return null;
  }
  return (
    <fieldset>
      <legend>{kind.isFormula ? "Own criteria" : "Criteria and weights"}</legend>
      {kind.isFormula && (
        <p class="help">
          The expression can read every built-in criterion, and <code>size</code>. List only
          criteria of your own.
        </p>
      )}
      {criteria.map((criterion, index) => (
        <CriterionRow
          key={index}
          kind={kind}
          criterion={criterion}
          colour={colours.get(String(index)) ?? "var(--c7)"}
          sum={sum}
          onChange={(part) => set(index, part)}
          onRemove={() => onChange({ criteria: criteria.toSpliced(index, 1) })}
        />
      ))}
      <div class="criteria-foot">
        {isOwn && (
          <button
            class="control"
            type="button"
            onClick={() => onChange({ criteria: [...criteria, newCriterion] })}
          >
            Add criterion
          </button>
        )}
        {!kind.isFormula && <Sum criteria={criteria} sum={sum} onChange={onChange} />}
      </div>
      <KeySuggestions />
    </fieldset>
  );
}

type CriterionRowProps = {
  readonly kind: ModelKind;
  readonly criterion: DraftCriterion;
  readonly colour: string;
  readonly sum: number;
  readonly onChange: (part: Partial<DraftCriterion>) => void;
  readonly onRemove: () => void;
};

function CriterionRow(props: CriterionRowProps) {
  const { kind, criterion, colour, sum, onChange, onRemove } = props;
  const isOwn = kind.hasOwnCriteria || kind.isFormula;
  return (
    <div class="criterion" style={{ "--colour": colour }}>
      {isOwn ? (
        <CriterionFields criterion={criterion} onChange={onChange} />
      ) : (
        <span class="criterion-name">{toSentence(criterion.key)}</span>
      )}
      {!kind.isFormula && <WeightFields {...{ criterion, sum, onChange }} />}
      {isOwn && (
        <button
          class="control"
          type="button"
          aria-label={`Remove ${criterion.key || "the new criterion"}`}
          onClick={onRemove}
        >
          ×
        </button>
      )}
    </div>
  );
}

type WeightFieldsProps = Pick<CriterionRowProps, "criterion" | "sum" | "onChange">;

function WeightFields({ criterion: { key, weight }, sum, onChange }: WeightFieldsProps) {
  const label = `Weight of ${key || "new criterion"}`;
  const share = sum > 0 ? weight / sum : 0;
  const set = (text: string): void => onChange({ weight: Math.max(0, Number(text)) });
  return (
    <div class="weight-fields" style={{ "--at": `${100 * Math.min(1, weight)}%` }}>
      <input
        type="range"
        min="0"
        max="1"
        step="0.01"
        value={weight}
        aria-label={label}
        aria-valuetext={`${weight}, ${Math.round(100 * share)} % of all weights`}
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
      <input
        type="number"
        min="0"
        step="any"
        value={Number(weight.toFixed(4))}
        aria-label={`${label} as a number`}
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
      <output>{Math.round(100 * share)} %</output>
    </div>
  );
}

type SumProps = Pick<CriteriaEditorProps, "onChange"> & {
  readonly criteria: readonly DraftCriterion[];
  readonly sum: number;
};

/** The sum of the weights. The model divides each weight by it. */
function Sum({ criteria, sum, onChange }: SumProps) {
  const isOne = Math.abs(sum - 1) < 0.0005;
  const normalise = (): void =>
    onChange({
      criteria: criteria.map((each) =>
        Object.assign({}, each, { weight: Number((each.weight / sum).toFixed(4)) }),
      ),
    });
  return (
    <p class="sum">
      Sum <b>{Number(sum.toFixed(3))}</b>
      {!isOne && sum > 0 && (
        <>
          <span class="note">The model divides each weight by the sum.</span>
          <button class="control" type="button" onClick={normalise}>
            Make the sum 1
          </button>
        </>
      )}
    </p>
  );
}
