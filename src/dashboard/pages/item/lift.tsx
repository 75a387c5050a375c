import { type Schemas } from "../../data/api.ts";
import { toSentence } from "../../parts/criterion-names.ts";

/** The changes that would bring an item to the target rank. */
export function Lift({ lift }: { readonly lift: Schemas["Lift"] }) {
  const { counterfactual, rank } = lift;
  if (counterfactual === undefined || (rank ?? Infinity) <= counterfactual.target_rank) {
    return null;
  }
  const { target_rank: target, single, overall, reason } = counterfactual;
  const changes = [
    ...single.map((change) => ({ changes: [change], rank: change.rank })),
    ...(overall !== null && overall.changes.length > 1
      ? [{ changes: overall.changes, rank: overall.rank }]
      : []),
  ];
  return (
    <section>
      <h3>What would lift it to rank {target}</h3>
      {changes.length === 0 ? (
        <p class="note">{reason ?? "No change of its ratings alone would do it."}</p>
      ) : (
        <ul class="lift">
          {changes.map((each) => (
            <li key={each.changes.map(({ criterion }) => criterion).join()}>
              <span>{each.changes.map(describeChange).join(" and ")}</span>
              <span class="up">rank {each.rank}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type Change = NonNullable<Schemas["Lift"]["counterfactual"]>["single"][number];

function describeChange({
  criterion,
  from,
  to,
}: Pick<Change, "criterion" | "from" | "to">): string {
  return `${toSentence(criterion)} ${from ?? "not rated"} → ${to}`;
}
