import { expect, test } from "vitest";
import { catchFailure } from "../catch-failure.ts";
import { readImport } from "../read-import.ts";

test.each(["title", "external_id", "id", "Summary", "Nr"])(
  "accepts a file whose column %s identifies items",
  async (column) => {
    const { report } = await readImport(`x,${column}\n1,2\n`);
    expect(report.columns[1]?.targets).toHaveLength(1);
  },
);

test("lists the columns with samples, and a map with the likely title", async () => {
  const text = "Ref no.,Wording,Extra\n1,Pay by invoice,\n2,Dark theme,\n3,Pay by invoice,\n";
  const failure = await catchFailure(() => readImport(text));
  expect(failure).toEqual([
    "malformed",
    'The file has no title column. Choose one with a map: map={"Wording":"title"}',
    'The file has the column "Ref no.": "1", "2", "3".',
    'The file has the column "Wording": "Pay by invoice", "Dark theme".',
    'The file has the column "Extra": no values.',
  ]);
});

test("proposes a column that sets no other field", async () => {
  const text = "Wortlaut,Status,Count\nLogin,Waiting for approval,3\n";
  const [, detail] = await catchFailure(() => readImport(text));
  expect(detail).toContain('map={"Wortlaut":"title"}');
});

test("proposes a column of texts that sets the description", async () => {
  const [, detail] = await catchFailure(() => readImport("Content,Completed\nLogin,No\n"));
  expect(detail).toContain('map={"Content":"title"}');
});

test("accepts the map that it proposes, for any heading", async () => {
  const heading = 'Say "hi", a=b';
  const text = `"${heading.replaceAll('"', '""')}",x\nPay by invoice,1\n`;
  const [, detail = ""] = await catchFailure(() => readImport(text));
  const { patches } = await readImport(text, { map: detail.slice(detail.indexOf("map=") + 4) });
  expect(patches).toEqual([{ title: "Pay by invoice" }]);
});

test("lists at most twenty columns", async () => {
  const columns = Array.from({ length: 50 }, (_, index) => `c${index}`);
  const failure = await catchFailure(() => readImport(`${columns.join(",")}\n`));
  expect(failure).toHaveLength(1 + 20);
});
