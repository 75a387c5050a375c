import { type Instant } from "../core/item/item.ts";
import { type Baseline } from "../core/ranking/baseline.ts";
import { type IdempotentResponse } from "./store-writes.ts";

/** New values of some fields of a baseline. The database increments the version. */
export type BaselineChange = {
  /** `note: null` removes the note. */
  readonly fields: { readonly name?: string; readonly note?: string | null };
  readonly at: Instant;
  /** The versions to change; any by default. */
  readonly versions?: readonly number[] | undefined;
};

export type BaselineStore = {
  /** Lists baselines with their rankings, newest first. */
  readonly list: (workspace: string) => Promise<readonly Baseline[]>;
  readonly read: (workspace: string, id: string) => Promise<Baseline | undefined>;
  /**
   * Creates a baseline, and the row of its ranking if there is none. Returns false if the workspace
   * has `baselinesMax` baselines, or one of this name.
   */
  readonly create: (
    workspace: string,
    baseline: Baseline,
    response?: IdempotentResponse,
  ) => Promise<boolean>;
  /**
   * Changes the given fields. Returns undefined if no baseline has the id and one of the versions, or
   * if another one has the name.
   */
  readonly update: (
    workspace: string,
    id: string,
    change: BaselineChange,
  ) => Promise<Omit<Baseline, "ranking"> | undefined>;
  /** Removes a baseline, at any version by default. Returns undefined if there is none. */
  readonly remove: (
    workspace: string,
    id: string,
    versions?: readonly number[],
  ) => Promise<RemovedBaseline | undefined>;
};

/** The number of baselines that still name the ranking of a removed one. */
export type RemovedBaseline = { readonly siblings: number };
