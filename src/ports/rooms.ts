/** The message that subscribers of a workspace receive when a ranking is published. */
export type RankingPublished = {
  readonly generation: number;
  readonly model: string;
  readonly ranking: string;
};

/** The open sockets of each workspace. */
export type Rooms = {
  readonly broadcast: (workspace: string, message: RankingPublished) => Promise<void>;
  /** Closes every socket of a workspace, with a reason that its clients receive. */
  readonly closeAll: (workspace: string, reason: string) => Promise<void>;
};
