import { type MoveCause } from "../core/ranking/diff.ts";

/** The causes of moves on the wire. */
export const causeNames: Record<
  MoveCause,
  "own-ratings" | "other-items" | "model" | "order-rules"
> = {
  own: "own-ratings",
  others: "other-items",
  model: "model",
  rules: "order-rules",
};
