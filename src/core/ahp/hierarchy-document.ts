import { type Instant } from "../item/item.ts";
import { type CriterionRequest } from "../models/model.ts";
import { type RandomIndexName } from "./consistency.ts";
import { type Judgement } from "./judgements.ts";
import { type HierarchyCategory } from "./outline.ts";

/** What a hierarchy is about, and what each judge said of it so far. Plain data. */
export type HierarchyDocument = {
  readonly table: RandomIndexName;
  readonly criteria: readonly CriterionRequest[];
  readonly categories?: readonly HierarchyCategory[];
  readonly judges: Readonly<Record<string, readonly Judgement[]>>;
};

/** Judgements on their way to becoming a model. */
export type Hierarchy = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly judged: HierarchyDocument;
  /** The model that came of it. From then on nothing of it changes. */
  readonly model?: string;
  readonly actor: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};

/** What one judge says from now on; nothing takes the judge out. */
export type JudgeChange = {
  readonly judge: string;
  readonly judgements: readonly Judgement[] | undefined;
  /** Only of this version, if that is said. */
  readonly version?: number;
  readonly at: Instant;
};
