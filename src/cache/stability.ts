import { z } from "zod";
import { createColumnReader, decodeWithMeta, tryDecode } from "../core/columns/column-reader.ts";
import { toLazyBytes } from "../core/columns/lazy-bytes.ts";
import { encodeColumns } from "../core/columns/stored-columns.ts";
import { formatRankingPath } from "../core/ranking/ranking-key.ts";
import { analysisRevision, formatPlan, intervalKinds } from "../core/stability/plan.ts";
import { cuts, type Stability, stabilityMethods } from "../core/stability/stability.ts";
import { scopes } from "../core/status/scope.ts";
import { type Caches, type StabilityKey } from "../ports/caches.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";
import { type Remote, readRemote, writeRemote } from "./tiers/remote.ts";

/** Increment when the layout changes. Part of every key. */
const layout = 3;

const WeightDraws = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("around"), spread: z.number() }),
  z.object({ kind: z.literal("simplex") }),
  z.object({ kind: z.literal("ordered"), order: z.array(z.int()) }),
]);

const StabilityMeta = z.object({
  workspace: z.string(),
  generation: z.int(),
  model: z.string(),
  revision: z.int(),
  orderRules: z.int(),
  scope: z.enum(scopes),
  draws: z.int(),
  top: z.int(),
  seed: z.int(),
  weights: WeightDraws,
  intervals: z.enum(intervalKinds),
  method: z.enum(stabilityMethods),
  reason: z.string().exactOptional(),
  drawsMade: z.int(),
  count: z.int(),
  criteria: z.array(z.string()),
});

const memory = new MemoryCache<Stability>(memoryBudgets.stability, "stability");

/** Opens the cache of stability analyses, in all three tiers. */
export function openStabilityCache(remote: Remote): Caches["stability"] {
  return {
    peek: (key) => memory.read(formatStabilityKey(key)),
    put: putStability,

    async read(key, isPublished) {
      const value = memory.read(formatStabilityKey(key));
      if (value !== undefined) {
        return value;
      }
      const entry = await readRemote(remote, formatStabilityKey(key), isPublished);
      const stability = entry && decodeStability(entry.bytes);
      if (stability !== undefined) {
        putStability(stability);
        entry?.backfill();
      }
      return stability;
    },

    async write(stability) {
      putStability(stability);
      const bytes = toLazyBytes(encodeStability(stability));
      await writeRemote(remote, formatStabilityKey(stability), bytes);
    },
  };
}

/** Encodes an analysis: about 90 bytes per analysed item. */
export function encodeStability(stability: Stability): Uint8Array {
  const { best, worst, sum, kept, wins, within, leaders, central, ...rest } = stability;
  const { change, criterion, against, ...meta } = rest;
  const counts = { best, worst, sum, kept, wins, within };
  return encodeColumns(meta, { ...counts, change, criterion, against, leaders, central });
}

/** Decodes an analysis. Returns undefined if the bytes are damaged or of another layout. */
export function decodeStability(bytes: ArrayBuffer): Stability | undefined {
  return tryDecode(() => {
    const { meta, columns } = decodeWithMeta(bytes, (value) => StabilityMeta.parse(value));
    const column = createColumnReader(columns, meta.count);
    const [leaders, central] = [column.list("leaders"), column.doubles("central")];
    if (central.length !== leaders.length * meta.criteria.length) {
      throw new TypeError("The number of central weights does not match the leaders and criteria.");
    }
    return {
      ...meta,
      best: column.u32("best"),
      worst: column.u32("worst"),
      sum: column.f64("sum"),
      kept: column.u32("kept"),
      wins: column.f64("wins"),
      within: column.grid("within", cuts.length),
      change: column.f64("change"),
      criterion: column.u32("criterion"),
      against: column.i32("against"),
      leaders,
      central,
    };
  });
}

function putStability(stability: Stability): void {
  const { count, central } = stability;
  memory.write(formatStabilityKey(stability), stability, count * 104 + central.byteLength + 2_000);
}

function formatStabilityKey(key: StabilityKey): string {
  const { workspace, generation } = key;
  const plan = `${layout}-${analysisRevision}-${formatPlan(key)}`;
  return `${workspace}/${generation}/stability/${formatRankingPath(key)}/${plan}`;
}
