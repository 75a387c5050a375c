import { expect, test } from "vitest";
import { tableOf } from "../../../../scripts/lab/bench/measurement-table.ts";
import { measurementOf } from "../../../../scripts/lab/bench/measurement.ts";

test("gives each measurement a line, with its goal, its verdict and its spread", () => {
  const table = tableOf([
    measurementOf({ name: "import", unit: "items/s", goal: 15_000, better: "more" }, [16_000]),
    measurementOf({ name: "what-if", unit: "ms", goal: 15 }, [14, 20, 17]),
    measurementOf({ name: "hello", unit: "ms" }, [0.25]),
  ]);
  expect(table.split("\n")).toEqual([
    "measurement  value  unit        goal  holds   samples",
    "───────────  ─────  ───────  ───────  ──────  ───────",
    "import       16000  items/s  ≥ 15000  yes",
    "what-if         17  ms          ≤ 15  MISSED  14 – 20",
    "hello         0.25  ms",
  ]);
});
