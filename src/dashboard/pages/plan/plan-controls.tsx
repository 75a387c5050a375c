import { formatSize } from "../../parts/format-size.ts";
import { toHref } from "../../router.ts";
import { chooseStep, parseCapacity } from "./capacity.ts";
import { type PlanBasis } from "./load-plan.ts";

type PlanControlsProps = {
  readonly basis: PlanBasis;
  readonly capacity: number;
  /** The largest capacity that makes sense. */
  readonly max: number;
  readonly hasPeople: boolean;
  /** `isFinal` is false while the slider moves. */
  readonly onCapacity: (capacity: number, isFinal: boolean) => void;
  readonly onPeople: (hasPeople: boolean) => void;
};

/** The capacity of the release as a slider and a number, and whether the people limit it. */
export function PlanControls(props: PlanControlsProps) {
  const { basis, max, hasPeople } = props;
  return (
    <section class="plan-controls" aria-label="Capacity">
      <CapacityFields {...props} />
      <p class="help" id="capacity-help">
        In the unit of the item sizes.{" "}
        {hasPeople
          ? `The people have a capacity of ${formatSize(max)}.`
          : `All ${basis.sized.toLocaleString()} open items with a size need ${formatSize(basis.totalSize)}.`}
      </p>
      <PeopleChoice {...props} />
    </section>
  );
}

function CapacityFields({ capacity, max, onCapacity }: PlanControlsProps) {
  const step = chooseStep(max);
  return (
    <div class="capacity">
      <label for="capacity">Capacity</label>
      <input
        type="range"
        aria-label="Capacity, as a slider"
        aria-describedby="capacity-help"
        min={0}
        max={Math.ceil(max / step) * step}
        step={step}
        value={capacity}
        onInput={({ currentTarget }) => onCapacity(currentTarget.valueAsNumber, false)}
        onChange={({ currentTarget }) => onCapacity(currentTarget.valueAsNumber, true)}
      />
      <input
        id="capacity"
        class="control"
        type="number"
        aria-describedby="capacity-help"
        min={0}
        step="any"
        value={capacity}
        onChange={({ currentTarget }) => {
          const entered = parseCapacity(currentTarget.value);
          currentTarget.value = String(entered ?? capacity);
          onCapacity(entered ?? capacity, true);
        }}
      />
    </div>
  );
}

function PeopleChoice({ basis: { people }, hasPeople, onPeople }: PlanControlsProps) {
  if (people.length === 0) {
    return (
      <p class="help">
        To assign the work, <a href={toHref("/people")}>add people</a> with their skills and
        capacities.
      </p>
    );
  }
  return (
    <label class="people-choice">
      <input
        type="checkbox"
        checked={hasPeople}
        onChange={({ currentTarget }) => onPeople(currentTarget.checked)}
      />
      Assign the work to the {people.length === 1 ? "person" : `${people.length} people`} of this
      workspace
    </label>
  );
}
