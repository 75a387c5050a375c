import { type Table } from "../formats/read-table.ts";
import { findProfile, type RecognisedProfile, recogniseProfile } from "./profiles.ts";

/** Returns the caller's profile, or the profile that the columns of the file show. */
export function chooseProfile(
  { columns, format }: Pick<Table, "columns" | "format">,
  name: string | undefined,
): RecognisedProfile {
  return name === undefined
    ? recogniseProfile(columns, format)
    : { profile: findProfile(name), reason: "The request states the profile." };
}
