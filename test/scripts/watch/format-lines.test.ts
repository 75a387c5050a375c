import { describe, expect, test } from "vitest";
import {
  formatHello,
  formatJob,
  formatMove,
  formatPresence,
} from "../../../scripts/watch/format-lines.ts";

const context = { generation: 413, model: "wsjf" };
const title = "Fix the login page";

describe("a move", () => {
  test.each([
    [{ from: 4, to: 1, cause: "own-ratings" }, `▲3  4 → 1  ${title} (own ratings)`],
    [{ from: 1, to: 12, cause: "other-items" }, `▼11  1 → 12  ${title} (other items)`],
    [{ from: null, to: 5, cause: null }, `new  – → 5  ${title}`],
    [{ from: 5, to: null, cause: null }, `out  5 → –  ${title}`],
  ] as const)("shows its direction, ranks and cause: %j", (move, expected) => {
    const line = formatMove(context, { ...move, title }, 120);
    expect(line).toBe(`generation 413  wsjf  ${expected}`);
  });

  test("fits the width of the output, by a shorter title", () => {
    const move = { from: 4, to: 1, cause: "model", title: "x".repeat(500) } as const;
    const line = formatMove(context, move, 80);
    expect(line).toHaveLength(80);
    expect(line).toMatch(/x… \(model\)$/);
  });

  test("removes control characters of titles", () => {
    const move = { from: 2, to: 1, cause: null, title: "a\u001b[2Jb\nc" } as const;
    expect(formatMove(context, move, 80)).toMatch(/ {2}ab c$/);
  });
});

test("a connection shows the items, the people, and whether it is the first one", () => {
  const hello = {
    type: "hello",
    ...context,
    scope: "open",
    ranking: null,
    presence: 1,
  } as const;
  expect(formatHello(hello, false)).toBe(
    "generation 413  wsjf  connected: open items, not ranked yet, 1 person connected",
  );
  const again = { ...hello, scope: "all", ranking: "rnk_1", presence: 1_200 } as const;
  expect(formatHello(again, true)).toBe(
    "generation 413  wsjf  connected again: all items, 1,200 people connected",
  );
});

test("presence counts people", () => {
  expect([formatPresence(1), formatPresence(4)]).toEqual([
    "1 person connected",
    "4 people connected",
  ]);
});

test("a job shows its progress, and its counts at the end", () => {
  const job = {
    type: "job",
    job: "job_1",
    kind: "import",
    state: "running",
    done: 500,
    total: 2_000,
    created: 1,
    updated: 2,
    unchanged: 0,
    failed: 3,
    generation: 0,
  } as const;
  expect(formatJob(job)).toBe("import job_1  running: 500 of 2,000");
  expect(formatJob({ ...job, state: "done", done: 2_000 })).toBe(
    "import job_1  done: 2,000 of 2,000 (1 created, 2 updated, 0 unchanged, 3 failed)",
  );
});
