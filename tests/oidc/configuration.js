/* SPDX-License-Identifier: GPL-3.0-or-later */

import { generateKeyPairSync, randomBytes } from 'node:crypto';

import { Store } from './store.js';

export const TENANT = '5d0c7a34-91be-4f52-8a63-2be7140fd6c1';
export const CLIENT_ID = '11111111-2222-4333-8444-555555555555';

/* Who can sign in; the knob "account" says who does. */
export const ACCOUNTS = {
  iris: {
    oid: 'a40f7d92-3c6b-4e15-8d09-f2b7c5e1a386',
    name: 'Iris Vale',
    preferred_username: 'iris@tarnvale.onmicrosoft.com',
  },
  olaf: {
    oid: 'b81e4c07-6a5f-49d2-8e30-d7c6f1902ab5',
    name: 'Olaf Berg',
    preferred_username: 'olaf@tarnvale.onmicrosoft.com',
  },
};

/* Each API is a resource (RFC 8707); its scopes begin with its address. */
export const RESOURCES = {
  'https://api.example': 'https://api.example/user_impersonation',
  'https://graph.example': 'https://graph.example/User.Read',
};

/* Entra's clients name scopes only, never a resource: the scopes of the registration are granted
 * all at once, and the scope of a token request says which API the access token is for. */
function resourceFor(ctx, client, granted) {
  const asked = (ctx.oidc.body ?? ctx.query).scope ?? '';

  if (granted === undefined) {
    const scopes = [...asked.split(' '), ...Object.values(RESOURCES)];
    ctx.oidc.params.scope = [...new Set(scopes)].join(' ');
    return Object.keys(RESOURCES);
  }

  return granted.find((resource) => asked.includes(`${resource}/`)) ?? granted[0];
}

function findAccount(ctx, id) {
  return { accountId: id, claims: async () => ({ sub: id, tid: TENANT, ...ACCOUNTS[id] }) };
}

function makeKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ format: 'jwk' });
}

/* Entra's clients may ask for a choice of accounts, and whoever is known there is let through without
 * a question. */
function makePolicy({ base, Prompt }) {
  const policy = base();

  policy.add(new Prompt({ name: 'select_account', requestable: true }), 0);
  policy.get('consent').checks.remove('native_client_prompt');
  return policy;
}

export function makeConfiguration(knobs, interactionPolicy) {
  const cookie = { httpOnly: true, overwrite: true, sameSite: 'lax', signed: true };

  return {
    adapter: Store,
    claims: { openid: ['sub', 'tid'], profile: ['oid', 'name', 'preferred_username'] },
    clientAuthMethods: ['none'],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clients: [{
      application_type: 'native',
      client_id: CLIENT_ID,
      grant_types: [
        'authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code',
      ],
      /* Any port is as good. */
      redirect_uris: ['http://localhost'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    }],
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(32).toString('hex')], long: cookie, short: cookie },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    features: {
      deviceFlow: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        defaultResource: resourceFor,
        enabled: true,
        getResourceServerInfo: async (ctx, resource) => ({ scope: RESOURCES[resource] }),
        useGrantedResource: async () => true,
      },
      rpInitiatedLogout: { enabled: false },
    },
    findAccount,
    interactions: {
      policy: makePolicy(interactionPolicy),
      url: (ctx, { uid }) => `${ctx.oidc.issuer}/interaction/${uid}`,
    },
    issueRefreshToken: async () => true,
    jwks: { keys: [makeKey()] },
    pkce: { methods: ['S256'], required: () => true },
    renderError(ctx, out) {
      ctx.type = 'text/plain';
      ctx.body = `${out.error}: ${out.error_description}\n`;
    },
    responseTypes: ['code'],
    rotateRefreshToken: true,
    ttl: {
      AccessToken: () => knobs.accessLife,
      AuthorizationCode: 600,
      DeviceCode: () => knobs.deviceLife,
      Grant: 86400,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: 86400,
      Session: 86400,
    },
  };
}
