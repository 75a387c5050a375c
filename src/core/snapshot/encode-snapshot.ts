import { createColumnReader, decodeWithMeta, tryDecode } from "../columns/column-reader.ts";
import { toBytes, type LazyBytes } from "../columns/lazy-bytes.ts";
import { encodeColumnsLazily, type StoredColumn } from "../columns/stored-columns.ts";
import { statusCategories, type StatusCategory } from "../status/status-category.ts";
import { type StatusMap } from "../status/status-map.ts";
import { toCanonicalSnapshot } from "./canonical-snapshot.ts";
import { copyFacetWords, readFacets, toFacetColumns, type FacetWords } from "./facet-columns.ts";
import {
  assembleRatings,
  assembleSnapshot,
  getEncodedRatings,
  getSnapshotColumns,
} from "./snapshot-columns.ts";
import { type RatingColumn, type Snapshot, type SnapshotMetadata } from "./snapshot.ts";

/** Increment when the layout changes: values of another layout are misses. */
export const snapshotLayout = 5;

/** Encodes a snapshot: about 37 bytes per row with eight criteria with few distinct ratings. */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array {
  return toBytes(encodeSnapshotLazily(snapshot));
}

/**
 * Encodes a snapshot in slices, so that a large one is never in memory twice. Equal snapshots have
 * equal bytes, because the canonical form of the snapshot is encoded.
 */
export function encodeSnapshotLazily(snapshot: Snapshot): LazyBytes {
  const canonical = toCanonicalSnapshot(snapshot);
  const { workspace, generation, at, statuses, count, number, created, facets } = canonical;
  const criteria = [...canonical.ratings].map(([criterion, column]) => ({
    criterion,
    hasIntervals: "low" in column,
  }));
  const meta: SnapshotMeta = {
    layout: snapshotLayout,
    workspace,
    generation,
    at,
    statuses,
    count,
    words: copyFacetWords(facets),
    criteria,
  };
  return encodeColumnsLazily(meta, {
    number,
    created,
    ...getSnapshotColumns(canonical),
    ...toFacetColumns(facets),
    ...toRatingColumns(canonical),
  });
}

/** Decodes a snapshot. Returns undefined if the bytes are damaged or of another layout. */
export function decodeSnapshot(bytes: ArrayBuffer): Snapshot | undefined {
  return tryDecode(() => {
    const { meta, columns } = decodeWithMeta(bytes, parseSnapshotMeta);
    const { layout: _, words, criteria, ...identity } = meta;
    const column = createColumnReader(columns, identity.count);
    const ratings = new Map<string, RatingColumn>();
    for (const [index, { criterion, hasIntervals }] of criteria.entries()) {
      const likely = column.doubleColumn(`likely ${index}`);
      const bounds = hasIntervals && {
        low: column.doubleColumn(`low ${index}`),
        high: column.doubleColumn(`high ${index}`),
      };
      ratings.set(criterion, assembleRatings({ likely, ...bounds }));
    }
    const plainColumns = {
      ...identity,
      number: column.i32("number"),
      created: column.f64("created"),
      facets: readFacets(column, words),
      ratings,
    };
    return assembleSnapshot(plainColumns, {
      size: column.doubleColumn("size"),
      start: column.integerColumn("start"),
      due: column.integerColumn("due"),
    });
  });
}

type SnapshotMeta = SnapshotMetadata & {
  readonly layout: number;
  readonly count: number;
  readonly words: FacetWords;
  readonly criteria: readonly { readonly criterion: string; readonly hasIntervals: boolean }[];
};

function toRatingColumns({ ratings }: Pick<Snapshot, "ratings">): Record<string, StoredColumn> {
  const columns: Record<string, StoredColumn> = {};
  for (const [index, column] of [...ratings.values()].entries()) {
    const { likely, low, high } = getEncodedRatings(column);
    columns[`likely ${index}`] = likely;
    if (low !== undefined && high !== undefined) {
      columns[`low ${index}`] = low;
      columns[`high ${index}`] = high;
    }
  }
  return columns;
}

/** Checks the metadata. Throws if it is damaged or of another layout. */
function parseSnapshotMeta(value: unknown): SnapshotMeta {
  const { layout, workspace, generation, at, statuses, count, words, criteria } = toRecord(value);
  const isValid =
    layout === snapshotLayout &&
    typeof workspace === "string" &&
    Number.isSafeInteger(generation) &&
    typeof at === "number" &&
    Number.isSafeInteger(count);
  if (!isValid) {
    throw new TypeError("The metadata of the snapshot is damaged or of another layout.");
  }
  return {
    layout,
    workspace,
    generation: Number(generation),
    at,
    statuses: parseStatuses(statuses),
    count: Number(count),
    words: parseWords(words),
    criteria: toArray(criteria).map(parseCriterion),
  };
}

function parseStatuses(value: unknown): StatusMap {
  const entries = Object.entries(toRecord(value));
  return Object.fromEntries(entries.map(([name, category]) => [name, parseCategory(category)]));
}

function parseCategory(value: unknown): StatusCategory {
  return statusCategories.find((category) => category === value) ?? reject("a category");
}

function parseWords(value: unknown): FacetWords {
  const { status, assignee, team, labels } = toRecord(value);
  return {
    status: toArray(status).map(parseText),
    assignee: toArray(assignee).map(parseText),
    team: toArray(team).map(parseText),
    labels: toArray(labels).map(parseText),
  };
}

function parseCriterion(value: unknown): SnapshotMeta["criteria"][number] {
  const { criterion, hasIntervals } = toRecord(value);
  return { criterion: parseText(criterion), hasIntervals: hasIntervals === true };
}

function parseText(value: unknown): string {
  return typeof value === "string" ? value : reject("a text");
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : reject("an object");
}

function toArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : reject("a list");
}

function reject(expected: string): never {
  throw new TypeError(`The metadata of the snapshot is damaged: it does not have ${expected}.`);
}
