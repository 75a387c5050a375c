import { ratingPrefix } from "../item/item-columns.ts";
import { type Criterion } from "../models/model.ts";
import { type ColumnMap } from "./column-map.ts";
import { findFieldsByName } from "./column-names.ts";
import { normalizeName } from "./normalize-name.ts";
import { type Profile } from "./profile.ts";

/** Columns of a file with the same heading, and the targets that they set. */
export type ColumnGroup = {
  readonly column: string;
  readonly indexes: readonly number[];
  /** Fields, `ratings.<criterion>`, `id` or `alias`; empty if the columns are not read. */
  readonly targets: readonly string[];
  /** The reason why the columns are not read, or a remark about their meaning. */
  readonly note?: string;
};

/** The columns that set one target, in the order of the file. */
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

/** Columns that an export writes and no import reads. */
const serverColumns: ReadonlySet<string> = new Set(["number", "version", "createdat", "updatedat"]);

/** A proposal for a group. The lower the precedence, the better the name fits. */
type Proposal = {
  readonly targets: readonly string[];
  readonly precedence: number;
  readonly note?: string;
};

/** The precedence of the caller's map and of the profile, before that of any synonym. */
const statedPrecedence = -1;

/**
 * Decides the targets of each column: the caller's map, otherwise the profile, otherwise the
 * synonyms of fields and criteria. Columns with the same heading are one group. If several synonyms
 * name one target, the best name sets it, and the others are not read. Pure.
 */
export function planColumns(columns: readonly string[], request: ColumnPlanRequest): ColumnPlan {
  const groups = groupColumns(columns);
  const mapped = matchMap(groups, request.map);
  const profileColumns = compileProfile(request.profile);
  const proposals = groups.map((group) =>
    propose(group.column, mapped.get(group), { ...request, profileColumns }),
  );
  const corrected = applyModelTerms(proposals);
  const planned = groups.map((group, index) => ({ ...group, ...settle(index, groups, corrected) }));
  return { groups: planned, targets: collectTargets(planned) };
}

type Group = { readonly column: string; readonly indexes: number[] };

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

/**
 * Finds the group of each heading in the map: an equal heading, otherwise one that differs only in
 * case, blanks and punctuation.
 */
function matchMap(
  groups: readonly Group[],
  map: ColumnMap,
): ReadonlyMap<Group, readonly string[]> {
  const found = new Map<Group, readonly string[]>();
  for (const [heading, targets] of map) {
    const group = findGroup(groups, heading);
    if (group !== undefined) {
      found.set(group, targets);
    }
  }
  return found;
}

function findGroup(groups: readonly Group[], heading: string): Group | undefined {
  const name = normalizeName(heading);
  return (
    groups.find(({ column }) => column === heading.trim()) ??
    groups.find(({ column }) => name !== "" && normalizeName(column) === name)
  );
}

/** Lists the headings of a map that no column has. */
export function findMissingColumns(columns: readonly string[], map: ColumnMap): string[] {
  const groups = groupColumns(columns);
  return [...map.keys()].filter((heading) => findGroup(groups, heading) === undefined);
}

function propose(
  column: string,
  mapped: readonly string[] | undefined,
  {
    profile,
    profileColumns,
    criteria,
  }: ColumnPlanRequest & { readonly profileColumns: ReadonlyMap<string, readonly string[]> },
): Proposal {
  if (mapped !== undefined) {
    const note = mapped.length === 0 ? { note: "Left out by the map." } : {};
    return { targets: mapped, precedence: statedPrecedence, ...note };
  }
  const name = normalizeName(column);
  const stated = profileColumns.get(name);
  if (stated !== undefined) {
    const note = stated.length === 0 ? { note: `${profile.title} columns of this name are left out.` } : {};
    return { targets: stated, precedence: statedPrecedence, ...note };
  }
  const found = serverColumns.has(name) && profile.name === "ordinal" ? undefined : findFieldsByName(column, criteria);
  return found === undefined
    ? { targets: [], precedence: 0 }
    : { targets: [found.target], precedence: found.precedence };
}

/** Indexes the columns of a profile by normalized heading. No target leaves a column out. */
function compileProfile({ columns, alias }: Profile): ReadonlyMap<string, readonly string[]> {
  const entries = Object.entries(columns).map(
    ([heading, targets]): [string, readonly string[]] => [
      normalizeName(heading),
      typeof targets === "string" ? [targets] : (targets ?? []),
    ],
  );
  return new Map(
    alias === undefined ? entries : [[normalizeName(alias), ["alias"]], ...entries],
  );
}

/**
 * Terms that mean another criterion beside the terms of a certain model. SAFe calls WSJF's user
 * value "Business Value", and ICE rates its impact and confidence from 1 to 10.
 */
const modelTerms: readonly {
  readonly beside: string;
  readonly unless: string;
  readonly from: string;
  readonly to: string;
}[] = [
  { beside: "time_criticality", unless: "user_value", from: "business_value", to: "user_value" },
  { beside: "ease", unless: "reach", from: "impact", to: "ice_impact" },
  { beside: "ease", unless: "reach", from: "confidence", to: "ice_confidence" },
];

function applyModelTerms(proposals: readonly Proposal[]): readonly Proposal[] {
  const present = new Set(proposals.flatMap(({ targets }) => targets));
  const terms = new Map(
    modelTerms
      .filter(({ beside, unless }) => present.has(ratingPrefix + beside) && !present.has(ratingPrefix + unless))
      .map(({ from, to }) => [ratingPrefix + from, ratingPrefix + to]),
  );
  return proposals.map((proposal) =>
    proposal.precedence === statedPrecedence
      ? proposal
      : { ...proposal, targets: proposal.targets.map((target) => terms.get(target) ?? target) },
  );
}

/** Decides between the proposals for one target. */
function settle(
  index: number,
  groups: readonly Group[],
  proposals: readonly Proposal[],
): Pick<ColumnGroup, "targets" | "note"> {
  const { targets, precedence, note } = proposals[index] ?? { targets: [], precedence: 0 };
  const target = targets[0];
  if (precedence === statedPrecedence || target === undefined) {
    return { targets, ...(note !== undefined && { note }) };
  }
  const winner = findWinner(target, proposals);
  if (winner === index) {
    return { targets };
  }
  const column = groups[winner]?.column ?? "";
  return { targets: [], note: `Not read, because the column "${column}" is the ${formatTarget(target)}.` };
}

/** Returns the index of the proposal that sets a target: the lowest precedence, then the first. */
function findWinner(target: string, proposals: readonly Proposal[]): number {
  let winner = -1;
  for (const [index, { targets, precedence }] of proposals.entries()) {
    const best = proposals[winner]?.precedence ?? Infinity;
    if (competesFor(targets, target) && precedence < best) {
      winner = index;
    }
  }
  return winner;
}

/** An `id` that is not Ordinal's own is an external id, so these two compete. */
function competesFor(targets: readonly string[], target: string): boolean {
  return targets.includes(target);
}

function formatTarget(target: string): string {
  return target.startsWith(ratingPrefix) ? target.slice(ratingPrefix.length) : target;
}

function collectTargets(groups: readonly ColumnGroup[]): TargetColumns[] {
  const byTarget = new Map<string, { target: string; indexes: number[]; column: string }>();
  for (const { column, indexes, targets } of groups) {
    for (const target of new Set(targets)) {
      const entry = byTarget.get(target) ?? { target, indexes: [], column };
      entry.indexes.push(...indexes);
      byTarget.set(target, entry);
    }
  }
  return [...byTarget.values()];
}
