import { computed, signal } from "@preact/signals";
import { mayPerform } from "../../data/session.ts";
import { rows } from "./ranking-state.ts";

/** The most items that one request changes. */
export const selectionMax = 200;

const chosen = signal<ReadonlySet<number>>(new Set());

let anchor = -1;

/** The numbers of the selected items that the list shows. */
export const selection = computed((): ReadonlySet<number> => {
  if (chosen.value.size === 0) {
    return chosen.value;
  }
  const shown = new Set(rows.value?.numbers);
  return new Set([...chosen.value].filter((number) => shown.has(number)));
});

/** Returns whether the role of the session may change items, and so select them. */
export function maySelect(): boolean {
  return mayPerform("items:write");
}

/** Selects or deselects a row. With `isRange`, selects all rows from the last one to this one. */
export function toggleRow(index: number, isRange = false): void {
  const numbers = rows.value?.numbers;
  const number = numbers?.[index];
  if (numbers === undefined || number === undefined) {
    return;
  }
  const next = new Set(chosen.value);
  if (isRange && anchor >= 0) {
    const [first, last] = [Math.min(anchor, index), Math.max(anchor, index)];
    numbers.subarray(first, last + 1).forEach((each) => next.add(each));
  } else if (!next.delete(number)) {
    next.add(number);
  }
  anchor = index;
  chosen.value = new Set([...next].slice(0, selectionMax));
}

/** Deselects all rows. */
export function clearSelection(): void {
  anchor = -1;
  chosen.value = new Set();
}
