import { useSignal } from "@preact/signals";
import { mayPerform } from "../../data/session.ts";
import { announcement } from "../../frame/announcer.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { type Person, type TeamPlan } from "./load-people.ts";
import { MemberRow } from "./member-row.tsx";
import { PersonForm } from "./person-form.tsx";

type PeopleTableProps = {
  readonly team: TeamPlan;
  readonly onChanged: () => void;
};

/** The people with their work. A row becomes a form to edit its person. */
export function PeopleTable({ team, onChanged }: PeopleTableProps) {
  const deleted = useSignal<Person | undefined>(undefined);
  return (
    <>
      <table class="plain-table people-table">
        <caption class="hidden-text">The people of this workspace</caption>
        <PeopleHead hasPlan={team.ranking !== undefined} mayEdit={mayPerform("people:write")} />
        <PeopleRows
          team={team}
          onChanged={onChanged}
          onDelete={(person) => {
            deleted.value = person;
          }}
        />
      </table>
      {deleted.value !== undefined && (
        <DeleteDialog
          key={deleted.value.id}
          person={deleted.value}
          onDeleted={() => {
            announcement.value = `Deleted ${deleted.value?.name}.`;
            deleted.value = undefined;
            document.querySelector<HTMLElement>("#main")?.focus();
            onChanged();
          }}
          onCancel={() => {
            deleted.value = undefined;
          }}
        />
      )}
    </>
  );
}

type PeopleRowsProps = PeopleTableProps & { readonly onDelete: (person: Person) => void };

function PeopleRows({ team, onChanged, onDelete }: PeopleRowsProps) {
  const edited = useSignal<string | undefined>(undefined);
  const stopEditing = (id: string): void => {
    edited.value = undefined;
    // The button is in the document after the next rendering.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#edit-${id}`)?.focus());
  };
  return (
    <tbody>
      {team.members.map((member) =>
        member.person.id === edited.value ? (
          <EditRow
            key={member.person.id}
            person={member.person}
            onSaved={onChanged}
            onEnd={() => stopEditing(member.person.id)}
          />
        ) : (
          <MemberRow
            key={member.person.id}
            member={member}
            hasPlan={team.ranking !== undefined}
            mayEdit={mayPerform("people:write")}
            onEdit={() => {
              edited.value = member.person.id;
            }}
            onDelete={() => onDelete(member.person)}
          />
        ),
      )}
    </tbody>
  );
}

type EditRowProps = {
  readonly person: Person;
  readonly onSaved: () => void;
  readonly onEnd: () => void;
};

function EditRow({ person, onSaved, onEnd }: EditRowProps) {
  return (
    <tr>
      <td colSpan={5}>
        <PersonForm
          person={person}
          onSaved={(name) => {
            announcement.value = `Saved ${name}.`;
            onEnd();
            onSaved();
          }}
          onCancel={onEnd}
        />
      </td>
    </tr>
  );
}

type PeopleHeadProps = { readonly hasPlan: boolean; readonly mayEdit: boolean };

function PeopleHead({ hasPlan, mayEdit }: PeopleHeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Skills</th>
        <th scope="col" class="number">
          Capacity
        </th>
        {hasPlan && <th scope="col">In the plan</th>}
        {mayEdit && (
          <th scope="col">
            <span class="hidden-text">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}
