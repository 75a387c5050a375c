import fc from "fast-check";
import { expect, test } from "vitest";
import { createsCycle, type Parents } from "../../../src/core/item/parent-cycle.ts";

const chain: Parents = new Map([
  ["c", "b"],
  ["b", "a"],
  ["a", undefined],
]);

test.for([
  ["itself", "x", "x", true],
  ["the child of its child", "a", "c", true],
  ["its own child", "b", "c", true],
  ["its parent of before", "c", "b", false],
  ["a stranger", "x", "c", false],
  ["one nobody knows anything of", "a", "y", false],
] as const)("putting an item under %s", ([, id, parent, expected]) => {
  expect(createsCycle(id, parent, chain)).toBe(expected);
});

test("ends where a chain is broken", () => {
  expect(createsCycle("a", "d", new Map([["d", "gone"]]))).toBe(false);
});

test("does not hang on a loop that is there already", () => {
  const loop = new Map([
    ["p", "q"],
    ["q", "p"],
  ]);
  expect(createsCycle("a", "p", loop)).toBe(false);
  expect(createsCycle("p", "q", loop)).toBe(true);
});

test("follows any depth", () => {
  const ids = Array.from({ length: 10_000 }, (_, at) => String(at));
  const deep = new Map(ids.map((id, at) => [id, at === 0 ? undefined : String(at - 1)]));
  expect(createsCycle("0", "9999", deep)).toBe(true);
  expect(createsCycle("other", "9999", deep)).toBe(false);
});

test("a forest that only takes what is no cycle stays a forest", () => {
  const moves = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 40 });
  fc.assert(
    fc.property(moves, (wanted) => {
      const parents = new Map<string, string>();
      for (const [child, parent] of wanted) {
        const [id, above] = [String(child), String(parent)];
        expect(createsCycle(id, above, parents)).toBe(reaches(above, id, parents));
        if (!reaches(above, id, parents)) {
          parents.set(id, above);
        }
      }
    }),
  );
});

function reaches(from: string, to: string, parents: ReadonlyMap<string, string>): boolean {
  const above = parents.get(from);
  return from === to || (above !== undefined && reaches(above, to, parents));
}
