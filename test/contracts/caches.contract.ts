import { describe, expect, test } from "vitest";
import { rank } from "../../src/core/ranking/rank.ts";
import { type Ranking } from "../../src/core/ranking/ranking.ts";
import { SnapshotBuilder } from "../../src/core/snapshot/snapshot-builder.ts";
import { type Snapshot } from "../../src/core/snapshot/snapshot.ts";
import { type Stability, analyseAcceptability } from "../../src/core/stability/stability.ts";
import { type Pointer } from "../../src/core/workspace.ts";
import { getBuiltInModel } from "../../src/flows/models/resolve-model.ts";
import { type Caches, type RenderedPage } from "../../src/ports/deps.ts";

/** A place that keeps copies, and the power to lose them. */
export type CachesUnderTest = {
  readonly copies: Caches;
  readonly clear: () => Promise<void>;
  /** Waits for what is written after the answer. */
  readonly settle: () => Promise<void>;
  /** As if this isolate had just begun: only what is far is left. */
  readonly clearMemory: () => void;
  /** Loses one part of every copy that is kept in parts. */
  readonly dropParts: () => Promise<void>;
  /** Puts other bytes, as many, in the place of one part of every copy that is kept in parts. */
  readonly corruptParts: () => Promise<void>;
};

/** So little that every copy is kept in parts: the smallest here has 500 bytes. */
const partBytes = 256;

