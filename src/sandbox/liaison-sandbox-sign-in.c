/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-sign-in.h"

LiaisonSandboxSignIn *
liaison_sandbox_sign_in_new (const LiaisonSandboxPerson *person,
                             const char *client_id,
                             JsonNode *granted,
                             gboolean has_mfa,
                             guint serial)
{
  LiaisonSandboxSignIn *sign_in = g_rc_box_new0 (LiaisonSandboxSignIn);

  sign_in->person = person;
  sign_in->client_id = g_strdup (client_id);
  sign_in->granted = granted;
  sign_in->has_mfa = has_mfa;
  sign_in->serial = serial;
  return sign_in;
}

LiaisonSandboxSignIn *
liaison_sandbox_sign_in_ref (LiaisonSandboxSignIn *sign_in)
{
  return g_rc_box_acquire (sign_in);
}

static void
clear (gpointer pointer)
{
  LiaisonSandboxSignIn *sign_in = pointer;

  g_free (sign_in->client_id);
  g_clear_pointer (&sign_in->granted, json_node_unref);
  g_free (sign_in->latest);
}

void
liaison_sandbox_sign_in_unref (LiaisonSandboxSignIn *sign_in)
{
  g_rc_box_release_full (sign_in, clear);
}
