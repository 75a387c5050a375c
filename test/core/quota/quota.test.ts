import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addGrant,
  createLease,
  type Lease,
  returnUnits,
  spendLease,
  takeRest,
} from "../../../src/core/quota/lease.ts";
import {
  createWindow,
  grantUnits,
  type QuotaPolicy,
  secondsUntilReset,
  startOfWindow,
} from "../../../src/core/quota/quota.ts";

const units = fc.integer({ min: 0, max: 40 });
const policies = fc.record({
  key: fc.integer({ min: 0, max: 60 }),
  workspace: fc.integer({ min: 0, max: 100 }),
});
const keys = ["a", "b", "c"] as const;

/** A step of one of three isolates: it spends units of a key from its lease, or asks for units. */
const steps = fc.array(
  fc.record({
    isolate: fc.integer({ min: 0, max: 2 }),
    key: fc.constantFrom(...keys),
    kind: fc.constantFrom("spend", "ask"),
    units,
    lease: units,
    /** An answer may arrive after later steps. */
    delay: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 60 },
);

test("all isolates together never spend more than the quotas, in any interleaving", () => {
  fc.assert(
    fc.property(policies, steps, (policy, list) => {
      const { spent, granted } = simulate(policy, list);
      const total = [...spent.values()].reduce((sum, each) => sum + each, 0);
      expect(total).toBeLessThanOrEqual(policy.workspace);
      for (const key of keys) {
        expect(spent.get(key) ?? 0).toBeLessThanOrEqual(policy.key);
        expect(spent.get(key) ?? 0).toBeLessThanOrEqual(granted.get(key) ?? 0);
      }
    }),
    { numRuns: 500 },
  );
});

type Step = ReturnType<typeof steps.generate> extends { value: readonly (infer S)[] } ? S : never;

function add(counts: Map<string, number>, key: string, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

/** Runs the steps of isolates that share a coordinator. Answers arrive late and out of order. */
function simulate(policy: QuotaPolicy, list: readonly Step[]) {
  const [spent, granted] = [new Map<string, number>(), new Map<string, number>()];
  const leases = new Map<string, Lease>();
  const arrivals: { readonly at: number; readonly run: () => void }[] = [];
  let window = createWindow(0);
  for (const [index, step] of list.entries()) {
    const { key, units: wanted, lease: more } = step;
    const name = `${step.isolate}/${key}`;
    const lease = leases.get(name) ?? createLease(0);
    if (step.kind === "spend") {
      const rest = spendLease(lease, wanted, 1);
      leases.set(name, rest ?? lease);
      add(spent, key, rest === undefined ? 0 : wanted);
    } else {
      // An expensive request takes the rest of the lease, and asks for the other units.
      const { lease: rest, taken } = takeRest(lease, wanted);
      leases.set(name, rest);
      const request = { key, units: wanted - taken, lease: more };
      const answer = grantUnits(window, request, policy);
      ({ window } = answer);
      const { isGranted } = answer.grant;
      add(granted, key, (isGranted ? wanted - taken : 0) + answer.grant.lease);
      add(spent, key, isGranted ? wanted : 0);
      const run = () => {
        const current = addGrant(leases.get(name) ?? createLease(0), answer.grant);
        leases.set(name, isGranted ? current : returnUnits(current, taken));
      };
      arrivals.push({ at: index + step.delay, run });
    }
    arrivals.filter(({ at }) => at === index).forEach(({ run }) => run());
  }
  return { spent, granted };
}

test("grants all units of a request or none", () => {
  const { window } = grantUnits(
    createWindow(0),
    { key: "a", units: 7, lease: 0 },
    { key: 10, workspace: 20 },
  );
  const refused = grantUnits(window, { key: "a", units: 4, lease: 0 }, { key: 10, workspace: 20 });
  expect(refused.grant).toEqual({
    isGranted: false,
    lease: 0,
    remaining: { key: 3, workspace: 13 },
  });
  const exact = grantUnits(
    refused.window,
    { key: "a", units: 3, lease: 0 },
    { key: 10, workspace: 20 },
  );
  expect(exact.grant).toEqual({ isGranted: true, lease: 0, remaining: { key: 0, workspace: 10 } });
});

test("refuses a key within its quota if the workspace has used up its own", () => {
  const policy = { key: 10, workspace: 12 };
  const { window } = grantUnits(createWindow(0), { key: "a", units: 9, lease: 0 }, policy);
  const { grant } = grantUnits(window, { key: "b", units: 4, lease: 0 }, policy);
  expect(grant).toEqual({ isGranted: false, lease: 0, remaining: { key: 10, workspace: 3 } });
});

test("leases at most a quarter of the rest, so that other isolates get some", () => {
  const policy = { key: 100, workspace: 1_000 };
  const { grant } = grantUnits(createWindow(0), { key: "a", units: 20, lease: 500 }, policy);
  expect(grant).toEqual({ isGranted: true, lease: 20, remaining: { key: 60, workspace: 960 } }); // (100 − 20) / 4
});

test("a window begins at a whole minute, and resets after 1 to 60 seconds", () => {
  expect(startOfWindow(119_999)).toBe(60_000);
  expect(secondsUntilReset(60_000)).toBe(60);
  expect(secondsUntilReset(119_001)).toBe(1);
  expect(secondsUntilReset(119_999)).toBe(1);
});