/** What every place that keeps copies promises. */
export function testCachesContract(open: (partBytes?: number) => CachesUnderTest): void {
  describe("copies of boards", () => {
    test("are read as they were written, and no other generation is", async () => {
      const { copies, board } = opened(open);
      await copies.snapshots.write(board);
      expect(await copies.snapshots.read(board.workspace, 7)).toEqual(board);
      expect(await copies.snapshots.read(board.workspace, 8)).toBeUndefined();
      expect(await copies.snapshots.read("another", 7)).toBeUndefined();
    });

    test("that are held are the newest that was held", () => {
      const { copies, board } = opened(open);
      copies.snapshots.put(board);
      copies.snapshots.put({ ...board, generation: 6 });
      expect(copies.snapshots.peek(board.workspace)?.generation).toBe(7);
      expect(copies.snapshots.peek("another")).toBeUndefined();
    });

    test("that are lost are a miss", async () => {
      const { copies, board, clear } = opened(open);
      await copies.snapshots.write(board);
      copies.snapshots.put(board);
      await clear();
      expect(await copies.snapshots.read(board.workspace, 7)).toBeUndefined();
      expect(copies.snapshots.peek(board.workspace)).toBeUndefined();
    });
  });

  describe("copies of rankings", () => {
    test("are read as they were written, by nothing but their whole name", async () => {
      const { copies, ranking } = opened(open);
      await copies.rankings.write(ranking);
      const { workspace, generation, model, revision } = ranking;
      const name = { workspace, generation, model, revision };
      const others = [
        { ...name, workspace: "another" },
        { ...name, generation: 8 },
        { ...name, model: "wsjf" },
        { ...name, revision: 2 },
      ];
      expect((await copies.rankings.read(name, true))?.value).toEqual(ranking);
      expect(await Promise.all(others.map((other) => copies.rankings.read(other, true)))).toEqual(
        others.map(() => undefined),
      );
    });

    test("that are held answer from memory", async () => {
      const { copies, ranking } = opened(open);
      expect(copies.rankings.peek(ranking)).toBeUndefined();
      copies.rankings.put(ranking);
      expect(copies.rankings.peek(ranking)).toEqual(ranking);
      expect(await copies.rankings.read(ranking, false)).toEqual({
        value: ranking,
        tier: "memory",
      });
    });

    test("that are lost are a miss", async () => {
      const { copies, ranking, clear } = opened(open);
      await copies.rankings.write(ranking);
      await clear();
      expect(await copies.rankings.read(ranking, true)).toBeUndefined();
    });
  });

  describe("copies of how firmly rankings stand", () => {
    test("are read as they were written, by nothing but their whole name", async () => {
      const { copies, stability } = opened(open);
      await copies.stability.write(stability);
      const { workspace, generation, model, revision, draws, top, seed } = stability;
      const name = { workspace, generation, model, revision, draws, top, seed };
      const others = [
        { ...name, workspace: "another" },
        { ...name, generation: 8 },
        { ...name, model: "wsjf" },
        { ...name, revision: 2 },
        { ...name, draws: 33 },
        { ...name, top: 2 },
        { ...name, seed: 8 },
      ];
      expect(await copies.stability.read(name, true)).toEqual(stability);
      expect(await Promise.all(others.map((other) => copies.stability.read(other, true)))).toEqual(
        others.map(() => undefined),
      );
    });

    test("that are held answer from memory, and nothing else is held", async () => {
      const { copies, stability } = opened(open);
      copies.stability.put(stability);
      expect(copies.stability.peek(stability)).toEqual(stability);
      expect(await copies.stability.read(stability, false)).toEqual(stability);
      expect(copies.stability.peek({ ...stability, generation: 8 })).toBeUndefined();
    });

    test("that are lost are a miss", async () => {
      const { copies, stability, clear } = opened(open);
      await copies.stability.write(stability);
      await clear();
      expect(await copies.stability.read(stability, true)).toBeUndefined();
    });
  });

  describe("copies in parts", () => {
    test("are read as they were written", async () => {
      const { copies, clearMemory, read } = await openedInParts(open);
      expect(await read()).toEqual(true);
      clearMemory();
      expect(await read()).toEqual(true);
      expect(await copies.snapshots.read("another", 7)).toBeUndefined();
    });

    test("that lack a part are a miss, until they are written again", async () => {
      const { dropParts, clearMemory, read, write } = await openedInParts(open);
      await dropParts();
      clearMemory();
      expect(await read()).toEqual(false);
      await write();
      clearMemory();
      expect(await read()).toEqual(true);
    });

    test("of which one is another's are a miss", async () => {
      const { corruptParts, clearMemory, read } = await openedInParts(open);
      await corruptParts();
      clearMemory();
      expect(await read()).toEqual(false);
    });
  });

  describe("copies of pages", () => {
    const page: RenderedPage = {
      body: new TextEncoder().encode('{"data":["ä🙂"]}'),
      link: '</v1/ä>; rel="first"',
      generation: 7,
      ranking: { at: 1.5e12, digest: "d" },
    };
    const backlog = { rows: 3, at: changedAt };

    test("are read to the byte, by their name", async () => {
      const { copies, board, settle } = opened(open);
      await copies.pages.write(`${board.workspace}/page?limit=1`, page, backlog);
      await settle();
      const read = await copies.pages.read(`${board.workspace}/page?limit=1`);
      expect(read?.value).toEqual(page);
      expect(await copies.pages.read(`${board.workspace}/page?limit=2`)).toBeUndefined();
    });

    test("are found by the name they were asked by, too", async () => {
      const { copies, board } = opened(open);
      const [name, asked] = [`${board.workspace}/8`, `${board.workspace}/7`];
      await copies.pages.write(name, page, { ...backlog, requestedKey: asked });
      expect([copies.pages.peek(name), copies.pages.peek(asked)]).toEqual([page, page]);
      expect((await copies.pages.read(asked))?.value).toEqual(page);
      expect(copies.pages.peek(`${board.workspace}/9`)).toBeUndefined();
    });

    test("that are lost are a miss", async () => {
      const { copies, board, clear } = opened(open);
      await copies.pages.write(`${board.workspace}/page`, page, backlog);
      await clear();
      expect(await copies.pages.read(`${board.workspace}/page`)).toBeUndefined();
    });
  });

  describe("copies of pointers", () => {
    test("live for less than two seconds, four minutes after the last change", () => {
      const { copies, board } = opened(open);
      // 2 s / (1 + a quarter of a change a minute)
      const at = changedAt + 240_000;
      copies.pointers.write(board.workspace, pointerOf(board), at);
      expect(copies.pointers.read(board.workspace, at + 1_599)).toEqual(pointerOf(board));
      expect(copies.pointers.read(board.workspace, at + 1_600)).toBeUndefined();
    });

    test("live for a second while the workspace changes", () => {
      const { copies, board } = opened(open);
      const at = changedAt + 1_000;
      copies.pointers.write(board.workspace, pointerOf(board), at);
      expect(copies.pointers.read(board.workspace, at + 999)).toEqual(pointerOf(board));
      expect(copies.pointers.read(board.workspace, at + 1_000)).toBeUndefined();
    });

    test("are dropped after a write of one's own", () => {
      const { copies, board } = opened(open);
      copies.pointers.write(board.workspace, pointerOf(board), 10_000);
      copies.pointers.invalidateAfterWrite(board.workspace, 10_000);
      expect(copies.pointers.read(board.workspace, 10_000)).toBeUndefined();
      expect(copies.pointers.recent(board.workspace, 10_000)).toEqual([]);
    });

    test("live on when writes come thick and fast, until there is none for a second", () => {
      const { copies, board } = opened(open);
      const isHeldAfterWrite = (at: number) => {
        copies.pointers.write(board.workspace, pointerOf(board), at);
        copies.pointers.invalidateAfterWrite(board.workspace, at);
        return copies.pointers.read(board.workspace, at) !== undefined;
      };
      const held = Array.from({ length: 40 }, (_, at) => isHeldAfterWrite(10_000 + at * 999));
      expect(held.indexOf(true)).toBe(32);
      expect(held.slice(32)).not.toContain(false);
      expect(isHeldAfterWrite(10_000 + 39 * 999 + 1_000)).toBe(false);
      copies.pointers.drop(board.workspace);
      expect(copies.pointers.read(board.workspace, 60_000)).toBeUndefined();
    });

    test("answer for two seconds with the one before, the newest first, but not past a drop", () => {
      const { copies, board } = opened(open);
      const [before, now] = [pointerOf(board), pointerOf(board)];
      const { pointers } = copies;
      pointers.write(board.workspace, before, 10_000);
      pointers.write(board.workspace, now, 11_000);
      // At the same moment somebody else has asked, too.
      pointers.write(board.workspace, now, 11_001);
      const lately = (at: number) =>
        pointers.recent(board.workspace, at).map((each) => (each === before ? "before" : "now"));
      expect([lately(11_999), lately(12_000), lately(13_001)]).toEqual([
        ["now", "before"],
        ["now"],
        [],
      ]);
      pointers.drop(board.workspace);
      pointers.write(board.workspace, now, 11_500);
      expect(lately(11_500)).toEqual(["now"]);
      expect(pointers.recent("another", 0)).toEqual([]);
    });

    test("answer with the latest and the oldest of many, of eight at the most", () => {
      const { copies, board } = opened(open);
      const many = Array.from({ length: 12 }, () => pointerOf(board));
      for (const [at, pointer] of many.entries()) {
        copies.pointers.write(board.workspace, pointer, 10_000 + at);
      }
      const lately = copies.pointers.recent(board.workspace, 10_011);
      expect(lately.map((each) => many.findIndex((one) => one === each))).toEqual([
        11, 10, 9, 8, 7, 6, 5, 0,
      ]);
      expect(copies.pointers.recent(board.workspace, 12_000)).toHaveLength(7);
    });

    test("are there to fall back upon for ten minutes, though dropped and though missed", () => {
      const { copies, board } = opened(open);
      const at = 10_000;
      copies.pointers.write(board.workspace, pointerOf(board), at);
      copies.pointers.drop(board.workspace);
      copies.pointers.markUnreachable(board.workspace, at + 5);
      expect(copies.pointers.lastKnown(board.workspace, at + 599_999)).toMatchObject({
        pointer: pointerOf(board),
        at,
        missedAt: at + 5,
      });
      expect(copies.pointers.lastKnown(board.workspace, at + 600_000)).toBeUndefined();
      expect(copies.pointers.lastKnown("another", at)).toBeUndefined();
    });

    test("that are read again were not missed any more", () => {
      const { copies, board } = opened(open);
      copies.pointers.write(board.workspace, pointerOf(board), 10_000);
      copies.pointers.markUnreachable(board.workspace, 10_005);
      copies.pointers.write(board.workspace, pointerOf(board), 10_010);
      expect(copies.pointers.lastKnown(board.workspace, 10_010)?.unreachableAt).toBeUndefined();
    });

    test("are not replaced by those of a database that is behind", () => {
      const { copies, board } = opened(open);
      const [at, now] = [10_000, pointerOf(board)];
      copies.pointers.write(board.workspace, now, at);
      const behind = { ...now, workspace: { ...now.workspace, generation: 6 } };
      copies.pointers.write(board.workspace, behind, at + 5_000);
      expect(copies.pointers.read(board.workspace, at + 5_000)).toEqual(now);
    });
  });

  test("copies of definitions are read by their name", () => {
    const { copies, board } = opened(open);
    const { definition } = getBuiltInModel("rice");
    copies.definitions.write(`${board.workspace}/mine/1`, definition);
    expect(copies.definitions.read(`${board.workspace}/mine/1`)).toEqual(definition);
    expect(copies.definitions.read(`${board.workspace}/mine/2`)).toBeUndefined();
  });
}

