import { type Caches } from "./caches.ts";
import { type Clock } from "./clock.ts";
import { type Cryptography } from "./crypto.ts";
import { type InFlight } from "./in-flight.ts";
import { type JobQueue } from "./queue.ts";
import { type Random } from "./random.ts";
import { type Rooms } from "./rooms.ts";
import { type Secrets } from "./secrets.ts";
import { type Store } from "./store.ts";
import { type Telemetry } from "./telemetry.ts";

export type * from "./caches.ts";
export type * from "./rooms.ts";
export type * from "./store.ts";
export type * from "./telemetry.ts";

/** External dependencies of flows. Each entry opens its own implementation; tests open fakes. */
export type Deps = Telemetry & {
  readonly store: Store;
  readonly caches: Caches;
  readonly inFlight: InFlight;
  readonly queue: JobQueue;
  readonly rooms: Rooms;
  readonly clock: Clock;
  readonly random: Random;
  readonly crypto: Cryptography;
  readonly secrets: Secrets;
  /** Continues work after the response was sent. Never throws. */
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly sleep: (milliseconds: number) => Promise<void>;
};
