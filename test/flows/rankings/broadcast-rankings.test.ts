import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LiveMessage, type LiveSeries } from "../../../src/contract/live.ts";
import { type FieldChanges } from "../../../src/core/item/change-item.ts";
import { type Item } from "../../../src/core/item/item.ts";
import { requireSingleOutcome, saveItems } from "../../../src/flows/items/save-items.ts";
import { resolveModel } from "../../../src/flows/models/resolve-model.ts";
import { locateRanking } from "../../../src/flows/rankings/locate-ranking.ts";
import { requirePointer } from "../../../src/flows/rankings/pointer.ts";
import {
  broadcastWorkspace,
  publishWorkspace,
} from "../../../src/flows/rankings/publish-workspace.ts";
import { readRanking } from "../../../src/flows/rankings/read-ranking.ts";
import { resolveSubscription } from "../../../src/flows/rankings/resolve-subscription.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { type Rooms } from "../../../src/ports/rooms.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";
import { LiveClient } from "../../live/live-client.ts";

const open: LiveSeries = { model: "wsjf", scope: "open" };

/** Ratings whose score descends with the size of the job. */
function rate(jobSize: number) {
  return { user_value: 8, time_criticality: 5, risk_reduction: 3, job_size: jobSize };
}

function rejectBroadcast(): Promise<never> {
  return Promise.reject(new Error("The room is unavailable."));
}

async function openWorkspace() {
  const environment = openUnitEnvironment();
  const { deps, rooms } = environment;
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "wsjf" });
  const { id } = workspace;
  const actor = actorOf(id);
  const items: Item[] = [];
  const add = async (jobSize: number) => {
    const changes = { title: `${jobSize}`, ratings: rate(jobSize) };
    const saved = await saveItems(deps, actor, { operations: [{ kind: "create", changes }] });
    items.push(requireSingleOutcome(saved).item);
    await environment.settle();
  };
  const edit = async (index: number, changes: FieldChanges) => {
    const item = items[index];
    if (item !== undefined) {
      await saveItems(deps, actor, { operations: [{ kind: "patch", id: item.id, changes }] });
      await environment.settle();
    }
  };
  const publish = async () => {
    environment.now += 1_100;
    return publishWorkspace(deps, { workspace: id });
  };
  const readServer = async ({ model, scope }: LiveSeries) => {
    deps.caches.pointers.drop(id);
    const pointer = await requirePointer(deps, id);
    const resolvedModel = await resolveModel(deps, pointer, { id: model });
    const location = locateRanking(pointer, resolvedModel, { at: environment.now, scope });
    const { value } = await readRanking(deps, pointer.workspace, { location, resolvedModel });
    await environment.settle();
    return { ranking: value.id, numbers: [...value.number] };
  };
  const connect = async (series: LiveSeries, since?: string) => {
    const request = { ...series, since };
    const subscription = await resolveSubscription(deps, actor, request);
    const socket = rooms.connect(id, { key: "key" }, subscription);
    if (socket !== undefined) {
      return socket;
    }
    deps.caches.pointers.drop(id);
    const renewed = await resolveSubscription(deps, actor, request);
    return rooms.connect(id, { key: "key" }, renewed);
  };
  return { environment, deps, id, items, add, edit, publish, readServer, connect };
}

function typesOf(messages: readonly LiveMessage[] = []): string[] {
  return messages.map(({ type }) => type);
}

describe("a publish", () => {
  test("sends the moves to a socket, with the causes and ids of the items", async () => {
    const { add, publish, connect, readServer, items } = await openWorkspace();
    await add(8); // (8 + 5 + 3) / 8 = 2
    await add(4); // 16 / 4 = 4
    await publish();
    const socket = await connect(open);
    await add(2); // 16 / 2 = 8
    await publish();
    const { ranking } = await readServer(open);
    const [hello, delta] = socket?.messages ?? [];
    expect(hello).toMatchObject({ type: "hello", ...open, generation: 2, presence: 1 });
    expect(delta).toEqual({
      type: "delta",
      ...open,
      generation: 3,
      ranking,
      from: hello !== undefined && "ranking" in hello ? hello.ranking : undefined,
      moved: [{ item: items[2]?.id, number: 3, from: null, to: 1, cause: null }],
      count: 3,
    });
  });

  test("follows all items and other models while a socket does", async () => {
    const { add, publish, connect, readServer } = await openWorkspace();
    await add(8);
    await publish();
    const series = [
      { model: "wsjf", scope: "all" },
      { model: "rice", scope: "open" },
    ] as const;
    const sockets = [await connect(series[0]), await connect(series[1])];
    await add(2);
    await publish();
    expect(typesOf(sockets[0]?.messages)).toEqual(["hello", "delta"]);
    // The model has had no ranking before.
    expect(typesOf(sockets[1]?.messages)).toEqual(["hello", "resync"]);
    await add(1);
    await publish();
    for (const [index, each] of series.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- one environment
      const { ranking } = await readServer(each);
      expect(sockets[index]?.messages.at(-1)).toMatchObject({ type: "delta", ...each, ranking });
    }
  });

  test("makes one call of the room without sockets", async () => {
    const { deps, id, add, environment } = await openWorkspace();
    await add(8);
    const calls: string[] = [];
    const rooms: Rooms = {
      ...deps.rooms,
      announce(...news) {
        calls.push("announce");
        return deps.rooms.announce(...news);
      },
      broadcast: async () => void calls.push("broadcast"),
    };
    environment.now += 1_100;
    await publishWorkspace({ ...deps, rooms }, { workspace: id });
    expect(calls).toEqual(["announce"]);
  });

  test("announces a ranking that a request has published meanwhile", async () => {
    const { deps, id, add, publish, connect, readServer } = await openWorkspace();
    await add(8);
    await publish();
    const socket = await connect(open);
    await add(2);
    const pointer = await deps.store.workspaces.readPointer(id);
    expect(pointer?.workspace.generation).toBe(2);
    // Within a second of the request, the publish has nothing to rank.
    await requirePublished(deps, id);
    expect(await publishWorkspace(deps, { workspace: id })).toBe("current");
    const { ranking } = await readServer(open);
    expect(socket?.messages.at(-1)).toMatchObject({ type: "delta", ranking });
  });

  test("repeats a broadcast that has failed, from the last ranking that sockets know", async () => {
    const { deps, environment, id, add, publish, connect, readServer } = await openWorkspace();
    await add(8);
    await publish();
    const socket = await connect(open);
    for (const jobSize of [4, 2]) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await add(jobSize);
      environment.now += 1_100;
      const rooms = { ...deps.rooms, broadcast: rejectBroadcast };
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await publishWorkspace({ ...deps, rooms }, { workspace: id });
    }
    const retries = environment.queued.filter(({ kind }) => kind === "broadcast");
    expect(retries).toHaveLength(2);
    await broadcastWorkspace(deps, { workspace: id });
    await broadcastWorkspace(deps, { workspace: id });
    const { ranking } = await readServer(open);
    expect(typesOf(socket?.messages)).toEqual(["hello", "delta"]);
    expect(socket?.messages.at(-1)).toMatchObject({ ranking, generation: 3, count: 3 });
  });
});

