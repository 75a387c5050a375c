import {
  type LiveDelta,
  type LiveHello,
  type LiveResync,
  type LiveSeries,
} from "../contract/live.ts";
import { type Instant } from "../core/item/item.ts";
import {
  type RankingUpdate,
  type RankingVersion,
  type SeriesHead,
  type Subscription,
} from "../ports/rooms.ts";

/** The storage of a room, which survives its eviction. A caller states the type of a value. */
export type RoomStorage = {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as declared by the runtime
  readonly get: <T>(key: string) => T | undefined;
  readonly put: (key: string, value: unknown) => void;
  readonly delete: (key: string) => boolean;
  readonly list: <T>(options: { readonly prefix: string }) => Iterable<[string, T]>;
};

/** A stored delta leads from one ranking to another. */
type ChainLink = { readonly from: string; readonly to: string; readonly length: number };

type SeriesRecord = SeriesHead & {
  /** The recent deltas, oldest first. Each begins where the previous one ends. */
  readonly chain: readonly ChainLink[];
  /** Until this time, the room requests deltas for clients that have lost their connection. */
  readonly wantedUntil: Instant;
};

/** A larger delta becomes a resync. Messages contain only ASCII, so this is also their size. */
const deltaLengthMax = 65_536;

/** The number and the total length of the deltas to keep for a series. */
const chainLinksMax = 50;
const chainLengthMax = 262_144;

/** The time for which a series remains wanted after its last socket has closed. */
const resumeMs = 120_000;

const [seriesPrefix, deltaPrefix, generationKey] = ["series ", "delta ", "generation"];

/**
 * The rankings of a room by series: the last ranking of which the sockets know, and the deltas to
 * resume from. The storage contains everything, so an evicted room loses nothing.
 */
export class RoomSeries {
  readonly #storage: RoomStorage;

  constructor(storage: RoomStorage) {
    this.#storage = storage;
  }

  /** The generation up to which the workspace has announced its rankings. */
  get generation(): number {
    return this.#storage.get<number>(generationKey) ?? 0;
  }

