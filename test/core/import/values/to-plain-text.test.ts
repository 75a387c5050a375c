import fc from "fast-check";
import { expect, test } from "vitest";
import { toPlainText, toReferences } from "../../../../src/core/import/values/to-plain-text.ts";

test.for<[unknown, string | string[]]>([
  ["a", "a"],
  [" a ", " a "],
  [5, "5"],
  [true, "true"],
  [null, ""],
  [undefined, ""],
  [{}, ""],
  [{ id: 1, name: "bug" }, "bug"],
  [{ name: "Dan Fox", login: "dfox" }, "dfox"],
  [{ name: "", title: "v2" }, "v2"],
  [{ value: 3 }, "3"],
  [{ displayName: "Ana Lee", email: "ana@example.org" }, "Ana Lee"],
  [{ key: "SHOP-1" }, "SHOP-1"],
  [{ name: null, key: "SHOP-1" }, "SHOP-1"],
  [{ value: { name: "High" } }, "High"],
  [{ id: 1 }, '{"id":1}'],
  [[], []],
  [{ nodes: [{ name: "bug" }, { name: "WEB" }] }, ["bug", "WEB"]],
  [{ edges: [{ node: { login: "dfox" } }] }, ["dfox"]],
  [
    [{ name: "bug" }, "WEB", null, "", 3],
    ["bug", "WEB", "3"],
  ],
  [
    [["a"], [["b"]]],
    ["a", "b"],
  ],
])("converts %j to %j", ([value, text]) => {
  expect(toPlainText(value)).toEqual(text);
});

test.for<[unknown, unknown]>([
  ["SHOP-1", "SHOP-1"],
  [7, 7],
  [null, null],
  [{ id: "1002", key: "SHOP-2", title: "Accounts" }, "SHOP-2"],
  [{ identifier: "OPS-1", title: "Pages" }, "OPS-1"],
  [{ gid: "7", name: "Login" }, "7"],
  [{ name: "Login" }, { name: "Login" }],
  [{ nodes: [{ number: 3 }] }, [3]],
  [
    ["SHOP-1", { iid: 4, id: 900 }],
    ["SHOP-1", 4],
  ],
])("converts the reference %j to %j", ([value, id]) => {
  expect(toReferences(value)).toEqual(id);
});

test("reads only own properties of an object", () => {
  expect(toPlainText(Object.create({ name: "inherited" }))).toBe("");
});

test("does not overflow the stack on deep values", () => {
  const depth = 50_000;
  const list: unknown = JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);
  const object: unknown = JSON.parse(`${'{"name":'.repeat(depth)}1${"}".repeat(depth)}`);
  expect([toPlainText(list), toPlainText([list]), typeof toPlainText(object)]).toEqual([
    [],
    [],
    "string",
  ]);
});

test("converts every value of JSON to a text or a list of texts that are not blank", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = toPlainText(value);
      const texts = Array.isArray(text) ? text : [`${text}x`];
      expect(texts.every((each) => typeof each === "string" && each.trim() !== "")).toBe(true);
    }),
  );
});
