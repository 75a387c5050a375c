import { type Comparison } from "./load-comparison.ts";
import { type ModelNames } from "./model-names.ts";
import { describeAgreement } from "./ranks.ts";

type AgreementProps = { readonly comparison: Comparison; readonly names: ModelNames };

/** Kendall's τ of each pair of models, as a table. */
export function Agreement({ comparison: { models, tau }, names }: AgreementProps) {
  return (
    <section>
      <h2>Agreement</h2>
      <p class="note">
        Kendall’s τ compares two orders: 1 is the same order, 0 is no relation, −1 is the reverse
        order.
      </p>
      <table class="plain-table tau">
        <caption class="hidden-text">Kendall’s τ of each pair of models</caption>
        <thead>
          <tr>
            <td />
            {models.map(({ label }) => (
              <th key={label} scope="col" class="number">
                {names.toShort(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map(({ label }, row) => (
            <tr key={label}>
              <th scope="row">{names.toShort(label)}</th>
              {models.map((other, column) => (
                <TauCell
                  key={other.label}
                  tau={row === column ? undefined : (tau[row]?.[column] ?? null)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Extremes comparison={{ models, tau }} names={names} />
    </section>
  );
}

/** The least τ of two orders that are related at all. */
const relatedMin = 0.2;

/** The part of the accent colour in the cell of two equal orders. */
const shadeMax = 24;

/** τ of two models: undefined for a model and itself, null if one of them ties all items. */
function TauCell({ tau }: { readonly tau: number | null | undefined }) {
  if (tau === null || tau === undefined) {
    return <td class="number muted">{tau === null ? "none" : "–"}</td>;
  }
  const colour = tau < 0 ? "var(--down)" : "var(--accent)";
  const shade = Math.round(Math.abs(tau) * shadeMax);
  return (
    <td
      class="number"
      style={{ background: `color-mix(in srgb, ${colour} ${shade}%, transparent)` }}
      title={describeAgreement(tau)}
    >
      {formatTau(tau)}
    </td>
  );
}

type ExtremesProps = {
  readonly comparison: Pick<Comparison, "models" | "tau">;
  readonly names: ModelNames;
};

/** The pair of models that agrees most, in words. */
function Extremes({ comparison: { models, tau }, names }: ExtremesProps) {
  const pairs = models.flatMap((a, row) =>
    models.slice(row + 1).flatMap((b, offset) => {
      const value = tau[row]?.[row + 1 + offset] ?? null;
      return value === null ? [] : [{ a, b, tau: value }];
    }),
  );
  const closest = pairs.toSorted((a, b) => b.tau - a.tau)[0];
  if (closest === undefined) {
    return <p class="note">There is no τ, because a model ties all items.</p>;
  }
  const { a, b, tau: value } = closest;
  if (value < relatedMin) {
    return <p class="note">No two of these models rank the items in a similar order.</p>;
  }
  return (
    <p class="note">
      {names.toShort(a.label)} and {names.toShort(b.label)} agree most: {describeAgreement(value)} (
      {formatTau(value)}).
    </p>
  );
}

function formatTau(tau: number): string {
  const text = Math.abs(tau).toFixed(2);
  return tau < 0 && text !== "0.00" ? `−${text}` : text;
}
