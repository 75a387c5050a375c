import { describe, expect, test } from "vitest";
import { formatVariableFault, parseVariables } from "../../src/platform/variables.ts";

const valid = { ORIGIN: "https://ordinal.example", SENTRY_DSN: "", ROOT_KEY: "n".repeat(20) };

test("parses valid variables", () => {
  expect(parseVariables(valid)).toEqual({
    variables: {
      origin: "https://ordinal.example",
      publicOrigin: undefined,
      sentryDsn: "",
      rootKeys: ["nnnnnnnnnnnnnnnnnnnn"],
      quotas: { key: 12_000, workspace: 60_000 },
      sockets: { perKey: 5, perWorkspace: 1_000, idleMs: 300_000 },
    },
    faults: [],
  });
});

test.each([
  [undefined, []],
  ["", []],
  [`${"n".repeat(20)},${"o".repeat(20)}`, ["n".repeat(20), "o".repeat(20)]],
  [` ${"n".repeat(20)}, ${"o".repeat(20)} `, ["n".repeat(20), "o".repeat(20)]],
])("reads the root keys of %j, the current one first", (text, rootKeys) => {
  const { variables, faults } = parseVariables({ ...valid, ROOT_KEY: text });
  expect(faults).toEqual([]);
  expect(variables.rootKeys).toEqual(rootKeys);
});

const secret = "marked-secret-of-the-test";

describe("the line of a fault names the variable and the fault, and not the value", () => {
  test.each([
    ["ORIGIN", undefined, "is not set"],
    ["ORIGIN", secret, "is not an http or https URL"],
    ["ORIGIN", `ftp://${secret}`, "is not an http or https URL"],
    ["ORIGIN", `https://${secret}/`, "has more than a scheme, a host and a port"],
    ["SOCKETS_PER_KEY", secret, "is not a whole number above 0"],
    ["SOCKETS_PER_WORKSPACE", "0", "is not a whole number above 0"],
    ["SOCKET_IDLE_SECONDS", "1.5", "is not a whole number above 0"],
    ["SENTRY_DSN", secret, "is not a Sentry DSN"],
    ["SENTRY_DSN", `https://${secret}/1`, "is not a Sentry DSN"],
    ["ROOT_KEY", "marked-secret", "is shorter than 20 characters"],
    ["ROOT_KEY", 1, "is not a string"],
    ["ROOT_KEY", `${secret} ${secret}`, "contains a space or a character outside ASCII"],
    ["ROOT_KEY", `${secret},`, "has an invalid key: key 2 is empty"],
    ["ROOT_KEY", `${secret},short`, "has an invalid key: key 2 is shorter than 20 characters"],
    ["ROOT_KEY", `${secret},${secret}`, "has the same key twice"],
    ["ROOT_KEY", [1, 2, 3, 4, 5, 6].map((n) => `${secret}${n}`).join(","), "has more than 5 keys"],
  ])("%s = %j", (name, value, fault) => {
    const { variables, faults } = parseVariables({ ...valid, [name]: value });
    const lines = faults.map(formatVariableFault);
    expect(lines).toEqual([expect.stringMatching(`^${name} ${fault}\\. Set it `)]);
    expect(JSON.stringify([variables, lines])).not.toContain(secret);
  });

  test("for each of several variables", () => {
    const { faults } = parseVariables({ ORIGIN: "", SENTRY_DSN: "x", ROOT_KEY: "x" });
    expect(faults.map(({ name }) => name)).toEqual(["ORIGIN", "SENTRY_DSN", "ROOT_KEY"]);
  });
});
