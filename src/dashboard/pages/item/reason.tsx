import { type Schemas } from "../../data/api.ts";
import { model } from "../../data/chosen-model.ts";
import { listColours } from "../../parts/criterion-colours.ts";
import { listNames } from "../../parts/criterion-names.ts";
import { Waterfall } from "../../parts/waterfall.tsx";

/** The derivation of a score: a waterfall of contributions, the formula and the reason. */
export function Reason({ lift }: { lift: Schemas["Lift"] }) {
  const colours = listColours(model.value?.criteria.map(({ input }) => input) ?? []);
  const names = listNames(lift.parts);
  const parts = lift.parts.map(({ name, input, contribution, assumed }) => ({
    name: names.get(input) ?? name,
    contribution,
    colour: colours.get(input) ?? "var(--c7)",
    isAssumed: assumed !== undefined,
  }));
  return (
    <section>
      <h3>
        {lift.rank === undefined || lift.rank === null ? "Its score" : `Why it ranks ${lift.rank}`}
      </h3>
      <Waterfall parts={parts} total={lift.value} />
      <p class="formula">{lift.formula}</p>
      <p class="note">{lift.reason}</p>
    </section>
  );
}
