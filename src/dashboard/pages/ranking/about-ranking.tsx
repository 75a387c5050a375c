import { useSignal } from "@preact/signals";
import { api, describeError, requireData, type Schemas } from "../../data/api.ts";
import { facts } from "../../data/ranking-facts.ts";
import { mayPerform, workspaceId } from "../../data/session.ts";

const popoverId = "about-ranking";

/** The identity of the published ranking: its revision and digest, and a check of the digest. */
export function AboutRanking() {
  const ranking = facts.value?.ranking;
  if (ranking === undefined) {
    return null;
  }
  return (
    <>
      <button class="control" type="button" popovertarget={popoverId}>
        {`Digest ${ranking.digest.slice(0, 8)}`}
        <span class="hidden-text">, about this ranking</span>
      </button>
      <div id={popoverId} class="popover about-ranking" popover="auto">
        <h2>This ranking</h2>
        <dl>
          <dt>Model</dt>
          <dd>{`${ranking.model}, revision ${ranking.revision}`}</dd>
          <dt>Generation</dt>
          <dd>{`${ranking.generation.toLocaleString()}, ${formatTimestamp(ranking.created_at)}`}</dd>
          <dt>Items</dt>
          <dd>{`${ranking.count.toLocaleString()}, of which ${ranking.unscored.toLocaleString()} have no score`}</dd>
          <dt>Digest</dt>
          <dd class="digest">{ranking.digest}</dd>
        </dl>
        <p class="help">Everyone who sees this digest sees the same order and the same scores.</p>
        {mayPerform("rankings:verify") && <Verify key={ranking.id} id={ranking.id} />}
      </div>
    </>
  );
}

/** The check of a ranking: the server ranks the items again without its caches. */
function Verify({ id }: { readonly id: string }) {
  const result = useSignal("");
  async function verify(): Promise<void> {
    result.value = "Ranking the items again …";
    try {
      const params = { path: { workspaceId: workspaceId.value, rankingId: id } };
      result.value = describe(
        requireData(
          await api.POST("/v1/workspaces/{workspaceId}/rankings/{rankingId}:verify", { params }),
        ),
      );
    } catch (error) {
      result.value = describeError(error);
    }
  }
  return (
    <p class="verify">
      <button class="control" type="button" onClick={() => void verify()}>
        Verify
      </button>
      <span role="status">{result.value}</span>
    </p>
  );
}

function describe({
  is_valid: isValid,
  note,
  tiers,
}: Pick<Schemas["Verification"], "is_valid" | "note" | "tiers">): string {
  if (isValid === null) {
    return note ?? "This ranking cannot be recomputed.";
  }
  if (isValid) {
    return "Recomputed from the database: the same order and scores.";
  }
  const repaired = tiers.filter((tier) => tier.is_repaired).map(({ tier }) => tier);
  return repaired.length === 0
    ? "Recomputed from the database: the order or the scores differ. Tell your operator."
    : `Different copies were found and repaired: ${repaired.join(", ")}.`;
}

function formatTimestamp(at: string): string {
  return new Date(at).toLocaleString();
}
