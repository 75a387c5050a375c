import { formatTimestamp } from "../../parts/format-time.ts";
import { Arrivals } from "./arrivals.tsx";
import { describeTau, formatTau } from "./describe-tau.ts";
import { type Difference } from "./load-history.ts";
import { OtherMoves, OwnMoves } from "./moves.tsx";

/** The differences between two rankings: what entered, left and moved, and why. */
export function Comparison({ difference }: { readonly difference: Difference }) {
  const { from, to, note, counts, entered, left, moved } = difference;
  return (
    <>
      <section aria-labelledby="comparison-title">
        <h2 id="comparison-title">
          From generation {from.generation.toLocaleString()} to {to.generation.toLocaleString()}
        </h2>
        <p class="help">
          {formatTimestamp(from.created_at)} to {formatTimestamp(to.created_at)}
          {from.revision !== to.revision &&
            ` · the model changed from revision ${from.revision} to ${to.revision}`}
        </p>
        {note !== undefined && <p class="help">{note}</p>}
        <Facts difference={difference} />
      </section>
      {counts.entered + counts.left + counts.moved === 0 && (
        <p class="help">The two rankings have the same order.</p>
      )}
      <OwnMoves moved={moved} range={{ after: from.generation, until: to.generation }} />
      <Arrivals
        title="Entered"
        help="New items, and items that were opened again."
        count={counts.entered}
        entries={entered.map(({ item, to: rank }) => ({ item, rank }))}
      />
      <Arrivals
        title="Left"
        help="Items that were finished, cancelled or deleted, or that a gate now leaves out."
        count={counts.left}
        entries={left.map(({ item, from: rank }) => ({ item, rank }))}
      />
      <OtherMoves moved={moved} count={counts.moved} />
    </>
  );
}

function Facts({ difference: { counts, tau_b: tau } }: { readonly difference: Difference }) {
  const facts = [
    ["entered", counts.entered],
    ["left", counts.left],
    ["moved", counts.moved],
    ["kept their rank", counts.unmoved],
  ] as const;
  return (
    <>
      <dl class="facts">
        {facts.map(([name, count]) => (
          <div key={name}>
            <dd>{count.toLocaleString()}</dd>
            <dt>{name}</dt>
          </div>
        ))}
        <div>
          <dd>{formatTau(tau)}</dd>
          <dt>Kendall’s τ</dt>
        </div>
      </dl>
      <p class="help">
        {describeTau(tau)} Kendall’s τ measures this: 1 is the same order, 0 a random one, −1 the
        reverse.
      </p>
    </>
  );
}
