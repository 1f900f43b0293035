/** Where the MCP server of a subscription is. */
export interface McpAddress {
  readonly url: string;
  /** The server lets in the subscriptions that Adobe has put on its list. */
  readonly munchkinId: string;
}
