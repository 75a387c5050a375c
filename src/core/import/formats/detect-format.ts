/** A format of imported files. */
export type FileFormat = "csv" | "ndjson" | "json";

/** The maximum number of UTF-16 units that show the format: one long line. */
const sampleLengthMax = 1_048_576;

/**
 * Determines the format from the first text of a file. An opening bracket before a JSON value is
 * JSON. A complete object on the first line and an opening brace on the next one are NDJSON, and
 * another object is JSON. Every other text is CSV.
 *
 * @example
 * detectFormat('{"title":"A"}\n{"title":"B"}\n'); // "ndjson"
 */
export function detectFormat(firstText: string): FileFormat {
  const text = firstText.trimStart();
  if (/^\[\s*(?:[[{"\]\d-]|$)/.test(text)) {
    return "json";
  }
  if (!text.startsWith("{")) {
    return "csv";
  }
  const [first = "", ...others] = text.split(/[\r\n]+/, 20);
  const next = others.find((line) => line.trim() !== "");
  return next?.trimStart().startsWith("{") === true && isJson(first) ? "ndjson" : "json";
}

/** The start of JSON objects. In valid CSV, a first heading that contains a quote is quoted. */
const objectPattern = /^\s*(?:\[\s*)?\{\s*"/;

/**
 * Determines the format of a file: the declared format, unless the text contradicts it. JSON
 * objects contradict CSV, and an array contradicts NDJSON. Reads only as much text as
 * `detectFormat` needs. The returned `texts` begin with this text.
 */
export async function openFormat(
  texts: AsyncIterable<string>,
  declared?: FileFormat,
): Promise<{ readonly format: FileFormat; readonly texts: AsyncGenerator<string> }> {
  const repeated = repeatSample(texts);
  const { value: sample = "" } = await repeated.next();
  const isWrong =
    (declared === "csv" && objectPattern.test(sample)) ||
    (declared === "ndjson" && sample.trimStart().startsWith("["));
  const format = declared === undefined || isWrong ? detectFormat(sample) : declared;
  return { format, texts: repeated };
}

/**
 * Yields the text that shows the format, then the whole text. Examines the text each time its
 * length doubles, so small pieces take no longer than large ones.
 */
async function* repeatSample(texts: AsyncIterable<string>): AsyncGenerator<string, undefined> {
  let sample = "";
  let lengthNext = 1;
  let isComplete = false;
  for await (const text of texts) {
    if (isComplete) {
      yield text;
      continue;
    }
    sample += text;
    if (sample.length >= lengthNext) {
      lengthNext = sample.length * 2;
      isComplete = isSample(sample);
    }
    if (isComplete) {
      yield sample;
      yield sample;
    }
  }
  if (!isComplete) {
    yield sample;
    yield sample;
  }
}

/** Returns whether the text shows the format, so that more text cannot change it. */
function isSample(sample: string): boolean {
  const text = sample.trimStart();
  if (sample.length >= sampleLengthMax) {
    return true;
  }
  if (text.startsWith("{")) {
    return /[\r\n]/.test(text.trimEnd()); // A line follows the first one.
  }
  return text.startsWith("[") ? /^\[\s*\S/.test(text) : text !== "";
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
