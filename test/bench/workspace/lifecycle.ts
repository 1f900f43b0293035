/** The spine: one intake, one sorter that writes the stage, and for each stage what follows from it. */

/** The campaigns of {@link lifecycleProgram}. */
export const lifecycleCampaigns = 25;

/** The nurture programs that are paused while Sales talks to somebody. */
export function lifecycleProgram(paused: readonly string[]): string {
  return [heading, processing, mql, sal(paused), later, recycled(paused)].join('\n');
}

const heading = `/// From a person's creation to the customer: the only program that writes the stage.
program "OPS Lifecycle" in "Marketing Activities / Operations" {
  channel "Operational"
}

field [Lifecycle Status] string { salesforce Lead "Lifecycle_Stage__c", Contact "Lifecycle_Stage__c" }
field [Country] string { salesforce Lead "Country", Contact "MailingCountry" }
field [Sales Region] string { salesforce Lead "Sales_Region__c", Contact "Sales_Region__c" }
field [MAL Date] datetime { salesforce Lead "MAL_Date__c", Contact "MAL_Date__c" }
field [MQL First Date] datetime { salesforce Lead "MQL_First_Date__c", Contact "MQL_First_Date__c" }
field [MQL Latest Date] datetime
field [SAL Date] datetime
field [SQL Date] datetime
field [Customer Date] datetime
field [Recycled Date] datetime
field [Disqualified Date] datetime
field [Behavior Score] score
field [Demographic Score] score
field [Demographic Score Draft] score

lifecycle "Person" on [Lifecycle Status] {
  stage "0 - Processing" { owner Marketing, master Marketo }
  stage "1 - MAL" { owner Marketing, master Marketo, stamp first [MAL Date] }
  stage "2 - MQL" { owner Marketing, master Marketo, stamp first [MQL First Date], latest [MQL Latest Date], sla 1 day }
  stage "3 - SAL" { owner Sales, master Salesforce, stamp first [SAL Date], sla 14 days }
  stage "4 - SQL" { owner Sales, master Salesforce, stamp first [SQL Date] }
  stage "5 - Customer" { owner Sales, master Salesforce, terminal, stamp first [Customer Date] }
  stage "7 - Recycled" { owner Marketing, master Salesforce, stamp latest [Recycled Date] }
  stage "9 - Disqualified" { owner Sales, master Salesforce, terminal, stamp first [Disqualified Date] }

  path "0 - Processing" -> "1 - MAL" -> "2 - MQL" -> "3 - SAL" -> "4 - SQL" -> "5 - Customer"
  allow "0 - Processing" -> "2 - MQL"
  allow "2 - MQL", "3 - SAL", "4 - SQL" -> "7 - Recycled" -> "2 - MQL"
  allow any -> "9 - Disqualified"
}

external form "Hand-Raise: Demo", "Hand-Raise: Contact Us", "Hand-Raise: Free Trial"
external email "OPS Alerts.New MQL", "OPS Alerts.MQL Overdue", "OPS Alerts.SAL Overdue"

smart list "Fits MQL" {
  filter [Lifecycle Status] is "0 - Processing", "1 - MAL"
  filter any {
    [Behavior Score] at least 100
    Filled Out Form starts with "Hand-Raise:" { [Date of Activity] in past 1 day }
  }
}

smart list "Fits MAL" {
  filter [Lifecycle Status] is "0 - Processing"
  filter [Demographic Score] at least 50
}

smart list "MAL without a Date" {
  filter [Lifecycle Status] is "1 - MAL"
  filter [MAL Date] is empty
}

smart list "Came by an Event" { filter Filled Out Form starts with "EV" }

smart list "Came by a Guide" { filter Filled Out Form starts with "Guide:" }
`;

