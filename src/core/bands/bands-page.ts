import { type Item } from "../item/item.ts";
import { type ResolvedModel } from "../models/model.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { type Scope } from "../status/scope.ts";
import { type BandAnalysis, type ItemBand } from "./band-analysis.ts";
import { type UnratedPolicy } from "./bands.ts";

/** One page of the bands of a ranking. */
export type BandsPage = {
  /** The items of the scope. */
  readonly snapshot: Snapshot;
  readonly scope: Scope;
  readonly resolvedModel: ResolvedModel;
  readonly unrated: UnratedPolicy;
  readonly analysis: BandAnalysis;
  readonly bands: readonly ItemBand[];
  /** The items of the page and of the questions, by number. */
  readonly items: ReadonlyMap<number, Item>;
};
