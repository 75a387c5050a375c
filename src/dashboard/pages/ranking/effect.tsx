import { itemCards, loadItemCards } from "../../data/item-cards.ts";
import { type EffectItem, type TrialEffect } from "../../ranking/messages.ts";
import { rows } from "./ranking-state.ts";

/** How the tried weights or ratings change the order; a hint before the first change. */
export function Effect({ hint }: { readonly hint: string }) {
  const effect = rows.value?.effect;
  if (effect === undefined) {
    return <p class="effect">{hint}</p>;
  }
  const { moved, tauB, entered, left } = effect;
  loadItemCards(listNumbers(effect), rows.value?.generation ?? 0);
  return (
    <section class="effect" aria-live="polite">
      <p>
        <b>{moved.toLocaleString()}</b> of {rows.value?.total.toLocaleString()} move
        {tauB !== undefined && ` · Kendall’s τ ${tauB.toFixed(2)}`}
      </p>
      <ul>
        {entered.map((item) => (
          <EffectRow key={item.number} item={item} text="enters the top 10" />
        ))}
        {left.map((item) => (
          <EffectRow key={item.number} item={item} text="leaves the top 10" />
        ))}
      </ul>
    </section>
  );
}

function EffectRow({ item, text }: { readonly item: EffectItem; readonly text: string }) {
  const { number, up } = item;
  const title = itemCards.value.get(number)?.title ?? `item ${number}`;
  return (
    <li title={title}>
      <span class={up > 0 ? "up" : "down"}>{`${up > 0 ? "▲" : "▼"}${Math.abs(up)}`}</span>
      <span>
        {text}: {title}
      </span>
    </li>
  );
}

function listNumbers({ entered, left }: TrialEffect): number[] {
  return [...entered, ...left].map(({ number }) => number);
}
