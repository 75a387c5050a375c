import { ItemLink } from "../../parts/item-link.tsx";
import { type Comparison } from "./load-comparison.ts";
import { type ModelNames } from "./model-names.ts";

type ComparedModelsProps = { readonly comparison: Comparison; readonly names: ModelNames };

/** The compared models: how many items each of them ranks, and which one it ranks first. */
export function ComparedModels({ comparison, names }: ComparedModelsProps) {
  const { models, count, winners } = comparison;
  return (
    <section>
      <h2>Models</h2>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" class="number">
              Items ranked
            </th>
            <th scope="col">First item</th>
          </tr>
        </thead>
        <tbody>
          {models.map(({ label, unscored }) => (
            <tr key={label}>
              <th scope="row">{names.toFull(label)}</th>
              <td class="number">{(count - unscored).toLocaleString()}</td>
              <td>
                {unscored < count ? (
                  <Winners items={winners.models[label] ?? []} />
                ) : (
                  <span class="muted">none</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The best item of a model, and how many items share the first rank with it. */
function Winners({ items }: { readonly items: Comparison["winners"]["borda"] }) {
  const [first, ...others] = items;
  return first === undefined ? null : (
    <>
      <ItemLink item={first} />
      {others.length > 0 && <span class="muted"> and {others.length.toLocaleString()} more</span>}
    </>
  );
}

/** Names the models that cannot score most items. Their order says little about the backlog. */
export function ScarceModels({ comparison, names }: ComparedModelsProps) {
  const { models, count } = comparison;
  const scarce = models.filter(({ unscored }) => unscored > count / 2);
  return scarce.length === 0 ? null : (
    <div class="scarce">
      <ul>
        {scarce.map(({ label, unscored }) => (
          <li key={label}>
            <strong>{names.toFull(label)}</strong>{" "}
            {unscored === count
              ? "ranks no item, because the items lack its ratings."
              : `ranks only ${(count - unscored).toLocaleString()} of ${count.toLocaleString()} items.`}
          </li>
        ))}
      </ul>
      <p>
        All other items share the last rank of such a model. Rate more items to compare it fairly.
      </p>
    </div>
  );
}
