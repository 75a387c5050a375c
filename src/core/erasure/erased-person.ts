import { shorten } from "../import/shorten.ts";

/** The person of an erasure: a name, the id of an API key, or both. */
export type ErasedPerson = {
  readonly name?: string | undefined;
  /** The id of the key with which the person sent requests. */
  readonly actor?: string | undefined;
};

/** Replaces a name or the id of a key. */
export const erasedText = "erased";

/** Tests for the names of one person. */
export type NameTests = {
  /** Returns whether a text is the name, ignoring case and surrounding spaces. */
  readonly isName: (text: string | null) => boolean;
  /** Returns whether a text contains the name as a whole word, ignoring case. */
  readonly isMentionedIn: (text: string | null) => boolean;
};

/**
 * Creates the tests for a name. Accents distinguish people: "Jose" is not "José". A text may contain
 * the name as a JSON string writes it, or shortened as in the report of an import.
 */
export function createNameTests(name: string): NameTests {
  const folded = foldName(name);
  const spellings = [name, shorten(name), JSON.stringify(name).slice(1, -1)].map((spelling) =>
    escapePattern(spelling.trim().normalize("NFC")),
  );
  const mention = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${spellings.join("|")})(?![\\p{L}\\p{N}])`,
    "iu",
  );
  return {
    isName: (text) => text !== null && foldName(text) === folded,
    isMentionedIn: (text) => text !== null && mention.test(text.normalize("NFC")),
  };
}

function foldName(name: string): string {
  return name.trim().normalize("NFC").toUpperCase().toLowerCase();
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
