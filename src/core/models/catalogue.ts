import { financialCriteria } from "../financials/criteria.ts";
import { cd3 } from "./cd3.ts";
import { ice } from "./ice.ts";
import { kano } from "./kano.ts";
import { type Criterion, type Model } from "./model.ts";
import { moscowOf } from "./moscow.ts";
import { opportunity } from "./opportunity.ts";
import { qvfClassic } from "./qvf-classic.ts";
import { qvf } from "./qvf.ts";
import { rice } from "./rice.ts";
import { trending } from "./trending.ts";
import { valueEffort } from "./value-effort.ts";
import { wsjf } from "./wsjf.ts";

/** Models that work as they come, and may break the ties of another. */
const plain = [
  qvf,
  qvfClassic,
  wsjf,
  rice,
  ice,
  cd3,
  valueEffort,
  opportunity,
  kano,
  trending,
] as const;

/** Models that ask criteria of their own, in the order a list shows them. */
export const builtIns: readonly Model[] = [...plain, moscowOf(plain)];

/**
 * Every built-in criterion by its key: those that models ask for, and those of an item's finances.
 * One key is one scale, whichever model reads it.
 */
export const catalogue: ReadonlyMap<string, Criterion> = new Map(
  [...financialCriteria, ...builtIns.flatMap(({ criteria }) => criteria)].map((criterion) => [
    criterion.key,
    criterion,
  ]),
);
