import { type HierarchyDocument } from "../ahp/hierarchy-document.ts";
import { erasedText, type NameTests } from "./erased-person.ts";

/**
 * Renames the judges with a name, so that their judgements keep their weight. Returns undefined if
 * no judge has it.
 */
export function eraseJudges(
  document: HierarchyDocument,
  { isName }: Pick<NameTests, "isName">,
): HierarchyDocument | undefined {
  const names = Object.keys(document.judges);
  const taken = new Set(names);
  const renamed = new Map<string, string>();
  for (const name of names.filter(isName)) {
    const pseudonym = createPseudonym(taken);
    taken.add(pseudonym);
    renamed.set(name, pseudonym);
  }
  if (renamed.size === 0) {
    return undefined;
  }
  const judges = Object.entries(document.judges).map(
    ([name, judgements]) => [renamed.get(name) ?? name, judgements] as const,
  );
  return { ...document, judges: Object.fromEntries(judges) };
}

/** Returns the first of "erased-1", "erased-2" … that is not taken. */
function createPseudonym(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${erasedText}-${number}`)) {
    number += 1;
  }
  return `${erasedText}-${number}`;
}

/**
 * Replaces every string of a JSON value that mentions a name. Replaces the whole string, because it
 * may also contain the person's address. Keeps the keys of objects.
 */
export function eraseMentions(value: unknown, tests: Pick<NameTests, "isMentionedIn">): unknown {
  if (typeof value === "string") {
    return tests.isMentionedIn(value) ? erasedText : value;
  }
  if (Array.isArray(value)) {
    return value.map((entry) => eraseMentions(entry, tests));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, eraseMentions(entry, tests)]),
    );
  }
  return value;
}
