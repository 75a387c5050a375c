/** The time between the deletion of a workspace and its purge: 30 days. */
export const purgeDelayMs = 30 * 86_400_000;
