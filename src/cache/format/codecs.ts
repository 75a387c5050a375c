import { z } from "zod";
import { boardWith, columnsIn, ratingsIn, ratingsWith } from "../../core/board/board-columns.ts";
import { type Board, type Facets, type RatingColumn } from "../../core/board/board.ts";
import { type Coded, type CodedLists, type Codes } from "../../core/columns/coded.ts";
import { restOf } from "../../core/columns/kept-columns.ts";
import { isFew, type Numbers, type Packed, spread } from "../../core/columns/packed.ts";
import { rankingColumnsIn, rankingWith } from "../../core/ranking/ranking-columns.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Column, decodeColumns, layColumns } from "./columns.ts";
import { type Laid, whole } from "./laid.ts";

/** Raised when the layout changes: an older copy is then a miss, and heals itself. */
const layout = 4;

const words = z.array(z.string());

const Words = z.object({ status: words, assignee: words, team: words, labels: words });

const BoardMeta = z.object({
  layout: z.literal(layout),
  workspace: z.string(),
  generation: z.int(),
  at: z.number(),
  count: z.int(),
  words: Words,
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
  classes: words.optional(),
  /** The coverage is the confidence, too. */
  isSure: z.boolean(),
  words: Words,
});

/** A board as bytes: about 37 bytes a row at eight criteria of few different ratings. */
export function encodeBoard(board: Board): Uint8Array {
  return whole(layBoard(board));
}

/** The same, no more of it at a time than is asked for. */
export function layBoard(board: Board): Laid {
  const { workspace, generation, at, count, number, created, facets } = board;
  const criteria = [...board.ratings].map(([criterion, column]) => ({
    criterion,
    hasIntervals: "low" in column,
  }));
  const meta = { layout, workspace, generation, at, count, words: wordsOf(facets), criteria };
  const ratings: Record<string, Column> = {};
  for (const [index, column] of [...board.ratings.values()].entries()) {
    const { likely, low, high } = ratingsIn(column);
    ratings[`likely ${index}`] = likely;
    if (low !== undefined && high !== undefined) {
      ratings[`low ${index}`] = low;
      ratings[`high ${index}`] = high;
    }
  }
  return layColumns(meta, {
    number,
    created,
    ...columnsIn(board),
    ...columnsOf(facets),
    ...ratings,
  });
}

/** The board again, or undefined if the bytes are of another layout, damaged, or no board at all. */
export function decodeBoard(bytes: ArrayBuffer): Board | undefined {
  return attempt(() => {
    const { meta, columns } = opened(bytes, BoardMeta);
    const { layout: _, words: held, criteria, ...name } = meta;
    const column = reader(columns, name.count);
    const ratings = new Map<string, RatingColumn>();
    for (const [at, { criterion, hasIntervals }] of criteria.entries()) {
      const likely = column.packedDoubles(`likely ${at}`);
      const bounds = hasIntervals && {
        low: column.packedDoubles(`low ${at}`),
        high: column.packedDoubles(`high ${at}`),
      };
      ratings.set(criterion, ratingsWith({ likely, ...bounds }));
    }
    const rest = {
      ...name,
      number: column.i32("number"),
      created: column.f64("created"),
      facets: facetsOf(column, held),
      ratings,
    };
    return boardWith(rest, {
      size: column.packedDoubles("size"),
      start: column.packedIntegers("start"),
      due: column.packedIntegers("due"),
    });
  });
}

/** A ranking as bytes: about 28 bytes a row. */
export function encodeRanking(ranking: Ranking): Uint8Array {
  return whole(layRanking(ranking));
}

/** The same, no more of it at a time than is asked for. */
export function layRanking(ranking: Ranking): Laid {
  const columns = rankingColumnsIn(ranking);
  const { number, score, facets, classes, ...name } = restOf(ranking, columns);
  const { confidence, coverage, size } = columns;
  const isSure = confidence === coverage;
  return layColumns(
    { layout, ...name, words: wordsOf(facets), classes: classes?.words, isSure },
    {
      number,
      score,
      coverage,
      size,
      ...(!isSure && { confidence }),
      ...columnsOf(facets),
      ...(classes && { classes: classes.codes }),
    },
  );
}

