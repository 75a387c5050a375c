import { expect, test } from "vitest";
import { formatMeasurements } from "../../../../scripts/lab/bench/measurement-table.ts";
import { createMeasurement } from "../../../../scripts/lab/bench/measurement.ts";

test("formats each measurement in a line, with its goal, result and range", () => {
  const table = formatMeasurements([
    createMeasurement({ name: "import", unit: "items/s", goal: 15_000, better: "more" }, [16_000]),
    createMeasurement({ name: "what-if", unit: "ms", goal: 15 }, [14, 20, 17]),
    createMeasurement({ name: "hello", unit: "ms" }, [0.25]),
  ]);
  expect(table.split("\n")).toEqual([
    "measurement  value  unit        goal  holds   samples",
    "───────────  ─────  ───────  ───────  ──────  ───────",
    "import       16000  items/s  ≥ 15000  yes",
    "what-if         17  ms          ≤ 15  MISSED  14 – 20",
    "hello         0.25  ms",
  ]);
});
