import { type Definition } from "./model.ts";

/** Kinds that may score a better rating lower. */
const nonMonotoneKinds: ReadonlySet<string> = new Set(["formula", "kano"]);

/** Returns whether neither the model nor its tie break ever scores a better rating lower. */
export function isMonotone({ kind, tieBreak }: Definition): boolean {
  return !nonMonotoneKinds.has(kind) && !nonMonotoneKinds.has(tieBreak?.kind ?? "");
}
