import { describe, expect, test } from "vitest";
import { LostClaim } from "../../src/core/failure.ts";
import { rice } from "../../src/core/models/rice.ts";
import { type Deps, type NewApiKey } from "../../src/ports/deps.ts";
import { type IdempotentResponse, type Store } from "../../src/ports/store.ts";
import { openStoreUnderTest } from "./store-under-test.ts";

const created = { status: 201, headers: { etag: '"1"' }, body: '{"a":1}' };

/** Tests claims of idempotency keys, stored responses, and the fence of every write. */
export function testIdempotencyContract(open: () => Deps): void {
  describe("an idempotency key", () => {
    test("is claimed once, and again after its release", async () => {
      const { idempotency, claim, other } = await openKey(open);
      expect(await idempotency.claim(claim, "request", 1)).toBeUndefined();
      const earlier = { request: "request", claim: claim.claim, response: undefined };
      expect(await idempotency.claim(other, "other request", 1)).toEqual(earlier);
      await idempotency.release(other);
      expect(await idempotency.claim(other, "request", 1)).toEqual(earlier);
      await idempotency.release(claim);
      expect(await idempotency.claim(other, "request", 1)).toBeUndefined();
    });

    test("keeps a stored response when its request releases it", async () => {
      const { idempotency, claim, other } = await openKey(open);
      await idempotency.claim(claim, "request", 1);
      await idempotency.complete({ ...claim, ...created });
      await idempotency.release(claim);
      expect(await idempotency.claim(other, "request", 1)).toEqual({
        request: "request",
        claim: claim.claim,
        response: created,
      });
    });

    test.each([
      ["is empty", ""],
      ["is not ASCII", '{"title":"Größe 🐘"}'],
      ["is long", JSON.stringify("x".repeat(3_000_000))],
      ["does not compress", createNoise(4_500_000)],
    ])("stores a body that %s", async (_, body) => {
      const { idempotency, claim, other } = await openKey(open);
      await idempotency.claim(claim, "request", 1);
      await idempotency.complete({ ...claim, ...created, body });
      const stored = await idempotency.claim(other, "request", 1);
      expect(stored?.response?.body === body).toBe(true);
    });

    test("replaces a stored response, even with a shorter one", async () => {
      const { idempotency, claim, other } = await openKey(open);
      await idempotency.claim(claim, "request", 1);
      await idempotency.complete({ ...claim, ...created, body: createNoise(2_500_000) });
      await idempotency.complete({ ...claim, ...created });
      expect((await idempotency.claim(other, "request", 1))?.response).toEqual(created);
    });

    test("replaces the headers of a stored response only", async () => {
      const { idempotency, claim, other } = await openKey(open);
      await idempotency.claim(claim, "request", 1);
      expect(await idempotency.updateHeaders(claim, { a: "1" })).toBe(false);
      await idempotency.complete({ ...claim, ...created });
      expect(await idempotency.updateHeaders(other, { b: "2" })).toBe(false);
      expect(await idempotency.updateHeaders(claim, { c: "3" })).toBe(true);
      const { response } = (await idempotency.claim(other, "request", 1)) ?? {};
      expect(response).toEqual({ ...created, headers: { c: "3" } });
    });

    test("is taken over by one of two requests", async () => {
      const { idempotency, claim, other } = await openKey(open);
      const third = { ...claim, claim: "clm_3" };
      await idempotency.claim(claim, "request", 1);
      const takeOver = [other, third].map((next) => idempotency.takeOver(next, claim.claim, 2));
      const winners = await Promise.all(takeOver);
      expect(winners.filter(Boolean)).toHaveLength(1);
      await expect(idempotency.complete({ ...claim, ...created })).rejects.toBeInstanceOf(
        LostClaim,
      );
      await idempotency.release(claim);
      const holder = winners[0] === true ? other : third;
      expect((await idempotency.claim(claim, "request", 3))?.claim).toBe(holder.claim);
    });

    test("can be taken over after its response is discarded", async () => {
      const { idempotency, claim, other } = await openKey(open);
      await idempotency.claim(claim, "request", 1);
      await idempotency.complete({ ...claim, ...created });
      await idempotency.discard(other);
      expect(await idempotency.takeOver(other, claim.claim, 2)).toBe(false);
      await idempotency.discard(claim);
      const earlier = { request: "request", claim: claim.claim, response: undefined };
      expect(await idempotency.claim(other, "request", 2)).toEqual(earlier);
      expect(await idempotency.takeOver(other, claim.claim, 2)).toBe(true);
      await idempotency.complete({ ...other, ...created, body: "{}" });
      const { response } = (await idempotency.claim(claim, "request", 3)) ?? {};
      expect(response).toEqual({ ...created, body: "{}" });
    });

    test("lists the stored responses of a scope in pages", async () => {
      const { idempotency, claim } = await openKey(open);
      const claims = ["b", "a", "open", "c"].map((key) => Object.assign({}, claim, { key }));
      await Promise.all(claims.map((each) => idempotency.claim(each, "request", 1)));
      const responses = claims
        .filter(({ key }) => key !== "open")
        .map((each) => Object.assign({}, each, created, { body: each.key }));
      await Promise.all(responses.map((response) => idempotency.complete(response)));
      const [b, a, c] = responses;
      const first = await idempotency.listResponses(claim.scope, { limit: 2 });
      expect(first).toEqual([a, b]);
      const window = { limit: 2, after: { route: claim.route, key: "b" } };
      expect(await idempotency.listResponses(claim.scope, window)).toEqual([c]);
      expect(await idempotency.listResponses("wsp_none", { limit: 2 })).toEqual([]);
    });

    test("is not taken over once it has a response", async () => {
      const { idempotency, claim, other } = await openKey(open);
      await idempotency.claim(claim, "request", 1);
      await idempotency.complete({ ...claim, ...created });
      expect(await idempotency.takeOver(other, claim.claim, 2)).toBe(false);
    });

    test("expires with its response", async () => {
      const { idempotency, claim, other } = await openKey(open);
      const newer = { ...claim, key: "newer" };
      await idempotency.claim(claim, "request", 1);
      await idempotency.complete({ ...claim, ...created, body: createNoise(2_500_000) });
      await idempotency.claim(newer, "request", 3);
      await idempotency.deleteExpired(2);
      expect(await idempotency.claim({ ...newer, claim: "x" }, "request", 4)).toBeDefined();
      expect(await idempotency.claim(other, "request", 4)).toBeUndefined();
      await idempotency.complete({ ...other, ...created });
      expect((await idempotency.claim(claim, "request", 4))?.response).toEqual(created);
    });
  });

  describe("a write with a response", () => {
    test("stores the response in its batch", async () => {
      const { idempotency, claim, other, write, buildInsert } = await openKey(open);
      await idempotency.claim(claim, "request", 1);
      await write({ creates: [buildInsert({ title: "A" })], response: { ...claim, ...created } });
      expect((await idempotency.claim(other, "request", 1))?.response).toEqual(created);
    });

    test("leaves the claim open if it changes no row", async () => {
      const { idempotency, claim, other, write } = await openKey(open);
      await idempotency.claim(claim, "request", 1);
      await write({ response: { ...claim, ...created } });
      expect(await idempotency.claim(other, "request", 1)).toMatchObject({ response: undefined });
    });

    test.each<[string, (key: Key) => Promise<unknown>]>([
      [
        "has been taken over",
        ({ idempotency, claim, other }) => idempotency.takeOver(other, claim.claim, 2),
      ],
      ["has been released", ({ idempotency, claim }) => idempotency.release(claim)],
      [
        "has a response",
        ({ idempotency, claim }) => idempotency.complete({ ...claim, ...created }),
      ],
    ])("fails as a whole if its claim %s", async (_, endClaim) => {
      const key = await openKey(open);
      const { id, store, claim } = key;
      await key.idempotency.claim(claim, "request", 1);
      await endClaim(key);
      const creates = [key.buildInsert({ title: "A" })];
      const late = key.write({ creates, response: { ...claim, ...created } });
      await expect(late).rejects.toBeInstanceOf(LostClaim);
      expect((await store.items.list(id, {}, { limit: 1 })).items).toEqual([]);
      expect((await store.workspaces.readPointer(id))?.workspace.generation).toBe(0);
    });

    test.each(Object.entries(lateWrites))(
      "of %s fails without its claim",
      async (_, { write, exists }) => {
        const { id, store, claim } = await openKey(open);
        await expect(write(store, id, { ...claim, ...created })).rejects.toBeInstanceOf(LostClaim);
        expect(await exists(store, id)).toBe(false);
      },
    );

    test("of a staged job leaves the job in staging without its claim", async () => {
      const { id, store, claim, stageJob } = await openKey(open);
      const { job, submit } = await stageJob();
      await expect(submit({ ...claim, ...created })).rejects.toBeInstanceOf(LostClaim);
      expect((await store.jobs.read(id, job))?.state).toBe("staging");
    });
  });
}

