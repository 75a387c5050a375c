import { expect, test } from "vitest";
import { TreeParents } from "../../../../src/core/import/rows/tree-parents.ts";
import { readImport } from "../read-import.ts";

const shape = { levels: ["Title 1", "Title 2", "Title 3"], link: "Link Type" };

/** Returns the parent of each row. */
async function readParents(text: string) {
  const { patches } = await readImport(text);
  return patches.map(({ parent }) => parent);
}

test("finds the last row above on the level before", async () => {
  const text = [
    "ID,Work Item Type,Title 1,Title 2,Title 3",
    "1,Epic,Shop,,",
    "2,Feature,,Cart,",
    "3,Task,,,Icon",
    "4,Feature,,Payment,",
    "5,Task,,,Card",
    "6,Epic,Office,,",
    "7,Task,,,No level above",
  ].join("\n");
  expect(await readParents(text)).toEqual([undefined, "1", "2", "1", "4", undefined, undefined]);
});

test("prefers the column of parents", async () => {
  const text =
    "ID,Work Item Type,Title 1,Title 2,Parent\n1,Epic,Shop,,\n2,Task,,Cart,9\n3,Task,,X,\n";
  expect(await readParents(text)).toEqual([undefined, "9", undefined]);
});

test("gives no parent to the children of a rejected row", async () => {
  const long = "x".repeat(501);
  const text = `ID,Work Item Type,Title 1,Title 2\n1,Epic,Shop,\n2,Epic,${long},\n3,Task,,Cart\n`;
  expect(await readParents(text)).toEqual([undefined, undefined]);
});

test("ignores links other than those of children", () => {
  const tree = new TreeParents(shape, ["Title 1", "Title 2", "Link Type"]);
  tree.add(["Shop", "", ""], "1");
  const parents = ["Child", "Related", ""].map((link) => tree.findParent(["", "Cart", link]));
  expect(parents).toEqual(["1", undefined, undefined]);
});

test("finds no parent in a file without levels", () => {
  const tree = new TreeParents(shape, ["Title"]);
  tree.add(["Shop"], "1");
  expect(tree.findParent(["Cart"])).toBeUndefined();
});
