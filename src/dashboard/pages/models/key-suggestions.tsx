import { catalogue } from "../../../core/models/registry.ts";

/** The id of the list of suggestions, for inputs. */
export const keySuggestionsId = "criterion-keys";

/** The keys of the built-in criteria, as suggestions for an input. */
export function KeySuggestions() {
  return (
    <datalist id={keySuggestionsId}>
      {[...catalogue.values()].map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </datalist>
  );
}
