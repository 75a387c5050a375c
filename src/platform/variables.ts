import { type QuotaPolicy } from "../core/quota/quota.ts";
import { type SocketLimits } from "../ports/rooms.ts";

/** The variables and secrets of the Worker, parsed. */
export type Variables = {
  /** The origin of keys in the Cache API. */
  readonly origin: string;
  /** The origin of the API for browsers; by default, the origin of each request. */
  readonly publicOrigin: string | undefined;
  /** If empty, errors are only logged. */
  readonly sentryDsn: string;
  /**
   * The root keys, the current one first. Each authorizes the creation of workspaces; without any,
   * the Worker rejects every such request.
   */
  readonly rootKeys: readonly string[];
  /** The units that a key, and all keys of a workspace, may spend in each minute. */
  readonly quotas: QuotaPolicy;
  readonly sockets: SocketLimits;
};

/** The variables that are whole numbers above 0. */
type NumberName =
  | "KEY_QUOTA"
  | "WORKSPACE_QUOTA"
  | "SOCKETS_PER_KEY"
  | "SOCKETS_PER_WORKSPACE"
  | "SOCKET_IDLE_SECONDS";

/** A fault of a variable or secret, without its value. */
export type VariableFault = {
  readonly name: "ORIGIN" | "PUBLIC_ORIGIN" | "SENTRY_DSN" | "ROOT_KEY" | NumberName;
  readonly fault: string;
  readonly remedy: string;
};

/**
 * Parses the variables. Reports each invalid variable as a fault, and gives it a harmless value. The
 * Worker then rejects every request, but can still log the fault.
 */
export function parseVariables(values: Readonly<Record<string, unknown>>): {
  readonly variables: Variables;
  readonly faults: readonly VariableFault[];
} {
  const { ORIGIN: origin, SENTRY_DSN: dsn = "", ROOT_KEY: rootKey = "" } = values;
  const { PUBLIC_ORIGIN: publicOrigin = "" } = values;
  const faults = [
    ...describeFault("ORIGIN", findOriginFault(origin)),
    ...describeFault(
      "PUBLIC_ORIGIN",
      publicOrigin === "" ? undefined : findOriginFault(publicOrigin),
    ),
    ...describeFault("SENTRY_DSN", findDsnFault(dsn)),
    ...describeFault("ROOT_KEY", findRootKeyFault(rootKey)),
    ...numberNames.flatMap((name) => describeFault(name, findNumberFault(values[name]))),
  ];
  const invalid = new Set(faults.map(({ name }) => name));
  const variables = {
    origin: invalid.has("ORIGIN") ? "https://ordinal.invalid" : String(origin),
    publicOrigin:
      publicOrigin === "" || invalid.has("PUBLIC_ORIGIN") ? undefined : String(publicOrigin),
    sentryDsn: invalid.has("SENTRY_DSN") ? "" : String(dsn),
    rootKeys: invalid.has("ROOT_KEY") ? [] : splitRootKeys(String(rootKey)),
    quotas: {
      key: readNumber(values, "KEY_QUOTA"),
      workspace: readNumber(values, "WORKSPACE_QUOTA"),
    },
    sockets: {
      perKey: readNumber(values, "SOCKETS_PER_KEY"),
      perWorkspace: readNumber(values, "SOCKETS_PER_WORKSPACE"),
      idleMs: 1_000 * readNumber(values, "SOCKET_IDLE_SECONDS"),
    },
  };
  return { variables, faults };
}

/** Formats a fault as one line: the name, the fault, and the remedy. */
export function formatVariableFault({ name, fault, remedy }: VariableFault): string {
  return `${name} ${fault}. ${remedy}`;
}

