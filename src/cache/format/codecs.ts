import { z } from "zod";
import {
  isDictionaryColumn,
  type NumericArray,
  type NumberColumn,
  decode,
} from "../../core/columns/dictionary-column.ts";
import { omitColumns } from "../../core/columns/lazy-columns.ts";
import {
  type StringColumn,
  type StringListColumn,
  type Codes,
} from "../../core/columns/string-column.ts";
import { getRankingColumns, assembleRanking } from "../../core/ranking/ranking-columns.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import {
  assembleSnapshot,
  getSnapshotColumns,
  getEncodedRatings,
  assembleRatings,
} from "../../core/snapshot/snapshot-columns.ts";
import { type Snapshot, type Facets, type RatingColumn } from "../../core/snapshot/snapshot.ts";
import { type StoredColumn, decodeColumns, encodeColumnsLazily } from "./columns.ts";
import { type LazyBytes, toBytes } from "./lazy-bytes.ts";

/** Raised when the layout changes: an older copy is then a miss, and heals itself. */
const layout = 4;

const wordList = z.array(z.string());

const FacetWords = z.object({
  status: wordList,
  assignee: wordList,
  team: wordList,
  labels: wordList,
});

const SnapshotMeta = z.object({
  layout: z.literal(layout),
  workspace: z.string(),
  generation: z.int(),
  at: z.number(),
  count: z.int(),
  words: FacetWords,
  criteria: z.array(z.object({ criterion: z.string(), hasIntervals: z.boolean() })),
});

const RankingMeta = z.object({
  layout: z.literal(layout),
  workspace: z.string(),
  generation: z.int(),
  at: z.number(),
  model: z.string(),
  revision: z.int(),
  id: z.string(),
  digest: z.string(),
  count: z.int(),
  unscored: z.int(),
  cutoffs: z.object({ high: z.number(), medium: z.number() }).optional(),
  classes: wordList.optional(),
  /** The coverage is the confidence, too. */
  isSure: z.boolean(),
  words: FacetWords,
});

/** A board as bytes: about 37 bytes a row at eight criteria of few different ratings. */
export function encodeSnapshot(board: Snapshot): Uint8Array {
  return toBytes(encodeSnapshotLazily(board));
}

/** The same, no more of it at a time than is asked for. */
export function encodeSnapshotLazily(board: Snapshot): LazyBytes {
  const { workspace, generation, at, count, number, created, facets } = board;
  const criteria = [...board.ratings].map(([criterion, column]) => ({
    criterion,
    hasIntervals: "low" in column,
  }));
  const meta = { layout, workspace, generation, at, count, words: copyWords(facets), criteria };
  const ratings: Record<string, StoredColumn> = {};
  for (const [index, column] of [...board.ratings.values()].entries()) {
    const { likely, low, high } = getEncodedRatings(column);
    ratings[`likely ${index}`] = likely;
    if (low !== undefined && high !== undefined) {
      ratings[`low ${index}`] = low;
      ratings[`high ${index}`] = high;
    }
  }
  return encodeColumnsLazily(meta, {
    number,
    created,
    ...getSnapshotColumns(board),
    ...toFacetColumns(facets),
    ...ratings,
  });
}

/** The board again, or undefined if the bytes are of another layout, damaged, or no board at all. */
export function decodeSnapshot(bytes: ArrayBuffer): Snapshot | undefined {
  return tryDecode(() => {
    const { meta, columns } = decodeWithMeta(bytes, SnapshotMeta);
    const { layout: _, words: held, criteria, ...name } = meta;
    const column = createColumnReader(columns, name.count);
    const ratings = new Map<string, RatingColumn>();
    for (const [at, { criterion, hasIntervals }] of criteria.entries()) {
      const likely = column.doubleColumn(`likely ${at}`);
      const bounds = hasIntervals && {
        low: column.doubleColumn(`low ${at}`),
        high: column.doubleColumn(`high ${at}`),
      };
      ratings.set(criterion, assembleRatings({ likely, ...bounds }));
    }
    const rest = {
      ...name,
      number: column.i32("number"),
      created: column.f64("created"),
      facets: readFacets(column, held),
      ratings,
    };
    return assembleSnapshot(rest, {
      size: column.doubleColumn("size"),
      start: column.integerColumn("start"),
      due: column.integerColumn("due"),
    });
  });
}

/** A ranking as bytes: about 28 bytes a row. */
export function encodeRanking(ranking: Ranking): Uint8Array {
  return toBytes(encodeRankingLazily(ranking));
}

/** The same, no more of it at a time than is asked for. */
export function encodeRankingLazily(ranking: Ranking): LazyBytes {
  const columns = getRankingColumns(ranking);
  const { number, score, facets, classes, ...name } = omitColumns(ranking, columns);
  const { confidence, coverage, size } = columns;
  const isSure = confidence === coverage;
  return encodeColumnsLazily(
    { layout, ...name, words: copyWords(facets), classes: classes?.names, isSure },
    {
      number,
      score,
      coverage,
      size,
      ...(!isSure && { confidence }),
      ...toFacetColumns(facets),
      ...(classes && { classes: classes.codes }),
    },
  );
}

