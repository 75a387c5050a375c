import { describe, expect, test } from "vitest";
import { type Item } from "../../../src/core/item/item.ts";
import { type ItemOperation } from "../../../src/flows/items/item-operation.ts";
import { type ItemPlanContext, planItems } from "../../../src/flows/items/plan-items.ts";
import {
  buildContext,
  buildItem,
  create,
  failures,
  formatNewId,
  kinds,
  listFailures,
  patch,
  plan,
  remove,
  upsert,
} from "./item-plans.ts";

const jira = buildItem(1, { externalId: "X", source: "jira" });
const github = buildItem(2, { externalId: "X", source: "github" });
const none = buildItem(3, { externalId: "X" });
const only = buildItem(4, { externalId: "Y", source: "github" });

const titled = (title: string): ItemOperation => ({
  ...upsert({ title, size: 5 }),
  match: "title",
});

describe("an upsert by external id", () => {
  test("updates the item of the source, and otherwise creates an item", () => {
    const operations = [
      upsert({ externalId: "X", source: "jira", size: 2 }),
      upsert({ externalId: "X", size: 3 }),
      upsert({ externalId: "X", source: "trello", title: "new" }),
      upsert({ externalId: "X", source: "trello", size: 4 }),
    ];
    const planned = plan(operations, [jira, github, none]);
    expect(kinds(planned)).toEqual(["updated", "updated", "created", "updated"]);
    expect(planned.changes.map(({ id }) => id)).toEqual([jira.id, none.id]);
    expect(planned.creates).toMatchObject([{ fields: { source: "trello", size: 4 } }]);
  });

  test("does not update the item of another source", () => {
    const planned = plan([upsert({ externalId: "Y", title: "new" })], [only]);
    expect(kinds(planned)).toEqual(["created"]);
  });

  test("has the id of another workspace as its external id, unless it has one", () => {
    const foreign = "itm_01jd3wq2f8e5avb1j0yqk3n9ds";
    const operations = [
      upsert({ title: "new" }, foreign),
      upsert({ size: 2 }, foreign),
      upsert({ title: "child", parent: foreign, externalId: "X" }, `${foreign.slice(0, -1)}t`),
    ];
    const planned = plan(operations, [none]);
    expect(kinds(planned)).toEqual(["created", "updated", "updated"]);
    expect(planned.creates).toMatchObject([{ fields: { externalId: foreign, size: 2 } }]);
    expect(planned.changes).toMatchObject([
      { id: none.id, fields: { externalId: "X", parent: planned.creates[0]?.id } },
    ]);
  });

  test("that only creates is rejected if the item exists", () => {
    const version = "none";
    const planned = plan(
      [
        { ...upsert({ externalId: "X", size: 3 }), version },
        { ...upsert({ externalId: "Z", title: "new" }), version },
      ],
      [none],
    );
    expect(kinds(planned)).toEqual(["rejected", "created"]);
    expect(failures(planned)).toMatchObject([
      { kind: "precondition-failed", faults: [{ header: "If-None-Match" }] },
    ]);
  });
});

describe("a change of the external id or the source", () => {
  test.each([
    ["the source", { source: "github" }, "/source"],
    ["the external id", { externalId: "Y" }, "/external_id"],
    ["both", { externalId: "Y", source: "github" }, "/external_id"],
  ] as const)(
    "to %s of another item is rejected, and names that item",
    (name, changes, pointer) => {
      const changed = name === "the external id" ? github : jira;
      const planned = plan([patch(changed, changes)], [jira, github, only]);
      const holder = name === "the source" ? github : only;
      expect(listFailures(planned)).toEqual([["conflict", pointer]]);
      expect(failures(planned)[0]?.message).toContain(`Item ${holder.id} already has`);
    },
  );

  test("to a free name is planned, and releases the previous name", () => {
    const planned = plan(
      [patch(jira, { source: "trello" }), patch(github, { source: "jira" })],
      [jira, github],
    );
    expect(kinds(planned)).toEqual(["updated", "updated"]);
    expect(planned.changes).toMatchObject([
      { before: { source: "jira" } },
      { before: { source: "github" } },
    ]);
  });

  test.each([[null], [""]])("to the source %j removes the source", (source) => {
    const [change] = plan([patch(jira, { source })], [jira]).changes;
    expect(change?.fields).not.toHaveProperty("source");
  });
});

