import { type Fault } from "../failure.ts";
import { criterionKeyPattern } from "../item/criterion-key.ts";

/** Says what is wrong with a key, if anything is. */
export function findKeyFaults(key: string, pointer: string): Fault[] {
  const detail = `"${key}" is no criterion: one is named in lower_snake_case, up to 60 characters.`;
  return criterionKeyPattern.test(key) ? [] : [{ pointer, detail }];
}
