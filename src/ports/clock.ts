import { type Instant } from "../core/item/item.ts";

/** The system clock. */
export type Clock = { readonly now: () => Instant };
