import { z } from "zod";
import { analysisRevision } from "../core/stability/plan.ts";
import { cuts, type Stability } from "../core/stability/stability.ts";
import { type Caches, type StabilityKey } from "../ports/deps.ts";
import { tryDecode, decodeWithMeta, createColumnReader } from "./format/codecs.ts";
import { encodeColumns } from "./format/columns.ts";
import { toLazyBytes } from "./format/lazy-bytes.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";
import { type Remote, type CachePolicy, readRemote, writeRemote } from "./tiers/remote.ts";

/** Raised when the layout changes. It is a part of every name. */
const layout = 2;

const StabilityMeta = z.object({
  workspace: z.string(),
  generation: z.int(),
  model: z.string(),
  revision: z.int(),
  draws: z.int(),
  top: z.int(),
  seed: z.int(),
  method: z.enum(["weights", "ratings", "none"]),
  reason: z.string().exactOptional(),
  count: z.int(),
  criteria: z.array(z.string()),
});

const memory = new MemoryCache<Stability>(memoryBudgets.stability, "stability");

/** How firmly rankings stand. Like rankings, and kept as long. */
export function openStabilityCache(far: Remote): Caches["stability"] {
  return {
    peek: (name) => memory.read(formatStabilityKey(name)),
    put: putStability,

    async read(name, isPublished) {
      const value = memory.read(formatStabilityKey(name));
      if (value !== undefined) {
        return value;
      }
      const copy = await readRemote(far, formatStabilityKey(name), isPublished);
      const decoded = copy && decodeStability(copy.bytes);
      if (decoded !== undefined) {
        putStability(decoded);
        copy?.backfill(toCachePolicy(decoded));
      }
      return decoded;
    },

    async write(stability) {
      putStability(stability);
      const laid = toLazyBytes(encodeStability(stability));
      await writeRemote(far, formatStabilityKey(stability), { ...toCachePolicy(stability), laid });
    },
  };
}

/** As bytes: about 80 a followed item. */
export function encodeStability(stability: Stability): Uint8Array {
  const { best, worst, sum, kept, within, change, criterion, against, ...rest } = stability;
  const { leaders, central, ...meta } = rest;
  const columns = { best, worst, sum, kept, within, change, criterion, against, leaders, central };
  return encodeColumns(meta, columns);
}

/** The same again, or undefined if the bytes are damaged or something else. */
export function decodeStability(bytes: ArrayBuffer): Stability | undefined {
  return tryDecode(() => {
    const { meta, columns } = decodeWithMeta(bytes, StabilityMeta);
    const column = createColumnReader(columns, meta.count);
    const [leaders, central] = [column.list("leaders"), column.doubles("central")];
    if (central.length !== leaders.length * meta.criteria.length) {
      throw new TypeError("The copy has other central weights than leaders.");
    }
    return {
      ...meta,
      best: column.u32("best"),
      worst: column.u32("worst"),
      sum: column.f64("sum"),
      kept: column.u32("kept"),
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
  memory.write(formatStabilityKey(stability), stability, count * 96 + central.byteLength + 2_000);
}

/** Of its ranking's generation it knows no more than the name. */
function toCachePolicy({ count }: Stability): CachePolicy {
  return { kind: "ranking", rows: count };
}

function formatStabilityKey(name: StabilityKey): string {
  const { workspace, generation, model, revision, draws, top, seed } = name;
  const plan = `${layout}-${analysisRevision}-${draws}-${top}-${seed}`;
  return `${workspace}/${generation}/stability/${model}/${revision}/${plan}`;
}
