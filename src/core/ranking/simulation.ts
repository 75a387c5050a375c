import { type Instant, type Item } from "../item/item.ts";
import { type ResolvedModel } from "../models/model.ts";
import { type Ranking } from "./ranking.ts";
import { type WhatIf } from "./what-if.ts";

/** The result of a what-if beside the current ranking. */
export type SimulationResult = {
  /** The current ranking by the default model, with which the simulation compares the result. */
  readonly baseline: Ranking;
  readonly resolvedModel: ResolvedModel;
  readonly generation: number;
  /** The time of the generation. */
  readonly at: Instant;
  readonly result: WhatIf;
  /** The items of the result by number. */
  readonly items: ReadonlyMap<number, Item>;
};