const changedAt = 1;

function pointerOf({ workspace: id }: Snapshot): Pointer {
  return {
    workspace: {
      id,
      name: "W",
      generation: 7,
      changedAt,
      lastNumber: 2,
      defaultModel: "rice",
      cursorKey: "key",
      snapshotGeneration: 0,
      snapshotAt: 0,
      createdAt: 0,
    },
    publications: [],
    models: new Map([["mine", 2]]),
  };
}

type Opened = CachesUnderTest & { board: Snapshot; ranking: Ranking; stability: Stability };

function opened(open: () => CachesUnderTest): Opened {
  const board = boardOf(`wsp_${crypto.randomUUID()}`);
  const inUse = getBuiltInModel("rice");
  const ranking = { ...rank(board, inUse), id: "rnk_1", digest: "d" };
  const plan = { draws: 32, top: 10, seed: 7 };
  return {
    ...open(),
    board,
    ranking,
    stability: analyseAcceptability({ snapshot: board, ranking, inUse }, plan),
  };
}

/** A board, a ranking and its stability, each kept in parts; is all of it there, or none? */
async function openedInParts(open: (partBytes?: number) => CachesUnderTest) {
  const { board, ranking, stability, ...place } = opened(() => open(partBytes));
  const { copies, settle } = place;
  const write = async () => {
    await copies.snapshots.write(board);
    await copies.rankings.write(ranking);
    await copies.stability.write(stability);
    await settle();
  };
  const read = async () => {
    const found = [
      await copies.snapshots.read(board.workspace, board.generation),
      (await copies.rankings.read(ranking, true))?.value,
      await copies.stability.read(stability, true),
    ];
    expect([
      [board, ranking, stability],
      [undefined, undefined, undefined],
    ]).toContainEqual(found);
    return found[0] !== undefined;
  };
  await write();
  return { ...place, write, read };
}

/** Two rows with everything a row can have, an interval among it, and one with nothing. */
function boardOf(workspace: string): Snapshot {
  const maker = new SnapshotBuilder(3);
  const bare = { status: "open", assignee: "", team: "", parent: 0, labels: [] as string[] };
  const none = { priority: 0, size: null, start: null, due: null, ratings: {} };
  const full = {
    status: "döne",
    assignee: "ana",
    team: "red",
    labels: ["a", "b"],
    priority: 2,
    size: 0.5,
    start: 20_000,
    due: 20_001,
    ratings: { reach: 450, impact: { low: 1, likely: 2, high: 3 }, confidence: 1, effort: 2 },
  };
  maker.add({ number: 1, created: 1.5, type: 4, ...bare, ...none });
  maker.add({ number: 2, created: 2, type: 2, ...bare, ...full });
  maker.add({ number: 5, created: 3, type: 6, ...bare, ...full, parent: 2, labels: ["b"] });
  return maker.build({ workspace, generation: 7, at: 1_000 });
}
