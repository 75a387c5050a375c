import { z } from "zod";
import { createColumnReader, decodeWithMeta, tryDecode } from "../../core/columns/column-reader.ts";
import { type LazyBytes, toBytes } from "../../core/columns/lazy-bytes.ts";
import { omitColumns } from "../../core/columns/lazy-columns.ts";
import { encodeColumnsLazily } from "../../core/columns/stored-columns.ts";
import { gateOperators } from "../../core/models/definition/gates.ts";
import { countFailing, type GateResults } from "../../core/ranking/gates.ts";
import { getRankingColumns, assembleRanking } from "../../core/ranking/ranking-columns.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { copyFacetWords, readFacets, toFacetColumns } from "../../core/snapshot/facet-columns.ts";
import { scopes } from "../../core/status/scope.ts";
import { statusCategories } from "../../core/status/status-category.ts";
import { emptyStatusMap } from "../../core/status/status-map.ts";

/** Increment when the layout changes: values of another layout are misses. */
const layout = 4;

const stringList = z.array(z.string());

const RankingWords = z.object({
  status: stringList,
  assignee: stringList,
  team: stringList,
  labels: stringList,
});

const GateMeta = z.object({
  criterion: z.string(),
  op: z.enum(gateOperators),
  value: z.number(),
});

const RankingMeta = z.object({
  layout: z.literal(layout),
  workspace: z.string(),
  generation: z.int(),
  at: z.number(),
  model: z.string(),
  revision: z.int(),
  /** Absent in rankings by order rules 1, which contain the items of all statuses. */
  orderRules: z.int().default(1),
  scope: z.enum(scopes).default("all"),
  statuses: z.record(z.string(), z.enum(statusCategories)).default(emptyStatusMap),
  id: z.string(),
  digest: z.string(),
  count: z.int(),
  unscored: z.int(),
  cutoffs: z.object({ high: z.number(), medium: z.number() }).optional(),
  classes: z.array(z.string()).optional(),
  gates: z.array(GateMeta).optional(),
  /** Whether confidence equals coverage, so that the ranking stores coverage only. */
  isSure: z.boolean(),
  words: RankingWords,
});

/** Encodes a ranking: about 28 bytes per row. */
export function encodeRanking(ranking: Ranking): Uint8Array {
  return toBytes(encodeRankingLazily(ranking));
}

/** Encodes a ranking in slices, so that a large one is never in memory twice. */
export function encodeRankingLazily(ranking: Ranking): LazyBytes {
  const columns = getRankingColumns(ranking);
  const { number, score, facets, classes, gates, ...identity } = omitColumns(ranking, columns);
  const { confidence, coverage, size } = columns;
  const isSure = confidence === coverage;
  return encodeColumnsLazily(
    {
      layout,
      ...identity,
      words: copyFacetWords(facets),
      classes: classes?.names,
      gates: gates?.gates,
      isSure,
    },
    {
      number,
      score,
      coverage,
      size,
      ...(!isSure && { confidence }),
      ...toFacetColumns(facets),
      ...(classes && { classes: classes.codes }),
      ...(gates && { failed: gates.failed }),
    },
  );
}

/** Decodes a ranking. Returns undefined if the bytes are damaged or of another layout. */
export function decodeRanking(bytes: ArrayBuffer): Ranking | undefined {
  return tryDecode(() => {
    const { meta, columns } = decodeWithMeta(bytes, (value) => RankingMeta.parse(value));
    const { layout: _, words, cutoffs, classes, gates, isSure, ...identity } = meta;
    const column = createColumnReader(columns, identity.count);
    const coverage = column.doubleColumn("coverage");
    const plainColumns = {
      ...identity,
      ...(cutoffs && { cutoffs }),
      ...(classes && { classes: { codes: column.u8("classes"), names: classes } }),
      ...(gates && { gates: toGateResults(gates, column.u8("failed"), identity) }),
      number: column.i32("number"),
      score: column.f64("score"),
      facets: readFacets(column, words),
    };
    return assembleRanking(plainColumns, {
      coverage,
      confidence: isSure ? coverage : column.doubleColumn("confidence"),
      size: column.doubleColumn("size"),
    });
  });
}

function toGateResults(
  gates: GateResults["gates"],
  failed: Uint8Array,
  { count, unscored }: Pick<Ranking, "count" | "unscored">,
): GateResults {
  return { gates, failed, failingCount: countFailing(failed, count - unscored) };
}
