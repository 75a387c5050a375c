import { candidatesMax, type Fit } from "../../data/load-fit.ts";
import { formatSize } from "../../parts/format-size.ts";
import { Meter } from "../../parts/meter.tsx";
import { orderTasks } from "./arrange.ts";
import { BlockedChains, NearMisses, OtherReasons, Unsized } from "./left-out.tsx";
import { type PlanBasis } from "./load-plan.ts";
import { TaskTable } from "./task-table.tsx";
import { Team } from "./team.tsx";

type PlanResultProps = {
  readonly fit: Fit;
  readonly basis: PlanBasis;
  readonly isLoading: boolean;
};

/** The chosen items, and everything that is left out. */
export function PlanResult({ fit, basis, isLoading }: PlanResultProps) {
  return (
    <div class="plan-result" aria-busy={isLoading}>
      <div>
        <Warnings fit={fit} />
        <section>
          <h2>What fits</h2>
          <Usage fit={fit} />
          <p class="help">{describeChoice(fit, basis)}</p>
          {fit.chosen.length > 0 && (
            <TaskTable tasks={orderTasks(fit.chosen)} hasPeople={fit.people !== undefined} />
          )}
        </section>
      </div>
      <div class="left-out">
        {fit.people !== undefined && <Team people={fit.people} />}
        <NearMisses fit={fit} />
        <BlockedChains fit={fit} />
        <Unsized fit={fit} basis={basis} />
        <OtherReasons fit={fit} />
        {basis.delayCost !== undefined && <DelayCost cost={basis.delayCost} />}
      </div>
    </div>
  );
}

function Warnings({ fit: { warnings } }: { readonly fit: Fit }) {
  return warnings.length === 0 ? null : (
    <ul class="warnings" aria-label="Warnings">
      {warnings.map(({ code, detail }) => (
        <li key={code}>
          <b>Warning:</b> {detail}
        </li>
      ))}
    </ul>
  );
}

function Usage({ fit: { chosen, used, capacity } }: { readonly fit: Fit }) {
  return (
    <div class="usage">
      <p>
        <b>{chosen.length.toLocaleString()}</b> {chosen.length === 1 ? "item" : "items"} ·{" "}
        {formatSize(used)} of {formatSize(capacity)} used
      </p>
      <Meter value={used} max={capacity} />
    </div>
  );
}

/** Describes how good the choice is, and in which order it is listed. */
function describeChoice(fit: Fit, { total }: PlanBasis): string {
  const { is_exact: isExact, gap, chosen } = fit;
  if (chosen.length === 0) {
    return describeNothing(fit);
  }
  const pool =
    total > candidatesMax
      ? `The plan chooses from the ${candidatesMax.toLocaleString()} best items. `
      : "";
  const quality = isExact
    ? "No other choice within this capacity has a higher total score."
    : `The total score is at least ${formatSize(Math.floor(1_000 * (1 - gap)) / 10)} % of the highest possible one.`;
  return `${pool}${quality} The items are in the order of work: by rank, but each after its blockers.`;
}

function describeNothing({ counts }: Fit): string {
  const isFull = roomReasons.some((reason) => (counts[reason] ?? 0) > 0);
  return isFull
    ? "No item fits. Raise the capacity."
    : "No open item with a size has a score by this model. Rate the items, or choose another model.";
}

/** The reasons that a larger capacity removes. */
const roomReasons = ["no-capacity", "too-large", "no-room"] as const;

type DelayCostProps = { readonly cost: NonNullable<PlanBasis["delayCost"]> };

function DelayCost({ cost }: DelayCostProps) {
  return (
    <section>
      <h2>Total cost of delay</h2>
      <p class="help">
        The cost until every open item is done, one after another: each item’s cost of delay × the
        time until it is done.
      </p>
      <ul class="plain-list">
        <li>
          <span>In the order of work</span>
          <b>{formatSize(cost.plan)}</b>
        </li>
        <li>
          <span>In the order of the ranking, without regard to blockers</span>
          <b>{formatSize(cost.ranking)}</b>
        </li>
      </ul>
      {cost.without_cost > 0 && (
        <p class="help">
          {cost.without_cost.toLocaleString()} items have no cost of delay, and count as 0.
        </p>
      )}
    </section>
  );
}
