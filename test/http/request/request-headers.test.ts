import { describe, expect, test } from "vitest";
import { readHeaders, resolveRequestId } from "../../../src/http/request/request-headers.ts";

test("reads known headers in upper or lower case, and counts the bytes of all headers", () => {
  const head = readHeaders(new Headers({ "If-None-Match": '"a"', "x-other": "1234" }));
  expect(head).toMatchObject({ ifNoneMatch: '"a"', authorization: undefined });
  expect(head.bytes).toBe("if-none-match".length + 3 + 4 + "x-other".length + 4 + 4);
});

describe("a request without an id", () => {
  test("gets a unique id in the form of a UUID", () => {
    const names = Array.from({ length: 100 }, () => resolveRequestId(readHeaders(new Headers())));
    expect(new Set(names).size).toBe(100);
    for (const name of names) {
      expect(name).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
    }
  });
});
