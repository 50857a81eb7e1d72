/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-acceptance.h"

LiaisonSandboxAcceptance *
liaison_sandbox_acceptance_copy (const LiaisonSandboxAcceptance *acceptance)
{
  LiaisonSandboxAcceptance *copy = g_new0 (LiaisonSandboxAcceptance, 1);

  copy->id = g_strdup (acceptance->id);
  copy->company = g_strdup (acceptance->company);
  copy->domain = g_strdup (acceptance->domain);
  copy->domains = g_strdupv (acceptance->domains);
  copy->country = g_strdup (acceptance->country);
  copy->reseller = g_strdup (acceptance->reseller);
  copy->rights = acceptance->rights;
  return copy;
}

void
liaison_sandbox_acceptance_free (LiaisonSandboxAcceptance *acceptance)
{
  g_free (acceptance->id);
  g_free (acceptance->company);
  g_free (acceptance->domain);
  g_strfreev (acceptance->domains);
  g_free (acceptance->country);
  g_free (acceptance->reseller);
  g_free (acceptance);
}
