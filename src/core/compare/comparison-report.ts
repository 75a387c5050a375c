import { type Item } from "../item/item.ts";
import { type ResolvedModel } from "../models/model.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { type Scope } from "../status/scope.ts";
import { type Comparison } from "./compare-models.ts";

/** The rows that a comparison names, best or most disputed first. */
export type ComparedRows = {
  readonly consensus: readonly number[];
  readonly disputed: readonly number[];
  readonly borda: readonly number[];
  readonly copeland: readonly number[];
  /** The Condorcet winner, if there is one. */
  readonly condorcet: readonly number[];
  /** The winners of each model. */
  readonly winners: readonly (readonly number[])[];
};

/** Several models compared over the items of a scope. */
export type ComparisonReport = {
  /** The items of the scope. */
  readonly snapshot: Snapshot;
  readonly scope: Scope;
  readonly resolvedModels: readonly ResolvedModel[];
  /** One label per model, each different. */
  readonly labels: readonly string[];
  readonly comparison: Comparison;
  readonly rows: ComparedRows;
  /** The named items by number. */
  readonly items: ReadonlyMap<number, Item>;
};
