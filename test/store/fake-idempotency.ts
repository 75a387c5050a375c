import { type Store } from "../../src/ports/store.ts";
import { compareClaims, type FakeTables, formatClaimKey } from "./fake-tables.ts";

/** Opens a store of idempotency keys in memory. */
export function openFakeIdempotency(tables: FakeTables): Store["idempotency"] {
  const { claims } = tables;
  return {
    async claim(claim, request, at) {
      const earlier = claims.get(formatClaimKey(claim));
      if (earlier === undefined) {
        const row = { request, claim: claim.claim, at, response: undefined };
        claims.set(formatClaimKey(claim), row);
        return undefined;
      }
      return { request: earlier.request, claim: earlier.claim, response: earlier.response };
    },
    async takeOver(claim, earlier, at) {
      const held = tables.findHeldClaim({ ...claim, claim: earlier });
      if (held === undefined || held.response !== undefined) {
        return false;
      }
      claims.set(formatClaimKey(claim), { ...held, claim: claim.claim, at });
      return true;
    },
    async discard(earlier) {
      const held = tables.findHeldClaim(earlier);
      if (held !== undefined) {
        claims.set(formatClaimKey(earlier), { ...held, response: undefined });
      }
    },
    async listResponses(scope, { after = { route: "", key: "" }, limit }) {
      return tables
        .listClaims(scope)
        .filter((claim) => compareClaims(claim, after) > 0)
        .flatMap(({ route, key, claim, response }) =>
          response === undefined ? [] : [{ scope, route, key, claim, ...response }],
        )
        .slice(0, limit);
    },
    async complete(response) {
      const held = tables.findHeldClaim(response);
      if (held !== undefined) {
        claims.set(formatClaimKey(response), { ...held, response: undefined });
      }
      tables.requireOpenClaim(response);
      tables.storeResponse(response);
    },
    async updateHeaders(claim, headers) {
      const held = tables.findHeldClaim(claim);
      if (held?.response === undefined) {
        return false;
      }
      claims.set(formatClaimKey(claim), { ...held, response: { ...held.response, headers } });
      return true;
    },
    async release(claim) {
      const held = tables.findHeldClaim(claim);
      if (held !== undefined && held.response === undefined) {
        claims.delete(formatClaimKey(claim));
      }
    },
    async deleteExpired(before) {
      for (const [name, { at }] of claims) {
        if (at < before) {
          claims.delete(name);
        }
      }
    },
  };
}
