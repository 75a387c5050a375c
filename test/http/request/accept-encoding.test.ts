import { expect, test } from "vitest";
import { takesGzip } from "../../../src/http/request/accept-encoding.ts";

test.each([
  [undefined, false],
  ["", false],
  ["gzip", true],
  ["GZIP", true],
  ["x-gzip", true],
  ["br, gzip", true],
  ["deflate,gzip;q=0.5,*;q=0", true],
  ["gzip ; q=1.000", true],
  ["*", true],
  ["*;q=0.1", true],
  ["gzip, identity", true],
  ["gzip;q=0.8, identity;q=0.5", true],
  ["identity;q=0, *", true],
  ["gzip;q=0", false],
  ["gzip;q=0.000, *", false],
  ["*;q=0", false],
  ["identity", false],
  ["gzip;q=0.5, identity", false],
  ["gzip;q=0.2, identity;q=0.9", false],
  ["br, deflate, zstd", false],
  ["gzip;q=many", false],
  ["gzip;q=2", false],
  ["notgzip", false],
])("Accept-Encoding %s takes gzip: %s", (header, expected) => {
  expect(takesGzip(header)).toBe(expected);
  expect(takesGzip(header)).toBe(expected);
});
