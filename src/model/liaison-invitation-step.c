/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-invitation-step.h"

LiaisonInvitationStep *
liaison_invitation_step_copy (const LiaisonInvitationStep *step)
{
  LiaisonInvitationStep *copy = g_memdup2 (step, sizeof *step);

  copy->who = g_strdup (step->who);
  copy->reason = g_strdup (step->reason);
  copy->record = g_strdup (step->record);
  copy->customer = g_strdup (step->customer);
  copy->customer_name = g_strdup (step->customer_name);
  return copy;
}

void
liaison_invitation_step_free (LiaisonInvitationStep *step)
{
  g_free ((char *) step->who);
  g_free ((char *) step->reason);
  g_free ((char *) step->record);
  g_free ((char *) step->customer);
  g_free ((char *) step->customer_name);
  g_free (step);
}
