import { type Instant } from "../core/item/item.ts";

/** The time of day. */
export type Clock = { readonly now: () => Instant };
