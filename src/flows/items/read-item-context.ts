import { notFound } from "../../core/failure.ts";
import { type FieldChanges, type RatingRanges } from "../../core/item/change-item.ts";
import { type Item } from "../../core/item/item.ts";
import { isCriteriaList } from "../../core/models/definition/build-definition.ts";
import { type Criterion } from "../../core/models/model.ts";
import { catalogue } from "../../core/models/registry.ts";
import { isTypeId } from "../../core/type-id.ts";
import { type ModelRow, type Workspace } from "../../core/workspace.ts";
import { type Deps, type SourcedId } from "../../ports/deps.ts";
import { type ItemOperation } from "./item-operation.ts";

/** The data that operations are planned on. */
export type ItemContext = {
  readonly workspace: Workspace;
  readonly byId: ReadonlyMap<string, Item>;
  /** Id → parent, for every existing parent that an operation names, and its ancestors. */
  readonly parents: ReadonlyMap<string, string | undefined>;
  /** The parents and ancestors that are not deleted. */
  readonly liveParentIds: ReadonlySet<string>;
  /** Name → items, for every existing blocker that an operation names. */
  readonly blockers: ReadonlyMap<string, readonly SourcedId[]>;
  readonly ranges: RatingRanges;
  /** The criteria of the workspace. */
  readonly criteria: ReadonlySet<string>;
};

/** The operations to plan, and the ids of further parents whose ancestors the plan needs. */
export type ItemContextRequest = {
  readonly operations: readonly ItemOperation[];
  readonly parents?: readonly string[];
};

/** Reads the data that the operations are planned on, in one round trip. */
export async function readItemContext(
  { store }: Pick<Deps, "store">,
  workspace: string,
  { operations, parents = [] }: ItemContextRequest,
): Promise<ItemContext> {
  const names = collectNames(operations);
  const context = await store.items.readContext(workspace, {
    ...names,
    parents: [...new Set([...names.parents, ...parents])],
  });
  if (context.workspace === undefined) {
    throw notFound("workspace", workspace);
  }
  return {
    workspace: context.workspace,
    byId: new Map(context.items.map((item) => [item.id, item])),
    parents: context.parents,
    liveParentIds: context.liveIds,
    blockers: context.blockers,
    ranges: collectRanges(context.models),
    criteria: context.criteria,
  };
}

/** Collects the distinct names of the items that the operations read. */
function collectNames(operations: readonly ItemOperation[]) {
  const ids = new Set<string>();
  const namesakesOf = new Set<string>();
  const externalIds = new Set<string>();
  const titles = new Set<string>();
  const parents = new Set<string>();
  const parentExternalIds = new Set<string>();
  const blockers = new Set<string>();
  for (const operation of operations) {
    const id = operation.kind === "create" ? undefined : operation.id;
    addIfText(ids, id);
    if (operation.kind !== "delete") {
      const { changes } = operation;
      addIfText(externalIds, findExternalId(operation));
      addIfText(titles, findMatchedTitle(operation));
      addIfText(namesakesOf, changesOnlySource(changes) ? id : undefined);
      const isId = classifyParentId(changes.parent) === "id";
      addIfText(parents, isId ? changes.parent : undefined);
      addIfText(
        parentExternalIds,
        isId && operation.kind !== "upsert" ? undefined : changes.parent,
      );
      changes.blockedBy?.forEach((name) => blockers.add(name));
    }
  }
  return {
    ids: [...ids],
    namesakesOf: [...namesakesOf],
    externalIds: [...externalIds, ...parentExternalIds],
    titles: [...titles],
    parents: [...parents],
    parentExternalIds: [...parentExternalIds],
    blockers: [...blockers],
  };
}

/** Returns the trimmed title by which an operation finds its item. */
export function findMatchedTitle(operation: ItemOperation): string | undefined {
  if (operation.kind !== "upsert" || operation.match !== "title" || operation.id !== undefined) {
    return undefined;
  }
  const { title, externalId } = operation.changes;
  return typeof title === "string" && !externalId ? title.trim() : undefined;
}

/**
 * Returns the external id that an operation names. If no item has the id of an upsert, this id is
 * the external id, because an export of another workspace contains such ids.
 */
export function findExternalId(operation: Changing): string | undefined {
  const id = operation.kind === "upsert" ? operation.id : undefined;
  return operation.changes.externalId ?? id;
}

type Changing = Exclude<ItemOperation, { readonly kind: "delete" }>;

/** Returns whether an item keeps its external id but moves it to another source. */
function changesOnlySource({ source, externalId }: FieldChanges): boolean {
  return source !== undefined && externalId === undefined;
}

/** Returns whether a parent is named by its id or by its external id. */
export function classifyParentId(parent: string | null | undefined): "id" | "external-id" {
  return typeof parent === "string" && isTypeId("itm", parent) ? "id" : "external-id";
}

function addIfText(set: Set<string>, value: string | null | undefined): void {
  if (typeof value === "string") {
    set.add(value);
  }
}

/** Collects the range of each criterion. A workspace's own models override the built-in ones. */
function collectRanges(models: readonly ModelRow[]): RatingRanges {
  if (models.length === 0) {
    return catalogue;
  }
  const ranges = new Map<string, { readonly min: number; readonly max: number }>(catalogue);
  for (const { key, min, max } of models.flatMap((model) => listModelCriteria(model))) {
    ranges.set(key, { min, max });
  }
  return ranges;
}

/** Lists the criteria that a model's request defines, without those of its kind. */
function listModelCriteria({ request, definition }: ModelRow): readonly Criterion[] {
  const defined = isCriteriaList(request.criteria) ? request.criteria : [];
  const keys = new Set(defined.map(({ key }) => key));
  return definition.criteria.filter(({ key }) => keys.has(key));
}
