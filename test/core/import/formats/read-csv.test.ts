import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { readCsv, type RawRow } from "../../../../src/core/import/formats/read-csv.ts";
import { quotedLengthMax } from "../../../../src/core/import/formats/scan-csv.ts";
import { lineLengthMax } from "../../../../src/core/import/text/read-lines.ts";
import { all, textsOf } from "../streams.ts";

async function readRows(text: string, pieceLength?: number): Promise<RawRow[]> {
  const { rows } = await readCsv(textsOf(text, pieceLength));
  return all(rows);
}

/** Returns rows as [line, …cells] and faults as [line, "!", fault]. */
async function readTuples(text: string, pieceLength?: number): Promise<unknown[][]> {
  const rows = await readRows(text, pieceLength);
  return rows.map((row) =>
    ([row.line] as unknown[]).concat("fault" in row ? ["!", row.fault] : row.cells),
  );
}

describe("readCsv with valid files", () => {
  test("reads files of another writer in pieces of any size and with any line ending", async () => {
    const letters = fc.constantFrom(
      '"',
      ",",
      ";",
      "\t",
      "\n",
      "\r",
      "\r\n",
      " ",
      "a",
      "é",
      "\uFFFD",
    );
    const cell = fc.array(letters, { maxLength: 6 }).map((parts) => parts.join(""));
    const table = fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 });
    const how = fc.record({
      newline: fc.constantFrom("\n", "\r\n"),
      delimiter: fc.constantFrom(",", ";", "\t"),
      quotes: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        table,
        how,
        fc.integer({ min: 1, max: 40 }),
        async (rows, config, length) => {
          const text = Papa.unparse([["a", "b", "c"], ...rows], {
            ...config,
            escapeFormulae: false,
          });
          const read = await readRows(text, length);
          expect(read.map((row) => ("cells" in row ? row.cells : row))).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("returns the line on which each row begins, counting lines inside quoted cells", async () => {
    const text = 'a,b\n1,"x\ny\r\nz"\n\n2,b\r\n\r\n"3\n",c\n4,d';
    expect(await readTuples(text)).toEqual([
      [2, "1", "x\ny\r\nz"],
      [6, "2", "b"],
      [8, "3\n", "c"],
      [10, "4", "d"],
    ]);
  });

  test("keeps blanks, inner quotes and the line ends of quoted cells", async () => {
    const text = 'a,b\n  1 , "x" \n6" nail,"a\rb\r\nc\r\r\n\n"\n"""q""",""\n';
    expect(await readTuples(text)).toEqual([
      [2, "  1 ", ' "x" '],
      [3, '6" nail', "a\rb\r\nc\r\r\n\n"],
      [9, '"q"', ""],
    ]);
  });

  test("ends a line at LF, CRLF or CR in pieces of any size", async () => {
    const text = 'a,b\r1,2\r\n3,"4\r5"\r\r6,7\n\r8,9\r';
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (length) => {
        expect(await readTuples(text, length)).toEqual([
          [2, "1", "2"],
          [3, "3", "4\r5"],
          [6, "6", "7"],
          [8, "8", "9"],
        ]);
      }),
    );
  });

  test("returns the columns of a file without rows", async () => {
    const { columns, delimiter, rows } = await readCsv(textsOf("a,b"));
    expect({ columns, delimiter }).toEqual({ columns: ["a", "b"], delimiter: "," });
    expect(await all(rows)).toEqual([]);
  });

  test("trims headings, and accepts empty and repeated ones", async () => {
    const { columns } = await readCsv(textsOf('\n a,,"b ",a\t,\n1,2,3,4,5'));
    expect(columns).toEqual(["a", "", "b", "a", ""]);
  });

  test("omits blank fields after the last column, as spreadsheets write them", async () => {
    expect(await readTuples("a,b\n1,2,,\n3,,\n4,5, \n6,7,,x\n")).toEqual([
      [2, "1", "2"],
      [3, "3", ""],
      [4, "4", "5"],
      [5, "!", expect.stringContaining("The row has 4 fields, but the header has 2.")],
    ]);
  });

  test.each(["sep=;", "SEP=;", '"sep=;"', "sep=;;;", "sep=;\r"])(
    "takes the delimiter from the first line %j and counts the line",
    async (first) => {
      const { columns, delimiter, rows } = await readCsv(textsOf(`${first}\na,b;c\n1,5;2\n`));
      expect({ columns, delimiter }).toEqual({ columns: ["a,b", "c"], delimiter: ";" });
      expect(await all(rows)).toEqual([{ line: 3, cells: ["1,5", "2"] }]);
    },
  );

  test.each(["\t", "|", ":", "^", " "])("accepts %j as a stated delimiter", async (delimiter) => {
    const file = await readCsv(textsOf(`sep=${delimiter}\na${delimiter}b\n`));
    expect(file).toMatchObject({ columns: ["a", "b"], delimiter });
  });

  test.each(["sep=a", "sep=", "separator;x", 'sep="'])(
    "reads the first line %j as a header",
    async (line) => {
      const { columns } = await readCsv(textsOf(`${line}\n`));
      expect(columns[0]).toBe(line.split(";")[0]);
    },
  );
});

describe("readCsv with broken rows", () => {
  test("rejects rows with too few or too many fields and keeps the others", async () => {
    expect(await readTuples("a,b\n1,2\n3\n4,5,6\n7,8\n")).toEqual([
      [2, "1", "2"],
      [
        3,
        "!",
        "The row has 1 field, but the header has 2. " +
          "Write a comma for each empty field, and put a text that contains a line end in quotes.",
      ],
      [
        4,
        "!",
        "The row has 3 fields, but the header has 2. Put a text that contains a comma in quotes.",
      ],
      [5, "7", "8"],
    ]);
  });

  test.each([
    [";", "a semicolon"],
    ["\t", "a tab"],
    ["|", "a vertical bar"],
  ])("names the delimiter %j in the fault of a row", async (delimiter, name) => {
    const text = "a,b\n1,2\n3,4,5\n".replaceAll(",", delimiter);
    expect(await readTuples(text)).toContainEqual([3, "!", expect.stringContaining(name)]);
  });

  test("rejects text after a closing quote, including blanks", async () => {
    expect(await readTuples('a,b\n"1"x,2\n"3" ,4\n5,6\n')).toEqual([
      [2, "!", "Text follows the closing quote of field 1 (opened on line 2)."],
      [3, "!", "Text follows the closing quote of field 1 (opened on line 3)."],
      [4, "5", "6"],
    ]);
  });

  test.each([
    [
      "no other quote follows",
      "8,c\n9,d\n",
      [
        ["8", "c"],
        ["9", "d"],
      ],
    ],
    [
      "a quoted cell follows",
      '8,"c"\n9,d\n',
      [
        ["8", "c"],
        ["9", "d"],
      ],
    ],
    [
      "a first cell is quoted",
      '"8",c\n9,d\n',
      [
        ["8", "c"],
        ["9", "d"],
      ],
    ],
    [
      "an empty quoted cell follows",
      '8,""\n9,"d"\n',
      [
        ["8", ""],
        ["9", "d"],
      ],
    ],
    [
      "a quoted cell of two lines follows",
      '8,"c\nd"\n9,e\n',
      [
        ["8", "c\nd"],
        ["9", "e"],
      ],
    ],
  ])("rejects only one row for an unclosed quote when %s", async (_, after, expected) => {
    const rows = await readRows(`a,b\n6,"x"\n7,"open\n${after}`, 3);
    const cells = rows.map((row) => ("cells" in row ? row.cells : row.line));
    expect(cells).toEqual([["6", "x"], 3, ...expected]);
  });

  test("rejects an unclosed quote up to its own line, although the row began earlier", async () => {
    expect(await readTuples('a,b\n"1\n2","open\n3,4\n')).toEqual([
      [2, "!", "The quote of field 2 (opened on line 3) is not closed before the file ends."],
      [4, "3", "4"],
    ]);
  });

  test("rejects lines inside a broken cell while they contain quotes", async () => {
    const text = 'a,b\n1,"he said\nthen, "hello"\n\nand, bye",\nso, "ok"\n2,c\n3,d" e\n';
    const rows = await readRows(text);
    expect(rows.map((row) => ("cells" in row ? row.cells : row.line))).toEqual([
      2, // the row of the broken quote; lines 3 to 6 are inside
      3,
      5,
      6,
      ["2", "c"],
      ["3", 'd" e'], // after a valid row, the quote is a plain character again
    ]);
  });

  test("rejects a quoted cell that is too long and continues at the next line", async () => {
    const filler = `2,${"x".repeat(998)}\n`;
    const count = Math.ceil(quotedLengthMax / filler.length) + 5;
    const rows = await readRows(`a,b\n1,"open\n${filler.repeat(count)}3,"y"\n`, 50_000);
    expect(rows).toHaveLength(count + 2);
    expect(rows[0]).toEqual({
      line: 2,
      fault: "The quote of field 2 (opened on line 2) is not closed within 262144 characters.",
    });
    expect(rows.filter((row) => "fault" in row)).toHaveLength(1);
    expect(rows.at(-1)).toEqual({ line: count + 3, cells: ["3", "y"] });
  });

  test("accepts a row of the maximum length and rejects longer ones", async () => {
    const longest = `1,${"x".repeat(lineLengthMax - 2)}`;
    const rows = await readRows(`a,b\n${longest}\n${longest}x\n${longest}${longest}\n4,5`, 65_536);
    expect(rows.map((row) => ("cells" in row ? row.cells.length : row.fault))).toEqual([
      2,
      "The row is longer than 1048576 characters.",
      "The row is longer than 1048576 characters.",
      2,
    ]);
  });

  test("rejects only the rows with damaged bytes, quoted or not", async () => {
    const text = 'a,b\n1,\uFDD1\n"2","\n\uFDD1"\n3,\uFFFD\n';
    const fault = "The row contains bytes that are not valid in the encoding of the file.";
    expect(await readTuples(text)).toEqual([
      [2, "!", fault],
      [3, "!", fault],
      [5, "3", "\uFFFD"],
    ]);
  });

  test("keeps the valid rows before and after any damage", async () => {
    const noise = fc.array(fc.constantFrom('"', '""', ",", "\n", "x", " ", "\r\n"), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(noise, fc.integer({ min: 1, max: 9 }), async (parts, length) => {
        const text = `a,b\nfirst,1\n${parts.join("")}\n\nq,"w"\nlast,1\n`;
        const rows = await readRows(text, length);
        expect(rows[0]).toEqual({ line: 2, cells: ["first", "1"] });
        expect(rows.at(-1)).toMatchObject({ cells: ["last", "1"] });
        const lines = rows.map((row) => row.line);
        expect(lines).toEqual([...lines].toSorted((one, other) => one - other));
        expect(await readRows(text, 1_000)).toEqual(rows);
      }),
      { numRuns: 1_000 },
    );
  });

  test("reads a file of unclosed quotes in linear time", async () => {
    const rows = await readRows(`a,b\n${'1,"x\n'.repeat(200_000)}`, 65_536);
    expect(rows.length).toBeGreaterThan(100_000);
  });
});

describe("readCsv with invalid headers", () => {
  test.each([
    ["", 1, "The file has no header line."],
    ["\n , \n", 2, "The header names no column."],
    ["\r\n\n", 1, "The file has no header line."],
    ['a,"b', 1, "The quote of field 2 (opened on line 1) is not closed before the file ends."],
    ["a,\uFDD1", 1, "The row contains bytes that are not valid"],
    [
      Array.from({ length: 1_001 }, (_, index) => index).join(","),
      1,
      "The header names more than 1000",
    ],
  ])("rejects %j", async (text, line, detail) => {
    await expect(readCsv(textsOf(text))).rejects.toMatchObject({
      kind: "malformed",
      message: expect.stringContaining(detail),
      faults: expect.arrayContaining([{ line, detail: expect.stringContaining(detail) }]),
    });
  });

  test("closes the file when the header is rejected or reading stops", async () => {
    let returns = 0;
    async function* texts(header: string) {
      try {
        yield `${header}\n1,2\n`;
        yield "3,4\n";
      } finally {
        returns += 1;
      }
    }
    await expect(readCsv(texts(","))).rejects.toMatchObject({ kind: "malformed" });
    expect(returns).toBe(1);
    const { rows } = await readCsv(texts("a,b"));
    await rows.return(undefined);
    expect(returns).toBe(2);
  });
});
