import { workspace } from "../../data/workspace.ts";
import { setQuery } from "../../router.ts";
import { type LoadedMatrix, type Matrix } from "./load-matrix.ts";
import {
  type AxisOption,
  listCriterionOptions,
  type MatrixChoice,
  presetNames,
  readPreset,
} from "./matrix-choice.ts";

type MatrixControlsProps = {
  readonly choice: MatrixChoice;
  /** The last matrix, whose axes the choices show; undefined before the first one. */
  readonly loaded: LoadedMatrix | undefined;
};

const noAxes = { x: undefined, y: undefined, x_threshold: undefined, y_threshold: undefined };

/** The choices of a matrix: a preset, and for each axis its values and its threshold. */
export function MatrixControls({ choice, loaded }: MatrixControlsProps) {
  return (
    <div class="matrix-controls" role="group" aria-label="Axes">
      <label>
        Preset
        <select
          class="control"
          value={readPreset(choice) ?? "none"}
          onChange={({ currentTarget }) => setQuery({ preset: currentTarget.value, ...noAxes })}
        >
          {Object.entries(presetNames).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
          <option value="none">None</option>
        </select>
      </label>
      <AxisControls side="y" text={choice.y} threshold={choice.yThreshold} loaded={loaded} />
      <AxisControls side="x" text={choice.x} threshold={choice.xThreshold} loaded={loaded} />
    </div>
  );
}

type AxisControlsProps = {
  readonly side: "x" | "y";
  /** The axis and the threshold of the URL. */
  readonly text: string | undefined;
  readonly threshold: string | undefined;
  readonly loaded: LoadedMatrix | undefined;
};

function AxisControls({ side, text, threshold, loaded }: AxisControlsProps) {
  const name = side === "x" ? "Horizontal axis" : "Vertical axis";
  const axis = loaded?.matrix[side];
  return (
    <>
      <label>
        {name}
        <AxisSelect
          side={side}
          selected={toSelected(text, axis, loaded?.matrix.model)}
          loaded={loaded}
        />
      </label>
      <label>
        Threshold
        <input
          class="control"
          type="number"
          step="any"
          aria-label={`Threshold of the ${name.toLowerCase()}`}
          key={threshold}
          defaultValue={threshold}
          placeholder={axis?.threshold?.toLocaleString()}
          onChange={({ currentTarget }) => setQuery({ [`${side}_threshold`]: currentTarget.value })}
        />
      </label>
    </>
  );
}

type AxisSelectProps = Pick<AxisControlsProps, "side" | "loaded"> & {
  readonly selected: AxisOption | undefined;
};

/** The choice of the values of an axis. Another axis has its own threshold. */
function AxisSelect({ side, selected, loaded }: AxisSelectProps) {
  const criteria = listCriterionOptions(selected, loaded?.rated ?? {}, loaded?.criteria ?? []);
  return (
    <select
      class="control"
      value={selected?.key}
      onChange={({ currentTarget }) =>
        setQuery({ [side]: currentTarget.value, [`${side}_threshold`]: undefined })
      }
    >
      <optgroup label="Criteria">{criteria.map(toOption)}</optgroup>
      <optgroup label="Scores">{listScores().map(toOption)}</optgroup>
      <optgroup label="Fields">{fields.map(toOption)}</optgroup>
    </select>
  );
}

const fields: readonly AxisOption[] = [
  { key: "size", name: "Size" },
  { key: "priority", name: "Priority" },
];

/** Returns the selected axis. "score" is the score of the model that ranks the items. */
function toSelected(
  text: string | undefined,
  axis: Matrix["x"] | undefined,
  model = "",
): AxisOption | undefined {
  const key = text === "score" ? `score:${model}` : (text ?? axis?.key);
  return key === undefined ? undefined : { key, name: axis?.key === key ? axis.name : key };
}

function listScores(): readonly AxisOption[] {
  const models = workspace.value?.models ?? [];
  return models.map(({ id, name }) => ({ key: `score:${id}`, name: `Score by ${name}` }));
}

function toOption({ key, name }: AxisOption) {
  return (
    <option key={key} value={key}>
      {name}
    </option>
  );
}
