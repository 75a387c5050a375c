import { type Room } from "../../live/room.ts";
import { type Rooms } from "../../ports/rooms.ts";

type Timer = { readonly time: <T>(name: string, work: () => Promise<T>) => Promise<T> };

/** Opens the rooms of all workspaces. `trace` times each call. */
export function openRooms(rooms: DurableObjectNamespace<Room>, trace: Timer): Rooms {
  const call = <T>(workspace: string, work: (room: DurableObjectStub<Room>) => Promise<T>) =>
    trace.time("room", () => work(rooms.getByName(workspace)));
  return {
    announce: (workspace, news) => call(workspace, async (room) => room.announce(news)),
    broadcast: (workspace, update) => call(workspace, async (room) => room.broadcast(update)),
    reportJob: (workspace, job) => call(workspace, async (room) => room.reportJob(job)),
    endSockets: (workspace, selection, at) =>
      call(workspace, (room) => room.endSockets(selection, at)),
  };
}
