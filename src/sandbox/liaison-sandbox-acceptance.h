/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who accepts the partner's invitation, and what of it. */
typedef struct
{
  char *id;        /* of a customer that is there, and gives rights at the most; NULL: by domain */
  char *company;   /* what it is called in the list */
  char *domain;    /* its first one, which the list tells; NULL or "": one is made */
  GStrv domains;   /* verified ones besides, which are told to those with rights; or NULL */
  char *country;   /* NULL or "": the partner's */
  char *reseller;  /* GUID of the indirect reseller through whom it comes, or NULL */
  gboolean rights; /* whether delegated administration privileges are given */
} LiaisonSandboxAcceptance;

LiaisonSandboxAcceptance *liaison_sandbox_acceptance_copy (
  const LiaisonSandboxAcceptance *acceptance);
void liaison_sandbox_acceptance_free (LiaisonSandboxAcceptance *acceptance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonSandboxAcceptance, liaison_sandbox_acceptance_free)

G_END_DECLS
