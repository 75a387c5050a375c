import { computeRoundingError, CompensatedSum } from "../numeric/compensated-sum.ts";
import { findRowByNumber } from "../snapshot/snapshot-rows.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/** Where value comes from: each item's own (NaN where it has none), or an amount for the roots. */
export type ValueSources =
  | { readonly own: Float64Array }
  | { readonly amount: number; readonly root?: number };

/**
 * A backlog with value flowing down its tree. `order` goes through the tree, each item before its
 * children and children by number; everything else is along the rows of the board.
 */
export type Cascade = {
  readonly order: Uint32Array;
  /** The row of the parent; −1 at the top. */
  readonly parent: Int32Array;
  /** 0 at the top. */
  readonly depth: Uint32Array;
  /** Of what the parent hands down, 0–1; NaN at the top unless an amount is shared there. */
  readonly share: Float64Array;
  /** NaN where none comes to the item. */
  readonly value: Float64Array;
  /** 1 where nobody sized the item, and its siblings say what it counts as. */
  readonly isAssumed: Uint8Array;
  /** 1 where the value is the item's own and not its parent's. */
  readonly isSource: Uint8Array;
};

/** The value at one depth of a tree: `received` is what the depth above had to hand down, `due`. */
export type CascadeLevel = {
  readonly depth: number;
  readonly items: number;
  readonly value: number;
  /** Of it, what begins here, or comes from outside of the stretch. */
  readonly own: number;
  /** Of it, what came from above. */
  readonly received: number;
  readonly passedDown: number;
};

/**
 * The value of work, handed down from what it is for to what it takes.
 *
 *     child = parent × size / Σ sizes of the parent's children
 *
 * at every level, so that the children of an item add up to it (within rounding, relative 1e-12).
 * Value springs from the topmost item of each branch that has some: what lies above it has none,
 * what lies below it gets its share, whatever it says of itself. Or one amount goes to the row
 * `root`, or is shared by the roots as if they were children of one whole.
 *
 * Sizes are in the workspace's own unit, above 0. A child without a size counts as the mean of its
 * sized siblings; where none of them has one they share alike. Both are marked.
 *
 * O(rows × log rows), without recursion: a chain is as deep as it likes. A parent that is not on
 * the board is none. Items that are each other's ancestors, which the truth rules out, are left out.
 *
 * @example
 * // an epic worth 100 with stories of size 3, 5 and none
 * cascade(board, { own: values }).value; // [100, 25, 41.67, 33.33]: the last counts as 4
 */
export function cascade(snapshot: Snapshot, sources: ValueSources): Cascade {
  const tree = buildTree(snapshot);
  const sizes = computeSizes(snapshot, tree);
  const share = new Float64Array(snapshot.count).fill(Number.NaN);
  const value = new Float64Array(snapshot.count).fill(Number.NaN);
  const isSpring = new Uint8Array(snapshot.count);
  const rootAmount =
    "amount" in sources && sources.root === undefined ? sources.amount : Number.NaN;
  const readOwnValue = buildOwnValueReader(sources);
  for (const row of tree.order) {
    const above = tree.parent[row] as number;
    const size = sizes.size[row] as number;
    const total = sizes.total[above < 0 ? snapshot.count : above] as number;
    const handed = above < 0 ? rootAmount : (value[above] as number);
    const isHanded = !Number.isNaN(handed);
    share[row] = above < 0 && !isHanded ? Number.NaN : size / total;
    value[row] = isHanded ? (handed * size) / total : readOwnValue(row);
    isSpring[row] = Number(!isHanded && !Number.isNaN(value[row]));
  }
  return { ...tree, share, value, isAssumed: sizes.isAssumed, isSource: isSpring };
}

function buildOwnValueReader(sources: ValueSources): (row: number) => number {
  if ("own" in sources) {
    return (row) => sources.own[row] ?? Number.NaN;
  }
  return (row) => (row === sources.root ? sources.amount : Number.NaN);
}

/** The positions in `order` that a row's subtree takes: from its own up to, not with, the end. */
export function findSubtree({ order, depth }: Cascade, row: number): readonly [number, number] {
  const start = order.indexOf(row);
  let end = start + 1;
  while (end < order.length && (depth[order[end] as number] as number) > (depth[row] as number)) {
    end += 1;
  }
  return start < 0 ? [0, 0] : [start, end];
}

/** A stretch of the tree, and the amount that its top shares if it is the whole tree's. */
export type TreeSlice = {
  readonly within: readonly [start: number, end: number];
  readonly amount?: number | undefined;
  readonly levelsMax: number;
};

/** What stands at each depth of a stretch of the tree, from its top, `levelsMax` at the most. */
export function summarizeLevels(
  found: Cascade,
  { within, amount, levelsMax }: TreeSlice,
): CascadeLevel[] {
  const rows = found.order.subarray(...within);
  const top = found.depth[rows[0] ?? 0] ?? 0;
  const tallies: LevelSums[] = [];
  const isPaid = new Uint8Array(found.value.length + 1);
  for (const row of rows) {
    const at = (found.depth[row] as number) - top;
    if (at < levelsMax) {
      const tally = (tallies[at] ??= createLevelSums());
      addToLevel(found, tally, { row, isTop: at === 0, isPaid, amount: amount ?? Number.NaN });
    }
  }
  return tallies.map((tally, at) => toLevel(tally, at));
}

