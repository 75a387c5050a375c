import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type Ranking } from "../../../src/core/ranking/ranking.ts";
import { scoreThirdAt } from "../../../src/core/ranking/score-third.ts";
import { buildSnapshotFromRows, plainRow, resolvedModel } from "../../contract/rows.ts";

/** Ranks items with these scores, and without a score where it is undefined. */
function buildRanking(scores: readonly (number | undefined)[]): Ranking {
  const rows = scores.map((delight, index) => ({
    ...plainRow,
    number: index + 1,
    ratings: delight === undefined ? {} : { delight },
  }));
  const content = rank(buildSnapshotFromRows(rows), resolvedModel.weighted);
  return { ...content, id: "rnk", digest: "" };
}

const listThirds = (ranking: Ranking) =>
  Array.from(ranking.score, (_, position) => scoreThirdAt(ranking, position)?.at(0) ?? "-").join(
    "",
  );

describe("scoreThirdAt", () => {
  test.each([
    ["one score", [5], "H"],
    ["two scores", [5, 4], "HM"], // b = 1, 2n / 3 = 1.33
    ["three scores", [5, 4, 3], "HML"],
    ["four scores", [5, 4, 3, 2], "HHML"], // n / 3 = 1.33, 2n / 3 = 2.67
    ["six scores", [6, 5, 4, 3, 2, 1], "HHMMLL"],
    ["a tie across the first boundary", [9, 7, 7, 7, 5, 2], "HHHHLL"], // b = 0, 1, 1, 1, 4, 5
    ["a tie across the second boundary", [9, 8, 7, 5, 5, 2], "HHMMML"], // b = 0, 1, 2, 3, 3, 5
    ["equal scores", [4, 4, 4], "HHH"],
    ["items without a score", [5, undefined, 4, 3], "HML-"],
    ["only items without a score", [undefined, undefined], "--"],
    ["no items", [], ""],
  ])("divides %s into thirds", (_, scores, expected) => {
    expect(listThirds(buildRanking(scores))).toBe(expected);
  });

  test("gives equal scores equal thirds, and never a better third to a worse score", () => {
    const anyScores = fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }));
    fc.assert(
      fc.property(anyScores, (scores) => {
        const ranking = buildRanking(scores);
        const thirds = listThirds(ranking);
        expect(thirds).toMatch(/^H*M*L*-*$/);
        for (let position = 1; position < ranking.count - ranking.unscored; position += 1) {
          const isTied = ranking.score[position] === ranking.score[position - 1];
          expect(!isTied || thirds[position] === thirds[position - 1]).toBe(true);
        }
      }),
    );
  });
});
