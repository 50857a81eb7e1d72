/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The key pair that signs id tokens: made when it is first needed, the same for all sandboxes of
 * the process. Anybody may check the signatures by the published key set. */

/* @claims as a JSON Web Token, signed with RS256. Transfer full. */
char *liaison_sandbox_keys_sign (JsonNode *claims);
/* The JSON Web Key Set with the public key. Transfer full. */
char *liaison_sandbox_keys_dup_set (void);

G_END_DECLS
