import { describe, expect, test } from "vitest";
import { type RankingRow } from "../../src/core/workspace.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { changeOf, countOf, openTruth } from "./store.contract.ts";

/** What every truth promises of lists of items, whether it is the platform's or the one of tests. */
export function testListsContract(open: () => Deps): void {
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

  describe("the total of a list", () => {
    test("is that of a ranking of this very generation, where nothing is filtered", async () => {
      const truth = await openTruth(open);
      const { generation } = await truth.make({ title: "A" }, { title: "B" });
      await truth.store.rankings.publish(rankingOf(truth.id, { generation, count: 40 }), 1);
      expect(await countOf(truth, {})).toBe(40); // nobody counts again what a ranking has counted
      expect(await countOf(truth, { status: "open" })).toBe(2);
      await truth.make({ title: "C" });
      expect(await countOf(truth, {})).toBe(3);
    });

    test("is what is known of this very generation, and of no other", async () => {
      const truth = await openTruth(open);
      const { generation } = await truth.make({ title: "A" }, { title: "B", team: "red" });
      const totalOf = async (known: { generation: number; total: number }) => {
        const window = { limit: 1, isCounted: true, known };
        return (await truth.store.items.list(truth.id, { team: "red" }, window)).total;
      };
      expect(await totalOf({ generation, total: 40 })).toBe(40);
      expect(await totalOf({ generation: generation - 1, total: 40 })).toBe(1);
      expect(await totalOf({ generation: generation + 1, total: 40 })).toBe(1);
    });

    test("is not told unless it is asked for", async () => {
      const truth = await openTruth(open);
      await truth.make({ title: "A" });
      const cards = await truth.store.items.list(truth.id, {}, { limit: 1 });
      expect("total" in cards).toBe(false);
    });
  });
}

function rankingOf(workspace: string, said: Pick<RankingRow, "generation" | "count">): RankingRow {
  const name = { workspace, id: `rnk_${workspace}`, model: "rice", revision: 1 };
  return { ...name, ...said, at: 1, unscored: 0, digest: "d" };
}
