import { type z } from "@hono/zod-openapi";
import { toNamedItem } from "../../contract/named-item.ts";
import { type VerificationView } from "../../contract/verification.ts";
import { type VerificationResult } from "./verify-ranking.ts";

/** What came of holding a ranking against the truth. */
export function toVerificationView({
  row,
  recomputed,
  checks,
  firstDifference,
}: VerificationResult): z.infer<typeof VerificationView> {
  return {
    is_valid: checks.every(({ isEqual }) => isEqual),
    ranking: row.id,
    model: row.model,
    revision: row.revision,
    generation: row.generation,
    digest: row.digest,
    recomputed_digest: recomputed.digest,
    count: recomputed.count,
    ...(firstDifference !== undefined && { first_difference: toDifferenceView(firstDifference) }),
    tiers: checks.map(({ tier, digest, isEqual }) => ({
      tier,
      digest: digest ?? null,
      is_equal: isEqual,
      is_repaired: !isEqual,
    })),
  };
}

function toDifferenceView({
  check,
  difference,
  number,
  item,
}: NonNullable<VerificationResult["firstDifference"]>): NonNullable<
  z.infer<typeof VerificationView>["first_difference"]
> {
  const { position, field, expected, found } = difference;
  return {
    tier: check.tier,
    rank: position === undefined ? null : position + 1,
    item: number === undefined ? null : toNamedItem(number, item),
    field,
    expected,
    found,
  };
}
