import { type ItemSummary } from "../item/item-summary.ts";
import { type ResolvedModel } from "../models/model.ts";
import { type RankingContent } from "../ranking/ranking.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { type Scope } from "../status/scope.ts";
import { type NamedMatrix } from "./build-matrix.ts";
import { type MatrixPresetName } from "./presets.ts";

/** A matrix of a snapshot, with the items to name. */
export type MatrixReport = {
  readonly snapshot: Snapshot;
  readonly scope: Scope;
  readonly resolvedModel: ResolvedModel;
  readonly preset: MatrixPresetName | undefined;
  readonly matrix: NamedMatrix;
  /** The failed gates of the ranking. */
  readonly gates: RankingContent["gates"];
  /** Returns the item at a position of the ranking. */
  readonly findSummary: (position: number) => ItemSummary;
};
