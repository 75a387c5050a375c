import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectFormat, openFormat } from "../../../../src/core/import/formats/detect-format.ts";
import { textsOf } from "../streams.ts";

const samples = [
  ["", "csv"],
  ["key,title\nA,B\n", "csv"],
  ["[ID],[Title]\n1,A\n", "csv"],
  ["\n  title\n", "csv"],
  ["[]", "json"],
  ['\n [\n  {"a": 1}\n]', "json"],
  ["[1, 2]", "json"],
  ['{"cards": [\n{"a": 1}]}', "json"],
  ['{\n  "a": 1\n}\n', "json"],
  ['{"a":1}', "json"],
  ['{"a":1}\n', "json"],
  ['{"a":1}\n{"a":2}\n', "ndjson"],
  ['{"a":1}\r\n\r\n {"a":2}', "ndjson"],
  ['{"a":1}\r{"a":2}', "ndjson"],
  ['{"a":{\n{"a":2}', "json"],
] as const;

async function* yieldOne(text: string): AsyncGenerator<string> {
  yield text;
}

describe("detectFormat", () => {
  test.each(samples)("recognises %j as %s", (text, format) => {
    expect(detectFormat(text)).toBe(format);
  });
});

describe("openFormat", () => {
  test("recognises the format in pieces of any size and returns the whole text", async () => {
    const pieces = fc.integer({ min: 1, max: 20 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), pieces, async ([text, expected], length) => {
        const { format, texts } = await openFormat(textsOf(text, length));
        expect(format).toBe(expected);
        expect((await Array.fromAsync(texts)).join("")).toBe(text);
      }),
    );
  });

  test("reads no more text than it needs", async () => {
    let count = 0;
    async function* endless(text: string) {
      for (;;) {
        count += 1;
        yield text;
      }
    }
    expect((await openFormat(endless("key,title\n"))).format).toBe("csv");
    expect(count).toBe(1);
    expect((await openFormat(endless('{"a":1}\n'))).format).toBe("ndjson");
    expect(count).toBe(3);
    expect((await openFormat(endless('{"a":"'))).format).toBe("json");
    expect(count).toBeLessThan(400_000);
  });

  test("examines a long text of blank lines in linear time", async () => {
    expect((await openFormat(yieldOne(`{"a":1${"\n".repeat(400_000)}`))).format).toBe("json");
  });

  test("closes the text when reading stops", async () => {
    let isClosed = false;
    async function* texts() {
      try {
        yield "a,b\n";
        yield "1,2\n";
      } finally {
        isClosed = true;
      }
    }
    const opened = await openFormat(texts());
    await opened.texts.return(undefined);
    expect(isClosed).toBe(true);
  });
});
