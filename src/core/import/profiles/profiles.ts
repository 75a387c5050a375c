import { Failure } from "../../failure.ts";
import { normaliseName } from "../../words/normalise-name.ts";
import { type FileFormat } from "../formats/detect-format.ts";
import { asana } from "./asana.ts";
import { azureDevops } from "./azure-devops.ts";
import { clickup } from "./clickup.ts";
import { generic } from "./generic.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { jira } from "./jira.ts";
import { kano } from "./kano.ts";
import { linear } from "./linear.ts";
import { ordinal } from "./ordinal.ts";
import { pivotal } from "./pivotal.ts";
import { plane } from "./plane.ts";
import { type JsonShape, type Profile } from "./profile.ts";
import { redmine } from "./redmine.ts";
import { shortcut } from "./shortcut.ts";
import { trello } from "./trello.ts";

/** All profiles in the order of recognition. The last one fits every file. */
export const allProfiles: readonly Profile[] = [
  ordinal,
  jira,
  azureDevops,
  gitlab,
  github,
  linear,
  trello,
  asana,
  pivotal,
  plane,
  clickup,
  redmine,
  shortcut,
  kano,
  generic,
];

/** The profile of a file, and the reason as a sentence for the report. */
export type RecognisedProfile = { readonly profile: Profile; readonly reason: string };

/**
 * Recognises the tracker of a file by its columns, ignoring their order and spelling. The columns
 * of a JSON file are the keys of its items. Returns the generic profile if no signature matches.
 */
export function recogniseProfile(
  columns: readonly string[],
  format: FileFormat,
): RecognisedProfile {
  const headings = new Map(columns.map((column) => [normaliseName(column), column.trim()]));
  for (const profile of allProfiles) {
    const signature = findSignature(profile, format, headings);
    if (signature !== undefined) {
      const names = signature.map((name) => headings.get(normaliseName(name)) ?? name);
      return { profile, reason: `The file has the columns ${joinNames(names)}.` };
    }
  }
  return { profile: generic, reason: "The columns match no tracker." };
}

/** Returns the profile with a name. Throws "malformed" with the list of names if there is none. */
export function findProfile(name: string): Profile {
  const profile = allProfiles.find((each) => each.name === name);
  if (profile === undefined) {
    const names = allProfiles.map((each) => each.name).join(", ");
    const detail = `There is no profile "${name}". Use one of: ${names}.`;
    throw new Failure("malformed", detail, { faults: [{ parameter: "profile", detail }] });
  }
  return profile;
}

/** Finds the shape of a document by the names of its arrays. */
export function findJsonShape(arrays: readonly string[]): JsonShape | undefined {
  const shapes = allProfiles.flatMap(({ json }) => json ?? []);
  return shapes.find(({ array }) => array !== undefined && arrays.includes(array));
}

function findSignature(
  { formats, signatures }: Profile,
  format: FileFormat,
  headings: ReadonlyMap<string, string>,
): readonly string[] | undefined {
  return formats?.includes(format) === false
    ? undefined
    : signatures.find((names) => names.every((name) => headings.has(normaliseName(name))));
}

function joinNames(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
