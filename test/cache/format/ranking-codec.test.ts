import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeRanking, encodeRanking } from "../../../src/cache/format/ranking-codec.ts";
import { type ResolvedModel } from "../../../src/core/models/model.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type Ranking } from "../../../src/core/ranking/ranking.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { toCanonicalSnapshot } from "../../../src/core/snapshot/canonical-snapshot.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../src/core/snapshot/encode-snapshot.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { addGates, anyGates } from "../../contract/gates.ts";
import {
  anyModel,
  buildSnapshotFromRows,
  anySnapshotRow,
  anySnapshotRows,
  resolvedModel,
  plainRow,
} from "../../contract/rows.ts";

/** Snapshots after a delta: their dictionaries may contain unused strings. */
const anySnapshot = fc
  .record({
    rows: anySnapshotRows,
    changed: fc.uniqueArray(anySnapshotRow, { selector: ({ number }) => number, maxLength: 4 }),
    gone: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
  })
  .map(({ rows, changed, gone }) => {
    const base = buildSnapshotFromRows(rows);
    const identity = { workspace: "wsp_test", generation: 2, at: 1.5e12, statuses: {} };
    return applyDelta(base, identity, { rows: changed, removed: gone });
  });

const small = buildSnapshotFromRows([
  { ...plainRow, number: 1, status: "größe", labels: ["ui"], ratings: { reach: 4 } },
  { ...plainRow, number: 2, ratings: { reach: { low: 1, likely: 2, high: 3 }, effort: 2 } },
]);

test("decodes an encoded snapshot to an equal snapshot", () => {
  fc.assert(
    fc.property(anySnapshot, (snapshot) => {
      expect(decodeSnapshot(toBuffer(encodeSnapshot(snapshot)))).toEqual(
        toCanonicalSnapshot(snapshot),
      );
    }),
  );
});

test("decodes an encoded ranking to an equal ranking", () => {
  fc.assert(
    fc.property(anySnapshot, anyModel, (snapshot, model) => {
      const ranking = buildRanking(snapshot, model);
      expect(decodeRanking(toBuffer(encodeRanking(ranking)))).toEqual(ranking);
    }),
  );
});

test("decodes the failed gates of a ranking, and nothing about gates without a failure", () => {
  fc.assert(
    fc.property(anySnapshot, anyModel, anyGates, (snapshot, model, gates) => {
      const ranking = buildRanking(snapshot, addGates(model, gates));
      const decoded = decodeRanking(toBuffer(encodeRanking(ranking)));
      expect(decoded).toEqual(ranking);
      expect(decoded?.gates === undefined).toBe(ranking.gates === undefined);
    }),
  );
});

test("preserves −0, the smallest and largest numbers, and strings of any characters", () => {
  const original: Snapshot = {
    ...small,
    size: Float64Array.of(-0, 5e-324),
    created: Float64Array.of(Number.MAX_VALUE, Number.NEGATIVE_INFINITY),
    facets: {
      ...small.facets,
      team: { codes: Uint8Array.of(0, 1), values: ["", '\uD83D\u0000"ß'] },
    },
  };
  expect(decodeSnapshot(toBuffer(encodeSnapshot(original)))).toEqual(original);
});

test("encodes about 29 bytes per row of a snapshot, and fewer than 30 of a ranking", () => {
  const ratings = Object.fromEntries(Array.from("abcdefgh", (key) => [key, 1]));
  const rows = Array.from({ length: 1_000 }, (_, index) => ({
    ...plainRow,
    number: index + 1,
    ratings,
  }));
  const original = buildSnapshotFromRows(rows);
  // number 4, type and priority 2 × 1, parent 4, offsets 4; dictionary-encoded, one byte each:
  // created, size, days 2 × 1, codes 3 × 1, eight criteria: 29
  expect(encodeSnapshot(original).length / 1_000).toBeCloseTo(29, -1);
  expect(encodeRanking(buildRanking(original, resolvedModel.rice)).length / 1_000).toBeLessThan(30);
});

describe.for([
  { noun: "snapshot", bytes: encodeSnapshot(small), decode: decodeSnapshot },
  {
    noun: "ranking",
    bytes: encodeRanking(buildRanking(small, resolvedModel.weighted)),
    decode: decodeRanking,
  },
])("decoding a $noun never throws, for", ({ bytes, decode }) => {
  test("no bytes, and arbitrary bytes", () => {
    expect(decode(new ArrayBuffer(0))).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytesOfAnything) => {
        expect(decode(toBuffer(bytesOfAnything))).toBeUndefined();
      }),
    );
  });

  test("bytes that end early", () => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(decode(toBuffer(bytes.slice(0, length)))).toBeUndefined();
    }
  });

  test("bytes with one flipped bit", () => {
    for (let bit = 0; bit < bytes.length * 8; bit += 13) {
      const damaged = bytes.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => decode(toBuffer(damaged))).not.toThrow();
    }
  });

  test("bytes whose count differs from their rows", () => {
    const text = Buffer.from(bytes).toString("latin1").replace('"count":2', '"count":3');
    expect(decode(toBuffer(Buffer.from(text, "latin1")))).toBeUndefined();
  });

  test("bytes of another layout", () => {
    expect(decode(toBuffer(bytes))).toBeDefined();
    const text = Buffer.from(bytes)
      .toString("latin1")
      .replace(/"layout":\d/, '"layout":1');
    expect(decode(toBuffer(Buffer.from(text, "latin1")))).toBeUndefined();
  });
});

test("misses a snapshot whose label offsets exceed its labels", () => {
  const labels = { ...small.facets.labels, offsets: Uint32Array.of(0, 1, 2) }; // there is one label
  const broken = { ...small, facets: { ...small.facets, labels } };
  expect(decodeSnapshot(toBuffer(encodeSnapshot(broken)))).toBeUndefined();
});

test("decodes neither a snapshot as a ranking nor a ranking as a snapshot", () => {
  expect(decodeRanking(toBuffer(encodeSnapshot(small)))).toBeUndefined();
  const ranking = encodeRanking(buildRanking(small, resolvedModel.rice));
  expect(decodeSnapshot(toBuffer(ranking))).toBeUndefined();
});

function buildRanking(snapshot: Snapshot, model: ResolvedModel): Ranking {
  return { ...rank(snapshot, model), id: "rnk_test", digest: "ab".repeat(32) };
}

function toBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