/** Ranks and publishes the current generation as a request does. */
async function requirePublished(deps: Parameters<typeof publishWorkspace>[0], id: string) {
  const rooms = { ...deps.rooms, announce: async () => [] };
  await publishWorkspace({ ...deps, rooms }, { workspace: id, isUrgent: true });
}

describe("a client", () => {
  test("resumes from the ranking that it has", async () => {
    const { add, publish, connect } = await openWorkspace();
    await add(8);
    await publish();
    const socket = await connect(open);
    const hello = socket?.messages[0];
    const since = hello?.type === "hello" ? (hello.ranking ?? "") : "";
    socket?.close();
    await add(4);
    await publish();
    await add(2);
    await publish();
    const resumed = await connect(open, since);
    expect(typesOf(resumed?.messages)).toEqual(["hello", "delta", "delta"]);
    const unknown = await connect(open, "rnk_00000000000000000000000000");
    expect(typesOf(unknown?.messages)).toEqual(["hello", "resync"]);
  });

  test("loses nothing if it connects with an old pointer", async () => {
    const { add, publish, connect, readServer, deps, id, environment } = await openWorkspace();
    await add(8);
    await publish();
    const old = await requirePointer(deps, id);
    await add(2);
    await publish();
    const { ranking } = await readServer(open);
    const pointers = { ...deps.caches.pointers, read: () => old };
    const lagging = { ...deps, caches: { ...deps.caches, pointers } };
    const request = { ...open, since: undefined };
    const subscription = await resolveSubscription(lagging, actorOf(id), request);
    expect(subscription.generation).toBe(1);
    expect(environment.rooms.connect(id, { key: "key" }, subscription)).toBeUndefined();
    const socket = await connect(open);
    expect(socket?.messages).toMatchObject([{ type: "hello", generation: 2, ranking }]);
  });

  test("ends at the order of the server after random disconnects and publishes", async () => {
    const kinds = ["add", "edit", "close", "publish", "lose", "drop", "connect"] as const;
    const step = fc.record({
      kind: fc.constantFrom(...kinds),
      index: fc.nat(9),
      size: fc.integer({ min: 1, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        const { deps, environment, id, ...space } = await openWorkspace();
        const series: readonly LiveSeries[] = [open, { model: "wsjf", scope: "all" }, open];
        const clients = series.map(
          (each) =>
            new LiveClient({
              connect: (since) => space.connect(each, since),
              readServer: () => space.readServer(each),
            }),
        );
        type Perform = (index: number, size: number) => unknown;
        const perform: Record<(typeof kinds)[number], Perform> = {
          add: (_, size) => space.add(size),
          edit: (index, size) => space.edit(index, { ratings: rate(size) }),
          close: (index) => space.edit(index, { status: "done" }),
          publish: () => space.publish(),
          lose: async () => {
            environment.now += 1_100;
            const rooms = { ...deps.rooms, broadcast: rejectBroadcast };
            await publishWorkspace({ ...deps, rooms }, { workspace: id });
          },
          drop: (index) => clients[index % 3]?.disconnect(),
          connect: (index) => clients[index % 3]?.connect(),
        };
        for (const each of steps) {
          // oxlint-disable-next-line no-await-in-loop -- the steps follow each other
          await perform[each.kind](each.index, each.size);
          // oxlint-disable-next-line no-await-in-loop -- the clients share an environment
          await clients[steps.indexOf(each) % 3]?.receive();
        }
        for (const client of clients) {
          // oxlint-disable-next-line no-await-in-loop -- the clients share an environment
          await client.connect();
        }
        await space.publish();
        for (const [index, client] of clients.entries()) {
          // oxlint-disable-next-line no-await-in-loop -- the clients share an environment
          await client.receive();
          // oxlint-disable-next-line no-await-in-loop -- the clients share an environment
          expect(client.state).toEqual(await space.readServer(series[index] ?? open));
        }
      }),
      { numRuns: 60, seed: 13 },
    );
  });
});
