import { type HierarchyResult } from "../../../core/ahp/evaluate-hierarchy.ts";
import { type Judgement } from "../../../core/ahp/judgements.ts";
import { listPairs } from "../../../core/ahp/matrix.ts";
import {
  type ComparedPair,
  describeJudgement,
  findJudgement,
  fromPosition,
  positionMax,
  toPosition,
} from "./judgements.ts";

type PairListProps = {
  readonly level: HierarchyResult["levels"][number];
  readonly names: ReadonlyMap<string, string>;
  readonly judgements: readonly Judgement[];
  readonly mayJudge: boolean;
  readonly onPut: (pair: ComparedPair, value: number | undefined) => void;
};

/** The pairs of a level, each with a slider from 9 for one side to 9 for the other. */
export function PairList({ level, names, judgements, mayJudge, onPut }: PairListProps) {
  const { keys, under } = level;
  const pairs = listPairs(keys.length).map(([first, second]): ComparedPair => ({
    a: keys[first] ?? "",
    b: keys[second] ?? "",
    under,
  }));
  if (pairs.length === 0) {
    return <p class="note">There is one element: it has the whole weight.</p>;
  }
  return (
    <ul class="pairs">
      {pairs.map((pair) => (
        <PairRow
          key={`${pair.a} ${pair.b}`}
          value={findJudgement(judgements, pair)}
          pair={{ a: names.get(pair.a) ?? pair.a, b: names.get(pair.b) ?? pair.b }}
          mayJudge={mayJudge}
          onPut={(value) => onPut(pair, value)}
        />
      ))}
    </ul>
  );
}

type PairRowProps = {
  readonly value: number | undefined;
  /** The names of both elements. */
  readonly pair: { readonly a: string; readonly b: string };
  readonly mayJudge: boolean;
  readonly onPut: (value: number | undefined) => void;
};

function PairRow({ value, pair, mayJudge, onPut }: PairRowProps) {
  const text = describeJudgement(value, pair);
  return (
    <li class={value === undefined ? "pair open" : "pair"}>
      <span class="pair-name">{pair.a}</span>
      <input
        type="range"
        min={-positionMax}
        max={positionMax}
        step="1"
        value={value === undefined ? 0 : toPosition(value)}
        disabled={!mayJudge}
        aria-label={`${pair.a} or ${pair.b}`}
        aria-valuetext={text}
        onInput={({ currentTarget }) => onPut(fromPosition(Number(currentTarget.value)))}
      />
      <span class="pair-name">{pair.b}</span>
      <span class="pair-text">{text}</span>
      {mayJudge && (
        <button
          class="control"
          type="button"
          aria-label={`${value === undefined ? "Judge as equal" : "Clear"}: ${pair.a} or ${pair.b}`}
          onClick={() => onPut(value === undefined ? 1 : undefined)}
        >
          {value === undefined ? "Equal" : "Clear"}
        </button>
      )}
    </li>
  );
}
