import { expect, test, vi } from "vitest";
import { parseObject } from "../../../../src/core/import/formats/parse-object.ts";

function parse(text: string) {
  return parseObject({ text, line: 3, noun: "element" });
}

function nest(levels: number, inside: string): string {
  return `{"a":${"[".repeat(levels - 1)}${JSON.stringify(inside)}${"]".repeat(levels - 1)}}`;
}

test.each(["short", "long ".repeat(10_000)])(
  "accepts 64 levels and rejects 65 around the text %.5s",
  (inside) => {
    const fault = "The element has more than 64 levels of objects and arrays.";
    expect(parse(nest(64, inside))).toHaveProperty("value");
    expect(parse(nest(65, inside))).toEqual({ line: 3, fault });
  },
);

test("rejects a long text of opening brackets without parsing it", () => {
  const parseJson = vi.spyOn(JSON, "parse");
  const row = parse("[".repeat(1_000_000));
  const { length } = parseJson.mock.calls;
  parseJson.mockRestore();
  expect(row).toHaveProperty("fault", expect.stringContaining("64 levels"));
  expect(length).toBe(0);
});
