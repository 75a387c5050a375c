import { type LiveDelta, type LiveMessage } from "../../src/contract/live.ts";

/** The order that a client shows: a ranking, and the numbers of its items, best first. */
type ClientState = { readonly ranking: string; readonly numbers: readonly number[] };

type Connection = {
  /** The messages that have arrived; the client removes those that it has processed. */
  readonly messages: LiveMessage[];
  readonly close: () => void;
};

type LiveServer = {
  readonly connect: (since: string | undefined) => Promise<Connection | undefined>;
  /** Reads the ranking again. */
  readonly readServer: () => Promise<ClientState>;
};

/** A client that follows the protocol: applies deltas, and reads the ranking again after a gap. */
export class LiveClient {
  state: ClientState | undefined;
  /** The number of times that it has read the ranking. */
  readCount = 0;
  /** The number of deltas that it has applied. */
  deltaCount = 0;
  readonly #server: LiveServer;
  #connection: Connection | undefined;

  constructor(server: LiveServer) {
    this.#server = server;
  }

  async connect(): Promise<void> {
    this.disconnect();
    this.#connection = await this.#server.connect(this.state?.ranking);
  }

  disconnect(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }

  /** Processes the messages that have arrived. */
  async receive(): Promise<void> {
    for (const message of this.#connection?.messages.splice(0) ?? []) {
      // oxlint-disable-next-line no-await-in-loop -- the messages follow each other
      await this.#process(message);
    }
  }

  async #process(message: LiveMessage): Promise<void> {
    switch (message.type) {
      case "hello":
        // With a ranking of its own, the client waits for the deltas from it.
        return this.state === undefined ? this.#read() : undefined;
      case "resync":
        return this.#read();
      case "delta":
        return this.#follow(message);
      case "presence":
      case "job":
        return undefined;
    }
  }

  /** Applies a delta of the known ranking. Ignores the known ranking, and reads after a gap. */
  async #follow(delta: LiveDelta): Promise<void> {
    const known = this.state?.ranking;
    if (delta.ranking !== known) {
      await (delta.from === known ? this.#apply(delta) : this.#read());
    }
  }

  async #read(): Promise<void> {
    this.readCount += 1;
    this.state = await this.#server.readServer();
  }

  #apply({ ranking, moved }: LiveDelta): void {
    this.deltaCount += 1;
    const listed = new Set(moved.map(({ number }) => number));
    const numbers = (this.state?.numbers ?? []).filter((number) => !listed.has(number));
    for (const { number, to } of moved) {
      if (to !== null) {
        numbers.splice(to - 1, 0, number);
      }
    }
    this.state = { ranking, numbers };
  }
}
