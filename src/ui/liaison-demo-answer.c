/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/liaison-demo-answer.h"

/* A company that did not give its domain is known by its contact's, and failing that by a made-up
 * one. Transfer full. */
static char *
dup_domain (LiaisonInvitation *invitation)
{
  const char *domain = liaison_invitation_get_domain (invitation);
  const char *mail = liaison_invitation_get_contact_mail (invitation);
  const char *at = mail != NULL ? strrchr (mail, '@') : NULL;

  if (domain != NULL && *domain != '\0')
    return g_strdup (domain);
  if (at != NULL && at[1] != '\0')
    return g_strdup (at + 1);

  return g_strdup_printf ("%.8s.example", liaison_invitation_get_id (invitation));
}

static char *
dup_company (LiaisonInvitation *invitation, const char *fallback)
{
  const char *company = liaison_invitation_get_company (invitation);

  return g_strdup (company != NULL && *company != '\0' ? company : fallback);
}

/* Its first domain is one of those that come with every tenant, and the one that was written to is
 * only verified. Takes the domain of @acceptance. */
static void
come_from_elsewhere (LiaisonSandboxAcceptance *acceptance)
{
  g_auto(GStrv) labels = g_strsplit (acceptance->domain, ".", 2);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  char *domain = g_strconcat (labels[0], "-cloud.onmicrosoft.com", NULL);

  g_strv_builder_add (builder, acceptance->domain);
  acceptance->domains = g_strv_builder_end (builder);
  g_free (acceptance->domain);
  acceptance->domain = domain;
}

LiaisonSandboxAcceptance *
liaison_demo_answer_make (LiaisonInvitation *invitation, LiaisonDemoAnswer how)
{
  LiaisonSandboxAcceptance *acceptance = g_new0 (LiaisonSandboxAcceptance, 1);

  acceptance->id = g_strdup (liaison_invitation_get_customer (invitation));
  acceptance->domain = dup_domain (invitation);
  acceptance->company = dup_company (invitation, acceptance->domain);
  acceptance->country = g_strdup (liaison_invitation_get_country (invitation));
  acceptance->reseller = g_strdup (liaison_invitation_get_reseller (invitation));
  /* IND-5: a reseller keeps them to itself. */
  acceptance->rights = how != LIAISON_DEMO_WITHOUT_RIGHTS && acceptance->reseller == NULL &&
                       liaison_invitation_get_wants_rights (invitation);
  if (how == LIAISON_DEMO_OTHER_DOMAIN)
    come_from_elsewhere (acceptance);
  return acceptance;
}

LiaisonSandboxAcceptance *
liaison_demo_answer_make_stranger (guint n)
{
  LiaisonSandboxAcceptance *acceptance = g_new0 (LiaisonSandboxAcceptance, 1);

  acceptance->company = g_strdup_printf ("Wide World Importers %u", n);
  acceptance->domain = g_strdup_printf ("wideworldimporters%u.example", n);
  return acceptance;
}
