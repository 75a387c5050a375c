import { type Instant } from "../item/item.ts";
import { type CriterionRequest } from "../models/model.ts";
import { type RandomIndexName } from "./consistency.ts";
import { type Judgement } from "./judgements.ts";
import { type HierarchyCategory } from "./outline.ts";

/** The criteria of a hierarchy and the judgements of each judge, as plain data. */
export type HierarchyDocument = {
  readonly table: RandomIndexName;
  readonly criteria: readonly CriterionRequest[];
  readonly categories?: readonly HierarchyCategory[];
  readonly judges: Readonly<Record<string, readonly Judgement[]>>;
};

/** A stored hierarchy, from which a model can be created. */
export type Hierarchy = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly document: HierarchyDocument;
  /** The model created from the hierarchy. A hierarchy with a model is read-only. */
  readonly model?: string;
  readonly actor: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};

/** The new judgements of one judge. If `judgements` is undefined, the change removes the judge. */
export type JudgeChange = {
  readonly judge: string;
  readonly judgements: readonly Judgement[] | undefined;
  /** When set, the change applies only to this version of the hierarchy. */
  readonly version?: number;
  readonly at: Instant;
};
