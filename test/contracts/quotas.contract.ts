import { describe, expect, test } from "vitest";
import { startOfWindow } from "../../src/core/quota/quota.ts";
import { type QuotaCoordinator } from "../../src/ports/quotas.ts";

const policy = { key: 100, workspace: 150 };

function name(): string {
  return `wsp_${crypto.randomUUID()}`;
}

/** Tests the coordinators of quotas. */
export function testQuotasContract(open: () => QuotaCoordinator): void {
  describe("the coordinator of quotas", () => {
    const start = startOfWindow(Date.now());

    test("grants units until the quota of the key is used up", async () => {
      const coordinator = open();
      const workspace = name();
      const ask = (units: number) =>
        coordinator.grant(workspace, { key: "a", start, units, lease: 0 }, policy);
      expect(await ask(60)).toEqual({
        isGranted: true,
        lease: 0,
        remaining: { key: 40, workspace: 90 },
      });
      expect(await ask(41)).toMatchObject({ isGranted: false, remaining: { key: 40 } });
      expect(await ask(40)).toMatchObject({ isGranted: true, remaining: { key: 0 } });
    });

    test("counts the units of all keys of a workspace, and of no other workspace", async () => {
      const coordinator = open();
      const workspace = name();
      const ask = (key: string, of = workspace) =>
        coordinator.grant(of, { key, start, units: 80, lease: 0 }, policy);
      expect((await ask("a"))?.isGranted).toBe(true);
      expect(await ask("b")).toMatchObject({ isGranted: false, remaining: { workspace: 70 } });
      expect((await ask("b", name()))?.isGranted).toBe(true);
    });

    test("never grants more than the quota to isolates that ask at the same time", async () => {
      const coordinator = open();
      const workspace = name();
      const grants = await Promise.all(
        Array.from({ length: 40 }, () =>
          coordinator.grant(workspace, { key: "a", start, units: 3, lease: 5 }, policy),
        ),
      );
      const total = grants.reduce(
        (sum, grant) => sum + (grant?.isGranted === true ? 3 : 0) + (grant?.lease ?? 0),
        0,
      );
      expect(total).toBeLessThanOrEqual(100);
      expect(total).toBeGreaterThan(90);
    });

    test("counts each window separately", async () => {
      const coordinator = open();
      const workspace = name();
      const ask = (window: number) =>
        coordinator.grant(workspace, { key: "a", start: window, units: 100, lease: 0 }, policy);
      expect((await ask(start))?.isGranted).toBe(true);
      expect((await ask(start + 60_000))?.isGranted).toBe(true);
      expect((await ask(start))?.isGranted).toBe(false);
    });
  });
}
