import fc from "fast-check";
import { findFault, slowMs } from "./check-response.ts";
import { type Api, type Operation, readApi } from "./document.ts";
import { openEmptyWorkspace, openFuzzWorkspace } from "./fuzz-workspace.ts";
import { type FuzzRequest, generateRequest } from "./requests.ts";
import { formatCurl, sendRequest, type Target } from "./send-request.ts";

export type FuzzOptions = {
  readonly url: string;
  readonly rootKey: string;
  readonly requests: number;
  readonly seed: number;
};

/** A response that is not allowed, and the smallest request that fast-check found for it. */
export type Finding = { readonly fault: string; readonly curl: string };

/** The requests of one operation: how many got each status, and the first finding. */
export type OperationReport = {
  readonly id: string;
  readonly requests: number;
  readonly statuses: ReadonlyMap<number, number>;
  readonly slowestMs: number;
  readonly finding: Finding | undefined;
};

/** Operations at the same time. */
const concurrency = 4;

/** Sending and shrinking the requests of one operation ends after this time. */
const operationMsMax = 120_000;

/**
 * Sends random requests to every operation of the API. Each operation has a workspace of its own,
 * so that deleting one does not end the run. The seed decides all requests up to the ids of the
 * workspaces.
 */
export async function runFuzz(options: FuzzOptions): Promise<readonly OperationReport[]> {
  const api = readApi();
  const operations = api.operations.filter(({ path }) => !path.endsWith("/live"));
  const reports = new Map<Operation, OperationReport>();
  const queue = operations.entries();
  const fuzzNext = async () => {
    for (const [index, operation] of queue) {
      const runs = countRuns(options.requests, operations.length, index);
      const seed = options.seed + index;
      // oxlint-disable-next-line no-await-in-loop -- one operation after another
      reports.set(operation, await fuzzOperation(api, operation, { ...options, seed, runs }));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, fuzzNext));
  return operations.flatMap((operation) => reports.get(operation) ?? []);
}

/** Distributes the requests over the operations. Each operation gets at least one. */
function countRuns(requests: number, operations: number, index: number): number {
  const base = Math.floor(requests / operations);
  return Math.max(1, base + (index < requests % operations ? 1 : 0));
}

async function fuzzOperation(
  api: Api,
  operation: Operation,
  { url, rootKey, seed, runs }: FuzzOptions & { readonly runs: number },
): Promise<OperationReport> {
  const open = operation.id === "restoreBackup" ? openEmptyWorkspace : openFuzzWorkspace;
  const { key, ids } = await open({ url, rootKey });
  const target: Target = { url, rootKey, workspaceKey: key };
  const statuses = new Map<number, number>();
  let [requests, slowestMs] = [0, 0];
  const findRequestFault = async (request: FuzzRequest): Promise<string | undefined> => {
    const first = await sendRequest(target, operation, request);
    const response =
      first.durationMs > slowMs ? await sendRequest(target, operation, request) : first;
    requests += 1;
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    slowestMs = Math.max(slowestMs, response.durationMs);
    return findFault(api, operation, response);
  };
  const property = fc.asyncProperty(generateRequest(api, operation, ids), async (request) => {
    const fault = await findRequestFault(request);
    if (fault !== undefined) {
      throw new Error(fault);
    }
  });
  const result = await fc.check(property, {
    seed,
    numRuns: runs,
    interruptAfterTimeLimit: operationMsMax,
  });
  const [request] = result.counterexample ?? [];
  const fault = String(Object(result.errorInstance).message ?? "unknown");
  const finding =
    request === undefined ? undefined : { fault, curl: formatCurl(target, operation, request) };
  return { id: operation.id, requests, statuses, slowestMs, finding };
}
