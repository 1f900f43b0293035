/**
 * What the VS Code extension and the server say to each other beyond the Language Server Protocol: types only, so
 * that both sides may import it and nothing else of each other. Another editor that wants to deploy implements the same.
 *
 * Conventions
 * - A request that cannot be done (the files have errors, Marketo refuses, nobody signed in) is answered with the
 *   error `RequestFailed` (-32803), whose message is a sentence for a person and is shown as it is.
 * - Long requests carry a `workDoneToken`; the server reports `begin`, `report` and `end` on it (`$/progress`).
 * - `$/cancelRequest` is honoured before the next call to Marketo. A cancelled request is answered with
 *   `RequestCancelled` (-32800), except a deploy that has begun: it answers `ok: false` and says what was done.
 * - Secrets travel only in the answer to `lifecycle/credentials`, never in the other direction.
 * - In a workspace that is not trusted the client sends none of these but `lifecycle/graph`, `lifecycle/race` and `lifecycle/instances`.
 */

/** The instance that is always there: the local sandbox. Its credentials are the server's own business. */
export const localSandbox = 'local-sandbox';

/** Client to server, by method. */
export interface ClientRequests {
  /** The instances of `lifecycle.config.json`, in its order, then the local sandbox. */
  'lifecycle/instances': { params: InProject; result: readonly Instance[] };
  /** Reads the instance and says what a deploy would change. The server keeps the plan until the next one. */
  'lifecycle/plan': { params: PlanParams; result: PlanResult };
  /** Applies a plan that was shown to a person, then verifies the instance against the files. */
  'lifecycle/deploy': { params: DeployParams; result: DeployResult };
  /** Compares the instance with the files and changes nothing. */
  'lifecycle/verify': { params: VerifyParams; result: VerifyResult };
  /** Writes down what a person has to build and set by hand, also what an earlier sheet said. Changes nothing. */
  'lifecycle/buildSheet': { params: BuildSheetParams; result: BuildSheetResult };
  /**
   * Starts the local Marketo on a free loopback port, with what the project declares as external; where it runs
   * already, answers with the running one.
   */
  'lifecycle/startSandbox': { params: InProject & Work; result: Sandbox };
  /** Stops the local Marketo and forgets its data; where none runs, nothing happens. */
  'lifecycle/stopSandbox': { params: Work; result: null };
  /** The stage model and the daisy chains as a picture and as text. Needs no instance. */
  'lifecycle/graph': { params: InProject; result: Graph };
  /** Two orders of the campaigns that end differently, for the race at a place. Needs no instance. */
  'lifecycle/race': { params: ShowRaceParams; result: RaceText };
  /** Compares the fields, picklists and conversion mapping that the files name with the Salesforce org. */
  'lifecycle/salesforceCheck': { params: SalesforceParams; result: SalesforceResult };
}

/** What the client says in `initializationOptions`. */
export interface ClientOptions {
  /** Commands of its own that code actions may name: `lifecycle.showRace` with `ShowRaceParams`. */
  readonly commands?: readonly string[];
}

/** Server to client, by method. */
export interface ServerRequests {
  /** The secrets of a configured instance; null when the person has none or will not give them. */
  'lifecycle/credentials': { params: CredentialsParams; result: Credentials | null };
  /** A question with buttons; the answer is one of `options`, `fallback` when it was dismissed. */
  'lifecycle/ask': { params: Question; result: string };
  /** A text to type, such as a name to confirm; null when it was dismissed. */
  'lifecycle/askText': { params: TextQuestion; result: string | null };
}

/** Names the project by one of its files or folders; absent: the first workspace folder. */
export interface InProject {
  readonly uri?: string;
}

/** A request whose progress is shown under a token that the client chose. */
export interface Work {
  readonly workDoneToken?: string | number;
}

