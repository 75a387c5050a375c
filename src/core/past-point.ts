import { type Instant } from "./item/item.ts";

/** A point in the history of a workspace: a generation, or an instant. Equal points have one text. */
export type PastPoint = { readonly text: string } & (
  | { readonly generation: number }
  | { readonly instant: Instant }
);