  /** Stores the announced rankings of unwanted series. Returns the wanted series. */
  announce(
    {
      generation,
      rankings,
    }: { readonly generation: number; readonly rankings: readonly SeriesHead[] },
    isWanted: (record: { readonly series: LiveSeries; readonly wantedUntil: Instant }) => boolean,
  ): SeriesHead[] {
    if (generation > this.generation) {
      this.#storage.put(generationKey, generation);
    }
    for (const { series, head } of rankings) {
      const record = this.#read(series);
      if (head !== undefined && isNewer(head, record.head) && !isWanted(record)) {
        this.#write({ ...this.#withoutChain(record), head });
      }
    }
    return [...this.#storage.list<SeriesRecord>({ prefix: seriesPrefix })]
      .map(([, record]) => record)
      .filter(isWanted)
      .map(({ series, head }) => ({ series, head }));
  }

  /** Advances a series. Returns the message for its sockets; undefined if they know the ranking. */
  update({ series, to, from, moved, count }: RankingUpdate): string | undefined {
    const record = this.#read(series);
    if (!isNewer(to, record.head)) {
      return undefined;
    }
    const base = { generation: to.generation, ...series, ranking: to.ranking };
    if (from !== undefined && from === record.head?.ranking && moved !== undefined) {
      const delta: LiveDelta = { type: "delta", ...base, from, moved, count };
      const text = JSON.stringify(delta);
      if (text.length <= deltaLengthMax) {
        const link = { from, to: to.ranking, length: text.length };
        this.#storage.put(`${deltaPrefix}${formatSeries(series)} ${to.ranking}`, text);
        this.#write(this.#trim({ ...record, head: to, chain: [...record.chain, link] }));
        return text;
      }
    }
    const resync: LiveResync = { type: "resync", ...base, from: record.head?.ranking ?? null };
    this.#write({ ...this.#withoutChain(record), head: to });
    return JSON.stringify(resync);
  }

  /** Returns the first messages of a socket. `isOnly`: the series has no other socket. */
  subscribe(
    { series, generation, current, since }: Subscription,
    {
      presence,
      isOnly,
      at,
    }: { readonly presence: number; readonly isOnly: boolean; readonly at: Instant },
  ): string[] {
    let record = this.#read(series);
    const isAhead = current !== undefined && isNewer(current, record.head);
    const known = isAhead ? current : record.head;
    if (isAhead && isOnly) {
      // Other sockets, if there were any, would still need the difference from the earlier head.
      record = { ...this.#withoutChain(record), head: current };
    }
    this.#write({ ...record, wantedUntil: at + resumeMs });
    const ranking = known?.ranking ?? null;
    const base = { generation: known?.generation ?? generation, ...series };
    const hello: LiveHello = { type: "hello", ...base, ranking, presence };
    return [JSON.stringify(hello), ...this.#resume(record, hello, since)];
  }

  /** Returns the messages that lead a client from its ranking to that of the hello. */
  #resume(record: SeriesRecord, hello: LiveHello, since: string | undefined): string[] {
    const { generation, model, scope, ranking } = hello;
    if (since === undefined || since === ranking || ranking === null) {
      return [];
    }
    const base = { type: "resync", generation, model, scope } as const;
    const resync: LiveResync = { ...base, ranking, from: since };
    return this.#listDeltas(record, { since, ranking }) ?? [JSON.stringify(resync)];
  }

  /** Keeps a series wanted for a while after a socket has closed, unless it has been removed. */
  keepWanted(series: LiveSeries, at: Instant): void {
    const record = this.#read(series);
    if (record.wantedUntil > 0) {
      this.#write({ ...record, wantedUntil: at + resumeMs });
    }
  }

  /** Removes all rankings and deltas. */
  clear(): void {
    for (const prefix of [seriesPrefix, deltaPrefix]) {
      for (const [key] of Array.from(this.#storage.list({ prefix }))) {
        this.#storage.delete(key);
      }
    }
  }

  /** Returns the stored deltas from one ranking to another; undefined if one is missing. */
  #listDeltas(
    { series, chain }: SeriesRecord,
    { since, ranking }: { readonly since: string; readonly ranking: string },
  ): string[] | undefined {
    const start = chain.findIndex(({ from }) => from === since);
    if (start < 0 || chain.at(-1)?.to !== ranking) {
      return undefined;
    }
    const texts = chain
      .slice(start)
      .map(({ to }) => this.#storage.get<string>(`${deltaPrefix}${formatSeries(series)} ${to}`));
    const present = texts.filter((text) => text !== undefined);
    return present.length === texts.length ? present : undefined;
  }

  #read(series: LiveSeries): SeriesRecord {
    const record = this.#storage.get<SeriesRecord>(`${seriesPrefix}${formatSeries(series)}`);
    return record ?? { series, head: undefined, chain: [], wantedUntil: 0 };
  }

  #write(record: SeriesRecord): void {
    this.#storage.put(`${seriesPrefix}${formatSeries(record.series)}`, record);
  }

  #withoutChain(record: SeriesRecord): SeriesRecord {
    this.#deleteDeltas(record.series, record.chain);
    return { ...record, chain: [] };
  }

  /** Drops the oldest deltas above the limits. */
  #trim(record: SeriesRecord): SeriesRecord {
    const { series, chain } = record;
    let length = chain.reduce((sum, link) => sum + link.length, 0);
    let first = 0;
    while (chain.length - first > chainLinksMax || length > chainLengthMax) {
      length -= chain[first]?.length ?? 0;
      first += 1;
    }
    this.#deleteDeltas(series, chain.slice(0, first));
    return { ...record, chain: chain.slice(first) };
  }

  #deleteDeltas(series: LiveSeries, chain: readonly ChainLink[]): void {
    for (const { to } of chain) {
      this.#storage.delete(`${deltaPrefix}${formatSeries(series)} ${to}`);
    }
  }
}

/** Formats the name of a series: its storage key and its tag. */
export function formatSeries({ model, scope }: LiveSeries): string {
  return `${model} ${scope}`;
}

/** Compares generations, then order rules, then revisions. */
function isNewer(ranking: RankingVersion, head: RankingVersion | undefined): boolean {
  if (head === undefined || ranking.generation !== head.generation) {
    return ranking.generation > (head?.generation ?? -1);
  }
  return ranking.orderRules === head.orderRules
    ? ranking.revision > head.revision
    : ranking.orderRules > head.orderRules;
}
