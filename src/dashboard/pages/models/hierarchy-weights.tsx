import { type HierarchyResult } from "../../../core/ahp/evaluate-hierarchy.ts";
import { type Schemas } from "../../data/api.ts";
import { listColours } from "../../parts/criterion-colours.ts";

type HierarchyWeightsProps = {
  readonly hierarchy: Schemas["Hierarchy"];
  readonly result: HierarchyResult;
  readonly names: ReadonlyMap<string, string>;
};

/** The weights that the judgements of all judges imply. */
export function HierarchyWeights({ hierarchy, result, names }: HierarchyWeightsProps) {
  const { weights } = result;
  const judges = result.levels[0]?.judges.length ?? 0;
  if (weights === undefined) {
    return (
      <section>
        <h3>Weights</h3>
        <p class="note">There are no weights yet: the judgements do not connect all criteria.</p>
      </section>
    );
  }
  const colours = listColours([...weights.keys()]);
  const largest = Math.max(...weights.values(), 1e-9);
  return (
    <section>
      <h3>{judges > 1 ? `Weights of ${judges} judges` : "Weights"}</h3>
      <table class="plain-table criteria">
        <caption class="hidden-text">The weights of the criteria of {hierarchy.name}</caption>
        <thead class="hidden-text">
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">Weight</th>
          </tr>
        </thead>
        <tbody>
          {[...weights].map(([key, weight]) => (
            <tr key={key}>
              <th scope="row">{names.get(key) ?? key}</th>
              <td class="number">{weight.toFixed(3)}</td>
              <td class="bar" aria-hidden="true">
                <span
                  style={{
                    width: `${(100 * weight) / largest}%`,
                    background: colours.get(key) ?? "var(--c7)",
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {judges > 1 && <Consensus result={result} />}
    </section>
  );
}

function Consensus({ result }: { readonly result: HierarchyResult }) {
  const shares = result.levels.flatMap(({ consensus }) => consensus ?? []);
  return shares.length === 0 ? null : (
    <p class="note">
      The judges agree by {Math.round(100 * Math.min(...shares))} % (Shannon entropy).
    </p>
  );
}
