import { type Criterion } from "../../models/model.ts";
import { normaliseName } from "../../words/normalise-name.ts";
import { findProfileFields, type Profile } from "../profiles/profile.ts";
import { shorten } from "../shorten.ts";
import { type ColumnMap } from "./column-map.ts";
import { findFieldsByName } from "./column-names.ts";

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
  /** The heading of the first column. */
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

type Named = { readonly column: string };
type Group = Named & { readonly indexes: number[] };

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
  const winners = findWinners(proposals);
  const planned = groups.map(({ column, indexes }, index) => {
    const proposal = proposals[index] ?? noProposal;
    const winner = winners.get(proposal.targets[0] ?? "") ?? index;
    const rival = winner === index ? undefined : groups[winner]?.column;
    return Object.assign({ column, indexes }, settleProposal(proposal, rival));
  });
  return { groups: planned, targets: collectTargets(planned, request) };
}

/** Lists the headings of a map that no column has. */
export function findMissingColumns(columns: readonly string[], map: ColumnMap): string[] {
  const find = createGroupFinder(groupColumns(columns));
  return [...map.keys()].filter((heading) => find(heading) === undefined);
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

/** Finds the columns of a map. Two headings of the map may mean one column. */
function matchMap<G extends Named>(
  groups: readonly G[],
  map: ColumnMap,
): ReadonlyMap<G, readonly string[]> {
  const found = new Map<G, readonly string[]>();
  if (map.size === 0) {
    return found;
  }
  const find = createGroupFinder(groups);
  for (const [heading, targets] of map) {
    const group = find(heading);
    if (group !== undefined) {
      found.set(group, [...(found.get(group) ?? []), ...targets]);
    }
  }
  return found;
}

/** Finds an equal heading, otherwise one that differs only in case, whitespace and punctuation. */
function createGroupFinder<G extends Named>(groups: readonly G[]) {
  const reversed = groups.toReversed();
  const byHeading = new Map(reversed.map((group) => [group.column, group]));
  const byName = new Map(reversed.map((group) => [normaliseName(group.column), group]));
  return (heading: string): G | undefined => {
    const name = normaliseName(heading);
    return name === "" ? undefined : (byHeading.get(heading.trim()) ?? byName.get(name));
  };
}

function proposeTargets(
  column: string,
  mapped: readonly string[] | undefined,
  { profile, criteria, columns }: ColumnPlanRequest & { readonly columns: readonly string[] },
): Proposal {
  if (mapped !== undefined) {
    const note = mapped.length === 0 ? { note: "The map leaves it out." } : {};
    return { targets: mapped, precedence: 0, isStated: true, ...note };
  }
  const fields = findProfileFields(profile, column);
  if (fields !== undefined) {
    const isAlias = includesName(profile.aliases ?? [], column);
    const targets = isAlias ? [...fields, "alias"] : fields;
    const note = targets.length === 0 ? describeUnread(profile, column) : {};
    return { targets, precedence: 0, isStated: true, ...note };
  }
  const named = findFieldsByName(column, criteria, columns);
  return named === undefined
    ? noProposal
    : { targets: [named.target], precedence: named.precedence, isStated: false };
}

/** Describes the reason why a column of a profile sets no field. */
function describeUnread(
  { title, completion, categoryColumns = [] }: Profile,
  column: string,
): { readonly note: string } {
  if (includesName(completion?.columns ?? [], column)) {
    return { note: `Items with a value here are ${completion?.status.toLowerCase() ?? "done"}.` };
  }
  return includesName(categoryColumns, column)
    ? { note: "Contains the categories of the statuses." }
    : { note: `Imports of ${title} leave it out.` };
}

function includesName(names: readonly string[], column: string): boolean {
  const name = normaliseName(column);
  return names.some((each) => normaliseName(each) === name);
}

/** Returns target → index of the proposal that sets it: the first of the best names. */
function findWinners(proposals: readonly Proposal[]): ReadonlyMap<string, number> {
  const winners = new Map<string, number>();
  const named = proposals.flatMap((proposal, index) =>
    proposal.targets.map((target) => ({ target, proposal, index })),
  );
  for (const { target, proposal, index } of named) {
    const best = proposals[winners.get(target) ?? -1];
    if (best === undefined || isBetter(proposal, best)) {
      winners.set(target, index);
    }
  }
  return winners;
}

/**
 * Returns whether a proposal replaces an earlier one: a stated target wins, then the better name.
 */
function isBetter(proposal: Proposal, best: Proposal): boolean {
  return proposal.isStated === best.isStated
    ? proposal.precedence < best.precedence
    : proposal.isStated;
}

/** Drops the targets of a synonym for which the file has a better column. */
function settleProposal(
  { targets, note, isStated }: Proposal,
  rival: string | undefined,
): Pick<ColumnGroup, "targets" | "note"> {
  const [target] = targets;
  if (isStated || target === undefined || rival === undefined) {
    return note === undefined ? { targets } : { targets, note };
  }
  return { targets: [], note: `The column "${shorten(rival)}" sets ${target} instead.` };
}

/** Collects the columns of each target: in the order of the map, then of the profile. */
function collectTargets(
  groups: readonly ColumnGroup[],
  { map, profile }: ColumnPlanRequest,
): TargetColumns[] {
  const mapped = [...matchMap(groups, map).keys()];
  const names = Object.keys(profile.columns).map(normaliseName);
  const ranked = groups.map((group) => {
    const place = mapped.indexOf(group);
    const rank =
      place === -1 ? names.indexOf(normaliseName(group.column)) : place - mapped.length - 1;
    return { ...group, rank };
  });
  const byTarget = new Map<string, { target: string; indexes: number[]; column: string }>();
  for (const { column, indexes, targets } of ranked.toSorted((a, b) => a.rank - b.rank)) {
    for (const target of new Set(targets)) {
      const entry = byTarget.get(target) ?? { target, indexes: [], column };
      entry.indexes.push(...indexes);
      byTarget.set(target, entry);
    }
  }
  return [...byTarget.values()];
}