const processing = `folder "0. Processing" {
  /// The only listener of this program to Person is Created.
  campaign "000 - Processing: Person is Created" {
    qualify once
    trigger Person is Created
    filter [Email Address] is not empty
    flow { Execute Campaign "090 - Processing: Sort" }
  }

  campaign "010 - Processing: Country" {
    executable
    qualify every time
    flow {
      if [Country] is "USA", "U.S.", "US" then Change Data Value [Country] to "United States"
      else if [Country] is "Deutschland", "DE" then Change Data Value [Country] to "Germany"
      else nothing
    }
  }

  campaign "020 - Processing: Sales Region" {
    executable
    qualify every time
    flow {
      if [Country] is "United States", "Canada" then Change Data Value [Sales Region] to "AMER"
      else if [Country] is "Germany", "France", "Spain" then Change Data Value [Sales Region] to "EMEA"
      else Change Data Value [Sales Region] to "Rest of the World"
    }
  }

  campaign "030 - Processing: Source" {
    executable
    qualify every time
    flow {
      if [Person Source] is not empty then nothing
      else if Member of Smart List "Came by an Event" then Change Data Value [Person Source] to "Event"
      else if Member of Smart List "Came by a Guide" then Change Data Value [Person Source] to "Content"
      else Change Data Value [Person Source] to "Website"
    }
  }

  /// Adds up where nobody listens, then publishes.
  campaign "040 - Processing: Demographic Score" {
    executable
    qualify every time
    flow {
      Change Score [Demographic Score Draft] to 0
      if [Job Title] contains "Chief", "VP" then Change Score [Demographic Score Draft] by 40
      else if [Job Title] contains "Director" then Change Score [Demographic Score Draft] by 30
      else nothing
      if [Num Employees] at least 500 then Change Score [Demographic Score Draft] by 20
      else nothing
      Change Score [Demographic Score] to {{lead.Demographic Score Draft}}
    }
  }

  /// Whoever raises a hand is sorted at once.
  campaign "050 - Processing: Hand Raise" {
    qualify every time
    trigger Fills Out Form starts with "Hand-Raise:"
    filter not Member of List "Competitors"
    flow {
      Execute Campaign "090 - Processing: Sort"
      Execute Campaign "091 - Processing: Return"
    }
  }

  campaign "060 - Processing: Score Reached" {
    qualify every time
    trigger Score is Changed [Behavior Score] { [New Score] at least 100 }
    flow {
      Execute Campaign "090 - Processing: Sort"
      Execute Campaign "091 - Processing: Return"
    }
  }

  campaign "070 - Processing: New Job Title" {
    qualify every time
    trigger Data Value Changes [Job Title]
    flow {
      Execute Campaign "040 - Processing: Demographic Score"
      Execute Campaign "092 - Processing: Fit has Moved"
    }
  }

  /// The same outcome however often it is called.
  campaign "080 - Processing: Prepare" {
    executable
    qualify every time
    flow {
      Execute Campaign "010 - Processing: Country"
      Execute Campaign "020 - Processing: Sales Region"
      Execute Campaign "030 - Processing: Source"
      Execute Campaign "040 - Processing: Demographic Score"
    }
  }

  /// Best stage first; each branch asks for the present stage.
  campaign "090 - Processing: Sort" {
    executable
    qualify every time
    flow {
      Execute Campaign "080 - Processing: Prepare"
      if [Lifecycle Status] is empty then Change Data Value [Lifecycle Status] to "0 - Processing"
      else nothing
      if Member of Smart List "Fits MQL" then Change Data Value [Lifecycle Status] to "2 - MQL"
      else if Member of Smart List "Fits MAL" then Change Data Value [Lifecycle Status] to "1 - MAL"
      else nothing
      if Member of Smart List "MAL without a Date" then Change Data Value [MAL Date] to {{system.dateTime}}
      else nothing
    }
  }

  campaign "091 - Processing: Return" {
    executable
    qualify every time
    flow {
      if [Lifecycle Status] is "7 - Recycled" then Change Data Value [Lifecycle Status] to "2 - MQL"
      else nothing
    }
  }

  campaign "092 - Processing: Fit has Moved" {
    executable
    qualify every time
    flow {
      if Member of Smart List "Fits MAL" then Change Data Value [Lifecycle Status] to "1 - MAL"
      else nothing
      if Member of Smart List "MAL without a Date" then Change Data Value [MAL Date] to {{system.dateTime}}
      else nothing
    }
  }

  list "Competitors"
}
`;

