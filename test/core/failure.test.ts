import { expect, test } from "vitest";
import { Failure, failureFromFault, failureFromFaults, notFound } from "../../src/core/failure.ts";

test("is an error that says its kind, its faults and what caused it", () => {
  const cause = new Error("the line was cut");
  const faults = [{ pointer: "/title", detail: "It is too long." }];
  const failure = new Failure("invalid", "It cannot be.", { faults, cause });
  expect(failure).toBeInstanceOf(Error);
  expect(failure.name).toBe("Failure");
  expect(failure.message).toBe("It cannot be.");
  expect(failure.kind).toBe("invalid");
  expect(failure.faults).toEqual(faults);
  expect(failure.cause).toBe(cause);
});

test("has no faults and no cause where none were told", () => {
  const failure = new Failure("unavailable", "Away.");
  expect(failure.faults).toEqual([]);
  expect(Object.hasOwn(failure, "cause")).toBe(false);
});

test("names what is not there, and no more", () => {
  const failure = notFound("item", "itm_1");
  expect(failure.kind).toBe("not-found");
  expect(failure.message).toBe('No item has the id "itm_1".');
  expect(failure.faults).toEqual([]);
});

test("says one fault once in the detail and once beside its place", () => {
  const fault = { header: "If-Match", detail: "The item is at version 3." };
  const failure = failureFromFault("precondition-failed", fault);
  expect(failure.kind).toBe("precondition-failed");
  expect(failure.message).toBe(fault.detail);
  expect(failure.faults).toEqual([fault]);
});

test("tells twenty of many faults, and how many more there are", () => {
  const faults = Array.from({ length: 70_000 }, (_, at) => ({ detail: `No ${at}.` }));
  const failure = failureFromFaults("invalid", faults, "It cannot be.");
  expect(failure.faults).toEqual(faults.slice(0, 20));
  expect(failure.message).toMatch(/^It cannot be\. No 0\. .* No 19\. \(And 69980 more\.\)$/);
});
