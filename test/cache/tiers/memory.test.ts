import fc from "fast-check";
import { expect, test } from "vitest";
import { clearAllMemories, MemoryCache, memoryBudgets } from "../../../src/cache/tiers/memory.ts";
import { decodedBytesMax } from "../../../src/core/columns/dictionary-column.ts";

const budget = 100;

const step = fc.record({
  kind: fc.constantFrom("write", "write", "write", "read", "read", "drop", "clear"),
  name: fc.constantFrom("a", "b", "c", "d", "e"),
  bytes: fc.integer({ min: 0, max: 120 }),
});

type Step = { readonly kind: string; readonly name: string; readonly bytes: number };
type Entry = { readonly name: string; readonly value: number; readonly bytes: number };

test("holds what a list from the least to the most lately used would hold", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const memory = new MemoryCache<number>(budget);
      let list: readonly Entry[] = [];
      for (const [value, each] of steps.entries()) {
        const expected = list.find(({ name }) => name === each.name)?.value;
        expect(carryOut(memory, each, value)).toBe(each.kind === "read" ? expected : undefined);
        list = after(list, { ...each, value });
        expect(memory.bytes).toBe(total(list));
        expect(memory.bytes).toBeLessThanOrEqual(budget);
      }
      const held = ["a", "b", "c", "d", "e"].map((name) => memory.read(name));
      expect(held).toEqual(
        ["a", "b", "c", "d", "e"].map((name) => list.find((entry) => entry.name === name)?.value),
      );
    }),
    { numRuns: 300 },
  );
});

test("drops the least lately used first, and a read is a use", () => {
  const memory = new MemoryCache<string>(30);
  for (const name of ["a", "b", "c"]) {
    memory.write(name, name, 10);
  }
  memory.read("a");
  memory.write("d", "d", 10); // 40 bytes: b, which nobody has read, makes room
  expect(["a", "b", "c", "d"].map((name) => memory.read(name))).toEqual(["a", undefined, "c", "d"]);
});

test("does not keep what is larger than the whole budget, nor what it was to replace", () => {
  const memory = new MemoryCache<string>(30);
  memory.write("a", "old", 10);
  memory.write("b", "b", 10);
  memory.write("a", "new", 31);
  expect(memory.read("a")).toBeUndefined();
  expect(memory.read("b")).toBe("b");
  expect(memory.bytes).toBe(10);
});

test("keeps what fills the budget to the byte", () => {
  const memory = new MemoryCache<string>(30);
  memory.write("a", "a", 10);
  memory.write("b", "b", 30);
  expect([memory.read("a"), memory.read("b")]).toEqual([undefined, "b"]);
});

test("counts a value written twice once", () => {
  const memory = new MemoryCache<string>(30);
  memory.write("a", "old", 20);
  memory.write("a", "new", 15);
  expect([memory.read("a"), memory.bytes]).toEqual(["new", 15]);
});

test("forgets everything, in every memory", () => {
  const memories = [new MemoryCache<string>(30), new MemoryCache<string>(30)];
  memories.forEach((memory) => memory.write("a", "a", 10));
  clearAllMemories();
  expect(memories.map((memory) => [memory.read("a"), memory.bytes])).toEqual([
    [undefined, 0],
    [undefined, 0],
  ]);
});

test("leaves an isolate of 128 MB room for its work", () => {
  const budgets = [...Object.values(memoryBudgets), decodedBytesMax];
  expect(total(budgets.map((bytes) => ({ bytes })))).toBeLessThan(96_000_000);
});

function carryOut(memory: MemoryCache<number>, { kind, name, bytes }: Step, value: number) {
  switch (kind) {
    case "write":
      return memory.write(name, value, bytes);
    case "drop":
      return memory.drop(name);
    case "clear":
      return memory.clear();
    default:
      return memory.read(name);
  }
}

function after(
  list: readonly Entry[],
  { kind, name, bytes, value }: Step & Entry,
): readonly Entry[] {
  const others = list.filter((entry) => entry.name !== name);
  const entry = list.filter((each) => each.name === name);
  switch (kind) {
    case "clear":
      return [];
    case "drop":
      return others;
    case "read":
      return [...others, ...entry];
    default:
      return bytes > budget ? others : trimmed([...others, { name, value, bytes }]);
  }
}

function trimmed(list: readonly Entry[]): readonly Entry[] {
  return total(list) > budget ? trimmed(list.slice(1)) : list;
}

function total(list: readonly Pick<Entry, "bytes">[]): number {
  return list.reduce((sum, { bytes }) => sum + bytes, 0);
}
