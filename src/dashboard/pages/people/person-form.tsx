import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { describeError } from "../../data/api.ts";
import { handleEndedSession } from "../../data/session.ts";
import { type Person, type PersonFields, savePerson } from "./load-people.ts";
import { parseSkills } from "./parse-skills.ts";

type PersonFormProps = {
  /** The person to change; undefined to add one. */
  readonly person?: Person | undefined;
  readonly onSaved: (name: string) => void;
  readonly onCancel?: (() => void) | undefined;
};

/** The fields of a person, to add or to change. */
export function PersonForm(props: PersonFormProps) {
  const { person, onCancel } = props;
  const { element, fault, isBusy, submit } = useSubmit(props);
  const isEdit = person !== undefined;
  useEffect(() => {
    if (isEdit) {
      element.current?.querySelector("input")?.focus();
    }
  }, []);
  return (
    <form
      ref={element}
      class="person-form"
      aria-label={isEdit ? `Edit ${person.name}` : "Add a person"}
      onSubmit={(event) => void submit(event)}
      onKeyDown={({ key }) => key === "Escape" && onCancel?.()}
    >
      <Fields person={person} />
      <div class="person-actions">
        <button class="control primary" type="submit" disabled={isBusy}>
          {isEdit ? "Save" : "Add person"}
        </button>
        {onCancel !== undefined && (
          <button class="control" type="button" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
      <p class="fault" role="alert">
        {fault}
      </p>
    </form>
  );
}

/** Saves the fields of the form, and empties it. */
function useSubmit({ person, onSaved }: PersonFormProps) {
  const fault = useSignal("");
  const isBusy = useSignal(false);
  const element = useRef<HTMLFormElement>(null);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { current: form } = element;
    if (form === null) {
      return;
    }
    isBusy.value = true;
    try {
      const fields = readFields(form);
      await savePerson(fields, person);
      fault.value = "";
      form.reset();
      onSaved(fields.name);
    } catch (error) {
      handleEndedSession(error);
      fault.value = describeError(error);
    }
    isBusy.value = false;
  }

  return { element, fault: fault.value, isBusy: isBusy.value, submit };
}

function Fields({ person }: Pick<PersonFormProps, "person">) {
  const id = useId();
  return (
    <>
      <label>
        Name
        <input class="control" name="name" required maxLength={100} defaultValue={person?.name} />
      </label>
      <label>
        Skills, separated by commas
        <input
          class="control"
          name="skills"
          aria-describedby={id}
          defaultValue={person?.skills.join(", ")}
          placeholder="payments, search"
        />
        <small id={id}>Spelled like the labels of items.</small>
      </label>
      <label>
        Capacity
        <input
          class="control"
          name="capacity"
          type="number"
          min={0}
          step="any"
          required
          defaultValue={person === undefined ? undefined : String(person.capacity)}
        />
        <small>In the unit of item sizes.</small>
      </label>
    </>
  );
}

function readFields(form: HTMLFormElement): PersonFields {
  const data = new FormData(form);
  const read = (name: string): string => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    name: read("name"),
    skills: parseSkills(read("skills")),
    capacity: Number(read("capacity")),
  };
}
