import { describe, expect, test } from "vitest";
import { findMismatch } from "../../../../scripts/lab/fuzz/check-schema.ts";
import { type Schema } from "../../../../scripts/lab/fuzz/document.ts";

const person: Schema = {
  type: "object",
  properties: {
    name: { type: "string", minLength: 1, maxLength: 3 },
    age: { type: "integer", minimum: 0, exclusiveMaximum: 10 },
    tags: { type: "array", items: { enum: ["a", "b"] }, maxItems: 2 },
    boss: { anyOf: [{ $ref: "person" }, { type: "null" }] },
  },
  required: ["name"],
  additionalProperties: false,
};

function check(value: unknown, schema: Schema = { $ref: "person" }) {
  return findMismatch((each) => (each.$ref === "person" ? person : each), schema, value);
}

describe("a value matches its schema", () => {
  test.each<[unknown]>([
    [{ name: "Ana" }],
    [{ name: "A", age: 9, tags: ["a", "b"], boss: null }],
    [{ name: "A", boss: { name: "B" } }],
  ])("%j", (value) => {
    expect(check(value)).toBeUndefined();
  });

  test.each<[unknown, string, string]>([
    [[], "", "array instead of object"],
    [{}, "", "name is missing"],
    [{ name: "" }, "/name", 'text ""'],
    [{ name: "Anna" }, "/name", 'text "Anna"'],
    [{ name: "A", age: 1.5 }, "/age", "number instead of integer"],
    [{ name: "A", age: 10 }, "/age", "number 10"],
    [{ name: "A", age: -1 }, "/age", "number -1"],
    [{ name: "A", tags: ["c"] }, "/tags/0", '"c" is not in the enumeration'],
    [{ name: "A", tags: ["a", "a", "a"] }, "/tags", "3 elements"],
    [{ name: "A", boss: { name: 1 } }, "/boss/name", "integer instead of string"],
    [{ name: "A", key: 1 }, "/key", "undocumented member"],
  ])("unless it is %j", (value, path, reason) => {
    expect(check(value)).toEqual({ path, reason });
  });

  test("if it matches every part of allOf, a pattern, and the schema of other members", () => {
    const parts: Schema = { allOf: [{ required: ["a"] }, { required: ["b"] }] };
    expect(check({ a: 1, b: 1 }, parts)).toBeUndefined();
    expect(check({ a: 1 }, parts)?.reason).toBe("b is missing");
    expect(check("ab", { type: "string", pattern: "^a+$" })?.reason).toBe('text "ab"');
    const map: Schema = { type: "object", additionalProperties: { type: "number" } };
    expect(check({ x: 1.5 }, map)).toBeUndefined();
    expect(check({ x: "1" }, map)?.path).toBe("/x");
  });
});
