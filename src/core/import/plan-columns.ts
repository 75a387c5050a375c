import { type Criterion } from "../models/model.ts";
import { type ColumnMap } from "./column-map.ts";
import { findFieldsByName } from "./column-names.ts";
import { normalizeName } from "./normalize-name.ts";
import { findProfileFields, type Profile } from "./profile.ts";

/** Columns of a file with the same heading, and the targets that they set. */
export type ColumnGroup = {
  readonly column: string;
  readonly indexes: readonly number[];
  /** Fields, `ratings.<criterion>`, `id` or `alias`; empty if the columns are not read. */
  readonly targets: readonly string[];
  /** The reason why the columns are not read. */
  readonly note?: string;
};

/** The columns that set one target, the preferred one first. */
export type TargetColumns = {
  readonly target: string;
  readonly indexes: readonly number[];
  /** The heading of the first one. */
  readonly column: string;
};

export type ColumnPlan = {
  readonly groups: readonly ColumnGroup[];
  readonly targets: readonly TargetColumns[];
};

export type ColumnPlanRequest = {
  readonly map: ColumnMap;
  readonly profile: Profile;
  readonly criteria: ReadonlyMap<string, Criterion>;
};

type Group = { readonly column: string; readonly indexes: number[] };

/** The targets of a group, and how well its heading fits them. Lower is better. */
type Proposal = {
  readonly targets: readonly string[];
  readonly precedence: number;
  /** Whether the caller or the profile states the targets: no synonym competes with them. */
  readonly isStated: boolean;
  readonly note?: string;
};

const noProposal: Proposal = { targets: [], precedence: 0, isStated: false };

/**
 * Decides the targets of each column: the caller's map, otherwise the profile, otherwise the
 * synonyms of fields and criteria. Columns with the same heading are one group. If several synonyms
 * name one target, the best name sets it, and the others are not read. Pure.
 */
export function planColumns(columns: readonly string[], request: ColumnPlanRequest): ColumnPlan {
  const groups = groupColumns(columns);
  const mapped = matchMap(groups, request.map);
  const proposals = groups.map((group) =>
    proposeTargets(group.column, mapped.get(group), { ...request, columns }),
  );
  const planned = groups.map(({ column, indexes }, index) =>
    Object.assign({ column, indexes }, settleProposal(index, groups, proposals)),
  );
  return { groups: planned, targets: collectTargets(planned, request) };
}

/** Lists the headings of a map that no column has. */
export function findMissingColumns(columns: readonly string[], map: ColumnMap): string[] {
  const groups = groupColumns(columns);
  return [...map.keys()].filter((heading) => findGroup(groups, heading) === undefined);
}

/** Groups columns by heading. Each column without a heading is a group of its own. */
function groupColumns(columns: readonly string[]): Group[] {
  const byName = new Map<string, Group>();
  for (const [index, heading] of columns.entries()) {
    const column = heading.trim();
    const key = column === "" ? `\0${index}` : column;
    const group = byName.get(key);
    if (group === undefined) {
      byName.set(key, { column, indexes: [index] });
    } else {
      group.indexes.push(index);
    }
  }
  return [...byName.values()];
}

function matchMap(groups: readonly Group[], map: ColumnMap): ReadonlyMap<Group, readonly string[]> {
  const found = new Map<Group, readonly string[]>();
  for (const [heading, targets] of map) {
    const group = findGroup(groups, heading);
    if (group !== undefined) {
      found.set(group, targets);
    }
  }
  return found;
}

/** Finds an equal heading, otherwise one that differs only in case, blanks and punctuation. */
function findGroup(groups: readonly Group[], heading: string): Group | undefined {
  const name = normalizeName(heading);
  return (
    groups.find(({ column }) => column === heading.trim()) ??
    groups.find(({ column }) => name !== "" && normalizeName(column) === name)
  );
}

function proposeTargets(
  column: string,
  mapped: readonly string[] | undefined,
  { profile, criteria, columns }: ColumnPlanRequest & { readonly columns: readonly string[] },
): Proposal {
  if (mapped !== undefined) {
    const note = mapped.length === 0 ? { note: "Left out by the map." } : {};
    return { targets: mapped, precedence: 0, isStated: true, ...note };
  }
  const fields = findProfileFields(profile, column);
  if (fields !== undefined) {
    const isAlias = includesName(profile.aliases ?? [], column);
    const targets = isAlias ? [...fields, "alias"] : fields;
    const note = targets.length === 0 ? { note: `Imports of ${profile.title} leave it out.` } : {};
    return { targets, precedence: 0, isStated: true, ...note };
  }
  const named = findFieldsByName(column, criteria, columns);
  return named === undefined
    ? noProposal
    : { targets: [named.target], precedence: named.precedence, isStated: false };
}

function includesName(names: readonly string[], column: string): boolean {
  const name = normalizeName(column);
  return names.some((each) => normalizeName(each) === name);
}

/** Decides between the proposals for one target: the first of the best names sets it. */
function settleProposal(
  index: number,
  groups: readonly Group[],
  proposals: readonly Proposal[],
): Pick<ColumnGroup, "targets" | "note"> {
  const { targets, note, isStated } = proposals[index] ?? noProposal;
  const [target] = targets;
  if (isStated || target === undefined) {
    return note === undefined ? { targets } : { targets, note };
  }
  const winner = findWinner(target, proposals);
  return winner === index
    ? { targets }
    : { targets: [], note: `The column "${groups[winner]?.column ?? ""}" sets ${target} instead.` };
}

/** Returns the index of the proposal that sets a target: a stated one, otherwise the best name. */
function findWinner(target: string, proposals: readonly Proposal[]): number {
  const [best] = proposals
    .map((proposal, index) => ({ ...proposal, index }))
    .filter(({ targets }) => targets.includes(target))
    .toSorted((a, b) => Number(b.isStated) - Number(a.isStated) || a.precedence - b.precedence);
  return best?.index ?? -1;
}

/** Collects the columns of each target: those of the map, then those of the profile in its order. */
function collectTargets(
  groups: readonly ColumnGroup[],
  { map, profile }: ColumnPlanRequest,
): TargetColumns[] {
  const mapped = matchMap(
    groups.map(({ column }) => ({ column, indexes: [] })),
    map,
  );
  const mappedColumns = new Set([...mapped.keys()].map(({ column }) => column));
  const names = Object.keys(profile.columns).map(normalizeName);
  const rank = ({ column }: ColumnGroup) =>
    mappedColumns.has(column) ? -1 : names.indexOf(normalizeName(column));
  const byTarget = new Map<string, { target: string; indexes: number[]; column: string }>();
  for (const { column, indexes, targets } of groups.toSorted((a, b) => rank(a) - rank(b))) {
    for (const target of new Set(targets)) {
      const entry = byTarget.get(target) ?? { target, indexes: [], column };
      entry.indexes.push(...indexes);
      byTarget.set(target, entry);
    }
  }
  return [...byTarget.values()];
}
