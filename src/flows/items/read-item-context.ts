import { notFound } from "../../core/failure.ts";
import { type RatingRanges } from "../../core/item/change-item.ts";
import { type Item } from "../../core/item/item.ts";
import { isCriteriaList } from "../../core/models/build-definition.ts";
import { type Criterion } from "../../core/models/model.ts";
import { catalogue } from "../../core/models/registry.ts";
import { isTypeId } from "../../core/type-id.ts";
import { type ModelRow, type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { type ItemOperation } from "./item-operation.ts";

/** What operations are planned on: the items they mean and what is above their parents. */
export type ItemContext = {
  readonly workspace: Workspace;
  readonly byId: ReadonlyMap<string, Item>;
  readonly byExternalId: ReadonlyMap<string, Item>;
  /** id → parent, of every parent asked about that is there, and all above it. */
  readonly parents: ReadonlyMap<string, string | undefined>;
  /** Those of them that are not deleted. */
  readonly liveParentIds: ReadonlySet<string>;
  /** Name → id, of every blocker asked about that is there. */
  readonly blockers: ReadonlyMap<string, string>;
  readonly ranges: RatingRanges;
};

/** Reads what the operations need to know, in one round trip. */
export async function readItemContext(
  { store }: Pick<Deps, "store">,
  workspace: string,
  operations: readonly ItemOperation[],
): Promise<ItemContext> {
  const ids = new Set<string>();
  const externalIds = new Set<string>();
  const parents = new Set<string>();
  const parentExternalIds = new Set<string>();
  const blockers = new Set<string>();
  for (const operation of operations) {
    if (operation.kind !== "create" && operation.id !== undefined) {
      ids.add(operation.id);
    }
    if (operation.kind !== "delete") {
      addIfText(externalIds, operation.changes.externalId);
      addIfText(
        classifyParentId(operation.changes.parent) === "id" ? parents : parentExternalIds,
        operation.changes.parent,
      );
      operation.changes.blockedBy?.forEach((name) => blockers.add(name));
    }
  }
  const read = await store.items.readContext(workspace, {
    ids: [...ids],
    externalIds: [...externalIds, ...parentExternalIds],
    parents: [...parents],
    parentExternalIds: [...parentExternalIds],
    blockers: [...blockers],
  });
  if (read.workspace === undefined) {
    throw notFound("workspace", workspace);
  }
  return {
    workspace: read.workspace,
    byId: new Map(read.items.map((item) => [item.id, item])),
    byExternalId: new Map(
      read.items.flatMap((item) =>
        item.externalId === undefined ? [] : [[item.externalId, item]],
      ),
    ),
    parents: read.parents,
    liveParentIds: read.liveIds,
    blockers: read.blockers,
    ranges: collectRanges(read.models),
  };
}

/** Whether a parent is named by our id or by the id of where it comes from. */
export function classifyParentId(parent: string | null | undefined): "id" | "external-id" {
  return typeof parent === "string" && isTypeId("itm", parent) ? "id" : "external-id";
}

function addIfText(set: Set<string>, value: string | null | undefined): void {
  if (typeof value === "string") {
    set.add(value);
  }
}

/** What each criterion may be rated: as the built-in models say, unless one of the workspace's own does. */
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

/** The criteria that a model was made with, rather than those of its kind or of other models. */
function listModelCriteria({ request, definition }: ModelRow): readonly Criterion[] {
  const listed = isCriteriaList(request.criteria) ? request.criteria.map(({ key }) => key) : [];
  const keys = new Set(listed);
  return definition.criteria.filter(({ key }) => keys.has(key));
}
