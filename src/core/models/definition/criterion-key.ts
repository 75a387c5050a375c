import { type Fault } from "../../failure.ts";
import { criterionKeyPattern } from "../../item/criterion-key.ts";

/** Returns a fault when a key is not a valid criterion key. */
export function findKeyFaults(key: string, pointer: string): Fault[] {
  const detail = `"${key}" is not a valid key: use lower_snake_case, at most 60 characters.`;
  return criterionKeyPattern.test(key) ? [] : [{ pointer, detail }];
}