const mql = `folder "2. MQL" {
  /// Stamps first, so that Salesforce gets the dates.
  campaign "200 - MQL: Stamp and Send" {
    qualify every time
    trigger Data Value Changes [Lifecycle Status] { [New Value] is "2 - MQL" }
    flow {
      if [MAL Date] is empty then Change Data Value [MAL Date] to {{system.dateTime}}
      else nothing
      if [MQL First Date] is empty then Change Data Value [MQL First Date] to {{system.dateTime}}
      else nothing
      Change Data Value [MQL Latest Date] to {{system.dateTime}}
      Execute Campaign "080 - Processing: Prepare"
      Sync Person to SFDC
    }
  }

  campaign "220 - MQL: Tell the Owner" {
    qualify every time
    trigger Owner Changes
    filter [Lifecycle Status] is "2 - MQL"
    flow { Send Alert "OPS Alerts.New MQL" to owner }
  }

  campaign "230 - MQL: Overdue" {
    qualify every time
    trigger Data Value Changes [Lifecycle Status] { [New Value] is "2 - MQL" }
    flow {
      Wait 1 day
      if [Lifecycle Status] is "2 - MQL" then Send Alert "OPS Alerts.MQL Overdue" to owner
      else nothing
    }
  }

  campaign "240 - MQL: Stop the Clock" {
    qualify every time
    trigger Data Value Changes [Lifecycle Status] { [Previous Value] is "2 - MQL" }
    flow { Remove from Flow "230 - MQL: Overdue" }
  }
}
`;

function sal(paused: readonly string[]): string {
  const pauses = paused.map(
    (name) =>
      `if [Lifecycle Status] is "3 - SAL" then Change Engagement Program Cadence "${name}" to Paused\nelse nothing`,
  );
  return `folder "3. SAL" {
  campaign "300 - SAL: Stamp" {
    qualify every time
    trigger Data Value Changes [Lifecycle Status] { [New Value] is "3 - SAL" }
    flow {
      if [SAL Date] is empty then Change Data Value [SAL Date] to {{system.dateTime}}
      else nothing
    }
  }

  campaign "310 - SAL: Pause Nurture" {
    qualify every time
    trigger Data Value Changes [Lifecycle Status] { [New Value] is "3 - SAL" }
    flow {
      ${pauses.join('\n')}
    }
  }

  campaign "330 - SAL: Overdue" {
    qualify every time
    trigger Data Value Changes [Lifecycle Status] { [New Value] is "3 - SAL" }
    flow {
      Wait 14 days
      if [Lifecycle Status] is "3 - SAL" then Send Alert "OPS Alerts.SAL Overdue" to owner
      else nothing
    }
  }

  campaign "340 - SAL: Stop the Clock" {
    qualify every time
    trigger Data Value Changes [Lifecycle Status] { [Previous Value] is "3 - SAL" }
    flow { Remove from Flow "330 - SAL: Overdue" }
  }
}
`;
}

const later = `folder "4. SQL and after" {
  campaign "400 - SQL: Stamp" {
    qualify every time
    trigger Data Value Changes [Lifecycle Status] { [New Value] is "4 - SQL" }
    flow {
      if [SQL Date] is empty then Change Data Value [SQL Date] to {{system.dateTime}}
      else nothing
      Change Data Value [Marketing Suspended] to true
    }
  }

  campaign "500 - Customer: Stamp" {
    qualify once
    trigger Data Value Changes [Lifecycle Status] { [New Value] is "5 - Customer" }
    flow {
      if [Customer Date] is empty then Change Data Value [Customer Date] to {{system.dateTime}}
      else nothing
      Change Data Value [Marketing Suspended] to false
    }
  }

  campaign "900 - Disqualified: Stamp" {
    qualify once
    trigger Data Value Changes [Lifecycle Status] { [New Value] is "9 - Disqualified" }
    flow {
      if [Disqualified Date] is empty then Change Data Value [Disqualified Date] to {{system.dateTime}}
      else nothing
    }
  }
}
`;

/** The score goes down first, so that old interest does not lead straight back. */
function recycled(paused: readonly string[]): string {
  const resumes = paused.map(
    (name) =>
      `if [Lifecycle Status] is "7 - Recycled" then Change Engagement Program Cadence "${name}" to Normal\nelse nothing`,
  );
  return `folder "7. Recycled" {
  campaign "700 - Recycled: Entry" {
    qualify every time
    trigger Data Value Changes [Lifecycle Status] { [New Value] is "7 - Recycled" }
    flow {
      Change Score [Behavior Score] to 0
      Change Data Value [Recycled Date] to {{system.dateTime}}
    }
  }

  campaign "710 - Recycled: Resume Nurture" {
    qualify every time
    trigger Data Value Changes [Lifecycle Status] { [New Value] is "7 - Recycled" }
    flow {
      ${resumes.join('\n')}
    }
  }
}
`;
}
