/** An external id and the system that assigned it. Together they identify an item. */
export type ExternalName = {
  readonly externalId?: string | undefined;
  readonly source?: string | undefined;
};

/** The maximum number of sources that a problem names. */
const sourcesMax = 20;

/**
 * Formats the sources of several items for a problem. Items without a source have the source "".
 *
 * @example
 * formatSources(["jira", "", "github"]); // '"", "github", "jira"'
 */
export function formatSources(sources: readonly string[]): string {
  const named = sources.toSorted().slice(0, sourcesMax);
  const rest = sources.length - named.length;
  const list = named.map((source) => JSON.stringify(source)).join(", ");
  return rest > 0 ? `${list} and ${rest} more` : list;
}

/** Formats an external id with its source, if it has one. */
export function formatExternalName({ externalId = "", source = "" }: ExternalName): string {
  return source === "" ? `"${externalId}"` : `"${externalId}" in the source "${source}"`;
}
