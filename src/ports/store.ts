import { type Hierarchy, type JudgeChange } from "../core/ahp/hierarchy-document.ts";
import { type Instant } from "../core/item/item.ts";
import { type Job } from "../core/job.ts";
import { type Person } from "../core/person.ts";
import { type RankingKey } from "../core/ranking/ranking-key.ts";
import { type RankingPosition, type RankingStamp } from "../core/ranking/thin-rankings.ts";
import { type StatusCategory } from "../core/status/status-category.ts";
import { type ModelRow, type RankingRow } from "../core/workspace.ts";
import { type ApiKeyStore, type SessionStore, type TicketStore } from "./store-access.ts";
import { type BackupStore } from "./store-backups.ts";
import { type BaselineStore } from "./store-baselines.ts";
import { type ChangeStore } from "./store-changes.ts";
import { type ErasureStore } from "./store-erasures.ts";
import { type ItemStore, type SnapshotStore } from "./store-items.ts";
import { type PurgeStore } from "./store-purges.ts";
import { type WorkspaceStore } from "./store-workspaces.ts";
import {
  type EarlierRequest,
  type IdempotencyClaim,
  type IdempotentResponse,
  type StagedChunk,
  type StoredResponse,
} from "./store-writes.ts";

export type * from "./store-backups.ts";
export type * from "./store-baselines.ts";
export type * from "./store-access.ts";
export type * from "./store-changes.ts";
export type * from "./store-erasures.ts";
export type * from "./store-items.ts";
export type * from "./store-purges.ts";
export type * from "./store-workspaces.ts";
export type * from "./store-writes.ts";

/** A change of the categories of statuses. `null` removes the category of a status. */
export type StatusChange = {
  readonly workspace: string;
  readonly actor: string;
  readonly at: Instant;
  readonly categories: Readonly<Record<string, StatusCategory | null>>;
  /** Whether to keep the categories that the workspace has already assigned. */
  readonly isProposal?: boolean;
  /** Writes nothing if the workspace has another generation. */
  readonly ifGeneration?: number | undefined;
};

/** The categories of statuses; `Workspace.statuses` contains the newest ones. */
type StatusStore = {
  /** Increments and returns the generation; returns undefined if the change has no effect. */
  readonly save: (change: StatusChange) => Promise<number | undefined>;
};

/** Models of a workspace, one row per revision. */
type ModelStore = {
  /** Lists the newest revision of each model, without votes and the numbers derived from them. */
  readonly list: (workspace: string) => Promise<readonly ModelRow[]>;
  readonly read: (
    workspace: string,
    id: string,
    revision?: number,
  ) => Promise<ModelRow | undefined>;
  /** Returns false if the revision exists. */
  readonly create: (
    workspace: string,
    row: ModelRow,
    response?: IdempotentResponse,
  ) => Promise<boolean>;
};

/** New values of some fields of a person. The database increments the version. */
export type PersonChange = {
  readonly fields: Partial<Pick<Person, "name" | "skills" | "capacity">>;
  readonly at: Instant;
  /** The versions to change; any by default. */
  readonly versions?: readonly number[] | undefined;
};

type PeopleStore = {
  /** Lists people in the order of their creation; with a skill, only those who have it. */
  readonly list: (workspace: string, skill?: string) => Promise<readonly Person[]>;
  readonly read: (workspace: string, id: string) => Promise<Person | undefined>;
  /** Returns false if the workspace has `peopleMax` people. */
  readonly create: (
    workspace: string,
    person: Person,
    response?: IdempotentResponse,
  ) => Promise<boolean>;
  /** Changes the given fields. Returns undefined if no person has the id and one of the versions. */
  readonly update: (
    workspace: string,
    id: string,
    change: PersonChange,
  ) => Promise<Person | undefined>;
  /** Removes a person, at any version by default. Returns false if there is none. */
  readonly remove: (
    workspace: string,
    id: string,
    versions?: readonly number[],
  ) => Promise<boolean>;
};

type HierarchyStore = {
  /** Lists hierarchies without their judgements, newest first. */
  readonly list: (workspace: string) => Promise<readonly Omit<Hierarchy, "document">[]>;
  readonly read: (workspace: string, id: string) => Promise<Hierarchy | undefined>;
  /** Returns false if the workspace has `hierarchiesMax` hierarchies. */
  readonly create: (
    workspace: string,
    row: Hierarchy,
    response?: IdempotentResponse,
  ) => Promise<boolean>;
  /**
   * Replaces the judgements of one judge. Returns undefined if the hierarchy does not exist, has
   * another version or is final, or if it would exceed the limit of judges or characters.
   */
  readonly saveJudgements: (
    workspace: string,
    id: string,
    change: JudgeChange,
  ) => Promise<Hierarchy | undefined>;
  /** Removes a hierarchy that is not final. Returns false if there is none of these versions. */
  readonly remove: (
    workspace: string,
    id: string,
    versions?: readonly number[],
  ) => Promise<boolean>;
  /** Creates the model and links it. Returns false if the version differs or the id is taken. */
  readonly finalize: (
    workspace: string,
    change: {
      readonly id: string;
      readonly version: number;
      readonly model: ModelRow;
      readonly at: Instant;
    },
    response?: IdempotentResponse,
  ) => Promise<boolean>;
};