/** The ranking again, or undefined if the bytes are of another layout, damaged, or no ranking. */
export function decodeRanking(bytes: ArrayBuffer): Ranking | undefined {
  return attempt(() => {
    const { meta, columns } = opened(bytes, RankingMeta);
    const { layout: _, words: held, cutoffs, classes, isSure, ...name } = meta;
    const column = reader(columns, name.count);
    const coverage = column.packedDoubles("coverage");
    const rest = {
      ...name,
      ...(cutoffs && { cutoffs }),
      ...(classes && { classes: { codes: column.u8("classes"), words: classes } }),
      number: column.i32("number"),
      score: column.f64("score"),
      facets: facetsOf(column, held),
    };
    return rankingWith(rest, {
      coverage,
      confidence: isSure ? coverage : column.packedDoubles("confidence"),
      size: column.packedDoubles("size"),
    });
  });
}

/** What does not parse is a miss. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** What was told of columns, as it has to be, and the columns. */
export function opened<S extends z.ZodType>(bytes: ArrayBuffer, Meta: S) {
  const { meta, columns } = decodeColumns(bytes);
  return { meta: Meta.parse(meta), columns };
}

function wordsOf({ status, assignee, team, labels }: Facets): z.infer<typeof Words> {
  return {
    status: [...status.words],
    assignee: [...assignee.words],
    team: [...team.words],
    labels: [...labels.words],
  };
}

function columnsOf(facets: Facets): Record<string, Column> {
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

function facetsOf(column: Reader, held: z.infer<typeof Words>): Facets {
  const coded = (name: "status" | "assignee" | "team"): Coded => ({
    codes: column.codes(name),
    words: held[name],
  });
  return {
    type: column.u8("type"),
    priority: column.u8("priority"),
    parent: column.i32("parent"),
    status: coded("status"),
    assignee: coded("assignee"),
    team: coded("team"),
    labels: labelsOf(column, held.labels),
  };
}

function labelsOf(column: Reader, labels: string[]): CodedLists {
  const offsets = column.offsets("offsets");
  const codes = column.codesOfLists("labels");
  if (offsets.at(-1) !== codes.length) {
    throw new TypeError("The copy's labels end elsewhere than its rows.");
  }
  return { offsets, codes, words: labels };
}

type Reader = ReturnType<typeof reader>;

/** Columns by name, kind and length; one of another kind or length throws. */
export function reader(columns: ReadonlyMap<string, Column>, count: number) {
  const read = <C extends Numbers | Codes>(Kind: new (length: number) => C, name: string): C => {
    const column = columns.get(name);
    return column instanceof Kind ? column : refuse(name);
  };
  const numbers = <A extends Numbers>(Kind: new (length: number) => A, name: string): Packed<A> => {
    const column = columns.get(name);
    if (column === undefined || !("codes" in column)) {
      return read(Kind, name);
    }
    const { codes: each, values } = column;
    return values instanceof Kind ? { codes: each, values } : refuse(name);
  };
  const doubles = (name: string) => plain(numbers(Float64Array, name));
  const codes = (name: string) => {
    const column = columns.get(name);
    return isCodes(column) ? column : refuse(name);
  };
  const rows = <C extends Column>(column: C, length = count): C => {
    const found = "codes" in column ? column.codes.length : column.length;
    if (found !== length) {
      throw new TypeError(`The copy has a column of ${found} rows, not ${length}.`);
    }
    return column;
  };
  return {
    /** As they lie in the copy: packed, or not. */
    packedDoubles: (name: string) => rows(numbers(Float64Array, name)),
    packedIntegers: (name: string) => rows(numbers(Int32Array, name)),
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
    codesOfLists: codes,
  };
}

function plain<A extends Numbers>(column: Packed<A>): A {
  return isFew(column) ? spread(column) : column;
}

function isCodes(column: Column | undefined): column is Codes {
  return (
    column instanceof Uint8Array || column instanceof Uint16Array || column instanceof Uint32Array
  );
}

function refuse(name: string): never {
  throw new TypeError(`The copy has no column "${name}" of this kind.`);
}
