import { createWorkspace, type Model } from '../../server/src/model/index.ts';

export const uri = 'file:///lifecycle/main.lifecycle';

/** A text with its cursor mark taken out, and where the mark stood. */
export interface Marked {
  readonly text: string;
  readonly offset: number;
}

/** Reads the cursor mark `$0`. */
export function marked(text: string): Marked {
  const offset = text.indexOf('$0');
  if (offset === -1) throw new Error(`No $0 in: ${text}`);
  return { text: text.slice(0, offset) + text.slice(offset + 2), offset };
}

/** The model of one file. */
export function modelOf(text: string): Model {
  return modelOfFiles({ [uri]: text });
}

export function modelOfFiles(files: Readonly<Record<string, string>>): Model {
  const workspace = createWorkspace();
  for (const [name, text] of Object.entries(files)) workspace.set(name, text);
  return workspace.model();
}

/** A small lifecycle that has one of everything. */
export const program = `/// Moves people through the stages.
program "OPS Lifecycle" in "Marketing Activities" {
  channel "Operational"
  token "MQL Threshold" number 100
}

field [Lifecycle Status] string { salesforce Lead "Lifecycle_Stage__c", Contact "Lifecycle_Stage__c" }

field [Hand Raised] boolean
field [Behavior Score] score
field [Segment] string { values "Small", "Large" }
field [MQL Date] datetime

lifecycle "Person" on [Lifecycle Status] {
  /// Known to us.
  stage "1 - Known" { owner Marketing, master Marketo }
  stage "2 - MQL" { owner Sales, master Salesforce, stamp [MQL Date], sla 1 day, terminal }
  path "1 - Known" -> "2 - MQL"
}

external form "Hand-Raise: Demo"
external email "New MQL" in "OPS Alerts"
list "Competitors"

smart list "Fits" {
  filter [Behavior Score] at least 50
}

folder "1. Sort" {
  /// The only writer of the status.
  campaign "090 - Sort" {
    executable
    qualify every time
    flow {
      if Member of Smart List "Fits" then Change Data Value [Lifecycle Status] to "2 - MQL"
      else nothing
    }
  }

  campaign "050 - Hand Raise" {
    qualify every time
    trigger Fills Out Form "Hand-Raise: Demo"
    filter not Member of List "Competitors"
    flow {
      Change Data Value [Hand Raised] to true
      Execute Campaign "090 - Sort"
      Request Campaign "200 - Tell Sales"
    }
  }
}

campaign "200 - Tell Sales" {
  qualify every time
  trigger Campaign is Requested "Marketo Flow Action"
  filter [Lifecycle Status] is "2 - MQL"
  flow {
    Send Alert "OPS Alerts.New MQL" to owner
    Interesting Moment "Milestone" { [Description] is "Reached {{my.MQL Threshold}}" }
  }
}
`;