/** The ranking again, or undefined if the bytes are of another layout, damaged, or no ranking. */
export function decodeRanking(bytes: ArrayBuffer): Ranking | undefined {
  return tryDecode(() => {
    const { meta, columns } = decodeWithMeta(bytes, RankingMeta);
    const { layout: _, words: held, cutoffs, classes, isSure, ...name } = meta;
    const column = createColumnReader(columns, name.count);
    const coverage = column.doubleColumn("coverage");
    const rest = {
      ...name,
      ...(cutoffs && { cutoffs }),
      ...(classes && { classes: { codes: column.u8("classes"), names: classes } }),
      number: column.i32("number"),
      score: column.f64("score"),
      facets: readFacets(column, held),
    };
    return assembleRanking(rest, {
      coverage,
      confidence: isSure ? coverage : column.doubleColumn("confidence"),
      size: column.doubleColumn("size"),
    });
  });
}

/** What does not parse is a miss. */
export function tryDecode<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** What was told of columns, as it has to be, and the columns. */
export function decodeWithMeta<S extends z.ZodType>(bytes: ArrayBuffer, Meta: S) {
  const { meta, columns } = decodeColumns(bytes);
  return { meta: Meta.parse(meta), columns };
}

function copyWords({ status, assignee, team, labels }: Facets): z.infer<typeof FacetWords> {
  return {
    status: [...status.values],
    assignee: [...assignee.values],
    team: [...team.values],
    labels: [...labels.values],
  };
}

function toFacetColumns(facets: Facets): Record<string, StoredColumn> {
  return {
    type: facets.type,
    priority: facets.priority,
    parent: facets.parent,
    status: facets.status.codes,
    assignee: facets.assignee.codes,
    team: facets.team.codes,
    labels: facets.labels.codes,
    offsets: facets.labels.offsets,
  };
}

function readFacets(column: StoredColumnReader, held: z.infer<typeof FacetWords>): Facets {
  const coded = (name: "status" | "assignee" | "team"): StringColumn => ({
    codes: column.codes(name),
    values: held[name],
  });
  return {
    type: column.u8("type"),
    priority: column.u8("priority"),
    parent: column.i32("parent"),
    status: coded("status"),
    assignee: coded("assignee"),
    team: coded("team"),
    labels: readLabels(column, held.labels),
  };
}

function readLabels(column: StoredColumnReader, labels: string[]): StringListColumn {
  const offsets = column.offsets("offsets");
  const codes = column.listCodes("labels");
  if (offsets.at(-1) !== codes.length) {
    throw new TypeError("The copy's labels end elsewhere than its rows.");
  }
  return { offsets, codes, values: labels };
}

type StoredColumnReader = ReturnType<typeof createColumnReader>;

/** Columns by name, kind and length; one of another kind or length throws. */
export function createColumnReader(columns: ReadonlyMap<string, StoredColumn>, count: number) {
  const read = <C extends NumericArray | Codes>(
    Kind: new (length: number) => C,
    name: string,
  ): C => {
    const column = columns.get(name);
    return column instanceof Kind ? column : rejectColumn(name);
  };
  const numbers = <A extends NumericArray>(
    Kind: new (length: number) => A,
    name: string,
  ): NumberColumn<A> => {
    const column = columns.get(name);
    if (column === undefined || !("codes" in column)) {
      return read(Kind, name);
    }
    const { codes: each, values } = column;
    return values instanceof Kind ? { codes: each, values } : rejectColumn(name);
  };
  const doubles = (name: string) => toPlainArray(numbers(Float64Array, name));
  const codes = (name: string) => {
    const column = columns.get(name);
    return isCodes(column) ? column : rejectColumn(name);
  };
  const rows = <C extends StoredColumn>(column: C, length = count): C => {
    const found = "codes" in column ? column.codes.length : column.length;
    if (found !== length) {
      throw new TypeError(`The copy has a column of ${found} rows, not ${length}.`);
    }
    return column;
  };
  return {
    /** As they lie in the copy: packed, or not. */
    doubleColumn: (name: string) => rows(numbers(Float64Array, name)),
    integerColumn: (name: string) => rows(numbers(Int32Array, name)),
    f64: (name: string) => rows(doubles(name)),
    i32: (name: string) => rows(read(Int32Array, name)),
    u32: (name: string) => rows(read(Uint32Array, name)),
    u8: (name: string) => rows(read(Uint8Array, name)),
    codes: (name: string) => rows(codes(name)),
    /** One more than there are rows. */
    offsets: (name: string) => rows(read(Uint32Array, name), count + 1),
    /** So many to a row. */
    grid: (name: string, width: number) => rows(read(Uint32Array, name), count * width),
    /** As long as they are. */
    doubles,
    list: (name: string) => read(Uint32Array, name),
    listCodes: codes,
  };
}

function toPlainArray<A extends NumericArray>(column: NumberColumn<A>): A {
  return isDictionaryColumn(column) ? decode(column) : column;
}

function isCodes(column: StoredColumn | undefined): column is Codes {
  return (
    column instanceof Uint8Array || column instanceof Uint16Array || column instanceof Uint32Array
  );
}

function rejectColumn(name: string): never {
  throw new TypeError(`The copy has no column "${name}" of this kind.`);
}
