import { expect, test } from "vitest";
import { limits } from "../../src/contract/limits.ts";
import { allProfiles } from "../../src/core/import/profiles/profiles.ts";
import { fileBytesMax } from "../../src/dashboard/pages/import/file-size.ts";
import { encodings, trackers } from "../../src/dashboard/pages/import/trackers.ts";

test("offers every profile of the API", () => {
  expect(trackers).toEqual(allProfiles.map(({ name, title }) => [name, title]));
});

test("offers encodings that the Encoding Standard names", () => {
  for (const [name] of encodings) {
    expect(new TextDecoder(name).encoding).toBe(name);
  }
});

test("accepts files of the size that the API accepts", () => {
  expect(fileBytesMax).toBe(limits.importBytesMax);
});
