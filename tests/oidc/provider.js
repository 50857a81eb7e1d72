/* SPDX-License-Identifier: GPL-3.0-or-later */

/* provider.js [--modules=FOLDER] [--issued=FILE]: an OpenID provider on this machine that nobody of
 * this project has written (oidc-provider, in FOLDER's node_modules), laid out as Entra is:
 * http://127.0.0.1:PORT/TENANT/v2.0. Ends on SIGTERM and when standard input is closed.
 *
 * --issued: everything secret that is issued goes into FILE as well, one a line.
 *
 * Whoever asks it to sign in is signed in, without a form. How, is said by POST /knobs, in JSON:
 *
 *   account      who: "iris" (at first) or "olaf"
 *   next         "deny": the next interaction is refused, once
 *   accessLife   of the access tokens, in seconds
 *   deviceLife   of the device codes, in seconds
 *   interval     sent with the device codes; null: not sent, as oidc-provider has it
 *   slowDown     so many "authorization_pending" are turned into "slow_down"
 *   device, decision   a user code, and "approve", "deny" or "expire"
 *   reset        true: everything as at first, and no requests
 *
 * GET /knobs tells them, and in "requests" what the token endpoint was asked and the name of the
 * error it answered with, or null; GET /tokens/TOKEN what an access token is good for, or 404. */

import { appendFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { ACCOUNTS, CLIENT_ID, makeConfiguration, RESOURCES, TENANT } from './configuration.js';

const PREFIX = `/${TENANT}/v2.0`;

const { values: options } = parseArgs({
  options: {
    issued: { type: 'string' },
    modules: { type: 'string', default: '.' },
  },
});
const modules = createRequire(path.resolve(options.modules, 'provider.js'));
const { default: Provider, interactionPolicy } = await import(
  pathToFileURL(modules.resolve('oidc-provider'))
);

const AT_FIRST = {
  account: 'iris',
  next: 'approve',
  accessLife: 3600,
  deviceLife: 900,
  interval: null,
  slowDown: 0,
};

const knobs = { ...AT_FIRST };
const requests = [];

function keepIssued(secrets) {
  const lines = secrets.filter(Boolean).map((secret) => `${secret}\n`);

  if (options.issued !== undefined && lines.length > 0) {
    appendFileSync(options.issued, lines.join(''));
  }
}

/* Everything the registration has consent for. */
async function makeGrant(provider, accountId, id) {
  const grant = (id && await provider.Grant.find(id))
    || new provider.Grant({ accountId, clientId: CLIENT_ID });

  grant.addOIDCScope('openid profile offline_access');
  for (const [resource, scope] of Object.entries(RESOURCES)) {
    grant.addResourceScope(resource, scope);
  }
  return grant.save();
}

/* What a person would do on the pages of a real provider. */
async function interact(provider, ctx) {
  const { grantId, prompt, session } = await provider.interactionDetails(ctx.req, ctx.res);
  const { next } = knobs;
  let result;

  knobs.next = 'approve';
  if (next === 'deny') {
    result = { error: 'access_denied', error_description: 'The person declined' };
  } else if (prompt.name === 'consent') {
    result = { consent: { grantId: await makeGrant(provider, session.accountId, grantId) } };
  } else {
    result = { login: { accountId: knobs.account }, [prompt.name]: { accountId: knobs.account } };
  }

  ctx.status = 303;
  ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result));
}

async function decide(provider, userCode, decision) {
  const code = await provider.DeviceCode.findByUserCode(userCode.replace(/\W/g, ''));

  if (decision === 'deny') {
    Object.assign(code, { error: 'access_denied', errorDescription: 'The person declined' });
  } else if (decision === 'expire') {
    code.exp = code.iat;
  } else {
    Object.assign(code, {
      accountId: knobs.account,
      authTime: Math.floor(Date.now() / 1000),
      grantId: await makeGrant(provider, knobs.account),
      resource: code.params.resource,
      scope: code.params.scope,
    });
  }
  await code.save();
}

function watchTokenAnswer(ctx) {
  const { grant_type: grant, refresh_token: refreshToken } = ctx.oidc.body ?? {};

  if (ctx.body.error === 'authorization_pending' && knobs.slowDown > 0) {
    knobs.slowDown -= 1;
    ctx.body = { error: 'slow_down', error_description: 'asked too often' };
  }
  requests.push({ grant, refreshToken, error: ctx.body.error ?? null });
}

async function watch(provider, ctx, next) {
  if (ctx.method === 'GET' && ctx.path.startsWith('/interaction/')) {
    await interact(provider, ctx);
    return;
  }

  await next();
  const location = ctx.response.get('Location');

  if (ctx.method === 'POST' && ctx.path === '/token') watchTokenAnswer(ctx);
  if (ctx.body?.device_code && knobs.interval !== null) ctx.body.interval = knobs.interval;
  keepIssued([
    ctx.body?.access_token, ctx.body?.refresh_token, ctx.body?.id_token, ctx.body?.device_code,
    location && new URL(location, provider.issuer).searchParams.get('code'),
  ]);
}

async function turn({ device, decision, reset, ...others }, provider) {
  if (others.account && !(others.account in ACCOUNTS)) throw new Error('no such account');
  if (reset) {
    Object.assign(knobs, AT_FIRST);
    requests.length = 0;
  }
  Object.assign(knobs, others);
  if (device !== undefined) await decide(provider, device, decision);
}

async function readBody(request) {
  const chunks = [];

  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function answer(response, status, content) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(content));
}

async function serveTest(provider, request, response) {
  if (request.url.startsWith('/tokens/')) {
    const token = await provider.AccessToken.find(request.url.slice('/tokens/'.length));

    answer(response, token ? 200 : 404, token ? { aud: token.aud, scope: token.scope } : {});
  } else if (request.url === '/knobs') {
    if (request.method === 'POST') await turn(JSON.parse(await readBody(request)), provider);
    answer(response, 200, { ...knobs, requests });
  } else {
    answer(response, 404, {});
  }
}

function makeProvider(issuer) {
  const provider = new Provider(issuer, makeConfiguration(knobs, interactionPolicy));

  provider.use((ctx, next) => watch(provider, ctx, next));
  provider.on('server_error', (ctx, error) => console.error(error));
  return provider;
}

const server = http.createServer();

server.listen(0, '127.0.0.1', () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const provider = makeProvider(base + PREFIX);
  const serveProvider = provider.callback();

  server.on('request', (request, response) => {
    if (request.url.startsWith(`${PREFIX}/`)) {
      request.originalUrl = request.url;
      request.url = request.url.slice(PREFIX.length);
      serveProvider(request, response);
    } else {
      serveTest(provider, request, response).catch((error) => {
        answer(response, 400, { error: error.message });
      });
    }
  });
  console.log(`Provider ready at ${base}`);
});

process.on('SIGTERM', () => process.exit(0));
process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