type RankingStore = {
  /** Idempotent. An older generation never replaces a newer published one. */
  readonly publish: (row: RankingRow, at: Instant) => Promise<void>;
  /** Updates the digest and counts of a stored ranking. */
  readonly updateDigest: (row: RankingRow) => Promise<void>;
  readonly markRead: (key: RankingKey, at: Instant) => Promise<void>;
  readonly read: (workspace: string, id: string) => Promise<RankingRow | undefined>;
  /** Lists rankings below generation `before`, newest first. */
  readonly list: (
    workspace: string,
    window: { readonly before?: number; readonly limit: number },
  ) => Promise<readonly RankingRow[]>;
  readonly listNewest: (workspace: string) => Promise<readonly RankingRow[]>;
  /**
   * Lists at most `count` rankings by a model, oldest first: the first, the last, and others at equal
   * distances between them.
   */
  readonly listSpread: (
    workspace: string,
    model: string,
    count: number,
  ) => Promise<readonly RankingRow[]>;
  /** Lists the rankings of all workspaces after a position, in ascending order. */
  readonly listAfter: (after: RankingPosition, limit: number) => Promise<readonly RankingStamp[]>;
  /** Deletes rankings, except the newest published one of a model and those of baselines. */
  readonly remove: (rankings: readonly Pick<RankingStamp, "workspace" | "id">[]) => Promise<void>;
};

type JobStore = {
  readonly create: (job: Job) => Promise<void>;
  readonly read: (workspace: string, id: string) => Promise<Job | undefined>;
  /**
   * Lists at most 1,000 jobs, newest first: the job that wrote a generation, and the reverts that
   * have not ended or that wrote a later generation.
   */
  readonly listByGeneration: (workspace: string, generation: number) => Promise<readonly Job[]>;
  readonly stageChunk: (
    workspace: string,
    job: string,
    chunk: StagedChunk & { readonly at: Instant },
  ) => Promise<void>;
  /**
   * Ends staging: writes the state, the counts and the findings of the job, unless it has ended.
   * Deletes its chunks if the new state ends it.
   */
  readonly submit: (
    job: Job,
    end: { readonly at: Instant; readonly response?: IdempotentResponse | undefined },
  ) => Promise<void>;
  /** Reads the first staged chunks with a sequence number above `after`, in ascending order. */
  readonly readChunks: (
    workspace: string,
    job: string,
    window: { readonly after?: number; readonly limit: number },
  ) => Promise<readonly Pick<StagedChunk, "sequence" | "rows">[]>;
  readonly finish: (
    workspace: string,
    job: string,
    end: { readonly generation: number; readonly at: Instant },
  ) => Promise<void>;
  readonly fail: (
    workspace: string,
    job: string,
    end: { readonly reason: string; readonly at: Instant },
  ) => Promise<void>;
  /** Lists unfinished jobs that were last updated before an instant. */
  readonly listStalled: (
    before: Instant,
    limit: number,
  ) => Promise<readonly Pick<Job, "workspace" | "id" | "kind" | "state" | "updatedAt">[]>;
};

/** Responses to requests with an Idempotency-Key. */
type IdempotencyStore = {
  /** Claims a key. Returns undefined on success, otherwise the earlier request. */
  readonly claim: (
    claim: IdempotencyClaim,
    request: string,
    at: Instant,
  ) => Promise<EarlierRequest | undefined>;
  /**
   * Takes over a key from the request that holds the claim `earlier`. Returns false if that request
   * has stored a response or no longer holds the key.
   */
  readonly takeOver: (claim: IdempotencyClaim, earlier: string, at: Instant) => Promise<boolean>;
  /** Removes the stored response of a request, whose claim is then without a response. */
  readonly discard: (earlier: IdempotencyClaim) => Promise<void>;
  /**
   * Lists stored responses of a scope with their claims, after a route and key, in ascending order.
   */
  readonly listResponses: (
    scope: string,
    window: {
      readonly after?: Pick<IdempotencyClaim, "route" | "key">;
      readonly limit: number;
    },
  ) => Promise<readonly IdempotentResponse[]>;
  /** Stores a response. Replaces a response that the same request stored earlier. */
  readonly complete: (response: IdempotentResponse) => Promise<void>;
  /** Replaces the headers of the stored response. Returns false if the request has stored none. */
  readonly updateHeaders: (
    claim: IdempotencyClaim,
    headers: StoredResponse["headers"],
  ) => Promise<boolean>;
  /** Removes a claim without a response, so that a retry runs again. */
  readonly release: (claim: IdempotencyClaim) => Promise<void>;
  readonly deleteExpired: (before: Instant) => Promise<void>;
};

/** The database. Every call that belongs to a tenant takes the workspace first. */
export type Store = {
  readonly workspaces: WorkspaceStore;
  readonly items: ItemStore;
  readonly changes: ChangeStore;
  readonly snapshots: SnapshotStore;
  readonly statuses: StatusStore;
  readonly models: ModelStore;
  readonly people: PeopleStore;
  readonly hierarchies: HierarchyStore;
  readonly rankings: RankingStore;
  readonly baselines: BaselineStore;
  readonly jobs: JobStore;
  readonly apiKeys: ApiKeyStore;
  readonly sessions: SessionStore;
  readonly tickets: TicketStore;
  readonly idempotency: IdempotencyStore;
  readonly backups: BackupStore;
  readonly erasures: ErasureStore;
  readonly purges: PurgeStore;
};
