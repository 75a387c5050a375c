import { type Figure, type Measurement, measurementOf } from "../measurement.ts";

/** How many clients ask at once, and for how long. */
export const load = { connections: 8, seconds: 1 } as const;

/** Requests a second of everything that is compared, in one round. */
export const names = [
  "hello",
  "d1",
  "cached",
  "cached-plain",
  "304",
  "uncached",
  "hono-cached",
  "hono-uncached",
] as const;
export type Rates = Readonly<Record<(typeof names)[number], number>>;

/** Milliseconds of one answer when nothing else is going on. */
export type Alone = { readonly d1: number; readonly uncached: number };

/** How much of what is asked of whom has to be reached. */
const ratios: readonly (Pick<Figure, "goal" | "note"> & {
  readonly of: keyof Rates;
  readonly to: keyof Rates;
})[] = [
  {
    of: "cached",
    to: "hello",
    goal: 0.55,
    note: "30 KB in gzip, as browsers and fetch ask for it",
  },
  { of: "cached-plain", to: "hello", note: "the same 30 KB as they are" },
  { of: "304", to: "hello", goal: 0.65 },
  { of: "cached", to: "uncached", goal: 12 },
  { of: "uncached", to: "d1", goal: 0.85, note: "one query of 50 rows from a Worker of its own" },
  { of: "cached-plain", to: "hono-cached", note: "Hono on Node, from its memory" },
  { of: "uncached", to: "hono-uncached", note: "Hono on Node with node:sqlite, first page" },
];

type Round = { readonly rates: Rates; readonly alone: Alone };

export function measurementsOf(rounds: readonly Round[]): Measurement[] {
  const alone = "one by one: milliseconds of the query over those of the page";
  return [
    ...ratios.map(({ of, to, ...figure }) =>
      measurementOf(
        { ...figure, name: `peers/${of}-over-${to}`, unit: "ratio", better: "more" },
        rounds.map(({ rates }) => rates[of] / rates[to]),
      ),
    ),
    measurementOf(
      {
        name: "peers/uncached-over-d1-alone",
        unit: "ratio",
        better: "more",
        goal: 0.85,
        note: alone,
      },
      rounds.map(({ alone: { d1, uncached } }) => d1 / uncached),
    ),
    ...names.map((name) =>
      measurementOf(
        { name: `peers/${name}`, unit: "req/s", note: `${load.connections} connections` },
        rounds.map(({ rates }) => rates[name]),
      ),
    ),
    ...(["d1", "uncached"] as const).map((name) =>
      measurementOf(
        { name: `peers/${name}-alone`, unit: "ms" },
        rounds.map((round) => round.alone[name]),
      ),
    ),
  ];
}
