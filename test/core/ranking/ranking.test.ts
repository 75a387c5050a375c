import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { itemTypes, priorities } from "../../../src/core/item/item.ts";
import { type ResolvedModel } from "../../../src/core/models/model.ts";
import { roundScore } from "../../../src/core/numeric/round-score.ts";
import { type FacetFilter, filterPositions } from "../../../src/core/ranking/filter-positions.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import {
  categoryOf,
  countFacets,
  encodeDigestInput,
  rankedItemAt,
  indexPositionsByNumber,
  type Ranking,
} from "../../../src/core/ranking/ranking.ts";
import { type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { proposeStatusCategory } from "../../../src/core/status/propose-status-category.ts";
import { statusCategories } from "../../../src/core/status/status-category.ts";
import {
  anyModel,
  buildSnapshotFromRows,
  anySnapshotRows,
  resolvedModel,
  plainRow,
} from "../../contract/rows.ts";

const filter: fc.Arbitrary<FacetFilter> = fc.record(
  {
    type: fc.constantFrom(...itemTypes, "saga"),
    status: fc.subarray(["open", "DONE", "unknown", ""]),
    status_category: fc.subarray([...statusCategories]),
    priority: fc.constantFrom(...priorities),
    assignee: fc.constantFrom("ana", "bo", "unknown"),
    team: fc.constantFrom("größe", "toString", "valueOf"),
    label: fc.constantFrom("edge", "café", "unknown"),
    parent: fc.constantFrom(0, 1, 30, 99),
  },
  { requiredKeys: [] },
);

describe("rankedItemAt", () => {
  test("counts the other items with the same rounded score", () => {
    fc.assert(
      fc.property(anySnapshotRows, anyModel, (rows, model) => {
        const ranking = buildRanking(rows, model);
        const scores = [...ranking.score].map(roundScore);
        const others = scores.map(
          (score, at) => scores.filter((other, index) => other === score && index !== at).length,
        );
        expect(scores.map((_, at) => rankedItemAt(ranking, at).tiedWith)).toEqual(others);
      }),
    );
  });

  test("counts only equal scores as tied for order rules 1", () => {
    const rows = [0.3, 0.1 + 0.2].map((delight, index) =>
      Object.assign({}, plainRow, { number: index + 1, ratings: { delight, effort: 5 } }),
    );
    const ranking = buildRanking(rows, resolvedModel.weighted);
    const exact = { ...ranking, score: Float64Array.of(0.1 + 0.2, 0.3) };
    expect(rankedItemAt(exact, 0).tiedWith).toBe(1);
    expect(rankedItemAt({ ...exact, orderRules: 1 }, 0).tiedWith).toBe(0);
  });

  test("returns rank, number, score, category, coverage and confidence", () => {
    const snapshot = [
      { ...plainRow, number: 4, ratings: { delight: 10, effort: 1 } },
      { ...plainRow, number: 9, ratings: { delight: 1 } },
    ];
    const ranking = buildRanking(snapshot, resolvedModel.weighted);
    expect(rankedItemAt(ranking, 0)).toEqual({
      rank: 1,
      number: 4,
      score: 1, // both criteria have the best rating
      category: "High",
      coverage: 1,
      confidence: 1,
      tiedWith: 0,
    });
    expect(rankedItemAt(ranking, 1)).toMatchObject({
      rank: 2,
      number: 9,
      score: 0,
      category: "Low",
    });
    expect(rankedItemAt(ranking, 1).coverage).toBe(0.5); // one of two criteria of equal weight
  });

  test("returns no score, category or ties for an unscored item", () => {
    const rows = [plainRow, { ...plainRow, number: 2 }];
    const item = rankedItemAt(buildRanking(rows, resolvedModel.weighted), 1);
    expect(item).toEqual({ rank: 2, number: 2, coverage: 0, confidence: 0, tiedWith: 0 });
  });
});

test.for([
  [0.7, "Medium"],
  [0.7 + Number.EPSILON, "High"],
  [0.4, "Low"],
  [0.4 + Number.EPSILON, "Medium"],
  [0, "Low"],
  [1, "High"],
] as const)("puts %d into %s: a score must exceed its cut-off", ([score, category]) => {
  expect(categoryOf(score, { high: 0.7, medium: 0.4 })).toBe(category);
});

test("maps every ranked number to its position and all others to −1", () => {
  fc.assert(
    fc.property(anySnapshotRows, anyModel, (rows, model) => {
      const { number } = buildRanking(rows, model);
      const positions = indexPositionsByNumber({ number });
      const expected = Array.from({ length: Math.max(0, ...number) + 1 }, (_, index) =>
        number.indexOf(index),
      );
      expect([...positions]).toEqual(expected);
    }),
  );
});

describe("filterPositions", () => {
  test("returns the rows that pass a test of every row", () => {
    fc.assert(
      fc.property(anySnapshotRows, filter, (rows, conditions) => {
        const positions = filterPositions(buildSnapshotFromRows(rows), conditions);
        const expected = rows.flatMap((row, index) => (isMatch(row, conditions) ? [index] : []));
        const hasConditions = Object.keys(conditions).length > 0;
        expect(positions && [...positions]).toEqual(hasConditions ? expected : undefined);
      }),
      { numRuns: 300 },
    );
  });

  test("returns undefined for an empty filter", () => {
    const snapshot = buildSnapshotFromRows([plainRow]);
    expect(filterPositions(snapshot, {})).toBeUndefined();
    expect(filterPositions(snapshot, { status: undefined })).toBeUndefined();
  });

  test("matches no absent values for an empty string", () => {
    const snapshot = buildSnapshotFromRows([plainRow]);
    for (const name of ["assignee", "team", "label"] as const) {
      expect([...(filterPositions(snapshot, { [name]: "" }) ?? [0])]).toEqual([]);
    }
    expect([...(filterPositions(snapshot, { status: [""] }) ?? [0])]).toEqual([]);
  });

  test("matches nothing for an unknown priority", () => {
    const snapshot = buildSnapshotFromRows([plainRow, { ...plainRow, number: 2, priority: 1 }]);
    expect([...(filterPositions(snapshot, { priority: "urgent" }) ?? [])]).toEqual([]);
  });
});

describe("countFacets", () => {
  test("equals a count over all rows", () => {
    fc.assert(
      fc.property(anySnapshotRows, (rows) => {
        const { facets, count } = buildSnapshotFromRows(rows);
        expect(countFacets(facets, count)).toEqual({
          status: countBy(rows.map(({ status }) => status)),
          type: countBy(rows.map(({ type }) => itemTypes[type] ?? "")),
          priority: countBy(rows.map(({ priority }) => priorities[priority - 1] ?? "none")),
        });
      }),
    );
  });

  test.for(["constructor", "toString", "__proto__"])("counts a status named %s", (status) => {
    const { facets, count } = buildSnapshotFromRows([
      { ...plainRow, status },
      { ...plainRow, number: 2, status },
    ]);
    expect(Object.entries(countFacets(facets, count).status)).toEqual([[status, 2]]);
  });
});

describe("encodeDigestInput", () => {
  const base = buildRanking(
    [
      { ...plainRow, number: 1, ratings: { delight: 3 } },
      { ...plainRow, number: 2, ratings: { delight: 3 } },
      { ...plainRow, number: 3 },
    ],
    resolvedModel.weighted,
  );

  test("is equal for equal orders and scores, also in views of larger buffers", () => {
    const buffer = new Float64Array(5);
    buffer.set(base.score, 2);
    expect(encodeDigestInput({ ...base, score: buffer.subarray(2) })).toEqual(
      encodeDigestInput(base),
    );
  });

  test("contains four bytes per number, then eight bytes per score, then the order rules", () => {
    const bytes = encodeDigestInput(base);
    expect(bytes).toHaveLength(3 * 4 + 3 * 8 + 1);
    expect([...bytes.subarray(0, 8)]).toEqual([1, 0, 0, 0, 2, 0, 0, 0]);
    expect(bytes.at(-1)).toBe(2);
  });

  test("ends with the scores for rules 1, so that stored digests stay valid", () => {
    const bytes = encodeDigestInput({ ...base, orderRules: 1, scope: "all" });
    expect([...bytes]).toEqual([...encodeDigestInput(base).subarray(0, -1)]);
  });

  test("differs if the order differs", () => {
    expect(encodeDigestInput({ ...base, number: Int32Array.of(2, 1, 3) })).not.toEqual(
      encodeDigestInput(base),
    );
  });

  test("differs if the last bit of a score differs", () => {
    const score = base.score.slice();
    score[1] = (score[1] ?? 0) + 2 ** -54; // 2/9 lies in [2⁻³, 2⁻²): its last bit is 2⁻⁵⁵
    expect(score[1]).not.toBe(base.score[1]);
    expect(encodeDigestInput({ ...base, score })).not.toEqual(encodeDigestInput(base));
  });
});

function buildRanking(rows: readonly SnapshotRow[], model: ResolvedModel): Ranking {
  return { ...rank(buildSnapshotFromRows(rows), model), id: "rnk_test", digest: "" };
}

function isMatch(row: SnapshotRow, conditions: FacetFilter): boolean {
  const { status, status_category: categories, ...others } = conditions;
  const facets: Readonly<Record<string, string | number | undefined>> = {
    type: itemTypes[row.type],
    priority: priorities[row.priority - 1],
    assignee: row.assignee || undefined,
    team: row.team,
    parent: row.parent,
    label: row.labels.find((label) => label === conditions.label),
  };
  return (
    Object.entries(others).every(([name, value]) => facets[name] === value) &&
    (status === undefined || status.some((each) => each.toLowerCase() === row.status)) &&
    (categories === undefined || categories.includes(proposeStatusCategory(row.status)))
  );
}

function countBy(keys: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
