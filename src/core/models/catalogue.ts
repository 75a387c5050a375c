import { cd3 } from "./cd3.ts";
import { ice } from "./ice.ts";
import { type Criterion } from "./model.ts";
import { qvfClassic } from "./qvf-classic.ts";
import { qvf } from "./qvf.ts";
import { rice } from "./rice.ts";
import { wsjf } from "./wsjf.ts";

/** Models that ask criteria of their own, in the order a list shows them. */
export const builtIns = [qvf, qvfClassic, wsjf, rice, ice, cd3] as const;

/** Every built-in criterion by its key. One key is one scale, whichever model reads it. */
export const catalogue: ReadonlyMap<string, Criterion> = new Map(
  builtIns.flatMap(({ criteria }) => criteria.map((criterion) => [criterion.key, criterion])),
);
