import { expect, test } from "vitest";
import { analysisRevision } from "../../../src/core/stability/plan.ts";
import { formatPageKey } from "../../../src/flows/pages/page-key.ts";
import { type PageRequest } from "../../../src/flows/pages/page.ts";

function formatKey(request: Pick<PageRequest, "expand" | "ranking" | "revision">): string {
  const ranking = { workspace: "wsp_1", generation: 3, model: "topsis", revision: 1 };
  const key = { ...ranking, orderRules: 2, scope: "open" } as const;
  return formatPageKey(
    {
      location: { key, isPublished: false, published: undefined },
      offset: 0,
      queryKey: "?limit=50",
      request: { workspace: "wsp_1", filter: {}, limit: 50, ...request },
    },
    4,
  );
}

test("the key of a page with stability contains the revision of the analysis", () => {
  const plain = "wsp_1/3/page/topsis/1/2/open/4/0?limit=50";
  expect(formatKey({})).toBe(plain);
  expect(formatKey({ expand: ["breakdown", "parent"] })).toBe(plain);
  expect(formatKey({ expand: ["stability", "parent"] })).toBe(
    `wsp_1/3/page/topsis/1/2/open/4/0/${analysisRevision}?limit=50`,
  );
  expect(formatKey({ ranking: "rnk_1" })).toBe("wsp_1/3/old-page/topsis/1/2/open/4/0?limit=50");
});

test("the key of a page by revision differs, because its links do", () => {
  expect(formatKey({ revision: 1 })).toBe("wsp_1/3/revision-page/topsis/1/2/open/4/0?limit=50");
});
