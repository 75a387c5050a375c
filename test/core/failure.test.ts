import { expect, test } from "vitest";
import { Failure, failureFromFault, failureFromFaults, notFound } from "../../src/core/failure.ts";

test("is an error with a kind, faults and a cause", () => {
  const cause = new Error("connection lost");
  const faults = [{ pointer: "/title", detail: "The title is too long." }];
  const failure = new Failure("invalid", "The item is invalid.", { faults, cause });
  expect(failure).toBeInstanceOf(Error);
  expect(failure.name).toBe("Failure");
  expect(failure.message).toBe("The item is invalid.");
  expect(failure.kind).toBe("invalid");
  expect(failure.faults).toEqual(faults);
  expect(failure.cause).toBe(cause);
});

test("has no faults and no cause by default", () => {
  const failure = new Failure("unavailable", "The database is unavailable.");
  expect(failure.faults).toEqual([]);
  expect(Object.hasOwn(failure, "cause")).toBe(false);
});

test("names the missing resource and has no faults", () => {
  const failure = notFound("item", "itm_1");
  expect(failure.kind).toBe("not-found");
  expect(failure.message).toBe('No item has the id "itm_1".');
  expect(failure.faults).toEqual([]);
});

test("uses the text of a single fault as the detail", () => {
  const fault = { header: "If-Match", detail: "The item is at version 3." };
  const failure = failureFromFault("precondition-failed", fault);
  expect(failure.kind).toBe("precondition-failed");
  expect(failure.message).toBe(fault.detail);
  expect(failure.faults).toEqual([fault]);
});

test("reports the first twenty faults and the number of the others", () => {
  const faults = Array.from({ length: 70_000 }, (_, index) => ({ detail: `No ${index}.` }));
  const failure = failureFromFaults("invalid", faults, "The import failed.");
  expect(failure.faults).toEqual(faults.slice(0, 20));
  expect(failure.message).toMatch(/^The import failed\. No 0\. .* No 19\. \(And 69980 more\.\)$/);
});
