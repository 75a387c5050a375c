import { type Fault } from "../failure.ts";

const keyPattern = /^[a-z][a-z0-9_]{0,59}$/;

/** Says what is wrong with a key, if anything is. */
export function findKeyFaults(key: string, pointer: string): Fault[] {
  const detail = `"${key}" is no criterion: one is named in lower_snake_case, up to 60 characters.`;
  return keyPattern.test(key) ? [] : [{ pointer, detail }];
}
