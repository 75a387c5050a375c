import { type Instant } from "../../core/item/item.ts";
import { type QuotaPolicy, secondsUntilReset, windowSeconds } from "../../core/quota/quota.ts";

/*
 * The fields of draft-ietf-httpapi-ratelimit-headers: lists of policies with parameters. The unit of
 * both quotas is a cached page.
 */

/** Formats `RateLimit-Policy`: the quota `q` of units in a window of `w` seconds. */
export function formatRatePolicy({ key, workspace }: QuotaPolicy): string {
  return `"key";q=${key};w=${windowSeconds}, "workspace";q=${workspace};w=${windowSeconds}`;
}

/** Formats `RateLimit`: the remaining units `r` of each quota, and the seconds `t` until it resets. */
export function formatRateLimit({ key, workspace }: QuotaPolicy, at: Instant): string {
  const reset = secondsUntilReset(at);
  return `"key";r=${key};t=${reset}, "workspace";r=${workspace};t=${reset}`;
}
