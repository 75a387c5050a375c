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

test("contains the same entries as a model list in order of use", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const memory = new MemoryCache<number>(budget);
      let list: readonly Entry[] = [];
      for (const [value, each] of steps.entries()) {
        const expected = list.find(({ name }) => name === each.name)?.value;
        expect(applyStep(memory, each, value)).toBe(each.kind === "read" ? expected : undefined);
        list = nextList(list, { ...each, value });
        expect(memory.bytes).toBe(sumBytes(list));
        expect(memory.bytes).toBeLessThanOrEqual(budget);
      }
      const keys = ["a", "b", "c", "d", "e"];
      expect(keys.map((key) => memory.read(key))).toEqual(
        keys.map((key) => list.find((entry) => entry.name === key)?.value),
      );
    }),
    { numRuns: 300 },
  );
});

test("drops the least recently used entry first, and counts a read as a use", () => {
  const memory = new MemoryCache<string>(30);
  for (const name of ["a", "b", "c"]) {
    memory.write(name, name, 10);
  }
  memory.read("a");
  memory.write("d", "d", 10); // 40 bytes: drops b, the least recently used
  expect(["a", "b", "c", "d"].map((name) => memory.read(name))).toEqual(["a", undefined, "c", "d"]);
});

test("drops an entry that is replaced by a value larger than the budget", () => {
  const memory = new MemoryCache<string>(30);
  memory.write("a", "old", 10);
  memory.write("b", "b", 10);
  memory.write("a", "new", 31);
  expect(memory.read("a")).toBeUndefined();
  expect(memory.read("b")).toBe("b");
  expect(memory.bytes).toBe(10);
});

test("stores a value of exactly the budget", () => {
  const memory = new MemoryCache<string>(30);
  memory.write("a", "a", 10);
  memory.write("b", "b", 30);
  expect([memory.read("a"), memory.read("b")]).toEqual([undefined, "b"]);
});

test("counts a value once, even if it is written twice", () => {
  const memory = new MemoryCache<string>(30);
  memory.write("a", "old", 20);
  memory.write("a", "new", 15);
  expect([memory.read("a"), memory.bytes]).toEqual(["new", 15]);
});

test("clears every memory cache", () => {
  const memories = [new MemoryCache<string>(30), new MemoryCache<string>(30)];
  memories.forEach((memory) => memory.write("a", "a", 10));
  clearAllMemories();
  expect(memories.map((memory) => [memory.read("a"), memory.bytes])).toEqual([
    [undefined, 0],
    [undefined, 0],
  ]);
});

test("leaves 32 MB of an isolate's 128 MB free", () => {
  const budgets = [...Object.values(memoryBudgets), decodedBytesMax];
  expect(sumBytes(budgets.map((bytes) => ({ bytes })))).toBeLessThan(96_000_000);
});

function applyStep(memory: MemoryCache<number>, { kind, name, bytes }: Step, value: number) {
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

function nextList(
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
      return bytes > budget ? others : trimToBudget([...others, { name, value, bytes }]);
  }
}

function trimToBudget(list: readonly Entry[]): readonly Entry[] {
  return sumBytes(list) > budget ? trimToBudget(list.slice(1)) : list;
}

function sumBytes(list: readonly Pick<Entry, "bytes">[]): number {
  return list.reduce((sum, { bytes }) => sum + bytes, 0);
}