type Key = Awaited<ReturnType<typeof openKey>>;

async function openKey(open: () => Deps) {
  const workspace = await openStoreUnderTest(open);
  const key = { scope: workspace.id, route: "POST /x", key: "k" };
  const { idempotency } = workspace.store;
  return {
    ...workspace,
    idempotency,
    claim: { ...key, claim: "clm_1" },
    other: { ...key, claim: "clm_2" },
  };
}

/** Creates characters that gzip cannot shorten by more than a quarter, with a fixed seed. */
function createNoise(length: number): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  let [state, text] = [1, ""];
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += alphabet[state >>> 26];
  }
  return text;
}

type LateWrite = {
  readonly write: (store: Store, id: string, response: IdempotentResponse) => Promise<unknown>;
  /** Returns whether the store has the row. */
  readonly exists: (store: Store, id: string) => Promise<boolean>;
};

const times = { createdAt: 1, updatedAt: 1 };

/** Writes of requests that hold no claim. */
const lateWrites: Readonly<Record<string, LateWrite>> = {
  "a model": {
    write: (store, id, response) => {
      const weights = { reach: 1 };
      const model = { id: "m", revision: 1, name: "M", kind: "rice", createdAt: 1, actor: "a" };
      const row = { ...model, request: { weights }, definition: rice.define({}) };
      return store.models.create(id, row, response);
    },
    exists: async (store, id) => (await store.models.list(id)).length > 0,
  },
  "a person": {
    write: (store, id, response) => {
      const person = { id: "per_1", name: "Ana", skills: [], capacity: 1, version: 1, ...times };
      return store.people.create(id, person, response);
    },
    exists: async (store, id) => (await store.people.list(id)).length > 0,
  },
  "a hierarchy": {
    write: (store, id, response) => {
      const document = { table: "classic" as const, criteria: [{ key: "price" }], judges: {} };
      const row = { id: "hie_1", version: 1, name: "H", document, actor: "a", ...times };
      return store.hierarchies.create(id, row, response);
    },
    exists: async (store, id) => (await store.hierarchies.list(id)).length > 0,
  },
  "a workspace": {
    write: async (store, id, response) => {
      const { workspace } = (await store.workspaces.readPointer(id)) ?? {};
      const key: NewApiKey = {
        id: "key_1",
        workspace: `${id}x`,
        name: "first",
        role: "admin",
        createdAt: 0,
        hash: `hash of ${id}`,
      };
      return workspace && store.workspaces.create({ ...workspace, id: `${id}x` }, key, response);
    },
    exists: async (store, id) => (await store.apiKeys.readByHash(`hash of ${id}`)) !== undefined,
  },
};
