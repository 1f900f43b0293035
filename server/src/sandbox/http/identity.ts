import type { Access } from './access.ts';
import type { Call, Reply } from './call.ts';

export const identityPath = '/identity/oauth/token';

/** The token call: parameters in the query for GET and POST alike, an answer without envelope, real HTTP errors. */
export function identify(access: Access, call: Call): Reply {
  if (call.method !== 'GET' && call.method !== 'POST')
    return failure(405, 'method_not_allowed', 'Use GET or POST');
  const clientId = call.query.get('client_id');
  const clientSecret = call.query.get('client_secret');
  if (clientId === undefined || clientSecret === undefined || !access.knows(clientId, clientSecret)) {
    return failure(401, 'invalid_client', 'Bad client credentials');
  }
  if (call.query.get('grant_type') !== 'client_credentials') {
    return failure(400, 'unsupported_grant_type', 'Unsupported grant type');
  }
  const { text, secondsLeft } = access.token();
  return {
    status: 200,
    json: { access_token: text, token_type: 'bearer', expires_in: secondsLeft, scope: access.user },
  };
}

function failure(status: number, error: string, description: string): Reply {
  return { status, json: { error, error_description: description } };
}
