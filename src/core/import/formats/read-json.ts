import { Failure, failureFromFault } from "../../failure.ts";
import { findArrays, type FoundArray } from "./find-arrays.ts";
import { JsonCursor, type JsonElement } from "./json-cursor.ts";
import { parseObject, type RawObjectRow } from "./parse-object.ts";

/** A JSON document and its arrays of objects. */
export type JsonFile = {
  /**
   * The lengths of the arrays by their path: `""` for the elements of the document itself,
   * otherwise keys such as `issues` or `data.issues`. An object without such arrays is one row,
   * with the path `""`.
   */
  readonly arrays: ReadonlyMap<string, number>;
  /** Reads the elements of one array in batches. Throws "malformed" for an unknown path. */
  readonly readRows: (path: string) => AsyncGenerator<RawObjectRow[]>;
};

/** The maximum length of a JSON document in UTF-16 units. The whole document is in memory. */
export const jsonLengthMax = 16_777_216;

const batchRows = 500;

/**
 * Reads a JSON document: an array of objects, an object that contains arrays of objects, or one
 * object. Parses each element when its batch is read. An element that is not JSON or not an object
 * becomes a fault, and reading continues where possible (see json-cursor.ts). Throws "too-large"
 * above `lengthMax`, and "malformed" if the file is not a JSON document.
 */
export async function readJson(
  texts: AsyncIterable<string>,
  lengthMax = jsonLengthMax,
): Promise<JsonFile> {
  const text = await joinTexts(texts, lengthMax);
  if (text.trim() === "") {
    throw failureFromFault("malformed", { line: 1, detail: "The file is empty." });
  }
  const found = findArrays(text);
  const lengths = [...found].map(([path, { length }]) => [path, length] as const);
  const isOneRow = !found.has("") && lengths.every(([, length]) => length === 0);
  const arrays = new Map([...(isOneRow ? [["", 1] as const] : []), ...lengths]);
  return {
    arrays,
    readRows: (path) => {
      const array = found.get(path);
      if (array === undefined && path !== "") {
        throw describeUnknownPath(path, arrays);
      }
      return array === undefined ? readObject(text) : readArray(text, array);
    },
  };
}

/** Joins the text. Strings of JSON contain no line ends, so each kind of line end can become LF. */
async function joinTexts(texts: AsyncIterable<string>, lengthMax: number): Promise<string> {
  let whole = "";
  for await (const text of texts) {
    whole += text;
    if (whole.length > lengthMax) {
      throw new Failure(
        "too-large",
        `The JSON document has more than ${lengthMax} characters. Convert it to NDJSON, one ` +
          "object per line, for example with `jq -c '.[]' FILE`.",
      );
    }
  }
  return whole.includes("\r") ? whole.replaceAll(/\r\n?/g, "\n") : whole;
}

function describeUnknownPath(path: string, arrays: JsonFile["arrays"]): Failure {
  const names = [...arrays.keys()].map((name) => JSON.stringify(name)).join(", ");
  return new Failure(
    "malformed",
    `The file has no array of objects at ${JSON.stringify(path)}. It has ${names}.`,
  );
}

async function* readObject(text: string): AsyncGenerator<RawObjectRow[]> {
  const cursor = new JsonCursor(text);
  cursor.peek();
  const { index, line } = cursor.position;
  yield [parseObject({ text: text.slice(index).trimEnd(), line, noun: "element" })];
}

async function* readArray(text: string, { start }: FoundArray): AsyncGenerator<RawObjectRow[]> {
  const cursor = new JsonCursor(text, start);
  let rows: RawObjectRow[] = [];
  let element = cursor.skipElement();
  while (element !== undefined) {
    rows.push(readElement(text, element));
    if (rows.length >= batchRows) {
      yield rows;
      rows = [];
    }
    const isEnd = element.state === "last" || element.state === "missing";
    element = isEnd ? undefined : cursor.skipElement();
  }
  if (rows.length > 0) {
    yield rows;
  }
}

function readElement(text: string, { start, end, line, state }: JsonElement): RawObjectRow {
  if (state === "missing") {
    return { line, fault: "The file ends before its array is closed. It may be cut off." };
  }
  const source = text.slice(start, end).trimEnd();
  const value = source.endsWith(",") ? source.slice(0, -1) : source;
  const row = parseObject({ text: value, line, noun: "element" });
  return state === "last" && "fault" in row
    ? { line, fault: `${row.fault} Nothing after it can be read.` }
    : row;
}
