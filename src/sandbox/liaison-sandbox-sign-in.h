/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "sandbox/liaison-sandbox-people.h"

G_BEGIN_DECLS

/* One interactive sign-in of one person to one client: what every token that comes of it says.
 * Counted references. */
typedef struct
{
  const LiaisonSandboxPerson *person;
  char *client_id;
  JsonNode *granted; /* the demand that the person met, or NULL */
  gboolean has_mfa;
  guint serial; /* later ones have higher numbers */

  /* Only the latest refresh token is good; an older one that comes back is taken for stolen and
   * ends all of it. Entra is milder, other servers are not. */
  char *latest;
  gboolean ended;
} LiaisonSandboxSignIn;

/* Takes @granted. */
LiaisonSandboxSignIn *liaison_sandbox_sign_in_new (const LiaisonSandboxPerson *person,
                                                   const char *client_id,
                                                   JsonNode *granted,
                                                   gboolean has_mfa,
                                                   guint serial);
LiaisonSandboxSignIn *liaison_sandbox_sign_in_ref (LiaisonSandboxSignIn *sign_in);
void liaison_sandbox_sign_in_unref (LiaisonSandboxSignIn *sign_in);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonSandboxSignIn, liaison_sandbox_sign_in_unref)

G_END_DECLS
