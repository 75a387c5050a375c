import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { itemTypes, priorities } from "../../../src/core/item/item.ts";
import { type ModelInUse } from "../../../src/core/models/model.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import {
  categoryOf,
  countFacets,
  encodeDigestInput,
  type FacetFilter,
  rankedItemAt,
  indexPositionsByNumber,
  filterPositions,
  type Ranking,
} from "../../../src/core/ranking/ranking.ts";
import { type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { anyModel, boardFrom, boardRows, inUse, plainRow } from "../../contract/rows.ts";

const filter: fc.Arbitrary<FacetFilter> = fc.record(
  {
    type: fc.constantFrom(...itemTypes, "saga"),
    status: fc.constantFrom("open", "done", "nowhere", ""),
    priority: fc.constantFrom(...priorities),
    assignee: fc.constantFrom("ana", "bo", "nobody"),
    team: fc.constantFrom("größe", "toString", "valueOf"),
    label: fc.constantFrom("edge", "café", "none such"),
    parent: fc.constantFrom(0, 1, 30, 99),
  },
  { requiredKeys: [] },
);

describe("a place", () => {
  test("counts the other places of the very same score", () => {
    fc.assert(
      fc.property(boardRows, anyModel, (rows, model) => {
        const ranking = rankingOf(rows, model);
        const scores = [...ranking.score];
        const others = scores.map(
          (score, at) => scores.filter((other, place) => other === score && place !== at).length,
        );
        expect(scores.map((_, at) => rankedItemAt(ranking, at).tiedWith)).toEqual(others);
      }),
    );
  });

  test("says rank, number, score, coverage and confidence of its row", () => {
    const board = [
      { ...plainRow, number: 4, ratings: { delight: 10, effort: 1 } },
      { ...plainRow, number: 9, ratings: { delight: 1 } },
    ];
    const ranking = rankingOf(board, inUse.weighted);
    expect(rankedItemAt(ranking, 0)).toEqual({
      rank: 1,
      number: 4,
      score: 1, // both criteria at their best end
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
    expect(rankedItemAt(ranking, 1).coverage).toBe(0.5); // one criterion of two of equal weight
  });

  test("has no score, no category and no ties where its row has no score", () => {
    const rows = [plainRow, { ...plainRow, number: 2 }];
    const place = rankedItemAt(rankingOf(rows, inUse.weighted), 1);
    expect(place).toEqual({ rank: 2, number: 2, coverage: 0, confidence: 0, tiedWith: 0 });
  });
});

test.for([
  [0.7, "Medium"],
  [0.7 + Number.EPSILON, "High"],
  [0.4, "Low"],
  [0.4 + Number.EPSILON, "Medium"],
  [0, "Low"],
  [1, "High"],
] as const)("%d is %s: a score has to be above its cut-off", ([score, category]) => {
  expect(categoryOf(score, { high: 0.7, medium: 0.4 })).toBe(category);
});

test("knows the position of every number, and −1 of all others", () => {
  fc.assert(
    fc.property(boardRows, anyModel, (rows, model) => {
      const { number } = rankingOf(rows, model);
      const positions = indexPositionsByNumber({ number });
      const expected = Array.from({ length: Math.max(0, ...number) + 1 }, (_, each) =>
        number.indexOf(each),
      );
      expect([...positions]).toEqual(expected);
    }),
  );
});

describe("a filter", () => {
  test("lets through what a look at every row lets through", () => {
    fc.assert(
      fc.property(boardRows, filter, (rows, wanted) => {
        const { facets, count } = boardFrom(rows);
        const positions = filterPositions(facets, count, wanted);
        const expected = rows.flatMap((row, at) => (passes(row, wanted) ? [at] : []));
        const isAsked = Object.keys(wanted).length > 0;
        expect(positions && [...positions]).toEqual(isAsked ? expected : undefined);
      }),
      { numRuns: 300 },
    );
  });

  test("that asks nothing is no filter", () => {
    const { facets, count } = boardFrom([plainRow]);
    expect(filterPositions(facets, count, {})).toBeUndefined();
    expect(filterPositions(facets, count, { status: undefined })).toBeUndefined();
  });

  test("for no word does not find those that have none", () => {
    const { facets, count } = boardFrom([plainRow]);
    for (const name of ["status", "assignee", "team", "label"] as const) {
      expect([...(filterPositions(facets, count, { [name]: "" }) ?? [0])]).toEqual([]);
    }
  });

  test("for a priority there is none of lets nothing through", () => {
    const { facets, count } = boardFrom([plainRow, { ...plainRow, number: 2, priority: 1 }]);
    expect([...(filterPositions(facets, count, { priority: "urgent" }) ?? [])]).toEqual([]);
  });
});

describe("the counts of facets", () => {
  test("are those of a look at every row", () => {
    fc.assert(
      fc.property(boardRows, (rows) => {
        const { facets, count } = boardFrom(rows);
        expect(countFacets(facets, count)).toEqual({
          status: countBy(rows.map(({ status }) => status)),
          type: countBy(rows.map(({ type }) => itemTypes[type] ?? "")),
          priority: countBy(rows.map(({ priority }) => priorities[priority - 1] ?? "none")),
        });
      }),
    );
  });

  test.for(["constructor", "toString", "__proto__"])("count a status called %s, too", (status) => {
    const { facets, count } = boardFrom([
      { ...plainRow, status },
      { ...plainRow, number: 2, status },
    ]);
    expect(Object.entries(countFacets(facets, count).status)).toEqual([[status, 2]]);
  });
});

describe("what the digest is taken of", () => {
  const base = rankingOf(
    [
      { ...plainRow, number: 1, ratings: { delight: 3 } },
      { ...plainRow, number: 2, ratings: { delight: 3 } },
      { ...plainRow, number: 3 },
    ],
    inUse.weighted,
  );

  test("is equal for equal orders and scores, whatever they are views of", () => {
    const roomy = new Float64Array(5);
    roomy.set(base.score, 2);
    expect(encodeDigestInput({ ...base, score: roomy.subarray(2) })).toEqual(
      encodeDigestInput(base),
    );
  });

  test("is the numbers, four bytes each, and then the scores, eight bytes each", () => {
    expect(encodeDigestInput(base)).toHaveLength(3 * 4 + 3 * 8);
    expect([...encodeDigestInput(base).subarray(0, 8)]).toEqual([1, 0, 0, 0, 2, 0, 0, 0]);
  });

  test("differs when the order differs", () => {
    expect(encodeDigestInput({ ...base, number: Int32Array.of(2, 1, 3) })).not.toEqual(
      encodeDigestInput(base),
    );
  });

  test("differs when a score differs by its last bit", () => {
    const score = base.score.slice();
    score[1] = (score[1] ?? 0) + 2 ** -54; // 2/9 lies in [2⁻³, 2⁻²): its last bit is 2⁻⁵⁵
    expect(score[1]).not.toBe(base.score[1]);
    expect(encodeDigestInput({ ...base, score })).not.toEqual(encodeDigestInput(base));
  });
});

function rankingOf(rows: readonly SnapshotRow[], model: ModelInUse): Ranking {
  return { ...rank(boardFrom(rows), model), id: "rnk_test", digest: "" };
}

function passes(row: SnapshotRow, wanted: FacetFilter): boolean {
  const said: Readonly<Record<string, string | number | undefined>> = {
    type: itemTypes[row.type],
    status: row.status,
    priority: priorities[row.priority - 1],
    assignee: row.assignee || undefined,
    team: row.team,
    parent: row.parent,
    label: row.labels.find((label) => label === wanted.label),
  };
  return Object.entries(wanted).every(([name, value]) => said[name] === value);
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
