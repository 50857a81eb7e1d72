/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "auth/liaison-authorizer.h"
#include "model/liaison-cloud.h"

G_BEGIN_DECLS

/* Hands out "token-1" until it is dropped, then "token-2", and so on. */
#define LIAISON_TYPE_TEST_AUTHORIZER (liaison_test_authorizer_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonTestAuthorizer,
                      liaison_test_authorizer,
                      LIAISON,
                      TEST_AUTHORIZER,
                      GObject)

LiaisonTestAuthorizer *liaison_test_authorizer_new (void);
/* Hands out @token instead, whatever is dropped. */
void liaison_test_authorizer_set_token (LiaisonTestAuthorizer *self, const char *token);
guint liaison_test_authorizer_get_n_dropped (LiaisonTestAuthorizer *self);

/* The next request for a token that has none queued before it ends with @error, which is taken. */
void liaison_test_authorizer_fail_next (LiaisonTestAuthorizer *self, GError *error);
/* Requests for a token so far, and the claims of number @n (0: the first), "" for none. */
guint liaison_test_authorizer_get_n_asked (LiaisonTestAuthorizer *self);
const char *liaison_test_authorizer_get_claims (LiaisonTestAuthorizer *self, guint n);
/* What was reported to it. */
guint liaison_test_authorizer_get_n_reports (LiaisonTestAuthorizer *self);
const GError *liaison_test_authorizer_get_report (LiaisonTestAuthorizer *self, guint n);

/* A cloud whose sign-in and API are at @base. Transfer full. */
LiaisonCloud *liaison_test_cloud_new (const char *base);

G_END_DECLS
