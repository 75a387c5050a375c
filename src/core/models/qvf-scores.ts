import { type ClassicScore, type ClassicWeights } from "./arithmetic/qvf-classic-score.ts";

/** The score of one item by `qvf-classic`. */
export type QvfScore = { readonly id: string; readonly title?: string } & ClassicScore;

/** The scores of several items, with the weights as shares of 1. */
export type QvfScores = {
  readonly scores: readonly QvfScore[];
  readonly weights: ClassicWeights;
  readonly average: number;
  readonly counts: Readonly<Record<"High" | "Medium" | "Low", number>>;
};