const remedies = {
  ORIGIN: "Set it in wrangler.toml to an origin of your zone, such as https://ordinal.example.",
  PUBLIC_ORIGIN:
    "Set it to the origin that browsers use, such as https://ordinal.example, or to an empty string.",
  SENTRY_DSN:
    "Set it to the DSN of a Sentry project (https://key@host/project), or to an empty string.",
  ROOT_KEY:
    "Set it to one key, or to the new and the old key with a comma between them. Generate a key " +
    "with: openssl rand -hex 32",
  KEY_QUOTA: "Set it to the units that a key may spend per minute, such as 12000.",
  WORKSPACE_QUOTA: "Set it to the units that a workspace may spend per minute, such as 60000.",
  SOCKETS_PER_KEY: "Set it to the number of sockets that a key may open, such as 5.",
  SOCKETS_PER_WORKSPACE: "Set it to the number of sockets that a workspace may open, such as 1000.",
  SOCKET_IDLE_SECONDS:
    "Set it to the seconds after which a socket without a ping closes, such as 300.",
} as const satisfies Record<VariableFault["name"], string>;

function describeFault(name: VariableFault["name"], fault: string | undefined): VariableFault[] {
  return fault === undefined ? [] : [{ name, fault, remedy: remedies[name] }];
}

function findOriginFault(value: unknown): string | undefined {
  if (value === undefined || value === "") {
    return "is not set";
  }
  const text = typeof value === "string" ? value : "";
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? "")) {
    return "is not an http or https URL";
  }
  return text === URL.parse(text)?.origin ? undefined : "has more than a scheme, a host and a port";
}

function findDsnFault(value: unknown): string | undefined {
  if (value === "") {
    return undefined;
  }
  const url = typeof value === "string" ? URL.parse(value) : null;
  const isDsn = url !== null && /^https?:$/.test(url.protocol) && url.username !== "";
  return isDsn && /\/\d+$/.test(url.pathname) ? undefined : "is not a Sentry DSN";
}

/** The numbers of a deployment that sets none. */
const defaultNumbers: Readonly<Record<NumberName, number>> = {
  KEY_QUOTA: 12_000,
  WORKSPACE_QUOTA: 60_000,
  SOCKETS_PER_KEY: 5,
  SOCKETS_PER_WORKSPACE: 1_000,
  SOCKET_IDLE_SECONDS: 300,
};

const numberNames = [
  "KEY_QUOTA",
  "WORKSPACE_QUOTA",
  "SOCKETS_PER_KEY",
  "SOCKETS_PER_WORKSPACE",
  "SOCKET_IDLE_SECONDS",
] as const satisfies readonly NumberName[];

function findNumberFault(value: unknown): string | undefined {
  return value === undefined || isPositive(value) ? undefined : "is not a whole number above 0";
}

function readNumber(values: Readonly<Record<string, unknown>>, name: NumberName): number {
  return isPositive(values[name]) ? Number(values[name]) : defaultNumbers[name];
}

function isPositive(value: unknown): boolean {
  return /^[1-9]\d{0,14}$/.test(String(value));
}

const rootKeyLengthMin = 20;
const rootKeysMax = 5;

/** Returns the keys of the text, without the spaces around them. */
function splitRootKeys(text: string): string[] {
  return text === "" ? [] : text.split(",").map((key) => key.trim());
}

function findRootKeyFault(value: unknown): string | undefined {
  if (typeof value !== "string") {
    return "is not a string";
  }
  const keys = splitRootKeys(value);
  if (keys.length > rootKeysMax) {
    return `has more than ${rootKeysMax} keys`;
  }
  const faults = keys.map((key) => findKeyFault(key));
  const index = faults.findIndex((fault) => fault !== undefined);
  if (index >= 0) {
    return keys.length === 1
      ? faults[index]
      : `has an invalid key: key ${index + 1} ${faults[index]}`;
  }
  return new Set(keys).size < keys.length ? "has the same key twice" : undefined;
}

function findKeyFault(key: string): string | undefined {
  if (key === "") {
    return "is empty";
  }
  if (key.length < rootKeyLengthMin) {
    return `is shorter than ${rootKeyLengthMin} characters`;
  }
  // A client sends the key in a header, after "Bearer ".
  return /^[\x21-\x7e]+$/.test(key) ? undefined : "contains a space or a character outside ASCII";
}
