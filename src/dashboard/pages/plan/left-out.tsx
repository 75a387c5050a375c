import { type Fit } from "../../data/load-fit.ts";
import { formatSize } from "../../parts/format-size.ts";
import { ItemLink } from "../../parts/item-link.tsx";
import { useFirst } from "../../parts/use-first.tsx";
import { type Chain, type LeftOut, listChains, listNearMisses, type NearMiss } from "./arrange.ts";
import { type PlanBasis } from "./load-plan.ts";

const firstCount = 8;

/** The items that would fit if the capacity were a little larger. */
export function NearMisses({ fit }: { readonly fit: Fit }) {
  const misses = listNearMisses(fit.left_out, fit);
  const [shown, more] = useFirst(misses, firstCount);
  return (
    <section>
      <h2>Narrowly does not fit</h2>
      {misses.length === 0 ? (
        <p class="help">No item would fit if the capacity were 10 % larger.</p>
      ) : (
        <p class="help">Each of these would fit with at most 10 % more capacity.</p>
      )}
      <ul class="plain-list">
        {shown.map((miss) => (
          <li key={miss.left.item.id}>
            <ItemLink item={miss.left.item} />
            <span class="fact">{describeMiss(miss)}</span>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

function describeMiss({ left: { rank }, shortfall }: NearMiss): string {
  const need = shortfall > 0 ? `${formatSize(shortfall)} more` : "a person with room";
  return `rank ${rank.toLocaleString()} · needs ${need}`;
}

/** The items that wait for items outside the plan. */
export function BlockedChains({ fit }: { readonly fit: Fit }) {
  const chains = listChains(fit.left_out);
  const [shown, more] = useFirst(chains, firstCount);
  if (chains.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>Blocked</h2>
      <p class="help">Each item waits for the ones below it, which the plan leaves out.</p>
      <ul class="chains">
        {shown.map((chain) => (
          <ChainEntry key={chain.left.item.id} chain={chain} />
        ))}
      </ul>
      {more}
    </section>
  );
}

function ChainEntry({ chain: { left, blockers, unnamed } }: { readonly chain: Chain }) {
  return (
    <li>
      <ItemLink item={left.item} />
      <span class="fact">{describeReason(left)}</span>
      {blockers.length + unnamed > 0 && (
        <ul>
          {blockers.map((blocker) => (
            <ChainEntry key={blocker.left.item.id} chain={blocker} />
          ))}
          {unnamed > 0 && <li class="fact">and {unnamed} items further down the ranking</li>}
        </ul>
      )}
    </li>
  );
}

function describeReason({ reason, size, blocked_by: blockedBy }: LeftOut): string {
  const isHidden = reason === "blocked" && blockedBy.length === 0;
  return isHidden
    ? "blocked by an item outside the ranking"
    : size === null
      ? reasons[reason]
      : `${reasons[reason]} · size ${formatSize(size)}`;
}

const reasons: Readonly<Record<LeftOut["reason"], string>> = {
  "no-size": "has no size",
  "no-value": "has no score by this model",
  "too-large": "larger than the whole capacity",
  blocked: "blocked",
  "no-skill": "nobody has its skills",
  "no-room": "larger than the capacity of each person with its skills",
  "no-capacity": "does not fit",
};

/** The items that cannot be planned, because they have no size. */
export function Unsized({ fit, basis }: { readonly fit: Fit; readonly basis: PlanBasis }) {
  const unsized = fit.left_out.filter(({ reason }) => reason === "no-size");
  const [shown, more] = useFirst(unsized, firstCount);
  const count = basis.total - basis.sized;
  if (count === 0) {
    return null;
  }
  return (
    <section>
      <h2>No size</h2>
      <p class="help">
        {count.toLocaleString()} open {count === 1 ? "item has" : "items have"} no size, so the plan
        leaves them out. Open the best-ranked ones and estimate them.
      </p>
      <ul class="plain-list">
        {shown.map(({ item, rank }) => (
          <li key={item.id}>
            <ItemLink item={item} />
            <span class="fact">rank {rank.toLocaleString()}</span>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

/** The number of items that are left out for each other reason. */
export function OtherReasons({ fit: { counts } }: { readonly fit: Fit }) {
  const entries = otherReasons
    .map(([reason, text]) => ({ reason, text, count: counts[reason] ?? 0 }))
    .filter(({ count }) => count > 0);
  return entries.length === 0 ? null : (
    <section>
      <h2>Also left out</h2>
      <ul class="plain-list">
        {entries.map(({ reason, text, count }) => (
          <li key={reason}>
            <span>{text}</span>
            <span class="fact">{count.toLocaleString()}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const otherReasons = [
  ["no-capacity", "Would take the room of more valuable items"],
  ["too-large", "Larger than the whole capacity"],
  ["no-skill", "Need a skill that nobody has"],
  ["no-room", "Larger than the capacity of each person with the skills"],
  ["no-value", "Have no score by this model"],
] as const;
