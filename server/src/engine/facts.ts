/** Who says so. What nobody says is an option of {@link Semantics} instead. */
export type Grade = 'documented' | 'knowledge base' | 'practitioners';

export interface Fact {
  readonly says: string;
  readonly grade: Grade;
  readonly source: string;
}

function documented(says: string, page: string): Fact {
  return { says, grade: 'documented', source: `Adobe docs: ${page}` };
}

function support(says: string, article: string): Fact {
  return { says, grade: 'knowledge base', source: `Marketo knowledge base: ${article}` };
}

function practitioners(says: string, author: string): Fact {
  return { says, grade: 'practitioners', source: author };
}

/** Marketo's behaviour as the engine runs it. Each is shown by a test of the same name. */
export const facts = {
  // Waking and qualifying
  'triggers are alternatives': support(
    'Several triggers of a campaign are alternatives; its filters must all hold.',
    'understanding smart campaigns, triggers and filters',
  ),
  'no order between listeners': support(
    'Campaigns that listen to one event start in no guaranteed order.',
    'the case of the racing triggers',
  ),
  'filters are tested once': support(
    'Filters are tested when a person enters and never again, not even after a wait.',
    'the impact of wait steps on smart campaign qualification',
  ),
  'inactive campaigns do not listen': documented(
    'A campaign that is off lets nobody in; people already in its flow run to the end.',
    'deactivate a trigger smart campaign',
  ),
  once: documented(
    'Each person runs through the flow once, unless the campaign says otherwise.',
    'qualification rules',
  ),
  'intervals are rolling': documented(
    'A rule of so many days counts from the moment of qualifying; a day is 24 hours, a month 30 days.',
    'qualification rules',
  ),
  'refused people are members': support(
    'Whoever qualifies is a member of the campaign, even when the qualification rule keeps them out of the flow.',
    'lead fails to qualify for trigger campaign',
  ),

  // Operators
  'is ignores letter case': documented(
    'The operator "is" ignores letter case.',
    'smart list filter operators',
  ),
  'is 0 finds empty': documented('"is 0" finds empty numbers too.', 'smart list filter operators'),
  'before finds empty dates': documented(
    '"before", "on or before" and "in past before" find empty dates too.',
    'smart list filter operators',
  ),
  'not is not other': practitioners(
    'An activity filter with "is not" finds another activity; "not" before the filter finds none.',
    'Elixiter: inactivity filters',
  ),

  // Writes
  'a step sees the step before': practitioners(
    'Change Data Value is visible to the very next step of its flow.',
    'Sanford Whiteman: maybe you do not have a race',
  ),
  'the same value is no change': practitioners(
    'Writing the value that is already there logs no change.',
    'Sanford Whiteman: when a data value change is a real change',
  ),
  'letter case is a change': practitioners(
    'Data Value Changes compares exactly: another letter case is a change.',
    'Sanford Whiteman: when a data value change is a real change',
  ),
  'NULL clears': documented('NULL in upper case clears a field.', 'change data value'),
  'a score change is a value change': support(
    'A changed score fires Score is Changed and Data Value Changes alike, and may go below 0.',
    'negative scores (DOC-4723)',
  ),
  'segments follow': documented(
    'A segment is computed anew after a data value change, a moment later.',
    'segmentation',
  ),
  'first program acquires': documented(
    'The first program of a new person is its acquisition program.',
    'programs',
  ),

  // Calling campaigns
  'a request does not wait': practitioners(
    'Request Campaign starts the other campaign beside this one and goes on.',
    'Josh Pretorius; Amit Jain',
  ),
  'a requested campaign checks for itself': documented(
    'A requested campaign applies its own filters, its source and its qualification rule.',
    'request campaign; campaign is requested',
  ),
  'only active campaigns are requestable': documented(
    'A request needs an active campaign that listens to Campaign is Requested.',
    'request campaign',
  ),
  'execute waits': documented(
    'Execute Campaign runs the other campaign before the next step.',
    'execute campaign',
  ),
  'a refused execution goes on': documented(
    'If an executable campaign refuses the person, that is logged and its parent goes on.',
    'execute campaign',
  ),
  'three levels': documented(
    'Executable campaigns nest at most three levels below the first.',
    'execute campaign',
  ),
  'no waits in executables': documented(
    'Wait and Call Webhook do not work in an executable campaign.',
    'execute campaign',
  ),
  'removing kills the parent': documented(
    'Remove from Flow in an executable campaign takes the person out of its parent, too.',
    'execute campaign',
  ),

  // Flow
  'first choice counts': documented(
    'Only the first choice that fits counts; without a default nothing happens.',
    'add choices',
  ),
  'a wait is a minimum': support(
    'A wait resumes through the queue: it lasts at least so long.',
    'how campaign processing works (DOC-1137)',
  ),
  'abbreviated waits are ignored': documented(
    'A wait of "4 hrs" is ignored: only full unit words count.',
    'wait',
  ),
  'a wait ends on': documented(
    'A wait may end on certain weekdays at a certain time: 48 hours from Friday 17:00 end on Monday 9:00.',
    'wait / duration',
  ),
  'remove from flow': documented(
    'Remove from Flow takes a person out of a wait of any campaign.',
    'remove from flow',
  ),

  // The outside
  'a sync is at once': documented(
    'Sync Person to SFDC is performed at once, not by the sync cycle.',
    'sync person to sfdc',
  ),
  'owners come late': practitioners(
    'After a sync the owner may not have come back yet: an alert to the owner then reaches nobody.',
    'Daryl Norris; dp.sg: Marketo race conditions',
  ),
  'a refused sync goes on': documented(
    'Without Last Name and Company Name Salesforce refuses the person; that is logged and the flow goes on.',
    'Salesforce sync: lead sync',
  ),
  'implied syncs': documented(
    'Change Owner, Convert Person, Create Task, Add to and Change Status in SFDC Campaign sync first who is not in Salesforce.',
    'implied Salesforce actions',
  ),
  'members keep their status': documented(
    'Add to SFDC Campaign leaves members and their status alone.',
    'add to sfdc campaign',
  ),
  'webhooks answer late': practitioners(
    "A webhook's mapped fields are not there in the next step.",
    'Sanford Whiteman: the Webhook is Called trigger',
  ),
  'blocked emails go on': documented(
    'An email that may not be sent is skipped, and nothing else of the flow.',
    'communication limits; standard fields',
  ),

  // The queue
  'priority is a head start': support(
    'High: emails and alerts; medium: requests, lists, programs, syncs; low: data values, scores, webhooks, waits over 5 minutes. First in, first out within a class; no order is guaranteed.',
    'how campaign processing works (DOC-1137)',
  ),
} as const satisfies Readonly<Record<string, Fact>>;

export type FactName = keyof typeof facts;
