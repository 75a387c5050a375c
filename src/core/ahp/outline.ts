import { type Fault, formatJsonPointer } from "../failure.ts";
import { findKeyFaults } from "../models/definition/criterion-key.ts";
import { type RandomIndexName, randomIndexNames, sizeMaxOf } from "./consistency.ts";

/**
 * A category. Judges compare its criteria with each other, and the category with the other
 * categories.
 */
export type HierarchyCategory = {
  readonly key: string;
  readonly name?: string | undefined;
  /** The keys of its criteria. */
  readonly criteria: readonly string[];
};

/** The criteria of a hierarchy, with or without categories. */
export type Outline = {
  readonly criteria: readonly { readonly key: string }[];
  readonly categories?: readonly HierarchyCategory[] | undefined;
};

/** The criteria or categories that judges compare with each other. */
export type HierarchyLevel = {
  /** The category of the criteria. Absent at the top level. */
  readonly under?: string;
  readonly keys: readonly string[];
};

/** The maximum number of keys on a level by the longest table. A larger level has no CR. */
export const levelSizeMax = Math.max(...randomIndexNames.map(sizeMaxOf));

/** Lists the levels of an outline: the top level first, then the categories in order. */
export function listHierarchyLevels({ criteria, categories }: Outline): readonly HierarchyLevel[] {
  if (categories === undefined) {
    return [{ keys: criteria.map(({ key }) => key) }];
  }
  return [
    { keys: categories.map(({ key }) => key) },
    ...categories.map(({ key, criteria: keys }) => ({ under: key, keys })),
  ];
}

/**
 * Finds faults in the structure of an outline. A level with more keys than the table of random
 * indices covers is a fault, because its judgements could never become a model. The caller must
 * check the criteria themselves.
 */
export function findOutlineFaults(outline: Outline, table: RandomIndexName): Fault[] {
  const { criteria, categories } = outline;
  if (categories === undefined) {
    return findSizeFaults("/criteria", criteria.length, table);
  }
  return [
    ...findSizeFaults("/categories", categories.length, table),
    ...categories.flatMap((category, index) => findCategoryFaults(outline, category, index)),
    ...categories.flatMap(({ criteria: keys }, index) =>
      findSizeFaults(formatJsonPointer("categories", index, "criteria"), keys.length, table),
    ),
    ...findMembershipFaults(outline),
  ];
}

function findSizeFaults(pointer: string, size: number, table: RandomIndexName): Fault[] {
  const sizeMax = sizeMaxOf(table);
  const problem = `A level must have 1 to ${sizeMax} keys, not ${size}`;
  const detail =
    size > sizeMax
      ? `${problem}: the table "${table}" ends at ${sizeMax}. Group the criteria into categories.`
      : `${problem}.`;
  return size < 1 || size > sizeMax ? [{ pointer, detail }] : [];
}

function findCategoryFaults(
  { criteria, categories = [] }: Outline,
  category: HierarchyCategory,
  index: number,
) {
  const { key, criteria: keys } = category;
  const pointer = formatJsonPointer("categories", index, "key");
  const faults = findKeyFaults(key, pointer);
  if (categories.findIndex((other) => other.key === key) !== index) {
    faults.push({ pointer, detail: `"${key}" is listed twice; remove one.` });
  }
  for (const [memberIndex, member] of keys.entries()) {
    if (!criteria.some((criterion) => criterion.key === member)) {
      const memberPointer = formatJsonPointer("categories", index, "criteria", memberIndex);
      const detail = `There is no criterion "${member}"; add it to "criteria".`;
      faults.push({ pointer: memberPointer, detail });
    }
  }
  return faults;
}

/** Finds criteria that are not in exactly one category. */
function findMembershipFaults({ criteria, categories = [] }: Outline): Fault[] {
  const members = categories.flatMap((category) => category.criteria);
  return criteria.flatMap(({ key }, index) => {
    const count = members.filter((member) => member === key).length;
    const detail = `"${key}" is in ${count} categories; put it into exactly one.`;
    return count === 1 ? [] : [{ pointer: formatJsonPointer("criteria", index), detail }];
  });
}
