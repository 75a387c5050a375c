import { computeRoundingError, CompensatedSum } from "../numeric/compensated-sum.ts";
import { findRowByNumber } from "../snapshot/snapshot-rows.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/**
 * The source of value: each item's own value (NaN for none), or one amount for `root` or all roots.
 */
export type ValueSources =
  | { readonly own: Float64Array }
  | { readonly amount: number; readonly root?: number };

/**
 * A backlog whose value is distributed down its tree. `order` lists rows in pre-order, siblings by
 * number. All other arrays are indexed by row of the snapshot.
 */
export type Cascade = {
  readonly order: Uint32Array;
  /** The row of the parent; −1 for roots. */
  readonly parent: Int32Array;
  /** 0 for roots. */
  readonly depth: Uint32Array;
  /** The share of the parent's value, 0–1; NaN for roots unless they share an amount. */
  readonly share: Float64Array;
  /** NaN where the item neither has nor receives a value. */
  readonly value: Float64Array;
  /** 1 where the item has no size and `cascade` assumes one from its siblings. */
  readonly isAssumed: Uint8Array;
  /** 1 where the value is the item's own and not a share of its parent's. */
  readonly isSource: Uint8Array;
};

/** The totals of one depth of a tree. */
export type CascadeLevel = {
  readonly depth: number;
  readonly items: number;
  readonly value: number;
  /** The part of `value` that originates at this depth or comes from above the slice. */
  readonly own: number;
  /** The part of `value` that comes from parents inside the slice. */
  readonly received: number;
  /** The value that those parents distribute; equal to `received` within rounding. */
  readonly passedDown: number;
};

/**
 * Distributes value from each item to its children, in proportion to their sizes.
 *
 *     child = parent × size / Σ sizes of the parent's children
 *
 * The formula applies at every level, so the children of an item add up to the item (within
 * rounding, relative 1e-12). The topmost item with a value in each branch is a source. Items above
 * a source have no value. Items below it get their share, and their own values are ignored.
 * Alternatively, one amount goes to the row `root`, or the roots share it in proportion to size.
 *
 * Sizes are in the workspace's own unit and above 0. A child without a size counts as the mean of
 * its sized siblings. Siblings without any size share equally. `isAssumed` marks both cases.
 *
 * O(rows × log rows), without recursion, so a chain may have any depth. An item whose parent is not
 * in the snapshot is a root. Items that are each other's ancestors are omitted from `order`.
 *
 * @example
 * // an epic worth 100 with stories of size 3, 5 and none
 * cascade(snapshot, { own: values }).value; // [100, 25, 41.67, 33.33]: the last counts as 4
 */
export function cascade(snapshot: Snapshot, sources: ValueSources): Cascade {
  const tree = buildTree(snapshot);
  const sizes = computeSizes(snapshot, tree);
  const share = new Float64Array(snapshot.count).fill(Number.NaN);
  const value = new Float64Array(snapshot.count).fill(Number.NaN);
  const isSource = new Uint8Array(snapshot.count);
  const rootAmount =
    "amount" in sources && sources.root === undefined ? sources.amount : Number.NaN;
  const readOwnValue = buildOwnValueReader(sources);
  for (const row of tree.order) {
    const above = tree.parent[row] as number;
    const size = sizes.size[row] as number;
    const total = sizes.total[above < 0 ? snapshot.count : above] as number;
    const parentValue = above < 0 ? rootAmount : (value[above] as number);
    const isReceived = !Number.isNaN(parentValue);
    share[row] = above < 0 && !isReceived ? Number.NaN : size / total;
    value[row] = isReceived ? (parentValue * size) / total : readOwnValue(row);
    isSource[row] = Number(!isReceived && !Number.isNaN(value[row]));
  }
  return { ...tree, share, value, isAssumed: sizes.isAssumed, isSource };
}

function buildOwnValueReader(sources: ValueSources): (row: number) => number {
  if ("own" in sources) {
    return (row) => sources.own[row] ?? Number.NaN;
  }
  return (row) => (row === sources.root ? sources.amount : Number.NaN);
}

/** Returns the positions in `order` of a row's subtree: start inclusive, end exclusive. */
export function findSubtree({ order, depth }: Cascade, row: number): readonly [number, number] {
  const start = order.indexOf(row);
  let end = start + 1;
  while (end < order.length && (depth[order[end] as number] as number) > (depth[row] as number)) {
    end += 1;
  }
  return start < 0 ? [0, 0] : [start, end];
}

