import { type Fault } from "../failure.ts";

const keyPattern = /^[a-z][a-z0-9_]{0,59}$/;

/** Returns a fault when a key is not a valid criterion key. */
export function findKeyFaults(key: string, pointer: string): Fault[] {
  const detail = `"${key}" is not a valid key: use lower_snake_case, at most 60 characters.`;
  return keyPattern.test(key) ? [] : [{ pointer, detail }];
}
