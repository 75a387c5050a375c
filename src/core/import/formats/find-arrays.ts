import { type Failure, failureFromFault } from "../../failure.ts";
import { JsonCursor } from "./json-cursor.ts";

/** An array of objects: the index after its "[", and the number of its elements. */
export type FoundArray = {
  readonly start: { readonly index: number; readonly line: number };
  readonly length: number;
};

/** The maximum depth of the objects that contain arrays, as in `data.repository.issues.nodes`. */
const depthMax = 4;
const arraysMax = 100;

/** A step of the search, with the path of keys to the value at the cursor. */
type Search = { readonly cursor: JsonCursor; readonly arrays: Map<string, FoundArray> };

/**
 * Finds the arrays of objects in a JSON document, by their path: `""` for the document itself,
 * otherwise keys such as `issues` or `data.issues`. Also finds empty arrays. Throws "malformed" if
 * the document is neither an object nor an array, or if its objects are not JSON.
 */
export function findArrays(text: string): ReadonlyMap<string, FoundArray> {
  const search: Search = { cursor: new JsonCursor(text), arrays: new Map() };
  const character = search.cursor.peek();
  if (character === "[") {
    search.arrays.set("", findArray(search.cursor).array);
  } else if (character === "{") {
    searchObject(search, []);
  } else {
    throw malformed(search.cursor, "The file is neither a JSON array nor a JSON object.");
  }
  if (search.cursor.peek() !== "") {
    throw malformed(
      search.cursor,
      "Text follows the end of the JSON document. Send several documents, one per line, as NDJSON.",
    );
  }
  return search.arrays;
}

function searchObject(search: Search, path: readonly string[]): void {
  const { cursor } = search;
  cursor.skipCharacter();
  for (let character = cursor.peek(); character !== "}"; character = cursor.peek()) {
    if (character === "" && search.arrays.size > 0) {
      return; // The rows that can be read report the damage.
    }
    if (character === ",") {
      cursor.skipCharacter();
    } else {
      searchValue(search, [...path, readKey(cursor)]);
    }
  }
  cursor.skipCharacter();
}

function readKey(cursor: JsonCursor): string {
  const { index } = cursor.position;
  if (cursor.peek() !== '"' || !cursor.skipValue()) {
    throw malformed(cursor, "The file is not JSON: a key in double quotes is missing.");
  }
  const source = cursor.text.slice(index, cursor.position.index);
  if (cursor.peek() !== ":") {
    throw malformed(cursor, `The file is not JSON: a colon is missing after ${source}.`);
  }
  cursor.skipCharacter();
  return parseKey(source);
}

function parseKey(source: string): string {
  try {
    return String(JSON.parse(source));
  } catch {
    return source; // With an invalid escape, the key is still a unique name.
  }
}

function searchValue(search: Search, path: readonly string[]): void {
  const { cursor, arrays } = search;
  const character = cursor.peek();
  if (character === "{" && path.length < depthMax) {
    searchObject(search, path);
    return;
  }
  if (character === "[") {
    const name = path.join(".");
    const { array, hasObjects } = findArray(cursor);
    if (hasObjects && arrays.size < arraysMax && !arrays.has(name)) {
      arrays.set(name, array);
    }
    return;
  }
  if (!cursor.skipValue()) {
    throw malformed(cursor, `The file is not JSON: the value of ${path.join(".")} is broken.`);
  }
}

/** Counts the elements of an array. An empty array may be one of objects. */
function findArray(cursor: JsonCursor): { array: FoundArray; hasObjects: boolean } {
  cursor.skipCharacter();
  const start = cursor.position;
  const character = cursor.peek();
  let length = 0;
  let element = cursor.skipElement();
  while (element !== undefined && element.state !== "missing") {
    length += 1;
    element = cursor.skipElement();
  }
  return { array: { start, length }, hasObjects: character === "{" || character === "]" };
}

function malformed(cursor: JsonCursor, detail: string): Failure {
  return failureFromFault("malformed", { line: cursor.position.line, detail });
}
