import { describe, expect, test } from "vitest";
import { type LiveMessage, type LiveSeries } from "../../src/contract/live.ts";
import {
  type RankingUpdate,
  type RankingVersion,
  type Rooms,
  type Subscription,
} from "../../src/ports/rooms.ts";

/** A socket under test, which reads the messages that have arrived. */
export type SocketUnderTest = {
  readonly read: () => Promise<readonly LiveMessage[]>;
  readonly close: () => void;
};

export type RoomsUnderTest = {
  readonly rooms: Rooms;
  /** Opens a socket; undefined if the subscription is older than the announcements. */
  readonly connect: (
    workspace: string,
    owner: { readonly key: string },
    subscription: Subscription,
  ) => Promise<SocketUnderTest | undefined>;
};

const series: LiveSeries = { model: "wsjf", scope: "open" };

function version(generation: number): RankingVersion {
  return { ranking: `rnk_${generation}`, generation, orderRules: 2, revision: 1 };
}

function subscribe(generation: number, since?: string): Subscription {
  return { series, generation, current: version(generation), since };
}

function update(from: number, to: number, changes: Partial<RankingUpdate> = {}): RankingUpdate {
  const moved = [{ item: `itm_${to}`, number: to, from: null, to: 1, cause: null }];
  return { series, to: version(to), from: `rnk_${from}`, moved, count: to, ...changes };
}

function announcement(generation: number) {
  return { generation, rankings: [{ series, head: version(generation) }] };
}

function summarize(messages: readonly LiveMessage[]): string[] {
  return messages
    .filter(({ type }) => type !== "presence")
    .map((message) => ("ranking" in message ? `${message.type} ${message.ranking}` : message.type));
}

/** Tests the rooms of workspaces. */
export function testRoomsContract(open: () => RoomsUnderTest): void {
  describe("the rooms", () => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- it opens the port under test
    const start = async (generation = 1, since?: string) => {
      const { rooms, connect } = open();
      const workspace = `wsp_${crypto.randomUUID()}`;
      const connectAt = async (at: number, ranking?: string) =>
        connect(workspace, { key: "key_a" }, subscribe(at, ranking));
      const socket = await connectAt(generation, since);
      const read = async () => summarize((await socket?.read()) ?? []);
      return { rooms, workspace, socket, read, connectAt };
    };

    test("want no delta without sockets, and store the newest ranking", async () => {
      const { rooms, connect } = open();
      const workspace = `wsp_${crypto.randomUUID()}`;
      expect(await rooms.announce(workspace, announcement(2))).toEqual([]);
      expect(await rooms.announce(workspace, announcement(1))).toEqual([]);
      const stale = await connect(workspace, { key: "key_a" }, subscribe(1));
      expect(stale).toBeUndefined();
      const late = { ...subscribe(2), current: version(1) };
      const socket = await connect(workspace, { key: "key_a" }, late);
      expect(summarize((await socket?.read()) ?? [])).toEqual(["hello rnk_2"]);
      socket?.close();
    });

    test("state the last ranking that the sockets of a series know", async () => {
      const { rooms, workspace, socket } = await start();
      const wanted = await rooms.announce(workspace, announcement(2));
      expect(wanted).toEqual([{ series, head: version(1) }]);
      socket?.close();
    });

    test("send each ranking once, whatever the order and the number of broadcasts", async () => {
      const { rooms, workspace, socket, read } = await start();
      await rooms.broadcast(workspace, update(1, 3));
      await rooms.broadcast(workspace, update(1, 2));
      await rooms.broadcast(workspace, update(1, 3));
      await rooms.broadcast(workspace, update(3, 4));
      expect(await read()).toEqual(["hello rnk_1", "delta rnk_3", "delta rnk_4"]);
      socket?.close();
    });

    test("order rankings of one generation by their rules and revisions", async () => {
      const { rooms, workspace, socket, read } = await start();
      const revised = { ...version(1), revision: 2, ranking: "rnk_revised" };
      await rooms.broadcast(workspace, update(1, 1, { to: revised }));
      await rooms.broadcast(workspace, update(1, 1));
      expect(await read()).toEqual(["hello rnk_1", "delta rnk_revised"]);
      socket?.close();
    });

    test("send a resync instead of a delta from another ranking or a large one", async () => {
      const { rooms, workspace, socket, read } = await start(3);
      await rooms.broadcast(workspace, update(2, 4));
      await rooms.broadcast(workspace, update(4, 5, { moved: undefined }));
      const moved = Array.from({ length: 1_000 }, (_, index) => ({
        item: `itm_${"0".repeat(60)}${index}`,
        number: index,
        from: 1,
        to: 2,
        cause: "own-ratings" as const,
      }));
      await rooms.broadcast(workspace, update(5, 6, { moved }));
      await rooms.broadcast(workspace, update(6, 7));
      const expected = ["hello rnk_3", "resync rnk_4", "resync rnk_5", "resync rnk_6"];
      expect(await read()).toEqual([...expected, "delta rnk_7"]);
      socket?.close();
    });

    test("resume from a ranking that a socket has had before", async () => {
      const { rooms, workspace, socket, connectAt } = await start();
      await rooms.broadcast(workspace, update(1, 2));
      socket?.close();
      await rooms.broadcast(workspace, update(2, 3));
      const cases = [
        ["rnk_1", ["hello rnk_3", "delta rnk_2", "delta rnk_3"]],
        ["rnk_3", ["hello rnk_3"]],
        ["rnk_0", ["hello rnk_3", "resync rnk_3"]],
      ] as const;
      for (const [since, expected] of cases) {
        // oxlint-disable-next-line no-await-in-loop -- one after another
        const resumed = await connectAt(3, since);
        // oxlint-disable-next-line no-await-in-loop -- one after another
        expect(summarize((await resumed?.read()) ?? [])).toEqual(expected);
        resumed?.close();
      }
    });

    test("keep a bounded number of deltas to resume from", async () => {
      const { rooms, workspace, socket, connectAt } = await start();
      for (let generation = 2; generation <= 60; generation += 1) {
        // oxlint-disable-next-line no-await-in-loop -- one after another
        await rooms.broadcast(workspace, update(generation - 1, generation));
      }
      const [old, recent] = [await connectAt(60, "rnk_5"), await connectAt(60, "rnk_11")];
      expect(summarize((await old?.read()) ?? [])).toEqual(["hello rnk_60", "resync rnk_60"]);
      expect(await recent?.read()).toHaveLength(50);
      [socket, old, recent].forEach((each) => each?.close());
    });

    test("send the progress of a job to the sockets of every series", async () => {
      const { rooms, workspace, socket, read } = await start();
      const counts = { created: 5, updated: 0, unchanged: 0, failed: 0, generation: 0 };
      const job = { type: "job", job: "job_1", kind: "import", state: "running" } as const;
      const sent = await rooms.reportJob(workspace, { ...job, done: 5, total: 9, ...counts });
      expect(sent).toBe(1);
      expect(await read()).toEqual(["hello rnk_1", "job"]);
      socket?.close();
    });

    test("forget the rankings of a workspace that ends", async () => {
      const { rooms, workspace } = await start();
      await rooms.endSockets(workspace, { all: true }, Date.now() - 1);
      expect(await rooms.announce(workspace, announcement(2))).toEqual([]);
    });
  });
}
