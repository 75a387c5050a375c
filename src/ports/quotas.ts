import { type QuotaPolicy, type UnitGrant, type UnitRequest } from "../core/quota/quota.ts";

/** The coordinators of quotas: one per workspace counts the units of all isolates. */
export type QuotaCoordinator = {
  /**
   * Grants units of the quotas of a workspace and of one of its keys. Returns undefined while the
   * coordinator is unavailable; never throws.
   */
  readonly grant: (
    workspace: string,
    request: UnitRequest,
    policy: QuotaPolicy,
  ) => Promise<UnitGrant | undefined>;
};
