import { type Profile } from "./profile.ts";

/**
 * Azure DevOps Boards: the CSV export of a query, and the JSON of its REST API and `az boards
 * query`. A tree export has the columns "Title 1", "Title 2" …, one of which has the title. Its
 * children follow their parents. Tags are separated by "; ", and people are written as
 * "Name <address>".
 *
 * Source: https://learn.microsoft.com/azure/devops/boards/queries/import-work-items-from-csv,
 * https://learn.microsoft.com/azure/devops/boards/work-items/guidance/work-item-field and
 * https://learn.microsoft.com/azure/devops/boards/work-items/workflow-and-state-categories
 */
export const azureDevops: Profile = {
  name: "azure-devops",
  title: "Azure DevOps",
  source: "azure-devops",
  signatures: [
    ["Work Item Type", "Title"],
    ["Work Item Type", "Title 1"],
    ["System.WorkItemType", "System.Title"],
  ],
  columns: {
    ID: "external_id",
    "Work Item Type": "type",
    "System.WorkItemType": "type",
    Title: "title",
    "Title 1": "title",
    "Title 2": "title",
    "Title 3": "title",
    "Title 4": "title",
    "Title 5": "title",
    "Title 6": "title",
    "System.Title": "title",
    "Assigned To": "assignee",
    "System.AssignedTo": "assignee",
    State: "status",
    "System.State": "status",
    Tags: "labels",
    "System.Tags": "labels",
    Priority: "priority",
    "Microsoft.VSTS.Common.Priority": "priority",
    "Story Points": "size",
    Effort: "size",
    Size: "size",
    "Microsoft.VSTS.Scheduling.StoryPoints": "size",
    "Microsoft.VSTS.Scheduling.Effort": "size",
    "Microsoft.VSTS.Scheduling.Size": "size",
    Parent: "parent",
    "System.Parent": "parent",
    "Start Date": "start_date",
    "Microsoft.VSTS.Scheduling.StartDate": "start_date",
    "Target Date": "due_date",
    "Due Date": "due_date",
    "Finish Date": "due_date",
    "Microsoft.VSTS.Scheduling.TargetDate": "due_date",
    "Microsoft.VSTS.Scheduling.DueDate": "due_date",
    "Microsoft.VSTS.Scheduling.FinishDate": "due_date",
    Description: "description",
    "Repro Steps": "description",
    "System.Description": "description",
    "Microsoft.VSTS.TCM.ReproSteps": "description",
    "Business Value": "ratings.user_value",
    "Microsoft.VSTS.Common.BusinessValue": "ratings.user_value",
    "Time Criticality": "ratings.time_criticality",
    "Microsoft.VSTS.Common.TimeCriticality": "ratings.time_criticality",
    "Iteration Path": null,
    "Area Path": null,
    "Value Area": null,
    Risk: null,
    "Stack Rank": null,
    "Remaining Work": null,
    "Original Estimate": null,
    "Acceptance Criteria": null,
  },
  values: {
    type: { Issue: "story" },
    priority: { 1: "critical", 2: "high", 3: "medium", 4: "low" },
  },
  statusCategories: {
    New: "backlog",
    Proposed: "backlog",
    Approved: "todo",
    Committed: "doing",
    Active: "doing",
    // Azure DevOps keeps resolved work on the backlog until it is verified.
    Resolved: "doing",
    Removed: "cancelled",
  },
  json: { array: "value" },
  tree: {
    levels: ["Title 1", "Title 2", "Title 3", "Title 4", "Title 5", "Title 6"],
    link: "Link Type",
  },
};
