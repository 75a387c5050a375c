import { type LiveMessage, parseLiveMessage } from "../../src/contract/live.ts";
import { type Instant } from "../../src/core/item/item.ts";
import { formatSeries, RoomSeries } from "../../src/live/room-series.ts";
import { type Rooms, type SocketOwner, type Subscription } from "../../src/ports/rooms.ts";
import { openFakeStorage } from "./fake-storage.ts";

/** A socket of a fake room, and the messages that it has received. */
export type FakeSocket = {
  readonly messages: LiveMessage[];
  readonly close: () => void;
};

export type FakeRooms = Rooms & {
  /** Opens a socket. The owner is the person. Returns undefined for an old pointer. */
  readonly connect: (
    workspace: string,
    owner: Pick<SocketOwner, "key">,
    subscription: Subscription,
  ) => FakeSocket | undefined;
};

type OpenSocket = { readonly key: string; readonly series: string; readonly socket: FakeSocket };

/** Rooms in memory, without alarms and limits. */
export function openFakeRooms(now: () => Instant): FakeRooms {
  const rooms = new Map<
    string,
    { readonly series: RoomSeries; readonly sockets: Set<OpenSocket> }
  >();
  const open = (workspace: string) => {
    const room = rooms.get(workspace) ?? {
      series: new RoomSeries(openFakeStorage()),
      sockets: new Set<OpenSocket>(),
    };
    rooms.set(workspace, room);
    return room;
  };
  const send = (sockets: Iterable<OpenSocket>, text: string) => {
    const message = parseLiveMessage(text);
    const list = [...sockets];
    list.forEach(({ socket }) => message && socket.messages.push(message));
    return list.length;
  };
  return {
    async announce(workspace, news) {
      const { series, sockets } = open(workspace);
      return series.announce(
        news,
        (record) =>
          record.wantedUntil > now() ||
          [...sockets].some((socket) => socket.series === formatSeries(record.series)),
      );
    },
    async broadcast(workspace, update) {
      const { series, sockets } = open(workspace);
      const text = series.update(update);
      const name = formatSeries(update.series);
      if (text !== undefined) {
        send(
          [...sockets].filter((socket) => socket.series === name),
          text,
        );
      }
    },
    reportJob: async (workspace, job) => send(open(workspace).sockets, JSON.stringify(job)),
    async endSockets(workspace, selection, at) {
      const { sockets, series } = open(workspace);
      const ended = [...sockets].filter(
        ({ key }) => !("key" in selection) || key === selection.key,
      );
      if (at <= now()) {
        ended.forEach((socket) => sockets.delete(socket));
      }
      if ("all" in selection) {
        series.clear();
      }
    },
    connect(workspace, { key }, subscription) {
      const { series, sockets } = open(workspace);
      if (series.generation > subscription.generation) {
        return undefined;
      }
      const name = formatSeries(subscription.series);
      const isOnly = [...sockets].every((socket) => socket.series !== name);
      const socket: FakeSocket = {
        messages: [],
        close() {
          sockets.delete(entry);
          series.keepWanted(subscription.series, now());
        },
      };
      const entry = { key, series: name, socket };
      sockets.add(entry);
      const presence = new Set([...sockets].map((each) => each.key)).size;
      series
        .subscribe(subscription, { presence, isOnly, at: now() })
        .forEach((text) => send([entry], text));
      return socket;
    },
  };
}
