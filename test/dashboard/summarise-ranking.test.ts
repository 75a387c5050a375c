import { describe, expect, test } from "vitest";
import { rank } from "../../src/core/ranking/rank.ts";
import { attachIdentity } from "../../src/core/ranking/ranking.ts";
import { type SnapshotRow } from "../../src/core/snapshot/snapshot.ts";
import { summariseRanking } from "../../src/dashboard/ranking/summarise-ranking.ts";
import { buildSnapshotFromRows, plainRow, resolvedModel } from "../contract/rows.ts";

function summarise(rows: readonly Partial<SnapshotRow>[], kind: "weighted" | "rice" | "classic") {
  const numbered = rows.map((row, index) =>
    Object.assign({}, plainRow, { number: index + 1 }, row),
  );
  const snapshot = buildSnapshotFromRows(numbered);
  const model = resolvedModel[kind];
  const ranking = attachIdentity(rank(snapshot, model), { id: "", digest: "" });
  return summariseRanking(ranking, snapshot, model.definition);
}

const rice = (reach: number) => ({ ratings: { reach, impact: 1, confidence: 1, effort: 1 } });

describe("the distribution of the scores", () => {
  test("counts the scores of each team in bins from 0 to 1 for a model with categories", () => {
    const { scores } = summarise(
      [
        { team: "Web", ratings: { delight: 1 } }, // (1 − 1) / 9 = 0
        { team: "Web", ratings: { delight: 10 } }, // (10 − 1) / 9 = 1
        { team: "", ratings: { delight: 5.5 } }, // (5.5 − 1) / 9 = 0.5
      ],
      "weighted",
    );
    expect(scores).toMatchObject({ from: 0, to: 1, hasHigher: false });
    const [web, none] = scores.groups.team;
    expect(web).toMatchObject({ value: "Web", count: 2, unscored: 0, median: 0.5 });
    expect(web?.bins).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(none).toMatchObject({ value: "", count: 1, median: 0.5 });
    expect(none?.bins.indexOf(1)).toBe(8);
  });

  test("counts items without a score, which are in no bin", () => {
    const { scores, total, unscored } = summarise([rice(4), {}], "rice");
    expect({ total, unscored }).toEqual({ total: 2, unscored: 1 });
    expect(scores.groups.type).toMatchObject([
      { value: "story", count: 2, unscored: 1, median: 4 },
    ]);
  });

  test("counts a few very high scores in the last bin, so that the others stay apart", () => {
    const rows = Array.from({ length: 99 }, (_, index) => rice(index + 1));
    const { scores } = summarise([...rows, rice(1_000_000)], "rice");
    expect(scores).toMatchObject({ from: 1, to: 98, hasHigher: true });
    expect(scores.groups.type[0]?.bins.every((count) => count > 0)).toBe(true);
  });

  test("combines the values beyond the eleven most frequent", () => {
    const rows = Array.from({ length: 20 }, (_, index) => ({ team: `Team ${index}` }));
    const { scores } = summarise([...rows, { team: "Team 19" }], "rice");
    expect(scores.groups.team).toHaveLength(12);
    expect(scores.groups.team[0]).toMatchObject({ value: "Team 19", count: 2 });
    expect(scores.groups.team.at(-1)).toMatchObject({ value: undefined, count: 9 });
  });

  test("is empty for an empty ranking", () => {
    const { scores, ratings, meanCoverage } = summarise([], "rice");
    expect(scores.groups.team).toEqual([]);
    expect(ratings.teams).toEqual([]);
    expect(meanCoverage).toBe(0);
  });
});

describe("the coverage of the ratings", () => {
  test("counts the rated items of each criterion, by team", () => {
    const { ratings, meanCoverage } = summarise(
      [
        { team: "Web", ratings: { delight: 3, effort: 2 } },
        { team: "Web", ratings: { delight: 3 } },
        { team: "App", ratings: {} },
      ],
      "weighted",
    );
    expect(ratings.criteria.map(({ key }) => key)).toEqual(["delight", "effort"]);
    expect(ratings.teams).toEqual([
      { value: "Web", count: 2, rated: [2, 1] },
      { value: "App", count: 1, rated: [0, 0] },
    ]);
    expect(meanCoverage).toBe(0.5); // (1 + 0.5 + 0) / 3
  });

  test("counts the priority of an item as a rating, and a criterion of two inputs once", () => {
    const { ratings } = summarise([{ priority: 2 }, { priority: 0 }], "classic");
    const keys = ratings.criteria.map(({ key }) => key);
    expect(keys.filter((key) => key === "business_value")).toHaveLength(1);
    expect(ratings.teams[0]?.rated[keys.indexOf("priority")]).toBe(1);
  });
});
