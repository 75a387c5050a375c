import { z } from "zod";
import { analysisRevision } from "../core/stability/plan.ts";
import { cuts, type Stability } from "../core/stability/stability.ts";
import { type Copies, type StabilityName } from "../deps.ts";
import { attempt, opened, reader } from "./format/codecs.ts";
import { encodeColumns } from "./format/columns.ts";
import { laidOf } from "./format/laid.ts";
import { type Far, type Kept, readFar, writeFar } from "./tiers/far.ts";
import { Memory, memoryBudgets } from "./tiers/memory.ts";

/** Raised when the layout changes. It is a part of every name. */
const layout = 2;

const Meta = z.object({
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

const held = new Memory<Stability>(memoryBudgets.stability, "stability");

/** How firmly rankings stand. Like rankings, and kept as long. */
export function stabilityCopies(far: Far): Copies["stability"] {
  return {
    held: (name) => held.read(nameOf(name)),
    hold,

    async read(name, isPublished) {
      const value = held.read(nameOf(name));
      if (value !== undefined) {
        return value;
      }
      const copy = await readFar(far, nameOf(name), isPublished);
      const decoded = copy && decodeStability(copy.bytes);
      if (decoded !== undefined) {
        hold(decoded);
        copy?.keep(keptOf(decoded));
      }
      return decoded;
    },

    async write(stability) {
      hold(stability);
      const laid = laidOf(encodeStability(stability));
      await writeFar(far, nameOf(stability), { ...keptOf(stability), laid });
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
  return attempt(() => {
    const { meta, columns } = opened(bytes, Meta);
    const column = reader(columns, meta.count);
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

function hold(stability: Stability): void {
  const { count, central } = stability;
  held.write(nameOf(stability), stability, count * 96 + central.byteLength + 2_000);
}

/** Of its ranking's generation it knows no more than the name. */
function keptOf({ count }: Stability): Kept {
  return { kind: "ranking", rows: count };
}

function nameOf(name: StabilityName): string {
  const { workspace, generation, model, revision, draws, top, seed } = name;
  const plan = `${layout}-${analysisRevision}-${draws}-${top}-${seed}`;
  return `${workspace}/${generation}/stability/${model}/${revision}/${plan}`;
}
