import { describe, expect, test } from "vitest";
import {
  addGrant,
  createLease,
  delayRenewal,
  isRefused,
  isRenewalDue,
  isWindowEnding,
  planLease,
  returnUnits,
  spendLease,
  takeRest,
} from "../../../src/core/quota/lease.ts";

const remaining = { key: 500, workspace: 900 };
const full = addGrant(createLease(60_000), { isGranted: true, lease: 64, remaining });

describe("a lease", () => {
  test("spends its units until none are left", () => {
    const spent = spendLease(full, 64, 60_001);
    expect(spent).toMatchObject({ left: 0, spent: 64 });
    expect(spent && spendLease(spent, 1, 60_002)).toBeUndefined();
  });

  test("ends with its window", () => {
    expect(spendLease(full, 1, 119_999)).toBeDefined();
    expect(spendLease(full, 1, 120_000)).toBeUndefined();
    expect(spendLease(full, 1, 59_999)).toBeUndefined();
  });

  test("does not spend more than it has", () => {
    expect(spendLease(full, 65, 60_001)).toBeUndefined();
  });
});

describe("a renewal", () => {
  test("is due when fewer than 32 units are left", () => {
    expect(isRenewalDue({ ...full, spent: 1, left: 32 }, 60_001)).toBe(false);
    expect(isRenewalDue({ ...full, spent: 1, left: 31 }, 60_001)).toBe(true);
  });

  test("is due earlier for a key with many requests, and then asks for more", () => {
    const busy = { ...full, spent: 1_000 };
    expect(isRenewalDue({ ...busy, left: 499 }, 60_001)).toBe(true);
    expect(isRenewalDue({ ...busy, left: 500 }, 60_001)).toBe(false);
    expect(planLease(busy)).toBe(1_000);
    expect(planLease(full)).toBe(64);
  });

  test("is not due again within two seconds after a request", () => {
    const delayed = delayRenewal({ ...full, spent: 1, left: 0 }, 60_000);
    expect(isRenewalDue(delayed, 61_999)).toBe(false);
    expect(isRenewalDue(delayed, 62_000)).toBe(true);
  });

  test("is not due for a key that sends only expensive requests", () => {
    expect(isRenewalDue({ ...full, spent: 0, left: 0 }, 60_001)).toBe(false);
  });

  test("is not due if the coordinator has no units left", () => {
    const none = addGrant(createLease(0), {
      isGranted: false,
      lease: 0,
      remaining: { key: 0, workspace: 9 },
    });
    expect(isRenewalDue(none, 1)).toBe(false);
    expect(isRefused(none, 1)).toBe(true);
  });
});

test("refuses only more units than the coordinator can grant", () => {
  expect(isRefused(full, 564)).toBe(false); // 500 and 64 of the lease
  expect(isRefused(full, 565)).toBe(true);
  expect(isRefused(createLease(0), 1e9)).toBe(false);
});

test("keeps the smaller number if answers arrive in another order", () => {
  const late = addGrant(full, {
    isGranted: true,
    lease: 1,
    remaining: { key: 700, workspace: 900 },
  });
  expect(late).toMatchObject({ grantable: 500, left: 65 });
});

test("asks for units of the next window in the last five seconds", () => {
  expect(isWindowEnding(114_999)).toBe(false);
  expect(isWindowEnding(115_000)).toBe(true);
});

test("takes the rest of a lease for an expensive request, and returns it after a refusal", () => {
  const { lease, taken } = takeRest(full, 100);
  expect([lease.left, taken]).toEqual([0, 64]);
  expect(returnUnits(lease, taken)).toEqual(full);
  expect(takeRest(full, 20)).toMatchObject({ lease: { left: 44 }, taken: 20 });
});
