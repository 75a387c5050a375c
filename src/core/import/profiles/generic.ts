import { type Profile } from "./profile.ts";

/** A file of any tool: the names of its columns are the only clue to their meaning. */
export const generic: Profile = {
  name: "generic",
  title: "No tracker",
  source: "",
  signatures: [],
  columns: {},
};
