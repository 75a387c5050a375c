import { type Expansion } from "../../contract/expansions.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { type RequestedFilter } from "../../core/ranking/ranking.ts";
import {
  type Cached,
  type RenderedPage,
  type RankingMetadata,
  type Tier,
} from "../../ports/deps.ts";
import { type RankingLocation } from "../rankings/locate-ranking.ts";
import { type PointerRead } from "../rankings/pointer.ts";

/** Which page a reader wants. */
export type PageRequest = {
  readonly workspace: string;
  readonly model?: string | undefined;
  readonly revision?: number | undefined;
  /** The id of an old ranking, instead of a model's newest. */
  readonly ranking?: string | undefined;
  readonly filter: RequestedFilter;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** From 1; an older way to say how far. */
  readonly page?: number | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly expand?: readonly Expansion[] | undefined;
  /** Nobody reads it: it is made ahead of its readers, and its model is not kept fresh for it. */
  readonly isPrefetch?: boolean;
};

/** A page that has a name, before anything of it is read. */
export type ResolvedPage = PointerRead & {
  readonly request: PageRequest;
  /** What its reader has seen; 0, if nothing. */
  readonly minGeneration: number;
  readonly inUse: ModelInUse;
  readonly location: RankingLocation;
  /** What the truth or this isolate knows of the ranking before it is read. */
  readonly facts: RankingMetadata | undefined;
  /** Whether exactly this ranking is meant, not the newest. */
  readonly isPinned: boolean;
  readonly offset: number;
  /** What could change the answer, in a fixed order, as a URL has it. */
  readonly address: string;
  /** The same as it stands in names. */
  readonly query: string;
};

/** A page that has been read, with its key. */
export type PageResult = Cached<RenderedPage> & {
  readonly resolved: ResolvedPage;
  readonly key: string;
  /** The tier of the ranking, if the page had to be built. */
  readonly rankingTier?: Tier;
};