describe("an external id of a parent or blocker", () => {
  test.each([
    { where: "its own source first", fields: { source: "jira" }, name: "X", expected: jira },
    { where: "its own source first, if that is none", fields: {}, name: "X", expected: none },
    { where: "the only other source", fields: { source: "jira" }, name: "Y", expected: only },
  ])("is resolved in $where", ({ fields, name, expected }) => {
    const operation = create({ title: "a", ...fields, parent: name, blockedBy: [name] });
    const [row] = planLinked([operation], [jira, github, none, only]).creates;
    expect(row?.fields).toMatchObject({ parent: expected.id, blockedBy: [expected.id] });
  });

  test("is resolved in the stored source of a patched item", () => {
    const stored = buildItem(5, { source: "github" });
    const operation = patch(stored, { parent: "X", blockedBy: ["X"] });
    const [row] = planLinked([operation], [jira, github, none, stored]).changes;
    expect(row?.fields).toMatchObject({ parent: github.id, blockedBy: [github.id] });
  });

  test("is rejected with the sources if several other sources have it", () => {
    const source = "trello";
    const planned = planLinked(
      [
        create({ title: "a", source, parent: "X" }),
        create({ title: "b", source, blockedBy: [only.id, "X"] }),
      ],
      [jira, github, none, only],
    );
    expect(listFailures(planned)).toEqual([
      ["invalid", "/parent"],
      ["invalid", "/blocked_by/1"],
    ]);
    for (const { message } of failures(planned)) {
      expect(message).toContain('"", "github", "jira"');
    }
  });

  test("is resolved by an item that the batch creates or moves to the source", () => {
    const planned = planLinked(
      [
        create({ title: "first", externalId: "N", source: "jira" }),
        create({ title: "child", source: "jira", parent: "N" }),
        patch(only, { source: "jira" }),
        create({ title: "blocked", source: "jira", blockedBy: ["Y"] }),
      ],
      [only],
    );
    expect(planned.creates[1]?.fields.parent).toBe(formatNewId(1));
    expect(planned.creates[2]?.fields.blockedBy).toEqual([only.id]);
  });

  test("waits for a later row of the same source before it uses another source", () => {
    const operation = create({ title: "a", source: "jira", parent: "Y", blockedBy: ["Y"] });
    const first = planLinked([operation], [only], "defer");
    expect(first.outcomes).toMatchObject([{ kind: "created", deferred: ["parent", "blocked_by"] }]);
    const last = planLinked([operation], [only], "report");
    expect(last.outcomes).toMatchObject([{ item: { parent: only.id, blockedBy: [only.id] } }]);
  });

  test("does not delay a blocker that is named by its id", () => {
    const operation = create({ title: "a", source: "jira", blockedBy: [only.id] });
    const { outcomes } = planLinked([operation], [only], "defer");
    expect(outcomes).toMatchObject([{ item: { blockedBy: [only.id] } }]);
  });
});

describe("an upsert by title", () => {
  const login = buildItem(5, { title: "Login" });

  test("updates the item with the title, ignoring whitespace around the title of the row", () => {
    const planned = plan([titled(" Login\t")], [login]);
    expect(kinds(planned)).toEqual(["updated"]);
    expect(planned.changes[0]?.fields).toMatchObject({ title: "Login", size: 5 });
  });

  test("creates an item if no item has exactly the title", () => {
    expect(kinds(plan([titled("login"), titled("Log in")], [login]))).toEqual([
      "created",
      "created",
    ]);
  });

  test("does not update an item with an external id", () => {
    const named = buildItem(6, { title: "Login", externalId: "L" });
    expect(kinds(plan([titled("Login")], [named]))).toEqual(["created"]);
  });

  test("is rejected if several items have the title", () => {
    const planned = plan([titled("Login")], [login, buildItem(6, { title: "Login" })]);
    expect(listFailures(planned)).toEqual([["conflict", "/title"]]);
  });

  test("finds the items that the same batch creates, renames and deletes", () => {
    const planned = plan(
      [
        titled("New"),
        titled(" New "),
        patch(login, { title: "Sign in" }),
        titled("Sign in"),
        remove(login),
        titled("Sign in"),
      ],
      [login],
    );
    expect(kinds(planned)).toEqual([
      "created",
      "unchanged",
      "updated",
      "updated",
      "deleted",
      "created",
    ]);
  });

  test("uses the id or the external id of a row instead, if the row has one", () => {
    const operations: ItemOperation[] = [
      { ...upsert({ title: "Login" }, jira.id), match: "title" },
      { ...upsert({ title: "Login", externalId: "NEW" }), match: "title" },
    ];
    const planned = plan(operations, [jira, login]);
    expect(planned.outcomes).toMatchObject([
      { kind: "updated", item: { id: jira.id } },
      { kind: "created" },
    ]);
  });

  test("creates an item without the rule", () => {
    expect(kinds(plan([upsert({ title: "Login" })], [login]))).toEqual(["created"]);
  });
});

/** Plans operations whose blockers are found in the database. */
function planLinked(
  operations: readonly ItemOperation[],
  items: readonly Item[],
  onMissing: ItemPlanContext["onMissing"] = "reject",
) {
  const list = (name: string) => {
    const byId = items.filter(({ id }) => id === name);
    const found = byId.length > 0 ? byId : items.filter(({ externalId }) => externalId === name);
    return found.map(({ id, source = "" }) => ({ id, source }));
  };
  const names = operations.flatMap((operation) =>
    operation.kind === "delete" ? [] : (operation.changes.blockedBy ?? []),
  );
  const blockers = new Map(names.map((name) => [name, list(name)]));
  return planItems(operations, { ...buildContext(items), blockers, onMissing });
}
