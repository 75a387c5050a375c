import { financialCriteria } from "../financials/criteria.ts";
import { betterWorseCriteria } from "./arithmetic/better-worse.ts";
import { cd3 } from "./cd3.ts";
import { ice } from "./ice.ts";
import { kano } from "./kano.ts";
import { type Criterion, type Model } from "./model.ts";
import { createMoscow } from "./moscow.ts";
import { opportunity } from "./opportunity.ts";
import { qvfClassic } from "./qvf-classic.ts";
import { qvf } from "./qvf.ts";
import { rice } from "./rice.ts";
import { trending } from "./trending.ts";
import { valueEffort } from "./value-effort.ts";
import { wsjf } from "./wsjf.ts";

/** Built-in models that may also break the ties of another model. */
const standaloneModels = [
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

/** Built-in models with criteria of their own, in the order in which the API lists them. */
export const builtInModels: readonly Model[] = [
  ...standaloneModels,
  createMoscow(standaloneModels),
];

/**
 * Every built-in criterion by its key: the criteria of the models, the financial criteria and the
 * coefficients of Kano. A key has the same scale in every model.
 */
export const builtInCriteria: ReadonlyMap<string, Criterion> = new Map(
  [
    ...financialCriteria,
    ...builtInModels.flatMap(({ criteria }) => criteria),
    ...betterWorseCriteria,
  ].map((criterion) => [criterion.key, criterion]),
);
