import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  acceptCreateOnly,
  evaluatesPreconditions,
  isCurrent,
  parseExpectedVersion,
  readPreconditions,
  rejectPreconditions,
  requireMatch,
} from "../../../src/http/request/conditional.ts";
import { openEchoApp, openHttpEnvironment } from "../../environments/unit-http.ts";

/** Matches a failure that names a header. */
const naming = (kind: string, header: string) =>
  expect.objectContaining({ kind, faults: [expect.objectContaining({ header })] });

test.each([
  [undefined, false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", W/"a"', true],
  ['"x,y","a"', true],
  [' , "a",', true],
  [',, ,\t"b" ,\t,"a" , ', true],
  ["*", true],
  ['"b"', false],
])("reports whether If-None-Match %s contains the tag a: %s", (header, expected) => {
  expect(isCurrent(header, '"a"')).toBe(expected);
  expect(isCurrent(header, 'W/"a"')).toBe(expected);
});

test.each(["a", "", ",", '"a', 'a"b"', '*, "a"', "'a'", '"a" "b"', 'W/ "a"'])(
  "rejects the list of tags %j",
  (header) => {
    expect(() => isCurrent(header, '"a"')).toThrow(naming("malformed", "If-None-Match"));
    expect(() => requireMatch(header, '"a"')).toThrow(naming("malformed", "If-Match"));
  },
);

test.each([
  ["spaces", " "],
  ["commas", ","],
  ["commas and spaces", ", "],
  ["tags", '"a" , '],
  ["tags without a comma", '"a" '],
])("rejects 16 KiB of %s before a letter within 250 ms", (_, part) => {
  const header = `"b"${part.repeat(16_384 / part.length)}x`;
  const startedAt = performance.now();
  expect(() => isCurrent(header, '"a"')).toThrow(naming("malformed", "If-None-Match"));
  expect(performance.now() - startedAt).toBeLessThan(250);
});

test("finds each tag of any list", () => {
  const tag = fc.stringMatching(/^(W\/)?"[!#-~]{0,9}"$/);
  fc.assert(
    fc.property(fc.array(tag, { minLength: 1, maxLength: 5 }), (tags) => {
      expect(tags.every((each) => isCurrent(tags.join(", "), each))).toBe(true);
      expect(isCurrent(tags.join(","), '"not ~ in the list"')).toBe(false);
    }),
  );
});

describe("the If-Match of a read", () => {
  test.each([undefined, "*", '"a"', 'W/"a"', '"b", "a"'])("%j matches the tag a", (header) => {
    expect(() => requireMatch(header, '"a"')).not.toThrow();
  });

  test("is not satisfied by another tag, or by a response without a tag", () => {
    expect(() => requireMatch('"b"', '"a"')).toThrow(naming("precondition-failed", "If-Match"));
    expect(() => requireMatch('""', "")).toThrow(naming("precondition-failed", "If-Match"));
  });
});

describe("the expected version of a write", () => {
  test.each([
    [undefined, undefined, undefined],
    ['"3"', undefined, [3]],
    ['W/"3"', undefined, [3]],
    ['"1", W/"2"', undefined, [1, 2]],
    ['"0"', undefined, [0]],
    ["*", undefined, "*"],
    [undefined, 3, [3]],
    ['"3"', 3, [3]],
    ['"2","3"', 3, [3]],
    ["*", 3, [3]],
  ])("is read from If-Match %s and %s in the body as %s", (ifMatch, inBody, expected) => {
    expect(parseExpectedVersion({ ifMatch, ifNoneMatch: undefined }, inBody)).toEqual(expected);
  });

  test.each(["3", '"a"', '"3", "a"', '"3" "4"', '"-1"', "", '"9999999999999999"', '*, "3"'])(
    "is malformed if If-Match is %j",
    (ifMatch) => {
      const read = () => parseExpectedVersion({ ifMatch, ifNoneMatch: undefined });
      expect(read).toThrow(naming("malformed", "If-Match"));
    },
  );

  test("is rejected if the header and the body disagree", () => {
    const headers = { ifMatch: '"3", "5"', ifNoneMatch: undefined };
    expect(() => parseExpectedVersion(headers, 4)).toThrow(naming("malformed", "If-Match"));
  });

  test.each(["*", " * "])("is none with If-None-Match %j", (ifNoneMatch) => {
    expect(parseExpectedVersion({ ifMatch: undefined, ifNoneMatch })).toBe("none");
  });

  test.each(['"3"', "", '*, "3"'])("is malformed if If-None-Match is %j", (ifNoneMatch) => {
    const read = () => parseExpectedVersion({ ifMatch: undefined, ifNoneMatch });
    expect(read).toThrow(naming("malformed", "If-None-Match"));
  });

  test.each([
    [{ ifMatch: '"1"', ifNoneMatch: "*" }, undefined],
    [{ ifMatch: undefined, ifNoneMatch: "*" }, 1],
  ])("contradicts If-None-Match: %j, %j", (headers, inBody) => {
    const read = () => parseExpectedVersion(headers, inBody);
    expect(read).toThrow(naming("malformed", "If-None-Match"));
  });
});

describe("the middleware", () => {
  const middlewares = { readPreconditions, acceptCreateOnly, rejectPreconditions };
  const date = "Sat, 29 Oct 1994 19:43:31 GMT";
  test.each([
    ["readPreconditions", { "if-match": '"1"' }, 200],
    ["readPreconditions", { "if-none-match": "*" }, 200],
    ["readPreconditions", { "if-unmodified-since": date }, 400],
    ["readPreconditions", { "if-match": "*", "if-unmodified-since": date }, 200],
    ["readPreconditions", { "if-modified-since": date }, 200],
    ["acceptCreateOnly", { "if-none-match": "*" }, 200],
    ["acceptCreateOnly", { "if-none-match": '"1"' }, 400],
    ["acceptCreateOnly", { "if-match": "*" }, 400],
    ["acceptCreateOnly", { "if-unmodified-since": date }, 400],
    ["rejectPreconditions", { "if-match": "*" }, 400],
    ["rejectPreconditions", { "if-none-match": "*" }, 400],
    ["rejectPreconditions", { "if-unmodified-since": date }, 400],
    ["rejectPreconditions", { "if-modified-since": date }, 200],
  ] as const)("%s responds to %j with %i", async (name, headers, status) => {
    const app = openEchoApp(openHttpEnvironment(), middlewares[name]);
    const response = await app.request("/echo", { method: "POST", body: "x", headers });
    expect(response.status).toBe(status);
  });

  test("that evaluates preconditions is known to the router", () => {
    const all = Object.values(middlewares);
    expect(all.map(evaluatesPreconditions)).toEqual([true, true, false]);
  });
});
