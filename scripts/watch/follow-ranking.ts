import {
  type LiveDelta,
  type LiveHello,
  type LiveMessage,
  type LiveResync,
} from "../../src/contract/live.ts";
import {
  formatFurther,
  formatHello,
  formatJob,
  formatMove,
  formatPresence,
  formatRemark,
} from "./format-lines.ts";
import { type Changes, nameMoves, readDiff, type WorkspaceClient } from "./read-changes.ts";

type FollowOptions = WorkspaceClient & {
  /** The maximum number of moves to print for each change. */
  readonly top: number;
  readonly width: number;
  readonly print: (line: string) => void;
};

/** The state of a follower: the ranking that its lines have reached. */
export type Follower = {
  /** The id of the last printed ranking, from which a new connection resumes. */
  readonly since: () => string | undefined;
  /** Prints a message. Call it for one message after another. */
  readonly show: (message: LiveMessage) => Promise<void>;
};

/**
 * Follows one ranking through the messages of all its connections. A delta that does not begin at
 * the last printed ranking is a gap: the follower then reads the difference of the two rankings.
 */
export function createFollower(options: FollowOptions): Follower {
  const { print } = options;
  let isFirst = true;
  let ranking: string | undefined;

  const showHello = (hello: LiveHello): void => {
    print(formatHello(hello, !isFirst));
    isFirst = false;
    ranking ??= hello.ranking ?? undefined;
  };

  const showChange = async (change: LiveDelta | LiveResync): Promise<void> => {
    const from = ranking;
    if (change.ranking === from) {
      return;
    }
    ranking = change.ranking;
    if (from === undefined) {
      print(formatRemark(change, "ranked for the first time"));
      return;
    }
    await printChanges(options, change, () => readChanges(options, change, from));
  };

  return {
    since: () => ranking,
    async show(message) {
      switch (message.type) {
        case "hello":
          return showHello(message);
        case "delta":
        case "resync":
          return showChange(message);
        case "presence":
          return print(formatPresence(message.presence));
        case "job":
          return print(formatJob(message));
      }
    },
  };
}

function readChanges(
  options: FollowOptions,
  change: LiveDelta | LiveResync,
  from: string,
): Promise<Changes> {
  return change.type === "delta" && change.from === from
    ? nameMoves(options, change.moved, options.top)
    : readDiff(options, { from, to: change.ranking }, options.top);
}

/** Prints the moves of a change. A failed read loses its lines only: the ranking is followed on. */
async function printChanges(
  { print, width }: FollowOptions,
  change: LiveDelta | LiveResync,
  read: () => Promise<Changes>,
): Promise<void> {
  try {
    const { moves, count } = await read();
    if (count === 0) {
      print(formatRemark(change, "no item moved"));
    }
    for (const move of moves) {
      print(formatMove(change, move, width));
    }
    if (count > moves.length) {
      print(formatFurther(change, count - moves.length));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    print(formatRemark(change, `the ranking has changed, but its moves are unknown: ${reason}`));
  }
}