/**
 * A range of positions in `order`. `amount` is the amount shared by the roots, if they share one.
 */
export type TreeSlice = {
  readonly within: readonly [start: number, end: number];
  readonly amount?: number | undefined;
  readonly levelsMax: number;
};

/**
 * Returns the totals of each depth of a slice, counted from the slice's top; at most `levelsMax`.
 */
export function summarizeLevels(
  tree: Cascade,
  { within, amount, levelsMax }: TreeSlice,
): CascadeLevel[] {
  const rows = tree.order.subarray(...within);
  const top = tree.depth[rows[0] ?? 0] ?? 0;
  const levels: LevelSums[] = [];
  const isParentCounted = new Uint8Array(tree.value.length + 1);
  for (const row of rows) {
    const depth = (tree.depth[row] as number) - top;
    if (depth < levelsMax) {
      const sums = (levels[depth] ??= createLevelSums());
      const isTop = depth === 0;
      addToLevel(tree, sums, { row, isTop, isParentCounted, amount: amount ?? Number.NaN });
    }
  }
  return levels.map((sums, depth) => toLevel(sums, depth));
}

/** Adds a row to its level. Adds its parent's value to `due` unless a sibling has added it. */
function addToLevel(
  { parent, value, isSource }: Cascade,
  sums: LevelSums,
  options: {
    readonly row: number;
    readonly isTop: boolean;
    readonly isParentCounted: Uint8Array;
    readonly amount: number;
  },
): void {
  const { row, isTop, isParentCounted, amount } = options;
  const above = parent[row] as number;
  const isOwn = isSource[row] === 1 || (isTop && above >= 0);
  sums.items += 1;
  addIgnoringNaN(isOwn ? sums.own : sums.received, value[row] as number);
  if (!isOwn && isParentCounted[above + 1] === 0) {
    isParentCounted[above + 1] = 1;
    addIgnoringNaN(sums.passedDown, above < 0 ? amount : (value[above] as number));
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
  // The last entry is the first root.
  const first = new Int32Array(count + 1).fill(-1);
  for (let row = count - 1; row >= 0; row -= 1) {
    const group = (parent[row] as number) < 0 ? count : (parent[row] as number);
    next[row] = first[group] as number;
    first[group] = row;
  }
  return { parent, ...walkPreOrder({ parent, first, next }, count) };
}

/** Walks to the first child, or otherwise to the next sibling of the nearest ancestor with one. */
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
    let following = first[row] as number;
    while (following < 0 && row >= 0) {
      following = next[row] as number;
      row = parent[row] as number;
    }
    row = following;
  }
  return { order: order.subarray(0, length), depth };
}

/**
 * Computes the size of each row and the total size of each row's children. The last
 * total is the total of the roots.
 */
function computeSizes({ size: rawSizes, count }: Snapshot, { parent }: Tree) {
  const group = parent.map((above) => (above < 0 ? count : above));
  const sums = sumByGroup(group, rawSizes, count + 1);
  const sized = new Uint32Array(count + 1);
  const children = new Uint32Array(count + 1);
  for (let row = 0; row < count; row += 1) {
    const index = group[row] as number;
    children[index] = (children[index] as number) + 1;
    sized[index] = (sized[index] as number) + Number(!Number.isNaN(rawSizes[row]));
  }
  const means = sums.map((sum, index) => (sized[index] === 0 ? 1 : sum / (sized[index] as number)));
  return {
    size: rawSizes.map((size, row) =>
      Number.isNaN(size) ? (means[group[row] as number] as number) : size,
    ),
    total: sums.map(
      (sum, index) =>
        sum + ((children[index] as number) - (sized[index] as number)) * (means[index] as number),
    ),
    isAssumed: Uint8Array.from(rawSizes, (size) => Number(Number.isNaN(size))),
  };
}

/** Adds up the numbers of each group, without NaN and without rounding: see `CompensatedSum`. */
function sumByGroup(group: Int32Array, numbers: Float64Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  const errors = new Float64Array(count);
  for (let row = 0; row < numbers.length; row += 1) {
    const index = group[row] as number;
    const number = numbers[row] as number;
    const before = sums[index] as number;
    if (!Number.isNaN(number)) {
      sums[index] = before + number;
      errors[index] = (errors[index] as number) + computeRoundingError(before, number);
    }
  }
  return sums.map((sum, index) => sum + (errors[index] as number));
}
