import { type Schemas } from "../../data/api.ts";
import { model } from "../../data/chosen-model.ts";
import { listColours } from "../../parts/criterion-colours.ts";
import { listModelNames } from "../../parts/criterion-names.ts";
import { Effect } from "./effect.tsx";
import { tryWeights, weightedInputs, weights } from "./ranking-state.ts";
import { SaveModel } from "./save-model.tsx";
import { TryRatings } from "./try-ratings.tsx";
import "./adjust.css";

/** What the reader can try: the weights of the model, or the ratings of one item. */
export function Adjust() {
  const view = model.value;
  if (view === undefined) {
    return null;
  }
  const hasWeights = weightedInputs.value.length > 0;
  return (
    <aside class="adjust" aria-label={hasWeights ? "Adjust weights" : "Try ratings"}>
      {hasWeights ? <Weights view={view} /> : <TryRatings />}
    </aside>
  );
}

/** The weights of the model as sliders, and the effect of their change on the order. */
function Weights({ view }: { readonly view: Schemas["Model"] }) {
  const colours = listColours(view.criteria.map(({ input }) => input));
  const names = listModelNames(view.criteria);
  const shares = toShares(pickWeights(view.weights, weightedInputs.value), weights.value);
  return (
    <>
      <h2>
        Adjust weights
        <button
          class="control"
          type="button"
          disabled={weights.value === undefined}
          onClick={() => tryWeights(undefined)}
        >
          Reset
        </button>
      </h2>
      {weightedInputs.value.map((input) => (
        <WeightSlider
          key={input}
          input={input}
          name={names.get(input) ?? input}
          colour={colours.get(input) ?? "var(--c7)"}
          share={shares[input] ?? 0}
          before={view.weights[input] ?? 0}
        />
      ))}
      <Effect hint="Move a slider: the list shows the order that results." />
      {weights.value !== undefined && <SaveModel view={view} weights={shares} />}
    </>
  );
}

type WeightSliderProps = {
  readonly input: string;
  readonly name: string;
  readonly colour: string;
  readonly share: number;
  readonly before: number;
};

function WeightSlider({ input, name, colour, share, before }: WeightSliderProps) {
  const change = share - before;
  const set = (value: string, isFinal: boolean): void => {
    const view = model.value;
    const own = pickWeights(view?.weights ?? {}, weightedInputs.value);
    tryWeights({ ...own, ...weights.value, [input]: Number(value) }, { isFinal });
  };
  const current = weights.value?.[input] ?? before;
  return (
    <label class="weight" style={{ "--colour": colour, "--at": `${100 * current}%` }}>
      <i />
      <span>{name}</span>
      <output>{share.toFixed(2)}</output>
      <span class="change">{Math.abs(change) < 0.005 ? "" : formatChange(change)}</span>
      <input
        type="range"
        min="0"
        max="1"
        step="0.01"
        value={current}
        aria-label={`Weight of ${name}`}
        aria-valuetext={`${Math.round(100 * share)} % of all weights`}
        onInput={({ currentTarget }) => set(currentTarget.value, false)}
        onChange={({ currentTarget }) => set(currentTarget.value, true)}
      />
    </label>
  );
}

/** Picks the weights that a reader can change. */
function pickWeights(
  all: Readonly<Record<string, number>>,
  inputs: readonly string[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(inputs.map((input) => [input, all[input] ?? 0]));
}

/** Divides weights by their sum. */
function toShares(
  own: Readonly<Record<string, number>>,
  tried: Readonly<Record<string, number>> | undefined,
): Readonly<Record<string, number>> {
  const merged = { ...own, ...tried };
  const sum = Object.values(merged).reduce((total, weight) => total + weight, 0);
  return Object.fromEntries(
    Object.entries(merged).map(([input, weight]) => [input, sum === 0 ? 0 : weight / sum]),
  );
}

function formatChange(change: number): string {
  return `${change > 0 ? "+" : "−"}${Math.abs(change).toFixed(2)}`;
}
