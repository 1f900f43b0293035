/** A made-up but lifelike program with at least so many lines: folders of campaigns, each like those of real lifecycles. */
export function largeProgram(lines: number): string {
  const parts = [heading];
  let count = linesIn(heading);
  for (let number = 1; count < lines; number++) {
    const part = folder(number);
    parts.push(part);
    count += linesIn(part);
  }
  return parts.join('\n');
}

function linesIn(text: string): number {
  return text.split('\n').length;
}

const heading = `/// Keeps the lifecycle of every person up to date.
program "OPS Lifecycle" in "Marketing Activities / Operations" {
  channel "Operational"
  token "Threshold" number 100
}

field [Lifecycle Status] string {
  salesforce Lead "Lifecycle_Status__c", Contact "Lifecycle_Status__c"
}
field [Behavior Score] score
field [MQL Date] datetime

lifecycle "Person" on [Lifecycle Status] {
  /// Known, and nothing more.
  stage "1 - Known" { owner Marketing, master Marketo }
  /// Ready for a talk.
  stage "2 - MQL" { owner Marketing, master Marketo, stamp first [MQL Date], sla 2 days }
  stage "3 - Customer" { owner Sales, master Salesforce, terminal }

  path "1 - Known" -> "2 - MQL" -> "3 - Customer"
  allow any -> "1 - Known"
}
`;

function folder(number: number): string {
  const id = String(number).padStart(3, '0');
  return `folder "${id}. Processing" {
  smart list "${id} Ready" {
    filter [Lifecycle Status] is "1 - Known", "2 - MQL"
    filter any {
      [Behavior Score] at least 100
      not Member of List "${id} Competitors"
      Filled Out Form "${id} Demo" { [Date of Activity] in past 30 days }
    }
  }
  list "${id} Competitors"

  // The first campaign of the chain; the others are started by it.
  campaign "${id}0 - Created" {
    qualify once
    trigger Person is Created
    filter [Email Address] is not empty
    flow {
      Change Score [Behavior Score] by ${number % 50}
      Execute Campaign "${id}1 - Score"
    }
  }

  campaign "${id}1 - Score" {
    executable
    qualify every time
    flow {
      if [Job Title] contains "Chief", "VP", "President" then Change Score [Behavior Score] by 30
      else if [Job Title] contains "Director" then Change Score [Behavior Score] by 20
      else nothing
      if Member of Smart List "${id} Ready" then Request Campaign "${id}2 - Stamp"
    }
  }

  /// Writes the date once, then tells the owner.
  campaign "${id}2 - Stamp" {
    qualify every 7 days
    trigger Campaign is Requested "Marketo Flow Action"
    trigger Data Value Changes [Lifecycle Status] { [New Value] is "2 - MQL", [Previous Value] is not "3 - Customer" }
    filter all {
      [MQL Date] is empty
      any {
        [Country] is "US", "CA", "DE", "FR"
        [Annual Revenue] between 1000000 and 5000000
      }
    }
    flow {
      Change Data Value [MQL Date] to {{system.dateTime}} // the time of the step, not of the trigger
      Wait 10 minutes
      Send Alert "OPS Alerts.${id} New MQL" to owner
    }
  }
}
`;
}
