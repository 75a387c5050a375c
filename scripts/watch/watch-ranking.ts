import { openClient } from "../../src/client/client.ts";
import { ApiProblem, requireData } from "../../src/client/problem.ts";
import { CliError } from "../cli-error.ts";
import { runConnection, type Socket } from "./connection.ts";
import { createFollower, type Follower } from "./follow-ranking.ts";
import { type WatchOptions } from "./options.ts";
import { type WorkspaceClient } from "./read-changes.ts";

/** The surroundings of a watch, which tests replace. */
export type WatchEnvironment = {
  readonly print: (line: string) => void;
  /** The width of the output in columns. */
  readonly width: number;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly openSocket: (url: string) => Socket;
  /** Waits for the delay, or until the signal. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Returns a random number from 0 to 1. */
  readonly random: () => number;
};

const pingMs = 60_000;

const delayMsMin = 1_000;
const delayMsMax = 30_000;

/**
 * Prints the moves in a ranking until the signal. After a lost connection, connects again with a
 * growing random delay and resumes at the last printed ranking. Throws for a problem that a retry
 * cannot solve: the first connection fails, or the key, the workspace or the model is wrong.
 */
export async function watchRanking(
  options: WatchOptions,
  environment: WatchEnvironment,
): Promise<void> {
  const { url, key, workspace, top } = options;
  const { print, signal, fetch } = environment;
  const target = { client: openClient({ url, key, fetch }), workspace };
  const follower = createFollower({ ...target, top, width: environment.width, print });
  let [attempt, hasConnected] = [0, false];
  while (!signal.aborted) {
    // oxlint-disable no-await-in-loop -- one connection after another
    const { wasOpen, reason } = await connectOnce(options, environment, { target, follower });
    if (signal.aborted) {
      return;
    }
    hasConnected ||= wasOpen;
    if (!hasConnected) {
      const remedy = "Check that Ordinal runs at this address, or send another one with --url.";
      throw new CliError(`Cannot watch ${url}: ${reason}. ${remedy}`);
    }
    attempt = wasOpen ? 0 : attempt + 1;
    const delayMs = computeDelay(attempt, environment.random());
    print(`connection lost (${reason}); next attempt in ${(delayMs / 1_000).toFixed(1)} s`);
    await environment.sleep(delayMs);
    // oxlint-enable no-await-in-loop
  }
}

/** Doubles the delay with each attempt, up to a maximum. At least half of it is not random. */
function computeDelay(attempt: number, fraction: number): number {
  const delayMs = Math.min(delayMsMax, delayMsMin * 2 ** attempt);
  return delayMs * (0.5 + fraction / 2);
}

type Subject = { readonly target: WorkspaceClient; readonly follower: Follower };

/** Connects, and prints messages until the connection ends. */
async function connectOnce(
  options: WatchOptions,
  environment: WatchEnvironment,
  { target, follower }: Subject,
): Promise<{ readonly wasOpen: boolean; readonly reason: string }> {
  try {
    await requireRanking(options, target);
    const ticket = await createTicket(target);
    return await runConnection({
      socket: environment.openSocket(buildSocketUrl(options, ticket, follower.since())),
      signal: environment.signal,
      pingMs,
      onMessage: follower.show,
    });
  } catch (error) {
    if (error instanceof ApiProblem && !isTemporary(error)) {
      throw error;
    }
    return { wasOpen: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Reads the best item, so that a wrong model is reported as a problem: a socket reports none.
 * Ordinal then also keeps the ranking of the model fresh.
 */
async function requireRanking(
  { model, scope }: WatchOptions,
  { client, workspace }: WorkspaceClient,
): Promise<void> {
  const query = { scope, limit: 1, ...(model !== undefined && { model }) };
  const params = { path: { workspaceId: workspace }, query };
  requireData(await client.GET("/v1/workspaces/{workspaceId}/ranking", { params }));
}

async function createTicket({ client, workspace }: WorkspaceClient): Promise<string> {
  const params = { path: { workspaceId: workspace } };
  const { ticket } = requireData(
    await client.POST("/v1/workspaces/{workspaceId}/live-tickets", { params }),
  );
  return ticket;
}

function buildSocketUrl(
  { url, workspace, model, scope }: WatchOptions,
  ticket: string,
  since: string | undefined,
): string {
  const query = new URLSearchParams({
    ticket,
    scope,
    ...(model !== undefined && { model }),
    ...(since !== undefined && { since }),
  });
  return `${url.replace(/^http/, "ws")}/v1/workspaces/${workspace}/live?${query.toString()}`;
}

/** Returns whether the same request can succeed later. */
function isTemporary({ status }: ApiProblem): boolean {
  return status === 408 || status === 429 || status >= 500;
}
