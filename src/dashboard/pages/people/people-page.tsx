import { model } from "../../data/chosen-model.ts";
import { mayPerform } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { announcement } from "../../frame/announcer.tsx";
import { Empty, LoadedArea } from "../../frame/loaded-area.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { formatSize } from "../../parts/format-size.ts";
import { query, toHref } from "../../router.ts";
import { loadTeam, type TeamPlan } from "./load-people.ts";
import { PeopleTable } from "./people-table.tsx";
import { PersonForm } from "./person-form.tsx";
import "./people.css";

/** The people with their skills and capacities, and what each would do in the plan. */
export function PeoplePage() {
  const loaded = useLoaded(loadTeam, [model.value?.id]);
  const ranking = loaded.value?.ranking;
  return (
    <PageFrame
      title="People"
      hasModel
      generation={ranking?.generation}
      at={ranking === undefined ? undefined : Date.parse(ranking.created_at)}
      fault={loaded.value === undefined ? undefined : loaded.fault}
    >
      <LoadedArea loaded={loaded}>
        {(team) => <People team={team} onChanged={loaded.reload} />}
      </LoadedArea>
    </PageFrame>
  );
}

type PeopleProps = { readonly team: TeamPlan; readonly onChanged: () => void };

function People({ team, onChanged }: PeopleProps) {
  return (
    <div class="people">
      {team.members.length === 0 ? (
        <NoPeople />
      ) : (
        <section aria-label="People">
          <Facts team={team} />
          <PeopleTable team={team} onChanged={onChanged} />
        </section>
      )}
      {mayPerform("people:write") ? (
        <section>
          <h2>Add a person</h2>
          <PersonForm
            onSaved={(name) => {
              announcement.value = `Added ${name}.`;
              onChanged();
            }}
          />
        </section>
      ) : (
        <p class="help">Your role cannot change people.</p>
      )}
    </div>
  );
}

function Facts({ team: { members, ranking } }: { readonly team: TeamPlan }) {
  const capacity = members.reduce((sum, { person }) => sum + person.capacity, 0);
  const used = members.reduce((sum, member) => sum + member.used, 0);
  const plan = toHref("/plan", { people: "all", model: query.value.get("model") ?? undefined });
  return (
    <>
      <p>
        <b>{members.length.toLocaleString()}</b> {members.length === 1 ? "person" : "people"} with a
        capacity of <b>{formatSize(capacity)}</b>
        {ranking !== undefined && (
          <>
            , of which the <a href={plan}>plan</a> uses <b>{formatSize(used)}</b>
          </>
        )}
        .
      </p>
      <p class="help">
        An item with a label that is a skill goes only to people with that skill. Any person may do
        the other items.
      </p>
    </>
  );
}

function NoPeople() {
  return (
    <Empty title="There are no people yet">
      People are for planning: with their skills and capacities, the plan says who does what, and
      what does not fit. The plan also works without people, by a single capacity.
    </Empty>
  );
}