export interface Instance {
  readonly name: string;
  readonly kind: 'sandbox' | 'production' | 'local';
  /** Where its secrets are sent, such as `https://123-abc-456.mktorest.com`; absent for the local sandbox. */
  readonly endpoint?: string;
}

export interface PlanParams extends InProject, Work {
  readonly instance: string;
}

export interface PlanResult {
  readonly planId: string;
  /** The name that a person types before production is changed. */
  readonly instanceName: string;
  readonly production: boolean;
  /** The whole plan as a unified-diff-like text: a heading per asset, lines with `+`, `-` or a space, manual items, calls. */
  readonly text: string;
  /** One line: `5 to create, 1 to update, 38 API calls, about 16 seconds`. */
  readonly summary: string;
  /** How many operations a deploy performs; 0: the instance already matches the files. */
  readonly changes: number;
  /** What no API writes and a person has to do by hand, one sentence each. */
  readonly manual: readonly string[];
}

export interface DeployParams extends Work {
  readonly planId: string;
  /** What the person typed. The server refuses a production plan when it is not `instanceName`. */
  readonly confirmation?: string;
  /** What others have marked as being deployed to is ours: somebody said that nobody is going to finish it. */
  readonly takesOver?: boolean;
}

export interface DeployResult {
  readonly ok: boolean;
  /** It was refused because somebody else deploys, or never came back to it: taking over would help. */
  readonly isHeld?: true;
  /** A sentence for a person: `Deployed 12 changes, no drift.` */
  readonly message: string;
  readonly changes: number;
  /** Differences that the verification after the deploy found. */
  readonly drift: number;
  /** API calls made, including reads. */
  readonly calls: number;
}

export interface VerifyParams extends InProject, Work {
  readonly instance: string;
}

export interface VerifyResult {
  /** A sentence for a person: `No drift: Staging matches the files.` */
  readonly message: string;
  readonly drift: number;
  /** The differences in the form of a plan's text; empty without drift. */
  readonly text: string;
}

export interface BuildSheetParams extends InProject, Work {
  readonly instance: string;
}

export interface BuildSheetResult {
  /** How many things there are to do; 0: the sheet would be empty. */
  readonly items: number;
  /** One self-contained HTML page with boxes to tick. */
  readonly page: string;
  /** The same as a Markdown task list. */
  readonly markdown: string;
}

export interface Sandbox {
  readonly url: string;
  readonly munchkinId: string;
}

export interface Graph {
  readonly title: string;
  /** One self-contained `<svg>`: no script, no reference. Its own `<style>` may use VS Code's theme variables. */
  readonly svg: string;
  /** The same as indented text, for screen readers and for copying. */
  readonly text: string;
  /** Where the things are declared whose names stand in the picture as `<text class="name">`: a click goes there. */
  readonly places?: readonly Place[];
}

export interface Place {
  readonly name: string;
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
}

export interface ShowRaceParams {
  readonly uri: string;
  /** 0-based, in UTF-16 units. */
  readonly position: { readonly line: number; readonly character: number };
  /** Where several are at the place: which one. */
  readonly rule?: string;
}

export interface RaceText {
  readonly title: string;
  /** Plain text in columns: for a font of one width. */
  readonly text: string;
}

export interface SalesforceParams extends InProject, Work {}

export interface SalesforceResult {
  /** A sentence for a person: `3 differences between the files and the org.` */
  readonly summary: string;
  readonly findings: number;
  /** Markdown with every difference and what to do; empty without findings. */
  readonly text: string;
}

export interface CredentialsParams {
  readonly instance: string;
  /** As in `Instance`. The client keeps secrets per endpoint, so a project cannot have another one's sent elsewhere. */
  readonly endpoint: string;
  /** True when Marketo refused the ones that the client gave last: the person is asked for new ones. */
  readonly refused?: boolean;
}

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Question {
  readonly question: string;
  readonly options: readonly string[];
  /** The safe answer. */
  readonly fallback: string;
}

export interface TextQuestion {
  readonly question: string;
}
