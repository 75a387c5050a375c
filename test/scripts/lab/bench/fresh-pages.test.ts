import { expect, test } from "vitest";
import { listFreshPages } from "../../../../scripts/lab/bench/fresh-pages.ts";

test("lists distinct pages that are not empty, with fifty items on average", () => {
  const pages = listFreshPages("/ranking", 1_000);
  expect(new Set(pages).size).toBe(pages.length);
  expect(pages).toHaveLength(574); // 41 sizes · ⌊1,000 / 70⌋ pages
  const sizes = pages.map((path) =>
    Number(new URLSearchParams(path.split("?")[1]).get("per_page")),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBe(50); // (30 + 70) / 2
  expect(pages.at(-1)).toBe("/ranking?page=14&per_page=70"); // ends at rank 980
});
