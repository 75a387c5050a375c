import { type MissingRule } from "./model-kinds.ts";

const texts: Readonly<Record<MissingRule, string>> = {
  renormalise: "do not count; the rated criteria share their weight",
  worst: "count as the worst end of the range",
  neutral: "count as the middle of the range",
  none: "leave the item without a score",
};

/** Describes how a model treats missing ratings. */
export function describeMissing(rule: MissingRule): string {
  return texts[rule];
}
