import { describe, expect, test } from "vitest";
import { parseColumnMap } from "../../../../src/core/import/columns/column-map.ts";
import {
  findMissingColumns,
  planColumns,
} from "../../../../src/core/import/columns/plan-columns.ts";
import { findProfile } from "../../../../src/core/import/profiles/profiles.ts";
import { catalogue } from "../../../../src/core/models/registry.ts";

type PlanOptions = { readonly map?: string; readonly profile?: string };

function plan(columns: readonly string[], { map, profile = "generic" }: PlanOptions = {}) {
  return planColumns(columns, {
    map: parseColumnMap(map, catalogue),
    profile: findProfile(profile),
    criteria: catalogue,
  });
}

/** Lists target → indexes of its columns in the order in which a row is read. */
function targetsOf(columns: readonly string[], options?: PlanOptions) {
  return Object.fromEntries(
    plan(columns, options).targets.map(({ target, indexes }) => [target, indexes]),
  );
}

const notesOf = (columns: readonly string[], options?: PlanOptions) =>
  plan(columns, options).groups.map(({ note }) => note);

describe("planColumns", () => {
  test("reads fields and criteria by their names and synonyms", () => {
    expect(targetsOf(["Feature", "REACH", "Owner", "ratings.own", "Other"])).toEqual({
      title: [0],
      "ratings.reach": [1],
      assignee: [2],
      "ratings.own": [3],
    });
  });

  test("reads a criterion after the prefix of ratings in any spelling", () => {
    const columns = ["title", "ratings.Reach", "ratings.job size", "ratings.Title", "ratings.x"];
    expect(targetsOf(columns)).toEqual({
      title: [0],
      "ratings.reach": [1],
      "ratings.job_size": [2],
      "ratings.x": [4],
    });
  });

  test("prefers the map to the profile, and the profile to synonyms", () => {
    const columns = ["ID", "Work Item Type", "Title", "Effort"];
    const azure = { profile: "azure-devops" };
    expect(targetsOf(columns, azure)).toMatchObject({ external_id: [0], size: [3] });
    expect(targetsOf(columns)).toMatchObject({ id: [0], "ratings.effort": [3] });
    expect(targetsOf(columns, { ...azure, map: "Effort=effort" })).not.toHaveProperty("size");
  });

  test("groups repeated headings, and keeps columns without a heading apart", () => {
    const { groups } = plan(["title", "Labels", "", " Labels ", ""]);
    expect(groups.map(({ column, indexes }) => [column, indexes])).toEqual([
      ["title", [0]],
      ["Labels", [1, 3]],
      ["", [2]],
      ["", [4]],
    ]);
  });

  test("reads only the best of several synonyms, and names it", () => {
    expect(targetsOf(["Summary", "Title", "title (old)"])).toEqual({ title: [1] });
    expect(notesOf(["Summary", "Title", "title (old)"])).toEqual([
      'The column "Title" sets title instead.',
      undefined,
      'The column "Title" sets title instead.',
    ]);
  });

  test("reads the first of equally good names", () => {
    expect(targetsOf(["TITLE", "Title"])).toEqual({ title: [0] });
    expect(targetsOf(["TITLE", "title"])).toEqual({ title: [1] }); // the key itself is better
  });

  test("reads no synonym of a field that the map sets", () => {
    expect(targetsOf(["Note", "title"], { map: "Note=title" })).toEqual({ title: [0] });
  });

  test("reads the columns of one field in the order of the map, then of the profile", () => {
    const map = '{"c":"title","a":"title"}';
    expect(targetsOf(["a", "b", "c"], { map })).toEqual({ title: [2, 0] });
    const headings = ["Title 2", "Title 1", "Work Item Type"];
    expect(targetsOf(headings, { profile: "azure-devops" })).toMatchObject({ title: [1, 0] });
  });

  test("feeds several fields from one column", () => {
    const map = '{"Points":["size","effort"]}';
    expect(targetsOf(["Points", "title"], { map })).toEqual({
      size: [0],
      "ratings.effort": [0],
      title: [1],
    });
  });

  test("leaves columns out, and gives the reason", () => {
    expect(notesOf(["Size", "title"], { map: "Size=" })).toEqual([
      "The map leaves it out.",
      undefined,
    ]);
    const jira = ["Summary", "Issue key", "Comment", "Status Category"];
    expect(notesOf(jira, { profile: "jira" })).toEqual([
      undefined,
      undefined,
      "Imports of Jira leave it out.",
      "Contains the categories of the statuses.",
    ]);
    expect(notesOf(["Task ID", "Completed At"], { profile: "asana" })[1]).toBe(
      "Items with a value here are completed.",
    );
  });

  test("finds mapped headings in another case and punctuation, but prefers an equal one", () => {
    expect(targetsOf(["Story Points", "x"], { map: "story_points=size" })).toEqual({ size: [0] });
    const map = '{"points":"size","POINTS":"effort"}';
    expect(targetsOf(["POINTS", "points"], { map })).toEqual({ size: [1], "ratings.effort": [0] });
    expect(targetsOf(["POINTS"], { map })).toEqual({ size: [0], "ratings.effort": [0] });
  });

  test("plans a thousand similar columns", () => {
    const columns = Array.from({ length: 1_000 }, (_, index) => `Impact (${index})`);
    const { groups, targets } = plan(["Title", ...columns]);
    expect(groups.filter(({ targets: [target] }) => target !== undefined)).toHaveLength(2);
    expect(targets.map(({ target }) => target)).toEqual(["title", "ratings.impact"]);
  });
});

test("lists the headings of a map that no column has", () => {
  const map = parseColumnMap("a=title,B B=size,c=effort", catalogue);
  expect(findMissingColumns(["A", "b-b"], map)).toEqual(["c"]);
});
