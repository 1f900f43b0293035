/** What a workspace inherits: campaigns in which something is wrong, far from the others so that each is one finding. */

export interface PlantedRace {
  readonly rule: string;
  /** As findings name it. */
  readonly watched: string;
}

/** The campaigns of {@link legacyProgram}. */
export const legacyCampaigns = 12;

export const plantedRaces: readonly PlantedRace[] = [
  { rule: 'race/read-write', watched: 'Send Alert "Legacy Alerts.Analytics" to "analytics@example.com"' },
  { rule: 'race/request-then-rely', watched: 'Member of Engagement Program "Legacy Nurture" [Stream]' },
  {
    rule: 'race/coinciding-triggers',
    watched: 'Send Alert "Legacy Alerts.Academy" to "academy@example.com"',
  },
  { rule: 'race/alert-before-owner', watched: 'Send Alert "Legacy Alerts.Renewal" to owner' },
  { rule: 'loop/self-trigger', watched: '[Partner Score]' },
  { rule: 'stage/goes-back', watched: '[Lifecycle Status]' },
];

export const legacyProgram = `/// Inherited. Nobody dares to touch it.
program "MKT Legacy" in "Marketing Activities / Archive" {
  channel "Operational"
}

field [Product Interest] string
field [Job Level] string
field [Welcome Track] string
field [Event Interest] string
field [Partner Score] score

external form "Demo: Analytics", "Buyer's Checklist", "Academy", "Customer: Renewal", "Partner: Training", "Dinner: RSVP"
external email "Legacy Alerts.Analytics", "Legacy Alerts.Renewal"
external email "Legacy Alerts.Academy" { reads [Welcome Track] }
external engagement program "Legacy Nurture"
external queue "Renewals"

folder "Demo" {
  campaign "LE 11 - Demo: Interest in Analytics" {
    qualify every time
    trigger Fills Out Form "Demo: Analytics"
    flow { Change Data Value [Product Interest] to "Analytics" }
  }

  campaign "LE 12 - Demo: Tell the Specialist" {
    qualify every time
    trigger Fills Out Form starts with "Demo:"
    filter [Product Interest] is "Analytics"
    flow { Send Alert "Legacy Alerts.Analytics" to "analytics@example.com" }
  }
}

folder "Checklist" {
  campaign "LE 21 - Checklist: Nurture" {
    qualify every time
    trigger Fills Out Form "Buyer's Checklist"
    flow {
      Request Campaign "LE 22 - Checklist: Job Level"
      if [Job Level] is "Executive" then Add to Engagement Program "Legacy Nurture" { [Stream] is "Executives" }
      else Add to Engagement Program "Legacy Nurture" { [Stream] is "Everyone" }
    }
  }

  campaign "LE 22 - Checklist: Job Level" {
    qualify every time
    trigger Campaign is Requested "Marketo Flow Action"
    flow {
      if [Job Title] contains "Chief", "VP" then Change Data Value [Job Level] to "Executive"
      else Change Data Value [Job Level] to "Staff"
    }
  }
}

folder "Academy" {
  campaign "LE 31 - Academy: New Person" {
    trigger Person is Created
    flow {
      if [Welcome Track] is empty then Change Data Value [Welcome Track] to "General"
      else nothing
    }
  }

  campaign "LE 32 - Academy: Enrolled" {
    qualify every time
    trigger Fills Out Form "Academy"
    flow {
      if [Welcome Track] is empty then Change Data Value [Welcome Track] to "Academy"
      else nothing
      Send Alert "Legacy Alerts.Academy" to "academy@example.com"
    }
  }
}

folder "Renewals" {
  campaign "LE 41 - Renewal: Tell the Owner" {
    qualify every time
    trigger Fills Out Form "Customer: Renewal"
    filter [Lifecycle Status] is "5 - Customer"
    flow {
      Execute Campaign "080 - Processing: Prepare"
      Sync Person to SFDC to "Renewals"
      Send Alert "Legacy Alerts.Renewal" to owner
    }
  }

  campaign "LE 42 - Renewal: Moment" {
    qualify every time
    trigger Fills Out Form "Customer: Renewal"
    flow { Interesting Moment "Milestone" { [Description] is "Asked for a renewal" } }
  }
}

folder "Partners" {
  campaign "LE 51 - Partner: Training" {
    qualify every time
    trigger Fills Out Form "Partner: Training"
    flow { Change Score [Partner Score] by 20 }
  }

  campaign "LE 52 - Partner: Activity Bonus" {
    qualify every time
    trigger Score is Changed [Partner Score] { [Change] greater than 0 }
    flow { Change Score [Partner Score] by 5 }
  }
}

folder "Dinner" {
  campaign "LE 61 - Dinner: RSVP" {
    qualify every time
    trigger Fills Out Form "Dinner: RSVP"
    flow { Change Data Value [Lifecycle Status] to "2 - MQL" }
  }

  campaign "LE 62 - Dinner: Moment" {
    qualify every time
    trigger Fills Out Form "Dinner: RSVP"
    flow { Interesting Moment "Milestone" { [Description] is "Comes to dinner" } }
  }
}
`;
