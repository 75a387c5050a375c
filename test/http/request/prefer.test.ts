import { expect, test } from "vitest";
import { parsePrefer } from "../../../src/http/request/prefer.ts";

test.each([
  [undefined, undefined, false],
  ["", undefined, false],
  ["wait=5", 5, false],
  ['wait="5"', 5, false],
  ["wait = 5; strict", 5, false],
  ["WAIT=5", 5, false],
  ["wait=300", 30, false],
  ["wait=0", 0, false],
  ["respond-async", undefined, true],
  ["Respond-Async, wait=10", 10, true],
  ["wait=1, wait=2", 1, false],
  ["wait=soon", undefined, false],
  ["wait=-1", undefined, false],
  ["return=minimal", undefined, false],
])(
  "parses Prefer: %s as a wait of %s seconds, asynchronous: %s",
  (prefer, waitSeconds, isAsync) => {
    expect(parsePrefer(prefer)).toEqual({ waitSeconds, isAsync });
  },
);
