import { type GenerationRange, includesGeneration } from "../job.ts";

/** The position of an entry in the undo log, which is in the order of these positions. */
export type LogPosition = { readonly generation: number; readonly number: number };

/** A revert: the generations that it wrote, and the generations that it reverted. */
export type PastRevert = {
  readonly generations: readonly GenerationRange[];
  readonly reverted: readonly GenerationRange[];
};

/** An item that the generations to revert changed. */
export type RevertibleItem = {
  readonly number: number;
  /** The generations to revert that changed the item, in ascending order. */
  readonly generations: readonly number[];
  /** The newest other generation that changed the item after the first of them. */
  readonly laterGeneration?: number;
};

/** An entry of the undo log in the list of its item, the newest first. */
type Entry = {
  readonly number: number;
  readonly generation: number;
  readonly isToRevert: boolean;
  /** The previous entry of the item. */
  readonly previous: Entry | undefined;
  /** For the entry of a revert: the newest entry that the revert left in effect. */
  readonly left?: Entry | "none";
};

/**
 * The changes since the first generation to revert. Finds the items of these generations and the
 * other changes to them. A change and its revert cancel each other out, and are ignored. Add all
 * entries of the undo log in ascending order.
 *
 * Each entry costs a search of the reverted ranges. Only entries of the items to revert use memory.
 */
export class ChangeHistory {
  readonly #ranges: readonly GenerationRange[];
  readonly #reverts: readonly PastRevert[];
  /** The entries to revert, in ascending order. */
  readonly #entries: Entry[] = [];
  /** By item number. */
  readonly #newest: (Entry | undefined)[];
  #end: LogPosition;

  /** `numberMax` is the largest number of an item that the ranges changed. */
  constructor(
    ranges: readonly GenerationRange[],
    { reverts, numberMax }: { readonly reverts: readonly PastRevert[]; readonly numberMax: number },
  ) {
    this.#ranges = ranges;
    this.#reverts = reverts;
    this.#newest = Array.from({ length: numberMax + 1 });
    this.#end = { generation: ranges[0]?.[0] ?? 1, number: 0 };
  }

  /** The position after which the next entries follow. */
  get end(): LogPosition {
    return this.#end;
  }

  /** Whether the generations to revert changed an item, even if later reverts cancel the change. */
  get hasChanges(): boolean {
    return this.#entries.length > 0;
  }

  /** Adds the changed items of a generation, or of a part of it. */
  add(generation: number, numbers: readonly number[]): void {
    const isToRevert = includesGeneration(this.#ranges, generation);
    const revert = this.#reverts.find((each) => includesGeneration(each.generations, generation));
    for (const number of numbers) {
      const previous = this.#newest[number];
      const left = revert && { left: undo(previous, revert.reverted) ?? ("none" as const) };
      const entry: Entry = { number, generation, isToRevert, previous, ...left };
      if (isToRevert) {
        this.#entries.push(entry);
      }
      // Changes before the first one to revert do not matter.
      if (isToRevert || previous !== undefined) {
        this.#newest[number] = entry;
      }
    }
    this.#end = { generation, number: numbers.at(-1) ?? this.#end.number };
  }

  /**
   * Lists the items with a change to revert, the most recently changed first. Undoing changes in
   * this order frees an external id before the item that had it earlier needs it.
   */
  *items(): Generator<RevertibleItem> {
    const isListed = new Uint8Array(this.#newest.length);
    for (let index = this.#entries.length - 1; index >= 0; index -= 1) {
      const number = this.#entries[index]?.number ?? 0;
      const item = isListed[number] === 1 ? undefined : findChanges(this.#newest[number]);
      isListed[number] = 1;
      if (item !== undefined) {
        yield { number, ...item };
      }
    }
  }
}

/** Returns the newest entry that is in effect after a revert of some generations. */
function undo(newest: Entry | undefined, reverted: readonly GenerationRange[]): Entry | undefined {
  let entry = newest;
  while (entry !== undefined) {
    const isReverted = includesGeneration(reverted, entry.generation);
    if (!isReverted && entry.left === undefined) {
      return entry;
    }
    entry = isReverted ? entry.previous : getLeft(entry);
  }
  return undefined;
}

/** Returns the newest entry that is in effect after an entry that stays. */
function getLeft({ left, previous }: Entry): Entry | undefined {
  return left === "none" ? undefined : (left ?? previous);
}

/** Finds the changes to revert that are in effect, and the newest other change after them. */
function findChanges(newest: Entry | undefined): Omit<RevertibleItem, "number"> | undefined {
  const generations: number[] = [];
  let newestOther: number | undefined;
  let laterGeneration: number | undefined;
  let entry = newest;
  while (entry !== undefined) {
    if (entry.isToRevert) {
      generations.push(entry.generation);
      laterGeneration = newestOther;
    } else if (entry.left === undefined) {
      newestOther ??= entry.generation;
    }
    entry = entry.isToRevert ? entry.previous : getLeft(entry);
  }
  return generations.length === 0
    ? undefined
    : {
        generations: generations.toReversed(),
        ...(laterGeneration !== undefined && { laterGeneration }),
      };
}