/** Adds a row to its level, and what its parent hands down if no sibling did so before. */
function addToLevel(
  { parent, value, isSource }: Cascade,
  tally: LevelSums,
  at: {
    readonly row: number;
    readonly isTop: boolean;
    readonly isPaid: Uint8Array;
    readonly amount: number;
  },
): void {
  const above = parent[at.row] as number;
  const begins = isSource[at.row] === 1 || (at.isTop && above >= 0);
  tally.items += 1;
  addIgnoringNaN(begins ? tally.own : tally.received, value[at.row] as number);
  if (!begins && at.isPaid[above + 1] === 0) {
    at.isPaid[above + 1] = 1;
    addIgnoringNaN(tally.passedDown, above < 0 ? at.amount : (value[above] as number));
  }
}

type LevelSums = {
  items: number;
  readonly own: CompensatedSum;
  readonly received: CompensatedSum;
  readonly passedDown: CompensatedSum;
};

function createLevelSums(): LevelSums {
  return {
    items: 0,
    own: new CompensatedSum(),
    received: new CompensatedSum(),
    passedDown: new CompensatedSum(),
  };
}

function addIgnoringNaN(sum: CompensatedSum, value: number): void {
  sum.add(Number.isNaN(value) ? 0 : value);
}

function toLevel({ items, own, received, passedDown }: LevelSums, depth: number): CascadeLevel {
  return {
    depth,
    items,
    value: own.total + received.total,
    own: own.total,
    received: received.total,
    passedDown: passedDown.total,
  };
}

type Tree = Pick<Cascade, "order" | "parent" | "depth">;

function buildTree(snapshot: Snapshot): Tree {
  const { count, facets } = snapshot;
  const parent = facets.parent.map((number) =>
    number === 0 ? -1 : findRowByNumber(snapshot, number),
  );
  const next = new Int32Array(count).fill(-1);
  // The last place is that of the roots.
  const first = new Int32Array(count + 1).fill(-1);
  for (let row = count - 1; row >= 0; row -= 1) {
    const place = (parent[row] as number) < 0 ? count : (parent[row] as number);
    next[row] = first[place] as number;
    first[place] = row;
  }
  return { parent, ...walkPreOrder({ parent, first, next }, count) };
}

/** Down to the first child, else to the next sibling of the nearest ancestor that has one. */
function walkPreOrder(
  links: { readonly parent: Int32Array; readonly first: Int32Array; readonly next: Int32Array },
  count: number,
): Pick<Tree, "order" | "depth"> {
  const { parent, first, next } = links;
  const order = new Uint32Array(count);
  const depth = new Uint32Array(count);
  let length = 0;
  let row = first[count] as number;
  while (row >= 0) {
    order[length] = row;
    length += 1;
    const above = parent[row] as number;
    depth[row] = above < 0 ? 0 : (depth[above] as number) + 1;
    let on = first[row] as number;
    while (on < 0 && row >= 0) {
      on = next[row] as number;
      row = parent[row] as number;
    }
    row = on;
  }
  return { order: order.subarray(0, length), depth };
}

/** What each row counts as among its siblings, and what those add up to; the last are the roots. */
function computeSizes({ size: rawSizes, count }: Snapshot, { parent }: Tree) {
  const place = parent.map((above) => (above < 0 ? count : above));
  const sums = sumByParent(place, rawSizes, count + 1);
  const sized = new Uint32Array(count + 1);
  const children = new Uint32Array(count + 1);
  for (let row = 0; row < count; row += 1) {
    const at = place[row] as number;
    children[at] = (children[at] as number) + 1;
    sized[at] = (sized[at] as number) + Number(!Number.isNaN(rawSizes[row]));
  }
  const means = sums.map((sum, at) => (sized[at] === 0 ? 1 : sum / (sized[at] as number)));
  return {
    size: rawSizes.map((size, row) =>
      Number.isNaN(size) ? (means[place[row] as number] as number) : size,
    ),
    total: sums.map(
      (sum, at) => sum + ((children[at] as number) - (sized[at] as number)) * (means[at] as number),
    ),
    isAssumed: Uint8Array.from(rawSizes, (size) => Number(Number.isNaN(size))),
  };
}

/** The numbers of each place added up, NaN left out; what rounding takes is kept: see `Sum`. */
function sumByParent(place: Int32Array, numbers: Float64Array, places: number): Float64Array {
  const sums = new Float64Array(places);
  const lost = new Float64Array(places);
  for (let row = 0; row < numbers.length; row += 1) {
    const at = place[row] as number;
    const number = numbers[row] as number;
    const before = sums[at] as number;
    if (!Number.isNaN(number)) {
      sums[at] = before + number;
      lost[at] = (lost[at] as number) + computeRoundingError(before, number);
    }
  }
  return sums.map((sum, at) => sum + (lost[at] as number));
}
