import { trustUrl } from "../data/trust-url.ts";
import {
  type LoadedSnapshot,
  type RankedRows,
  type RankingSummary,
  type RankRequest,
  type RowExplanation,
  type SummaryRequest,
  type WorkerFault,
  type WorkerReply,
} from "./messages.ts";
// oxlint-disable-next-line import/default -- vite replaces the module with the URL of the worker
import workerUrl from "./rank.worker.ts?worker&url";

/** An error that the ranking worker reports. */
export class RankingError extends Error {
  override readonly name = "RankingError";
  readonly status: number;

  constructor({ status, detail }: WorkerFault) {
    super(detail);
    this.status = status;
  }
}

/**
 * The ranking worker, as seen by the page. Of several requests to rank, one runs and the latest one
 * waits: the others resolve to undefined.
 */
export class Ranker {
  readonly #worker = new Worker(trustUrl(workerUrl), { type: "module" });
  readonly #pending = new Map<number, PromiseWithResolvers<unknown>>();
  #nextId = 1;
  #running: Promise<unknown> | undefined;
  #waiting: WaitingRank | undefined;

  constructor() {
    this.#worker.addEventListener("message", (event: MessageEvent<WorkerReply>) => {
      this.#settle(event.data);
    });
  }

  /** Loads the snapshot of a workspace, or the changes since the loaded one. */
  load(workspace: string): Promise<LoadedSnapshot> {
    return this.#send<LoadedSnapshot>({ type: "load", workspace });
  }

  /** Ranks the snapshot. Resolves to undefined if a later request replaces this one. */
  rank(request: RankRequest): Promise<RankedRows | undefined> {
    this.#waiting?.resolve(undefined);
    const waiting = { ...Promise.withResolvers<RankedRows | undefined>(), request };
    this.#waiting = waiting;
    this.#runNext();
    return waiting.promise;
  }

  /** Explains the scores of items by the model of the last ranking. */
  explain(numbers: readonly number[]): Promise<readonly RowExplanation[]> {
    return this.#send<readonly RowExplanation[]>({ type: "explain", numbers });
  }

  /** Summarises the ranking of the snapshot by a model. */
  summarise(request: SummaryRequest): Promise<RankingSummary> {
    return this.#send<RankingSummary>({ type: "summarise", request });
  }

  /** Lists the inputs of a model whose weights a reader can change. */
  listWeightedInputs(model: RankRequest["model"]): Promise<readonly string[]> {
    return this.#send<readonly string[]>({ type: "list-weighted-inputs", model });
  }

  #runNext(): void {
    const next = this.#waiting;
    if (this.#running !== undefined || next === undefined) {
      return;
    }
    this.#waiting = undefined;
    const run = this.#send<RankedRows>({ type: "rank", request: next.request });
    run.then(next.resolve, next.reject);
    this.#running = run
      .catch(() => undefined)
      .finally(() => {
        this.#running = undefined;
        this.#runNext();
      });
  }

  #send<T>(message: object): Promise<T> {
    const id = this.#nextId++;
    const pending = Promise.withResolvers<unknown>();
    this.#pending.set(id, pending);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    this.#worker.postMessage({ ...message, id });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the reply of the type of message
    return pending.promise as Promise<T>;
  }

  #settle(reply: WorkerReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if ("fault" in reply) {
      pending?.reject(new RankingError(reply.fault));
    } else {
      pending?.resolve(reply.value);
    }
  }
}

type WaitingRank = PromiseWithResolvers<RankedRows | undefined> & { readonly request: RankRequest };
