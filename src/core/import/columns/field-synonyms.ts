/**
 * The headings that name a field of an item, by field, the best first. Commas separate the names.
 * `normaliseName` removes case, accents and punctuation, so each name is listed once. `source` has
 * no synonyms, because a column of that name in other tools is a channel or a customer.
 *
 * Source: the default fields of the trackers in `profiles`, and common names of these fields in
 * German, French, Spanish, Portuguese, Italian and Dutch.
 */
export const fieldSynonyms: Readonly<Record<string, readonly string[]>> = {
  title: [
    "Title, Summary, Name, Subject, Headline, Story title, Story, User story",
    "Feature, Feature name, Task name, Task, Work item, Work item title",
    "Issue title, Issue, Issue name, Requirement, Item, Item name, Backlog item",
    "Card name, Card, Idea, Initiative, Opportunity, Epic name, Deliverable",
    "Titel, Zusammenfassung, Bezeichnung, Thema, Betreff, Vorgang, Aufgabe, Anforderung",
    "Titre, Résumé, Intitulé, Sujet, Tâche, Título, Resumen, Nombre, Tarea",
    "Resumo, Nome, Tarefa, Titolo, Riepilogo, Naam, Onderwerp",
  ],
  external_id: [
    "External id, Key, Issue key, Ticket key, Work item key, Issue id, Ticket id",
    "Work item id, Story id, Task id, Feature id, Item id, Card id",
    "Requirement id, Req id, External key, Ticket, Ticket number, Issue number",
    "Formatted id, Bug id, Defect id, Identifier, Reference, Ref, Code, UUID, GUID, Number, No, Nr",
    "#, N°",
    "Schlüssel, Vorgangsschlüssel, Vorgangsnummer, Ticketnummer, Kennung, Nummer",
    "Clé, Identifiant, Référence, Numéro, Clave, Identificador, Referencia",
    "Clé de ticket, Clave de incidencia, Chave, Chave da item, Chave do item, Número",
  ],
  type: [
    "Type, Item type, Work item type, Issue type, Work type, Story type",
    "Ticket type, Task type, Kind, Tracker",
    "Typ, Vorgangstyp, Arbeitselementtyp, Arbeitsaufgabentyp, Art, Tipo",
    "Type de ticket, Type d'élément de travail, Tipo de incidencia, Tipo de item, Tipo do item",
    "Tipo de elemento de trabajo",
  ],
  parent: [
    "Parent, Parent id, Parent key, Parent issue, Parent item, Parent work item",
    "Parent task, Parent story, Parent link, Epic link, Epic key, Epic id, Epic",
    "Feature link, Subtask of, Child of, Übergeordnet, Übergeordnete Aufgabe",
    "Übergeordneter Vorgang, Übergeordnetes Element",
    "Élément parent, Clé parent, Tâche parente, Padre, Principal, Pai",
  ],
  blocked_by: [
    "Blocked by, Is blocked by, Depends on, Dependencies, Predecessors",
    "Predecessor, Blockers",
    "Blockiert durch, Hängt ab von, Abhängig von, Abhängigkeiten, Vorgänger",
    "Bloqué par, Dépend de, Dépendances, Prédécesseurs",
    "Bloqueado por, Depende de, Dependencias, Predecesores",
  ],
  description: [
    "Description, Details, Detail, Desc, Body, Notes, Content, Long description",
    "Beschreibung, Notizen, Descripción, Notas, Descriptif, Descrição, Descrizione",
  ],
  status: [
    "Status, State, Schedule state, Workflow state, Workflow status, Current state, Current status",
    "Stage, Column, Board column, Phase, List, List name, Bucket, Section",
    "Zustand, Statut, État, Estado, Stato, Situação",
  ],
  priority: [
    "Priority, Prio, Priority level, Item priority",
    "Priorität, Priorité, Prioridad, Prioridade, Priorità",
  ],
  assignee: [
    "Assignee, Assignees, Assigned to, Assigned, Owner, Owners, Owned by",
    "Responsible, Responsible person, Person responsible, Lead, DRI, Task owner",
    "Zugewiesene Person, Zugewiesen an, Bearbeiter, Zuständig, Verantwortlich",
    "Assigned to user, Zugewiesen zu, Verantwortlicher, Assigné à, Attribué à, Affecté à",
    "Responsable, Asignado a, Persona asignada, Responsável, Atribuído a, Assegnatario",
  ],
  labels: [
    "Labels, Tags, Label, Tag, Keywords, Keyword",
    "Stichwörter, Stichworte, Schlagwörter, Schlagworte, Markierungen, Étiquettes, Mots-clés",
    "Balises, Etiquetas, Etichette, Marcas",
  ],
  team: ["Team, Team name, Squad, Agile team, Scrum team, Delivery team, Crew", "Équipe, Equipo"],
  size: [
    "Size, Story point estimate, Story points estimate, Story point, Points",
    "Estimate, Estimation, Estimated points, SP, Sprint points, Weight",
    "Plan estimate, Estimated SP, Complexity, Größe, Schätzung, Storypunkte, Punkte",
    "Estimación, Puntos",
    "Puntos de historia, Pontos, Estimativa, Stima",
  ],
  start_date: [
    "Start date, Start, Planned start, Planned start date, Target start, Starts on",
    "Start on, Begin date, Begin, Startdatum, Anfangsdatum, Beginn",
    "Date de début, Début, Fecha de inicio, Inicio, Data de início, Data di inizio",
  ],
  due_date: [
    "Due date, Due, Due on, Due by, Deadline, Target date, End date",
    "Finish date, Target end, Planned end, Planned end date, Planned finish",
    "Delivery date, Ends on, End, Finish",
    "Fälligkeitsdatum, Fällig am, Fällig bis, Fertig bis, Fällig, Termin, Frist, Zieldatum, Enddatum",
    "Abgabedatum",
    "Date d'échéance, Échéance, Date limite, Date de livraison, Date de fin",
    "Fecha de vencimiento, Vencimiento, Fecha límite, Fecha de fin",
    "Data limite, Data de vencimento, Data de conclusão, Prazo, Scadenza, Data di scadenza",
  ],
};
