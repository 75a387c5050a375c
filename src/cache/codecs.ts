import { z } from "zod";
import {
  type Board,
  type Coded,
  type CodedLists,
  type Facets,
  type RatingColumn,
} from "../core/board.ts";
import { type Ranking } from "../core/ranking.ts";
import { type Column, decodeColumns, encodeColumns } from "./columns.ts";

/** Raised when the layout changes: an older copy is then a miss, and heals itself. */
const layout = 3;

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
  words: Words,
});

/** A board as bytes: about 45 bytes a row at eight criteria. */
export function encodeBoard(board: Board): Uint8Array {
  const { workspace, generation, at, count, number, created, size, start, due, facets } = board;
  const criteria = [...board.ratings].map(([criterion, { low }]) => ({
    criterion,
    hasIntervals: low !== undefined,
  }));
  const meta = { layout, workspace, generation, at, count, words: wordsOf(facets), criteria };
  const ratings: Record<string, Column> = {};
  for (const [index, { likely, low, high }] of [...board.ratings.values()].entries()) {
    ratings[`likely ${index}`] = likely;
    if (low !== undefined && high !== undefined) {
      ratings[`low ${index}`] = low;
      ratings[`high ${index}`] = high;
    }
  }
  return encodeColumns(meta, {
    number,
    created,
    size,
    start,
    due,
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
      ratings.set(criterion, {
        likely: column.f64(`likely ${at}`),
        ...(hasIntervals && { low: column.f64(`low ${at}`), high: column.f64(`high ${at}`) }),
      });
    }
    return {
      ...name,
      number: column.i32("number"),
      created: column.f64("created"),
      size: column.f64("size"),
      start: column.i32("start"),
      due: column.i32("due"),
      facets: facetsOf(column, held),
      ratings,
    };
  });
}

/** A ranking as bytes: about 30 bytes a row. */
export function encodeRanking(ranking: Ranking): Uint8Array {
  const { number, score, coverage, confidence, size, facets, classes, ...name } = ranking;
  return encodeColumns(
    { layout, ...name, words: wordsOf(facets), classes: classes?.words },
    {
      number,
      score,
      coverage,
      confidence,
      size,
      ...columnsOf(facets),
      ...(classes && { classes: classes.codes }),
    },
  );
}

/** The ranking again, or undefined if the bytes are of another layout, damaged, or no ranking. */
export function decodeRanking(bytes: ArrayBuffer): Ranking | undefined {
  return attempt(() => {
    const { meta, columns } = opened(bytes, RankingMeta);
    const { layout: _, words: held, cutoffs, classes, ...name } = meta;
    const column = reader(columns, name.count);
    return {
      ...name,
      ...(cutoffs && { cutoffs }),
      ...(classes && { classes: { codes: column.u8("classes"), words: classes } }),
      number: column.i32("number"),
      score: column.f64("score"),
      coverage: column.f64("coverage"),
      confidence: column.f64("confidence"),
      size: column.f64("size"),
      facets: facetsOf(column, held),
    };
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
    codes: column.u32(name),
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
  const codes = column.list("labels");
  if (offsets.at(-1) !== codes.length) {
    throw new TypeError("The copy's labels end elsewhere than its rows.");
  }
  return { offsets, codes, words: labels };
}

type Reader = ReturnType<typeof reader>;

/** Columns by name, kind and length; one of another kind or length throws. */
export function reader(columns: ReadonlyMap<string, Column>, count: number) {
  const read = <C extends Column>(Kind: new (length: number) => C, name: string): C => {
    const column = columns.get(name);
    if (!(column instanceof Kind)) {
      throw new TypeError(`The copy has no column "${name}" of this kind.`);
    }
    return column;
  };
  const rows = <C extends Column>(column: C, length = count): C => {
    if (column.length !== length) {
      throw new TypeError(`The copy has a column of ${column.length} rows, not ${length}.`);
    }
    return column;
  };
  return {
    f64: (name: string) => rows(read(Float64Array, name)),
    i32: (name: string) => rows(read(Int32Array, name)),
    u32: (name: string) => rows(read(Uint32Array, name)),
    u8: (name: string) => rows(read(Uint8Array, name)),
    /** One more than there are rows. */
    offsets: (name: string) => rows(read(Uint32Array, name), count + 1),
    /** So many to a row. */
    grid: (name: string, width: number) => rows(read(Uint32Array, name), count * width),
    /** As long as it is. */
    doubles: (name: string) => read(Float64Array, name),
    list: (name: string) => read(Uint32Array, name),
  };
}
