import { type Fault, formatJsonPointer } from "../failure.ts";
import { findKeyFaults } from "../models/criterion-key.ts";

/** Criteria that are compared among each other, before their category is with other categories. */
export type HierarchyCategory = {
  readonly key: string;
  readonly name?: string | undefined;
  /** Keys. */
  readonly criteria: readonly string[];
};

/** What is to be weighed: criteria side by side, or by category. */
export type Outline = {
  readonly criteria: readonly { readonly key: string }[];
  readonly categories?: readonly HierarchyCategory[] | undefined;
};

/** Things that are compared with each other. */
export type HierarchyLevel = {
  /** The category whose criteria they are; absent at the top. */
  readonly under?: string;
  readonly keys: readonly string[];
};

/** How many things can be compared with each other: 105 pairs. Beyond 10 there is no CR. */
export const levelSizeMax = 15;

/** The matrices an outline asks for: the top first, then each category in order. */
export function listHierarchyLevels({ criteria, categories }: Outline): readonly HierarchyLevel[] {
  if (categories === undefined) {
    return [{ keys: criteria.map(({ key }) => key) }];
  }
  return [
    { keys: categories.map(({ key }) => key) },
    ...categories.map(({ key, criteria: keys }) => ({ under: key, keys })),
  ];
}

/** What is wrong with the shape of an outline; that its criteria are criteria is seen elsewhere. */
export function findOutlineFaults(outline: Outline): Fault[] {
  const { criteria, categories } = outline;
  if (categories === undefined) {
    return findSizeFaults("/criteria", criteria.length);
  }
  return [
    ...findSizeFaults("/categories", categories.length),
    ...categories.flatMap((category, at) => findCategoryFaults(outline, category, at)),
    ...findMembershipFaults(outline),
  ];
}

function findSizeFaults(pointer: string, size: number): Fault[] {
  const detail = `1 to ${levelSizeMax} things can be compared with each other, not ${size}.`;
  return size < 1 || size > levelSizeMax ? [{ pointer, detail }] : [];
}

function findCategoryFaults(
  { criteria, categories = [] }: Outline,
  category: HierarchyCategory,
  at: number,
) {
  const { key, criteria: keys } = category;
  const pointer = formatJsonPointer("categories", at, "key");
  const faults = findKeyFaults(key, pointer);
  if (categories.findIndex((other) => other.key === key) !== at) {
    faults.push({ pointer, detail: `"${key}" is there twice.` });
  }
  faults.push(...findSizeFaults(formatJsonPointer("categories", at, "criteria"), keys.length));
  for (const [place, member] of keys.entries()) {
    if (!criteria.some((criterion) => criterion.key === member)) {
      const where = formatJsonPointer("categories", at, "criteria", place);
      faults.push({ pointer: where, detail: `There is no criterion "${member}".` });
    }
  }
  return faults;
}

/** Every criterion stands in one category and no other. */
function findMembershipFaults({ criteria, categories = [] }: Outline): Fault[] {
  const placed = categories.flatMap((category) => category.criteria);
  return criteria.flatMap(({ key }, at) => {
    const count = placed.filter((member) => member === key).length;
    const detail = `"${key}" stands in ${count} categories; it has to stand in one.`;
    return count === 1 ? [] : [{ pointer: formatJsonPointer("criteria", at), detail }];
  });
}
