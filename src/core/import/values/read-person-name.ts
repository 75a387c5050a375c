import { readList } from "./read-list.ts";

/** The texts that trackers write for an item without an assignee. */
const absentTexts: ReadonlySet<string> = new Set(
  (
    "|-|–|—|none|null|nan|n/a|unassigned|nobody|no assignee|not assigned|nicht zugewiesen|non assigné|" +
    "non attribué|sin asignar|não atribuído|non assegnato|niet toegewezen|[]|{}"
  ).split("|"),
);

/** A name with an address: "Ana Lee <ana@example.org>" or "Ana Lee (ana@example.org)". */
const addressPattern = /^([^<>]*)<([^<>]*)>|^([^()]*)\(([^()\s]+@[^()\s]+)\)/;

/** Several people, in which a comma cannot be part of a name: addresses or @names. */
const addressListPattern = /^@?[^\s,@]+(?:@[^\s,@]+)?(?:\s*,\s*(?:@[^\s,@]+|[^\s,@]+@[^\s,@]+))+$/;

/**
 * Reads the name of a person, without the address after it. Returns the first of several people,
 * who are separated by ";", "|" or the end of a line, or are a list of JSON or Python. A comma is
 * part of a name ("Lee, Ana") unless addresses surround it. Returns undefined for texts such as
 * "Unassigned".
 *
 * @example
 * readPersonName("Ana Lee <ana@example.org>"); // "Ana Lee"
 * readPersonName("{'login': 'dfox', 'id': 6}"); // "dfox"
 * readPersonName("None"); // undefined
 */
export function readPersonName(text: string): string | undefined {
  const trimmed = text.trim();
  if (absentTexts.has(trimmed.toLowerCase())) {
    return undefined;
  }
  return readAddress(isList(trimmed) ? (readList(trimmed)[0] ?? "") : trimmed);
}

function isList(text: string): boolean {
  return /^[[{]|[;|\n\r]/.test(text) || addressListPattern.test(text);
}

function readAddress(text: string): string | undefined {
  const [, name, address, other, otherAddress] = addressPattern.exec(text) ?? ["", text];
  const person = unquote(name ?? other) || unquote(address ?? otherAddress);
  return absentTexts.has(person.toLowerCase()) ? undefined : person;
}

function unquote(text = ""): string {
  return text
    .trim()
    .replace(/^"(.*)"$/s, "$1")
    .trim();
}
