import { type ComparedPair, describeJudgement, type SuggestedJudgement } from "./judgements.ts";

type SuggestionProps = {
  readonly suggestion: SuggestedJudgement | undefined;
  readonly names: ReadonlyMap<string, string>;
  /** Undefined if the reader may not judge. */
  readonly onApply: ((pair: ComparedPair, value: number) => void) | undefined;
};

/** The judgement that contradicts the others the most, and the value that they imply. */
export function Suggestion({ suggestion, names, onApply }: SuggestionProps) {
  if (suggestion === undefined) {
    return null;
  }
  const { a, b, under, value, corrected, cr } = suggestion;
  const pair = { a: names.get(a) ?? a, b: names.get(b) ?? b };
  return (
    <div class="suggestion">
      <p>
        This judgement fits the others least: <b>{describeJudgement(value, pair)}</b>. The others
        imply: <b>{describeJudgement(corrected, pair)}</b>.
        {cr !== undefined && ` CR would be ${cr.toFixed(3)}.`}
      </p>
      {onApply !== undefined && (
        <button class="control" type="button" onClick={() => onApply({ a, b, under }, corrected)}>
          Apply
        </button>
      )}
    </div>
  );
}
