import { expect, test } from "vitest";
import { analysisRevision } from "../../../src/core/stability/plan.ts";
import { formatPageKey } from "../../../src/flows/pages/page-key.ts";
import { type PageRequest } from "../../../src/flows/pages/page.ts";

function nameOf(request: Pick<PageRequest, "expand" | "ranking" | "revision">): string {
  const name = { workspace: "wsp_1", generation: 3, model: "topsis", revision: 1 };
  return formatPageKey(
    {
      location: { key: name, isPublished: false, published: undefined },
      offset: 0,
      query: "?limit=50",
      request: { workspace: "wsp_1", filter: {}, limit: 50, ...request },
    },
    4,
  );
}

test("a page that tells how firmly items stand is named by the analysis; no other is", () => {
  const plain = "wsp_1/3/page/topsis/1/4/0?limit=50";
  expect(nameOf({})).toBe(plain);
  expect(nameOf({ expand: ["breakdown", "parent"] })).toBe(plain);
  expect(nameOf({ expand: ["stability", "parent"] })).toBe(
    `wsp_1/3/page/topsis/1/4/0/${analysisRevision}?limit=50`,
  );
  expect(nameOf({ ranking: "rnk_1" })).toBe("wsp_1/3/old-page/topsis/1/4/0?limit=50");
});

test("a page of a revision that was asked for has other links, and so a name of its own", () => {
  expect(nameOf({ revision: 1 })).toBe("wsp_1/3/revision-page/topsis/1/4/0?limit=50");
});
