import { describe, expect, test } from "vitest";
import { limits } from "../../src/contract/limits.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { buildUpdate, countItems, type Fields, openStoreUnderTest } from "./store-under-test.ts";

const noNames = {
  ids: [],
  externalIds: [],
  titles: [],
  namesakesOf: [],
  parents: [],
  parentExternalIds: [],
  blockers: [],
};

const namesakes: readonly Fields[] = [
  { title: "Jira", externalId: "X", source: "jira" },
  { title: "None", externalId: "X" },
  { title: "GitHub", externalId: "X", source: "github" },
];

/** Tests the identity of items: external ids by source, and titles. */
export function testIdentityContract(open: () => Deps): void {
  describe("a source", () => {
    test("is stored, changed and removed with the item", async () => {
      const workspace = await openStoreUnderTest(open);
      const { items } = workspace.store;
      await workspace.create({ title: "A", source: "jira" }, { title: "B" });
      const [a, b] = [await workspace.readItem(1), await workspace.readItem(2)];
      expect([a.source, b]).toEqual(["jira", expect.not.objectContaining({ source: "" })]);
      expect((await items.read(workspace.id, a.id))?.source).toBe("jira");
      const batch = await items.readByNumbers(workspace.id, [1, 2]);
      expect(batch.items.map(({ source }) => source)).toEqual(["jira", undefined]);
      await workspace.write({
        changes: [
          buildUpdate(a, { source: null }, { source: "jira" }),
          buildUpdate(b, { source: "trello" }, { source: null }),
        ],
      });
      const { items: changed } = await items.list(workspace.id, {}, { limit: 9 });
      expect(changed.map(({ source }) => source)).toEqual([undefined, "trello"]);
      await workspace.write({ changes: [buildUpdate(await workspace.readItem(2), { size: 3 })] });
      expect((await workspace.readItem(2)).source).toBe("trello");
    });

    test("makes equal external ids different, except within the source", async () => {
      const workspace = await openStoreUnderTest(open);
      expect((await workspace.create(...namesakes)).created.size).toBe(3);
      const again = await workspace.create({ title: "D", externalId: "X", source: "jira" });
      expect(again.created.size).toBe(0);
      const taken = buildUpdate(await workspace.readItem(3), { source: "jira" }, { source: null });
      const moved = workspace.write({ changes: [taken] });
      await expect(moved).rejects.toMatchObject({ kind: "conflict" });
    });

    test.each([
      ["jira", ["Jira"]],
      ["", ["None", "Other"]],
      ["trello", []],
    ])("%j filters lists", async (source, titles) => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create(...namesakes, { title: "Other" });
      const { items } = await workspace.store.items.list(workspace.id, { source }, { limit: 9 });
      expect(items.map(({ title }) => title)).toEqual(titles);
      expect(await countItems(workspace, { source })).toBe(titles.length);
    });
  });

  describe("the context of a write", () => {
    test("contains the items of all sources that have an external id", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create(...namesakes, { title: "Y", externalId: "Y" });
      const [jira, none, github] = [1, 2, 3].map((number) => workspace.readItem(number));
      const ids = [(await jira)?.id, (await none)?.id, (await github)?.id];
      const context = await workspace.store.items.readContext(workspace.id, {
        ...noNames,
        externalIds: ["X"],
        parentExternalIds: ["X"],
        blockers: ["X"],
      });
      expect(new Set(context.items.map(({ id }) => id))).toEqual(new Set(ids));
      expect(context.liveIds).toEqual(new Set(ids));
      expect(new Set(context.blockers.get("X"))).toEqual(
        new Set([
          { id: ids[0], source: "jira" },
          { id: ids[1], source: "" },
          { id: ids[2], source: "github" },
        ]),
      );
    });

    test("contains the items with the external id of an item", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create(...namesakes, { title: "Y", externalId: "Y" });
      const { id } = await workspace.readItem(1);
      const names = { ...noNames, ids: [id], namesakesOf: [id] };
      const { items } = await workspace.store.items.readContext(workspace.id, names);
      expect(new Set(items.map(({ title }) => title))).toEqual(new Set(["Jira", "None", "GitHub"]));
    });

    test("contains the items without an external id that have a title", async () => {
      const workspace = await openStoreUnderTest(open);
      const repeated = Array.from({ length: limits.titleMatchesMax + 1 }, () => ({ title: "C" }));
      await workspace.create({ title: "A" }, { title: "A", externalId: "X" }, { title: "a" });
      await workspace.create({ title: "Deleted" }, ...repeated);
      const deleted = await workspace.readItem(4);
      await workspace.write({ changes: [{ ...buildUpdate(deleted, {}), deletedAt: 5 }] });
      const read = async (...titles: string[]) => {
        const names = { ...noNames, titles };
        const { items } = await workspace.store.items.readContext(workspace.id, names);
        return items.map(({ number }) => number).toSorted((a, b) => a - b);
      };
      expect(await read("A", "Deleted", "nowhere")).toEqual([1]);
      expect(await read("C")).toHaveLength(limits.titleMatchesMax);
    });
  });

  test("an export names linked items by their external ids, unless those are ambiguous", async () => {
    const workspace = await openStoreUnderTest(open);
    await workspace.create(...namesakes, { title: "Y", externalId: "Y", source: "github" });
    const [jira, , , unique] = await Promise.all([1, 2, 3, 4].map(workspace.readItem));
    const links = { parent: jira?.id ?? "", blockedBy: [jira?.id ?? "", unique?.id ?? ""] };
    await workspace.create(
      { title: "Same", source: "jira", ...links },
      { title: "Other", ...links },
    );
    const [same, other] = await workspace.store.items.listAfter(workspace.id, 4, 9);
    expect(same).toMatchObject({ parent: "X", blockedBy: ["X", "Y"] });
    expect(other).toMatchObject({ parent: jira?.id, blockedBy: [jira?.id, "Y"] });
  });
}
