import { type Failure, failureFromFault } from "../../failure.ts";
import { JsonCursor } from "./json-cursor.ts";

/** An array of objects: the place behind its "[", and the number of its elements. */
export type FoundArray = {
  readonly start: { readonly index: number; readonly line: number };
  readonly length: number;
};

/** Arrays are searched in objects up to this depth, as in `data.repository.issues.nodes`. */
const depthMax = 4;
const arraysMax = 100;

/** A step of the search: the keys that lead to the value at the cursor. */
type Search = { readonly cursor: JsonCursor; readonly arrays: Map<string, FoundArray> };

/**
 * Finds the arrays of objects in a JSON document, by their path: `""` for the document itself,
 * otherwise keys such as `issues` or `data.issues`. Also finds empty arrays. Throws "malformed" if
 * the document is neither an object nor an array, or if its objects are not JSON.
 */
export function findArrays(text: string): ReadonlyMap<string, FoundArray> {
  const search: Search = { cursor: new JsonCursor(text), arrays: new Map() };
  const sign = search.cursor.peek();
  if (sign === "[") {
    search.arrays.set("", findArray(search.cursor).array);
  } else if (sign === "{") {
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
  cursor.skipSign();
  for (let sign = cursor.peek(); sign !== "}"; sign = cursor.peek()) {
    if (sign === "" && search.arrays.size > 0) {
      return; // The rows that can be read report the damage.
    }
    if (sign === ",") {
      cursor.skipSign();
    } else {
      searchValue(search, [...path, readKey(cursor)]);
    }
  }
  cursor.skipSign();
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
  cursor.skipSign();
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
  const sign = cursor.peek();
  if (sign === "{" && path.length < depthMax) {
    searchObject(search, path);
    return;
  }
  if (sign === "[") {
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
  cursor.skipSign();
  const start = cursor.position;
  const sign = cursor.peek();
  let length = 0;
  let element = cursor.skipElement();
  while (element !== undefined && element.state !== "missing") {
    length += 1;
    element = cursor.skipElement();
  }
  return { array: { start, length }, hasObjects: sign === "{" || sign === "]" };
}

function malformed(cursor: JsonCursor, detail: string): Failure {
  return failureFromFault("malformed", { line: cursor.position.line, detail });
}
