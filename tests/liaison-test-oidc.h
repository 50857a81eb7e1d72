/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An OpenID provider that nobody of this project has written, as a program of its own
 * (tests/oidc/provider.js, which tells the knobs). */
typedef struct _LiaisonTestOidc LiaisonTestOidc;

#define LIAISON_TEST_OIDC_TENANT "5d0c7a34-91be-4f52-8a63-2be7140fd6c1"
#define LIAISON_TEST_OIDC_CLIENT "11111111-2222-4333-8444-555555555555"

/* Whether build-aux/install-oidc-provider could bring it. */
gboolean liaison_test_oidc_is_installed (void);

LiaisonTestOidc *liaison_test_oidc_new (void);
void liaison_test_oidc_free (LiaisonTestOidc *self);

/* "http://127.0.0.1:PORT", the authority. */
const char *liaison_test_oidc_get_base (LiaisonTestOidc *self);

/* Turns knobs; @members: those of a JSON object. */
void liaison_test_oidc_turn (LiaisonTestOidc *self, const char *members, ...) G_GNUC_PRINTF (2, 3);

/* What the token endpoint was asked since the last reset. */
guint liaison_test_oidc_get_n_requests (LiaisonTestOidc *self);
/* @name: "grant", "refreshToken" or "error", of the request number @n (0: the first). NULL: there
 * is none. Transfer full. */
char *liaison_test_oidc_dup_request (LiaisonTestOidc *self, guint n, const char *name);

/* The API that would take @token, or NULL. Transfer full. */
char *liaison_test_oidc_dup_audience (LiaisonTestOidc *self, const char *token);
/* The answer's member "error" to a form sent to the token endpoint as anybody could; NULL: it was
 * granted. Takes @form. Transfer full. */
char *liaison_test_oidc_dup_refusal (LiaisonTestOidc *self, char *form);

/* Everything secret that was issued so far, one a line. Transfer full. */
char *liaison_test_oidc_dup_issued (LiaisonTestOidc *self);

G_END_DECLS
