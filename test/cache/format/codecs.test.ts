import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decodeSnapshot,
  decodeRanking,
  encodeSnapshot,
  encodeRanking,
} from "../../../src/cache/format/codecs.ts";
import { type ModelInUse } from "../../../src/core/models/model.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type Ranking } from "../../../src/core/ranking/ranking.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { anyModel, boardFrom, boardRow, boardRows, inUse, plainRow } from "../../contract/rows.ts";

/** Boards as they are made, and as they are after a change: with words nobody says any more. */
const board = fc
  .record({
    rows: boardRows,
    changed: fc.uniqueArray(boardRow, { selector: ({ number }) => number, maxLength: 4 }),
    gone: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
  })
  .map(({ rows, changed, gone }) => {
    const base = boardFrom(rows);
    const name = { workspace: "wsp_test", generation: 2, at: 1.5e12 };
    return applyDelta(base, name, { rows: changed, removed: gone });
  });

const small = boardFrom([
  { ...plainRow, number: 1, status: "größe", labels: ["ui"], ratings: { reach: 4 } },
  { ...plainRow, number: 2, ratings: { reach: { low: 1, likely: 2, high: 3 }, effort: 2 } },
]);

test("a board comes back to the bit", () => {
  fc.assert(
    fc.property(board, (given) => {
      expect(decodeSnapshot(bufferOf(encodeSnapshot(given)))).toEqual(given);
    }),
  );
});

test("a ranking comes back to the bit", () => {
  fc.assert(
    fc.property(board, anyModel, (of, model) => {
      const given = rankingOf(of, model);
      expect(decodeRanking(bufferOf(encodeRanking(given)))).toEqual(given);
    }),
  );
});

test("keeps −0, the smallest and the largest numbers, and words of any letters", () => {
  const given: Snapshot = {
    ...small,
    size: Float64Array.of(-0, 5e-324),
    created: Float64Array.of(Number.MAX_VALUE, Number.NEGATIVE_INFINITY),
    facets: {
      ...small.facets,
      team: { codes: Uint8Array.of(0, 1), values: ["", '\uD83D\u0000"ß'] },
    },
  };
  expect(decodeSnapshot(bufferOf(encodeSnapshot(given)))).toEqual(given);
});

test("costs about as many bytes a row as is written", () => {
  const ratings = Object.fromEntries(Array.from("abcdefgh", (key) => [key, 1]));
  const rows = Array.from({ length: 1_000 }, (_, at) => ({ ...plainRow, number: at + 1, ratings }));
  const given = boardFrom(rows);
  // number 4, type and priority 2 × 1, parent 4, offsets 4; packed to one byte each:
  // created, size, days 2 × 1, codes 3 × 1, eight criteria: 29
  expect(encodeSnapshot(given).length / 1_000).toBeCloseTo(29, -1);
  expect(encodeRanking(rankingOf(given, inUse.rice)).length / 1_000).toBeLessThan(30);
});

describe.for([
  { noun: "board", bytes: encodeSnapshot(small), decode: decodeSnapshot },
  {
    noun: "ranking",
    bytes: encodeRanking(rankingOf(small, inUse.weighted)),
    decode: decodeRanking,
  },
])("what is no $noun is a miss, never an error:", ({ bytes, decode }) => {
  test("nothing, and anything", () => {
    expect(decode(new ArrayBuffer(0))).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (any) => {
        expect(decode(bufferOf(any))).toBeUndefined();
      }),
    );
  });

  test("one cut short", () => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(decode(bufferOf(bytes.slice(0, length)))).toBeUndefined();
    }
  });

  test("one with a bit turned over", () => {
    for (let bit = 0; bit < bytes.length * 8; bit += 13) {
      const damaged = bytes.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => decode(bufferOf(damaged))).not.toThrow();
    }
  });

  test("one that counts other rows than it has", () => {
    const text = Buffer.from(bytes).toString("latin1").replace('"count":2', '"count":3');
    expect(decode(bufferOf(Buffer.from(text, "latin1")))).toBeUndefined();
  });

  test("one of another layout", () => {
    expect(decode(bufferOf(bytes))).toBeDefined();
    const text = Buffer.from(bytes).toString("latin1").replace('"layout":4', '"layout":1');
    expect(decode(bufferOf(Buffer.from(text, "latin1")))).toBeUndefined();
  });
});

test("a board whose rows have other labels than it has is a miss", () => {
  const labels = { ...small.facets.labels, offsets: Uint32Array.of(0, 1, 2) }; // there is one label
  const broken = { ...small, facets: { ...small.facets, labels } };
  expect(decodeSnapshot(bufferOf(encodeSnapshot(broken)))).toBeUndefined();
});

test("a ranking is no board, and a board no ranking", () => {
  expect(decodeRanking(bufferOf(encodeSnapshot(small)))).toBeUndefined();
  const ranking = encodeRanking(rankingOf(small, inUse.rice));
  expect(decodeSnapshot(bufferOf(ranking))).toBeUndefined();
});

function rankingOf(of: Snapshot, model: ModelInUse): Ranking {
  return { ...rank(of, model), id: "rnk_test", digest: "ab".repeat(32) };
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
