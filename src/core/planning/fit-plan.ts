import { type ItemSummary } from "../item/item-summary.ts";
import { type Ranking } from "../ranking/ranking.ts";
import { type Candidates } from "./candidates.ts";
import { type Fit } from "./fit.ts";
import { type MandatorySummary } from "./mandatory.ts";
import { type SkilledPerson } from "./team.ts";

/** A person who does the work. People of the workspace have an id. */
export type TeamMember = SkilledPerson & { readonly id?: string; readonly name: string };

/** The choice of items for a release. */
export type FitPlan = {
  readonly ranking: Ranking;
  readonly capacity: number;
  readonly candidates: Candidates;
  /** The size and value of each candidate. */
  readonly size: Float64Array;
  readonly value: Float64Array;
  readonly fit: Fit;
  readonly team: readonly TeamMember[] | undefined;
  readonly mandatory: MandatorySummary;
  /** Finds the summary of a candidate that is chosen or named in `leftOut`. */
  readonly findSummary: (candidate: number) => ItemSummary;
  /** The candidates to name that are not chosen. */
  readonly leftOut: readonly number[];
};
