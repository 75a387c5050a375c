import { describe, expect, test } from "vitest";
import { type Deps } from "../../src/deps.ts";
import { changeOf, countOf, openTruth } from "./store.suite.ts";

/** What every truth promises of lists of items, whether it is the platform's or the one of tests. */
export function testLists(open: () => Deps): void {
  describe("a list", () => {
    test.each([
      [{ status: "done" }, ["B"]],
      [{ type: "bug" }, ["B"]],
      [{ priority: "high" }, ["A"]],
      [{ team: "red" }, ["A", "C"]],
      [{ label: "x" }, ["C"]],
      [{ external_id: "E" }, ["C"]],
      [{ q: "b" }, ["B"]],
      [{ team: "red", label: "x" }, ["C"]],
      [{ assignee: "nobody" }, []],
    ] as const)("of %j gives what passes", async (filter, titles) => {
      const truth = await openTruth(open);
      await truth.make(
        { title: "A", priority: "high", team: "red" },
        { title: "B", type: "bug", status: "done", description: "long" },
        { title: "C", team: "red", labels: ["x", "y"], externalId: "E" },
      );
      const { items } = await truth.store.items.list(truth.id, filter, { limit: 10 });
      expect(items.map(({ title }) => title)).toEqual(titles);
      expect(await countOf(truth, filter)).toBe(titles.length);
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
    ])("finds %s in titles, whatever their case and accents", async (q, titles) => {
      const truth = await openTruth(open);
      const made = ["Café au lait", "CAFE", "Straße", "ЁЛКА", "100 %", "日本語"];
      await truth.make(...made.map((title) => ({ title })));
      const { items } = await truth.store.items.list(truth.id, { q }, { limit: 10 });
      expect(items.map(({ title }) => title)).toEqual(titles);
    });

    test("finds a title as it is now, not as it was", async () => {
      const truth = await openTruth(open);
      await truth.make({ title: "Größe" }, { title: "Other" });
      const titlesOf = async (q: string) => {
        const { items } = await truth.store.items.list(truth.id, { q }, { limit: 10 });
        return items.map(({ title }) => title);
      };
      await truth.write({
        changes: [
          changeOf(await truth.itemAt(1), { title: "Size" }, { title: "Größe" }),
          changeOf(await truth.itemAt(2), { title: "Ändern" }, { title: "Other" }),
        ],
      });
      expect(
        await Promise.all(["grosse", "size", "aendern", "andern", "other"].map(titlesOf)),
      ).toEqual(
        [[], ["Size"], [], ["Ändern"], []], // ä wears two dots; it is no ae
      );
    });
  });
}
