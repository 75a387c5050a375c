import { describe, expect, test } from "vitest";
import { type Deps } from "../../src/ports/deps.ts";
import { buildUpdate, countItems, openStoreUnderTest } from "./store-under-test.ts";

/** Tests lists of items: filters, search and totals. */
export function testListsContract(open: () => Deps): void {
  describe("a list of items", () => {
    test.each([
      [{ status: ["done"] }, ["B"]],
      [{ type: "bug" }, ["B"]],
      [{ priority: "high" }, ["A"]],
      [{ team: "red" }, ["A", "C"]],
      [{ label: "x" }, ["C"]],
      [{ external_id: "E" }, ["C"]],
      [{ q: "b" }, ["B"]],
      [{ team: "red", label: "x" }, ["C"]],
      [{ assignee: "unassigned" }, []],
    ] as const)("filtered by %j contains the matching items", async (filter, titles) => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create(
        { title: "A", priority: "high", team: "red" },
        { title: "B", type: "bug", status: "done", description: "long" },
        { title: "C", team: "red", labels: ["x", "y"], externalId: "E" },
      );
      const { items } = await workspace.store.items.list(workspace.id, filter, { limit: 10 });
      expect(items.map(({ title }) => title)).toEqual(titles);
      expect(await countItems(workspace, filter)).toBe(titles.length);
      expect(items.every(({ description }) => description === undefined)).toBe(true);
    });

    test.each([
      ["cafe", ["Café au lait", "CAFE"]],
      ["CAFÉ", ["Café au lait", "CAFE"]],
      ["strasse", ["Straße"]],
      ["елка", ["ЁЛКА"]],
      ["%", ["100 %"]],
      ["日本", ["日本語"]],
      ["nowhere", []],
    ])("finds %s in titles, ignoring case and accents", async (q, titles) => {
      const workspace = await openStoreUnderTest(open);
      const allTitles = ["Café au lait", "CAFE", "Straße", "ЁЛКА", "100 %", "日本語"];
      await workspace.create(...allTitles.map((title) => ({ title })));
      const { items } = await workspace.store.items.list(workspace.id, { q }, { limit: 10 });
      expect(items.map(({ title }) => title)).toEqual(titles);
    });

    test("finds an item by its new title, not by its previous one", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "Größe" }, { title: "Other" });
      const listTitles = async (q: string) => {
        const { items } = await workspace.store.items.list(workspace.id, { q }, { limit: 10 });
        return items.map(({ title }) => title);
      };
      await workspace.write({
        changes: [
          buildUpdate(await workspace.readItem(1), { title: "Size" }, { title: "Größe" }),
          buildUpdate(await workspace.readItem(2), { title: "Ändern" }, { title: "Other" }),
        ],
      });
      expect(
        await Promise.all(["grosse", "size", "aendern", "andern", "other"].map(listTitles)),
      ).toEqual(
        [[], ["Size"], [], ["Ändern"], []], // ä folds to a, not to ae
      );
    });
  });

  describe("the total of a list", () => {
    test("is the known total of the same generation only", async () => {
      const workspace = await openStoreUnderTest(open);
      const { generation } = await workspace.create({ title: "A" }, { title: "B", team: "red" });
      const readTotal = async (known: { generation: number; total: number }) => {
        const window = { limit: 1, isCounted: true, known };
        return (await workspace.store.items.list(workspace.id, { team: "red" }, window)).total;
      };
      expect(await readTotal({ generation, total: 40 })).toBe(40);
      expect(await readTotal({ generation: generation - 1, total: 40 })).toBe(1);
      expect(await readTotal({ generation: generation + 1, total: 40 })).toBe(1);
    });

    test("is omitted unless requested", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A" });
      const batch = await workspace.store.items.list(workspace.id, {}, { limit: 1 });
      expect("total" in batch).toBe(false);
    });
  });
}
