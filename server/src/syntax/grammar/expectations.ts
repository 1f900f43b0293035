import type { Expectation } from './statements.ts';

/** `Expected …; found …`: the middle of that sentence, for every place where something particular must stand. */
function say(expectation: string): Expectation {
  return { ERR_MSG: expectation };
}

export const expected = {
  // Heads of declarations
  programName: say('a program\'s name in quotes, such as program "OPS Lifecycle"'),
  folderPath: say('a folder path in quotes, such as in "Marketing Activities / Operations"'),
  fieldName: say("a field's name in square brackets, such as field [Lifecycle Status] string"),
  fieldType: say("the field's type, such as string, boolean, score, date or datetime"),
  listName: say('a list\'s name in quotes, such as list "Competitors"'),
  listWord: say('the word list, as in smart list "Fits MQL"'),
  smartListName: say('a smart list\'s name in quotes, such as smart list "Fits MQL"'),
  folderName: say('a folder\'s name in quotes, such as folder "2. MQL"'),
  lifecycleName: say('a lifecycle\'s name in quotes, such as lifecycle "Person"'),
  lifecycleOn: say('on and the field that holds the stage, such as on [Lifecycle Status]'),
  lifecycleField: say('the field that holds the stage, such as [Lifecycle Status], or Revenue Stage "Model"'),
  modelName: say('the name of the model or program in quotes, such as on Revenue Stage "Model"'),
  campaignName: say('a campaign\'s name in quotes, such as campaign "010 - Score"'),
  externalKind: say('a kind of asset, such as external form "Demo" or external email "Alerts.New MQL"'),
  externalName: say('the asset\'s name in quotes, such as external form "Demo"'),
  scenarioName: say('a scenario\'s name in quotes, such as scenario "A hand-raise reaches Sales"'),
  programBlock: say("{ with the program's settings, or the end of the line"),
  lifecycleBlock: say('{ with the stages of the lifecycle'),
  smartListBlock: say('{ with the filters of the smart list'),
  campaignBlock: say("{ with the campaign's trigger, filters and flow"),
  folderBlock: say('{ with the campaigns and lists of the folder'),
  scenarioBlock: say('{ with given, when and then'),
  block: say('{'),
  moreNames: say('another name in quotes after the comma'),
  within: say('a program\'s name in quotes, such as in "OPS Lifecycle"'),

  // Program, field, external
  settingText: say('a text in quotes'),
  programType: say('a program type, such as Default or Email'),
  costDate: say('a date, such as cost 2026-12-01 5000'),
  costAmount: say('an amount, such as cost 2026-12-01 5000'),
  tokenName: say('a token\'s name in quotes, such as token "MQL Threshold" number 100'),
  tokenType: say("a token's type, such as text, number, score, date or rich text"),
  tokenValue: say('the token\'s value, such as token "MQL Threshold" number 100'),
  apiName: say('the field\'s API name in quotes, such as api "lifecycleStatus"'),
  allowedValue: say('a value in quotes, such as values "Hot", "Cold"'),
  salesforceObject: say('a Salesforce object and field, such as salesforce Lead "Stage__c"'),
  salesforceField: say('the API name of a Salesforce field in quotes, such as salesforce Lead "Stage__c"'),
  effectField: say('a field in square brackets, such as writes [Lead Score]'),
  requestedCampaign: say('a campaign\'s name in quotes, such as requests "010 - Score"'),

  // Lifecycle
  stageName: say('a stage\'s name in quotes, such as stage "2 - MQL"'),
  pathStage: say('a stage\'s name in quotes, such as path "1 - MAL" -> "2 - MQL"'),
  allowFrom: say('a stage\'s name in quotes, any or empty, such as allow any -> "9 - Disqualified"'),
  allowArrow: say('-> and the stages that may follow, such as allow "1 - MAL" -> "2 - MQL"'),
  allowTo: say('a stage\'s name in quotes, such as allow "1 - MAL" -> "2 - MQL"'),
  owner: say('who owns the stage, such as owner Marketing'),
  master: say('the system that writes the stage, such as master Salesforce'),
  stampField: say('a field in square brackets, such as stamp first [MQL Date]'),
  sla: say('a duration, such as sla 1 day'),
  criterion: say('a sentence in quotes, such as entry "Asked for a demo"'),

  // Campaign
  trigger: say('the name of a trigger, such as trigger Fills Out Form "Demo"'),
  filter: say('a filter, such as filter [Country] is "US" or filter Member of List "Partners"'),
  test: say('what to test, such as [Country] is "US" or Member of List "Partners"'),
  constraint: say('a constraint, such as [New Value] is "2 - MQL"'),
  group: say('{ with the filters of the group'),
  flow: say('{ with the steps of the flow'),
  step: say('a flow step, such as Change Score [Behavior Score] by 5'),
  thenStep: say('then and a flow step, such as if [Country] is "US" then Add to List "Americas"'),
  stepOrNothing: say('a flow step, or nothing'),
  elseIf: say('if and a test, or a flow step, or nothing'),
  notField: say(
    'an activity or a membership after not; for a field, write is not, as in [Country] is not "US"',
  ),
  qualify: say('once, every time, or every and a duration, such as qualify every 7 days'),
  schedule: say('when it runs, such as schedule daily at 02:00 or schedule weekly on Monday at 09:00'),
  everyDuration: say('a duration, such as every 2 hours'),
  scheduleAt: say('at and a time of day, such as at 02:00'),
  timeOfDay: say('a time of day, such as 02:00'),
  dateTime: say('a date and a time, such as once at 2026-12-01T09:00'),
  date: say('a date, such as 2026-12-01'),
  scheduleOn: say('on and a day, such as weekly on Monday or monthly on 1'),
  weekday: say('a day of the week, such as Monday'),
  monthDay: say('a day of the month, such as 15, or such as first Monday'),
  template: say('the template\'s name in quotes, such as like "Template: Stamp" in "OPS Templates"'),
  priority: say('a priority, such as priority high'),
  limits: say('on or off, such as limits off'),

  // Scenario
  given: say('what is true of the person, such as given [Country] is "US"'),
  when: say('what happens, such as when Fills Out Form "Demo"'),
  event: say('an event, such as Fills Out Form "Demo" or [Country] becomes "US"'),
  delay: say('a duration, such as when after 10 minutes Fills Out Form "Demo"'),
  becomes: say('becomes and the new value, such as [Country] becomes "US"'),
  salesforce: say('Salesforce, as in [Lead Status] becomes "Open" in Salesforce'),
  runs: say('runs, as in when "30 - SLA" runs'),
  creating: say('creating the person'),
  thenExpectation: say(
    'what must hold, such as then [Country] is "US" or then Send Alert "New MQL" happens once',
  ),
  happens: say('once, never, a number of times, or before and another step, such as happens 2 times'),
  times: say('times, such as happens 2 times'),
  laterStep: say('the later step, such as happens before Send Alert "New MQL"'),

  // Anywhere
  words: say('a name'),
  value: say('a value, such as "US", 5, 2 days, 2026-12-01, true or empty'),
} as const;
