import { type MetricDefinition, type Measurement, createMeasurement } from "../measurement.ts";

/** The number of concurrent clients and the duration of a rate measurement. */
export const load = { connections: 8, seconds: 1 } as const;

/** The measured rates of one round, in requests per second. */
export const rateNames = [
  "hello",
  "d1",
  "cached",
  "304",
  "uncached",
  "hono-cached",
  "hono-uncached",
] as const;
export type Rates = Readonly<Record<(typeof rateNames)[number], number>>;

/** Milliseconds of a response without concurrent requests. */
export type SequentialTimes = { readonly d1: number; readonly uncached: number };

/** The compared rates and their goals. */
const ratios: readonly (Pick<MetricDefinition, "goal" | "note"> & {
  readonly of: keyof Rates;
  readonly to: keyof Rates;
})[] = [
  { of: "cached", to: "hello", goal: 0.35, note: "30 KB, uncompressed" },
  { of: "304", to: "hello", goal: 0.5 },
  { of: "cached", to: "uncached", goal: 14 },
  { of: "uncached", to: "d1", goal: 0.85, note: "one query of 50 rows from a Worker of its own" },
  { of: "cached", to: "hono-cached", note: "Hono on Node, from memory" },
  { of: "uncached", to: "hono-uncached", note: "Hono on Node with node:sqlite, first page" },
];

type Round = { readonly rates: Rates; readonly alone: SequentialTimes };

export function toMeasurements(rounds: readonly Round[]): Measurement[] {
  const alone = "sequential requests: milliseconds of the query over those of the page";
  return [
    ...ratios.map(({ of, to, ...definition }) =>
      createMeasurement(
        { ...definition, name: `peers/${of}-over-${to}`, unit: "ratio", better: "more" },
        rounds.map(({ rates }) => rates[of] / rates[to]),
      ),
    ),
    createMeasurement(
      {
        name: "peers/uncached-over-d1-alone",
        unit: "ratio",
        better: "more",
        goal: 0.85,
        note: alone,
      },
      rounds.map(({ alone: { d1, uncached } }) => d1 / uncached),
    ),
    ...rateNames.map((name) =>
      createMeasurement(
        { name: `peers/${name}`, unit: "req/s", note: `${load.connections} connections` },
        rounds.map(({ rates }) => rates[name]),
      ),
    ),
    ...(["d1", "uncached"] as const).map((name) =>
      createMeasurement(
        { name: `peers/${name}-alone`, unit: "ms" },
        rounds.map((round) => round.alone[name]),
      ),
    ),
  ];
}
