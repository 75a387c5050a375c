import { type Table } from "../formats/read-table.ts";
import { findProfile, type RecognizedProfile, recognizeProfile } from "./profiles.ts";

/** Returns the caller's profile, or the profile that the columns of the file show. */
export function chooseProfile(
  { columns, format }: Pick<Table, "columns" | "format">,
  name: string | undefined,
): RecognizedProfile {
  return name === undefined
    ? recognizeProfile(columns, format)
    : { profile: findProfile(name), reason: "The request states the profile." };
}
