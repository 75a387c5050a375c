import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLiteral } from "../../../../src/core/import/values/parse-literal.ts";

test.for([
  ["[]", []],
  ["{}", {}],
  [' [ "bug" , "WEB" ] ', ["bug", "WEB"]],
  ["['bug', \"WEB\"]", ["bug", "WEB"]],
  ["['a',]", ["a"]],
  ["{'a', 'b'}", ["a", "b"]],
  ["{'a',}", ["a"]],
  ["[u'x', b\"y\"]", ["x", "y"]],
  ["['it\\'s', \"a\\\"b\", '\\u00e9\\x41\\n\\\\']", ["it's", 'a"b', "éA\n\\"]],
  ["[1, -2.5, 1e3, .5]", [1, -2.5, 1000, 0.5]],
  ["[True, False, None, true, false, null, nan]", [true, false, null, true, false, null, null]],
  [
    "{'id': 1, 'owner': {'login': 'dfox', 'teams': ['a', []]}, 'x': None,}",
    {
      id: 1,
      owner: { login: "dfox", teams: ["a", []] },
      x: null,
    },
  ],
  ["{1: 'a'}", { 1: "a" }],
] as const)("parses %j", ([text, value]) => {
  expect(parseLiteral(text)).toEqual({ value });
});

test("parses the key __proto__ as an own property", () => {
  const value = parseLiteral("{'__proto__': 'a'}")?.value;
  expect(Object.entries(value ?? {})).toEqual([["__proto__", "a"]]);
});

test.for([
  "",
  "bug",
  "'bug'",
  "1",
  "None",
  "[UI] Login",
  "[UI]",
  "[bug, WEB]",
  "['a'",
  "['a' 'b']",
  "[,]",
  "{,}",
  "{'a':}",
  "{'a': 1 'b': 2}",
  "{'a': 1, 'b'}",
  "['a'], ['b']",
  "[1x]",
  "['a]",
  "[Trueish]",
  "{a: 1}",
  "[datetime.date(2026, 1, 1)]",
  "[".repeat(100_000),
  "{".repeat(100),
])("rejects %j", (text) => {
  expect(parseLiteral(text)).toBeUndefined();
});

test("rejects more than 20 levels", () => {
  expect([parseLiteral(nest(20)), parseLiteral(nest(21))]).toEqual([
    { value: JSON.parse(nest(20)) },
    undefined,
  ]);
});

test("parses every list and object of JSON", () => {
  const values = fc.oneof(
    fc.array(fc.jsonValue({ maxDepth: 4 })),
    fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })),
  );
  fc.assert(
    fc.property(values, (value) => {
      const json = JSON.stringify(value);
      expect(parseLiteral(json)).toEqual({ value: JSON.parse(json) });
    }),
  );
});

test("never throws", () => {
  const texts = fc.stringMatching(/^[[\]{}'",:\\ a1u]{0,30}$/);
  fc.assert(
    fc.property(texts, (text) => {
      const literal = parseLiteral(`[${text}`);
      expect(literal === undefined || Array.isArray(literal.value)).toBe(true);
    }),
  );
});

function nest(depth: number): string {
  return `${"[".repeat(depth)}${"]".repeat(depth)}`;
}
