import fc from "fast-check";
import { expect, test } from "vitest";
import { createsCycle, type Parents } from "../../../src/core/item/parent-cycle.ts";

const chain: Parents = new Map([
  ["c", "b"],
  ["b", "a"],
  ["a", undefined],
]);

test.for([
  ["the item itself", "x", "x", true],
  ["a grandchild", "a", "c", true],
  ["its child", "b", "c", true],
  ["its current parent", "c", "b", false],
  ["an unrelated item", "x", "c", false],
  ["an unknown item", "a", "y", false],
] as const)("checks the move under %s", ([, id, parent, expected]) => {
  expect(createsCycle(id, parent, chain)).toBe(expected);
});

test("accepts a chain that ends in an unknown item", () => {
  expect(createsCycle("a", "d", new Map([["d", "gone"]]))).toBe(false);
});

test("terminates on a chain that already contains a cycle", () => {
  const loop = new Map([
    ["p", "q"],
    ["q", "p"],
  ]);
  expect(createsCycle("a", "p", loop)).toBe(false);
  expect(createsCycle("p", "q", loop)).toBe(true);
});

test("follows a chain of 10,000 items", () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => String(index));
  const deep = new Map(ids.map((id, index) => [id, index === 0 ? undefined : String(index - 1)]));
  expect(createsCycle("0", "9999", deep)).toBe(true);
  expect(createsCycle("other", "9999", deep)).toBe(false);
});

test("keeps a forest free of cycles", () => {
  const moves = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 40 });
  fc.assert(
    fc.property(moves, (pairs) => {
      const parents = new Map<string, string>();
      for (const [child, parent] of pairs) {
        const [id, parentId] = [String(child), String(parent)];
        expect(createsCycle(id, parentId, parents)).toBe(isReachable(parentId, id, parents));
        if (!isReachable(parentId, id, parents)) {
          parents.set(id, parentId);
        }
      }
    }),
  );
});

function isReachable(from: string, to: string, parents: ReadonlyMap<string, string>): boolean {
  const parent = parents.get(from);
  return from === to || (parent !== undefined && isReachable(parent, to, parents));
}
