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

/* A cloud whose sign-in and API are at @base. Transfer full. */
LiaisonCloud *liaison_test_cloud_new (const char *base);

G_END_DECLS
