import { type z } from "@hono/zod-openapi";
import { namedItemOf } from "../../contract/named.ts";
import { type VerificationView } from "../../contract/verification.ts";
import { type Verified } from "./verify-ranking.ts";

/** What came of holding a ranking against the truth. */
export function verificationViewOf({
  row,
  made,
  witnesses,
  first,
}: Verified): z.infer<typeof VerificationView> {
  return {
    is_valid: witnesses.every(({ isEqual }) => isEqual),
    ranking: row.id,
    model: row.model,
    revision: row.revision,
    generation: row.generation,
    digest: row.digest,
    recomputed_digest: made.digest,
    count: made.count,
    ...(first !== undefined && { first_difference: differenceViewOf(first) }),
    tiers: witnesses.map(({ tier, digest, isEqual }) => ({
      tier,
      digest: digest ?? null,
      is_equal: isEqual,
      is_mended: !isEqual,
    })),
  };
}

function differenceViewOf({
  witness,
  difference,
  number,
  item,
}: NonNullable<Verified["first"]>): NonNullable<
  z.infer<typeof VerificationView>["first_difference"]
> {
  const { position, field, expected, found } = difference;
  return {
    tier: witness.tier,
    rank: position === undefined ? null : position + 1,
    item: number === undefined ? null : namedItemOf(number, item),
    field,
    expected,
    found,
  };
}
