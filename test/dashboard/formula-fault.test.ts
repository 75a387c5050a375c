import { expect, test } from "vitest";
import { locateFaults } from "../../src/dashboard/pages/models/formula-fault.ts";

const fault = (column: number) => ({ pointer: "/expression", detail: `Column ${column}: no.` });

test("marks the name at the column of a fault", () => {
  expect(locateFaults("reach * imapct", [fault(9)])).toEqual([
    { detail: "Column 9: no.", start: 8, end: 14, line: "reach * imapct", column: 9 },
  ]);
});

test("marks one character where there is no name, also after the end", () => {
  expect(locateFaults("1 +", [fault(3), fault(4)])).toMatchObject([
    { start: 2, end: 3 },
    { start: 3, end: 4, column: 4 },
  ]);
});

test("shows the line of the fault, and the column in this line", () => {
  expect(locateFaults("reach +\neffrot *\n2", [fault(9)])).toMatchObject([
    { line: "effrot *", column: 1, start: 8, end: 14 },
  ]);
});

test("leaves out faults of other fields", () => {
  expect(locateFaults("1", [{ pointer: "/gates/0", detail: "Column 1: no." }])).toEqual([]);
  expect(locateFaults("1", [{ detail: "The server did not respond." }])).toEqual([]);
});
