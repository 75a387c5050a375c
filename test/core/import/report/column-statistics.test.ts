import { expect, test } from "vitest";
import { ColumnStatistics } from "../../../../src/core/import/report/column-statistics.ts";

const group = { column: "Size", indexes: [1], targets: ["size"] };

test("counts the values and the values that were understood", () => {
  const statistics = new ColumnStatistics();
  for (const size of ["3", "", null, undefined, "abc", 5]) {
    statistics.addRow(["x", size]);
  }
  statistics.addFault("Size");
  const note = { column: "Note", indexes: [0], targets: [], note: "The map leaves it out." };
  expect(statistics.describe({ groups: [group, note], targets: [] })).toEqual([
    {
      column: "Size",
      count: 1,
      targets: ["size"],
      samples: ["3", "abc", "5"],
      values: 3,
      understood: 2,
    },
    {
      column: "Note",
      count: 1,
      targets: [],
      samples: ["x"],
      values: 6,
      understood: 0,
      note: "The map leaves it out.",
    },
  ]);
});

test("takes three different samples, even from late rows", () => {
  const statistics = new ColumnStatistics();
  statistics.addSamples(["a", " b "]);
  statistics.addSamples(["a", "b", "late"]);
  statistics.addRow(["a", "c", "later"]);
  statistics.addRow(["a", "d", { id: 1 }]);
  statistics.addRow(["a", "e", "x".repeat(100)]);
  expect(statistics.listSamples({ indexes: [0] })).toEqual(["a"]);
  expect(statistics.listSamples({ indexes: [1] })).toEqual(["b", "c", "d"]);
  expect(statistics.listSamples({ indexes: [2] })).toEqual(["late", "later", '{"id":1}']);
});

test("joins the samples and counts of repeated columns", () => {
  const statistics = new ColumnStatistics();
  statistics.addRow(["auth", "web"]);
  statistics.addRow(["auth", ""]);
  const labels = { column: "Labels", indexes: [0, 1], targets: ["labels"] };
  const [described] = statistics.describe({ groups: [labels], targets: [] });
  expect(described).toMatchObject({ count: 2, samples: ["auth", "web"], values: 3 });
});

test("describes at most 200 columns", () => {
  const groups = Array.from({ length: 201 }, () => group);
  expect(new ColumnStatistics().describe({ groups, targets: [] })).toHaveLength(200);
});
