import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RankingStamp, thinRankings } from "../../../src/core/ranking/thin-rankings.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** Noon of a day, so that hours and days begin at round distances. */
const now = 100 * day + 12 * hour;

function row(
  generation: number,
  age: number,
  { model = "rice", workspace = "w" } = {},
): RankingStamp {
  const id = `${workspace}/${generation}/${model}`;
  return { workspace, generation, model, revision: 1, orderRules: 2, id, at: now - age };
}

/** Returns the generations that remain after all pages. */
function keep(rows: readonly RankingStamp[], at = now, size = rows.length + 1): RankingStamp[] {
  let kept = [...rows];
  let after = { workspace: "", generation: 0 };
  for (;;) {
    const page = kept
      .filter(
        ({ workspace, generation }) =>
          workspace > after.workspace ||
          (workspace === after.workspace && generation > after.generation),
      )
      .slice(0, size);
    const { obsolete, next } = thinRankings(page, at);
    kept = kept.filter((each) => !obsolete.includes(each));
    if (page.length < size) {
      return kept;
    }
    after = next;
  }
}

describe("thinRankings", () => {
  test("keeps every ranking for a day", () => {
    const rows = [row(1, day - 1), row(2, day - 2), row(3, 5), row(4, 0)];
    expect(thinRankings(rows, now).obsolete).toEqual([]);
  });

  test("keeps the last ranking of each hour for 30 days", () => {
    const start = 2 * day;
    const rows = [row(1, start), row(2, start - 1), row(3, start - hour), row(4, start - hour - 1)];
    expect(keep(rows).map(({ generation }) => generation)).toEqual([2, 4]);
  });

  test("keeps the last ranking of each UTC day after 30 days", () => {
    const noon = 31 * day;
    const rows = [row(1, noon), row(2, noon - 11 * hour), row(3, noon - 12 * hour), row(4, 0)];
    // Generation 3 is at midnight, so it begins the next day.
    expect(keep(rows).map(({ generation }) => generation)).toEqual([2, 3, 4]);
  });

  test("keeps the rankings of each model, revision and workspace", () => {
    const age = 3 * day;
    const rows = [
      row(1, age),
      row(1, age, { model: "wsjf" }),
      { ...row(1, age, { model: "wsjf" }), revision: 2, id: "other" },
      { ...row(1, age, { model: "wsjf" }), orderRules: 1, id: "older rules" },
      row(2, age - 1, { workspace: "x" }),
    ];
    expect(keep(rows)).toEqual(rows);
  });

  test("skips the rest of a workspace from its first recent ranking on", () => {
    const { next } = thinRankings([row(1, 3 * day), row(2, 0)], now);
    expect(next).toEqual({ workspace: "w", generation: Number.MAX_SAFE_INTEGER });
  });

  test("starts the next page before a ranking that it may replace", () => {
    const rows = [row(1, 4 * day), row(2, 3 * day, { model: "wsjf" }), row(3, 3 * day - 1)];
    expect(thinRankings(rows, now).next).toEqual({ workspace: "w", generation: 1 });
    expect(thinRankings(rows.slice(1), now).next).toEqual({ workspace: "w", generation: 3 });
  });

  const arbitraryRows = fc
    .array(
      fc.record({
        age: fc.integer({ min: 0, max: 70 * 24 * 4 }),
        model: fc.constantFrom("rice", "wsjf"),
        workspace: fc.constantFrom("w", "x"),
      }),
      { maxLength: 60 },
    )
    .map((seeds) =>
      seeds
        .toSorted((a, b) => b.age - a.age)
        .map(({ age, model, workspace }, index) =>
          row(index + 1, age * 900_000, { model, workspace }),
        )
        .toSorted((a, b) => Number(a.workspace > b.workspace) - Number(a.workspace < b.workspace)),
    );

  test("keeps the newest ranking of each model, and one of each period", () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        const kept = new Set(keep(rows));
        for (const each of rows) {
          const age = now - each.at;
          const period = age < 30 * day ? hour : day;
          const isReplaced = rows.some(
            (later) =>
              later.workspace === each.workspace &&
              later.model === each.model &&
              later.generation > each.generation &&
              Math.floor(later.at / period) === Math.floor(each.at / period),
          );
          expect(kept.has(each)).toBe(age < day || !isReplaced);
        }
      }),
    );
  });

  test("changes nothing when it runs again, and ends with pages of any size", () => {
    fc.assert(
      fc.property(arbitraryRows, fc.integer({ min: 1, max: 70 }), (rows, size) => {
        const kept = keep(rows);
        expect(keep(kept)).toEqual(kept);
        const inPages = keep(rows, now, size);
        expect(kept.every((each) => inPages.includes(each))).toBe(true);
      }),
    );
  });
});
