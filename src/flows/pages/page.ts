import { type Expansion } from "../../contract/expansions.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { type PastPoint } from "../../core/past-point.ts";
import { type RequestedFilter } from "../../core/ranking/filter-positions.ts";
import { type Scope } from "../../core/status/scope.ts";
import {
  type Cached,
  type RankingMetadata,
  type RenderedPage,
  type Tier,
} from "../../ports/deps.ts";
import { type RankingLocation } from "../rankings/locate-ranking.ts";
import { type PointerRead } from "../rankings/pointer.ts";

/** The page of a ranking that a client requests. */
export type PageRequest = {
  readonly workspace: string;
  readonly model?: string | undefined;
  readonly revision?: number | undefined;
  /** The id of a past ranking, instead of the newest one of a model. */
  readonly ranking?: string | undefined;
  /** A point in the past, whose ranking replaces the newest one. */
  readonly at?: PastPoint | undefined;
  readonly filter: RequestedFilter;
  /** If absent, the filter decides: see `resolveScope`. */
  readonly scope?: Scope | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Page number from 1: an alternative to the cursor. */
  readonly page?: number | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly expand?: readonly Expansion[] | undefined;
  /** Set if no client waits for the page. Such a request does not keep its model fresh. */
  readonly isPrefetch?: boolean;
};

/** A page request with the data of the page's key: the pointer, the model and the location. */
export type ResolvedPage = PointerRead & {
  readonly request: PageRequest;
  /** The minimum generation that the client requires; 0 if it requires none. */
  readonly minGeneration: number;
  readonly resolvedModel: ResolvedModel;
  readonly location: RankingLocation;
  /** The ranking's metadata, if the pointer or this isolate's memory has it. */
  readonly metadata: RankingMetadata | undefined;
  /** Whether the request names one past ranking, by id or by cursor. */
  readonly isPinned: boolean;
  readonly offset: number;
  /** The canonical query: every parameter that changes the page, in a fixed order. */
  readonly query: string;
  /** The query as part of keys: its digest if it is long. */
  readonly queryKey: string;
};

/** A page that has been read, with its key. */
export type PageResult = Cached<RenderedPage> & {
  readonly resolved: ResolvedPage;
  readonly key: string;
  /** The tier of the ranking, if the page was built for this request. */
  readonly rankingTier?: Tier;
};
