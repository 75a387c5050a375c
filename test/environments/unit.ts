import { openInFlight } from "../../src/cache/tiers/in-flight.ts";
import { type QueuedJob } from "../../src/contract/queued-job.ts";
import { type Instant } from "../../src/core/item/item.ts";
import { createToken } from "../../src/core/token.ts";
import { formatTypeId } from "../../src/core/type-id.ts";
import { webCrypto } from "../../src/platform/cloudflare/crypto.ts";
import { openSecrets } from "../../src/platform/cloudflare/secrets.ts";
import { type BackgroundMetric, type Deps } from "../../src/ports/deps.ts";
import { type SocketSelection } from "../../src/ports/rooms.ts";
import { openFakeCaches } from "../cache/fake-caches.ts";
import { type FakeRooms, openFakeRooms } from "../live/fake-rooms.ts";
import { openFakeStore } from "../store/fake-store.ts";
import { FakeTables } from "../store/fake-tables.ts";

/**
 * The environment of unit tests: every port as a fake in memory. The fakes pass the same contract
 * suites as the real ports (`test/contracts`). The clock advances only when a test moves it.
 */
export type UnitEnvironment = {
  readonly deps: Deps;
  /** The rows behind `deps.store`. */
  readonly tables: FakeTables;
  now: number;
  readonly queued: QueuedJob[];
  readonly rooms: FakeRooms;
  /** The sockets that flows have ended. */
  readonly endedSockets: {
    readonly workspace: string;
    readonly selection: SocketSelection;
    readonly at: Instant;
  }[];
  readonly metrics: BackgroundMetric[];
  readonly reportedErrors: unknown[];
  /** Empties every cache tier. */
  readonly clearCaches: () => void;
  /** Waits for the work that flows left running in the background. */
  readonly settle: () => Promise<void>;
};

/** The root keys of unit tests. */
export const unitRootKeys: readonly string[] = ["the root key of the tests"];

export function openUnitEnvironment(): UnitEnvironment {
  const { caches, clear } = openFakeCaches();
  const tables = new FakeTables();
  const background: Promise<unknown>[] = [];
  let count = 0;
  const nextHex = (length: number) => (count += 1).toString(16).padStart(length, "0");
  const queued: QueuedJob[] = [];
  const rooms = openFakeRooms(() => environment.now);
  const endedSockets: UnitEnvironment["endedSockets"] = [];
  const metrics: BackgroundMetric[] = [];
  const reportedErrors: unknown[] = [];
  const deps: Deps = {
    store: openFakeStore(tables),
    caches,
    inFlight: openInFlight(() => environment.now),
    queue: { send: async (job) => void queued.push(job) },
    rooms: {
      ...rooms,
      async endSockets(workspace, selection, at) {
        endedSockets.push({ workspace, selection, at });
        await rooms.endSockets(workspace, selection, at);
      },
    },
    clock: { now: () => environment.now },
    random: {
      typeId: (prefix) => formatTypeId(prefix, nextHex(32)),
      secret: () => nextHex(64),
      token: (prefix) => createToken(prefix, new Uint8Array(32).fill((count += 1))),
      fraction: () => 0.5,
    },
    crypto: webCrypto,
    secrets: openSecrets(unitRootKeys),
    waitUntil: (work) => void background.push(work),
    sleep: async (milliseconds) => void (environment.now += milliseconds),
    recordMetric: (metric) => void metrics.push(metric),
    reportError: (error) => void reportedErrors.push(error),
  };
  const environment: UnitEnvironment = {
    deps,
    tables,
    now: 1_000_000,
    queued,
    rooms,
    endedSockets,
    metrics,
    reportedErrors,
    clearCaches: clear,
    settle: async () => void (await Promise.all(background.splice(0))),
  };
  return environment;
}
