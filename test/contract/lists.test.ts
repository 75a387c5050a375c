import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { filterQuery, formatFilterValues, pickFilters } from "../../src/contract/filters.ts";
import { JobId, ModelId, RankingId, WorkspaceId } from "../../src/contract/ids.ts";
import { ItemListQuery } from "../../src/contract/items.ts";
import { parsePaging, pagingQuery } from "../../src/contract/paging.ts";

const id = "itm_01h455vb4pex5vsknk084sn02q";

const Filters = z.strictObject(filterQuery);
const Paging = z.strictObject(pagingQuery);

describe("filters", () => {
  test("are picked from a query with other parameters", () => {
    const query = ItemListQuery.parse({ status: "open", type: "BUG", q: "leak", limit: "7" });
    expect(pickFilters(query)).toEqual({ status: ["open"], type: "bug" });
  });

  test("contain every filter", () => {
    const all = {
      status: ["open"],
      status_category: ["todo"],
      type: "bug",
      priority: "high",
      assignee: "ana",
      label: "edge",
      team: "core",
      parent: id,
    };
    expect(pickFilters(Filters.parse(all))).toEqual(all);
  });

  test.for<[string, unknown, string[]]>([
    ["one status", "To do", ["To do"]],
    ["statuses separated by commas", "To do, In progress", ["To do", "In progress"]],
    ["a status with a comma", "Later\\, maybe,Done", ["Later, maybe", "Done"]],
    ["a status with backslashes", "a\\b,c\\\\,d", ["a\\b", "c\\", "d"]],
    ["a repeated parameter", ["Done", "To do,Open"], ["Done", "To do", "Open"]],
  ])("accept %s", ([, status, expected]) => {
    expect(Filters.parse({ status }).status).toEqual(expected);
  });

  test("accept categories, ignoring case", () => {
    expect(Filters.parse({ status_category: "TODO,Doing" }).status_category).toEqual([
      "todo",
      "doing",
    ]);
  });

  test("have different texts for different values", () => {
    const values = fc.uniqueArray(fc.constantFrom("a", "b", "a,b", "b\\", "a\\", "\\", ","), {
      minLength: 1,
    });
    fc.assert(
      fc.property(values, (statuses) => {
        const status = formatFilterValues(statuses);
        expect(Filters.parse({ status }).status?.toSorted()).toEqual(statuses.toSorted());
      }),
    );
  });

  test("have the same text for the same values in any order", () => {
    const text = formatFilterValues(["To do", "a, b", "DONE", "done"]);
    expect(text).toBe("a\\, b,done,to do");
    expect(Filters.parse({ status: text }).status).toEqual(["a, b", "done", "to do"]);
  });

  test.for<[string, unknown]>([
    ["status", ""],
    ["status", "open,"],
    ["status", Array.from({ length: 51 }, () => "open")],
    ["status_category", "open"],
    ["type", "saga"],
    ["priority", "urgent"],
    ["assignee", "x".repeat(101)],
    ["parent", "MESOS-1"],
    ["parent", "itm_8zzzzzzzzzzzzzzzzzzzzzzzzz"],
    ["colour", "red"],
  ])("reject %s=%j", ([name, value]) => {
    expect(Filters.safeParse({ [name]: value }).success).toBe(false);
  });
});

describe("paging", () => {
  test.for([
    ["nothing", {}, { limit: 50 }],
    ["a limit", { limit: "7" }, { limit: 7 }],
    ["a cursor", { cursor: "abc.def" }, { limit: 50, cursor: "abc.def" }],
    ["a page", { page: "3" }, { limit: 50, page: 3 }],
    ["a page and its size", { page: "3", per_page: "20" }, { limit: 20, page: 3 }],
    ["a size alone: the first page", { per_page: "20" }, { limit: 20, page: 1 }],
    ["a size before a limit", { limit: "7", per_page: "20" }, { limit: 20, page: 1 }],
    ["a limit as the size of a page", { limit: "7", page: "2" }, { limit: 7, page: 2 }],
  ] as const)("a request with %s", ([, query, expected]) => {
    expect(parsePaging(Paging.parse(query))).toEqual(expected);
  });

  test.for([
    ["limit", "1", true],
    ["limit", "500", true],
    ["limit", "0", false],
    ["limit", "501", false],
    ["limit", "1.5", false],
    ["limit", "-1", false],
    ["limit", "all", false],
    ["limit", "", false],
    ["per_page", "500", true],
    ["per_page", "501", false],
    ["page", "1", true],
    ["page", "1000000", true],
    ["page", "0", false],
    ["page", "1000001", false],
    ["cursor", "x".repeat(4_096), true],
    ["cursor", "x".repeat(4_097), false],
    ["cursor", "", false],
  ] as const)("%s=%s is taken: %o", ([name, value, expected]) => {
    expect(Paging.safeParse({ [name]: value }).success).toBe(expected);
  });
});

describe("ids", () => {
  const suffix = "01h455vb4pex5vsknk084sn02q";

  test("accept only the prefix of their noun", () => {
    const nouns = [WorkspaceId, JobId, RankingId];
    const taken = ["wsp", "job", "rnk"].map((prefix) =>
      nouns.map((noun) => noun.safeParse(`${prefix}_${suffix}`).success),
    );
    expect(taken).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]);
  });

  test.for([
    ["rice", true],
    ["our-model-2", true],
    ["a".repeat(60), true],
    ["a".repeat(61), false],
    ["2nd", false],
    ["Rice", false],
    ["our_model", false],
    ["", false],
  ] as const)("a model called %j is taken: %o", ([text, expected]) => {
    expect(ModelId.safeParse(text).success).toBe(expected);
  });
});
