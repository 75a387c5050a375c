import { createWindow, grantUnits, type WindowGrants } from "../../src/core/quota/quota.ts";
import { type QuotaCoordinator } from "../../src/ports/quotas.ts";

/** Opens coordinators in memory: one per workspace, which never forgets a window. */
export function openFakeQuotas(): QuotaCoordinator {
  const windows = new Map<string, WindowGrants>();
  return {
    async grant(workspace, request, policy) {
      const name = `${workspace}/${request.start}`;
      const { window, grant } = grantUnits(
        windows.get(name) ?? createWindow(request.start),
        request,
        policy,
      );
      windows.set(name, window);
      return grant;
    },
  };
}
