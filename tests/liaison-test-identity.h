/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-server.h"

G_BEGIN_DECLS

#define TEST_CLIENT_ID "11111111-2222-4333-8444-555555555555"
#define TEST_AUDIENCE "https://api.partnercenter.microsoft.com"
#define TEST_SCOPE TEST_AUDIENCE "/user_impersonation openid profile offline_access"
#define TEST_GRAPH_SCOPE "https://graph.microsoft.com/User.Read offline_access"
#define TEST_REDIRECT_URI "http://localhost:1"
/* The example of RFC 7636, appendix B. */
#define TEST_VERIFIER "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
#define TEST_CHALLENGE "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
/* What a good authorize request has besides client, address, scope, state and nonce. */
#define TEST_GOOD "response_type=code&code_challenge_method=S256&code_challenge=" TEST_CHALLENGE

/* A sandbox, and a client that speaks to its identity service by hand. */
typedef struct
{
  LiaisonSandboxServer *server;
  SoupSession *session;
  SoupMessage *message; /* the latest */
  char *text;           /* its body */
  JsonNode *root;       /* the same if it is a JSON object */
} LiaisonTestIdentity;

void liaison_test_identity_set_up (LiaisonTestIdentity *self, const LiaisonSandboxOptions *options);
void liaison_test_identity_tear_down (LiaisonTestIdentity *self);

/* All of these return the status. Takes @message. */
guint liaison_test_identity_send (LiaisonTestIdentity *self, SoupMessage *message);
guint liaison_test_identity_get (LiaisonTestIdentity *self, const char *path);
/* GET @path with a bearer token. */
guint liaison_test_identity_call (LiaisonTestIdentity *self, const char *path, const char *token);
/* @method on /sandbox/… with a JSON text, or NULL. */
guint liaison_test_identity_order (LiaisonTestIdentity *self,
                                   const char *method,
                                   const char *path,
                                   const char *body);
/* GET /authorize with @extra parameters. */
guint liaison_test_identity_authorize (LiaisonTestIdentity *self,
                                       const char *tenant,
                                       const char *redirect_uri,
                                       const char *extra);
/* POST to the token endpoint. Takes @form. */
guint liaison_test_identity_post_token (LiaisonTestIdentity *self, char *form);
guint liaison_test_identity_redeem (LiaisonTestIdentity *self,
                                    const char *code,
                                    const char *redirect_uri,
                                    const char *verifier);
/* @claims may be NULL. */
guint liaison_test_identity_refresh (LiaisonTestIdentity *self,
                                     const char *token,
                                     const char *scope,
                                     const char *claims);

/* A code for @person (NULL: the default) who was asked with @extra parameters (or NULL). */
char *liaison_test_identity_dup_code (LiaisonTestIdentity *self,
                                      const char *person,
                                      const char *extra);
/* Signs @person in and redeems the code: the answer with the tokens is the latest. */
void liaison_test_identity_sign_in (LiaisonTestIdentity *self,
                                    const char *person,
                                    const char *extra);

/* Of the latest answer: a text, a parameter of the address that the browser was sent to (transfer
 * full), the first AADSTS number of an error, a header. */
const char *liaison_test_identity_member (LiaisonTestIdentity *self, const char *name);
char *liaison_test_identity_dup_parameter (LiaisonTestIdentity *self, const char *name);
gint64 liaison_test_identity_aadsts (LiaisonTestIdentity *self);
const char *liaison_test_identity_header (LiaisonTestIdentity *self, const char *name);

/* Asserts that the browser went back with @error and an AADSTS number. */
void liaison_test_identity_assert_refused (LiaisonTestIdentity *self,
                                           const char *error,
                                           const char *aadsts);

/* Bytes of Base64 in the alphabet for addresses, and the claims of a token. Transfer full. */
GBytes *liaison_test_identity_decode (const char *base64);
JsonNode *liaison_test_identity_read_claims (const char *token);

G_END_DECLS
