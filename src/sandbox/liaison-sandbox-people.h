/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* Roles in Partner Center and in the directory ("domain.md", section 5). */
typedef enum
{
  LIAISON_SANDBOX_ADMIN_AGENT = 1 << 0,
  LIAISON_SANDBOX_SALES_AGENT = 1 << 1,
  LIAISON_SANDBOX_HELPDESK_AGENT = 1 << 2,
  LIAISON_SANDBOX_GLOBAL_ADMIN = 1 << 3,
  LIAISON_SANDBOX_USER_ADMIN = 1 << 4,
  LIAISON_SANDBOX_BILLING_ADMIN = 1 << 5,
} LiaisonSandboxRoles;

/* When a sign-in has a second factor. */
typedef enum
{
  LIAISON_SANDBOX_MFA_ALWAYS,
  LIAISON_SANDBOX_MFA_WHEN_ASKED, /* by prompt=login and claims with "amr": "mfa" */
  LIAISON_SANDBOX_MFA_NEVER,
} LiaisonSandboxMfa;

#define LIAISON_SANDBOX_BLOCKED_BY_POLICY 53003

/* Somebody who may be taken in "Sign in as". */
typedef struct
{
  const char *key;  /* "sales" */
  const char *note; /* what is special */
  const char *given_name;
  const char *family_name;
  char *full_name;
  char *sign_in_name;
  char id[LIAISON_SANDBOX_GUID_SIZE];
  char tenant[LIAISON_SANDBOX_GUID_SIZE];
  LiaisonSandboxRoles roles;
  LiaisonSandboxMfa mfa;
  guint refusal; /* the AADSTS number that signing in ends with; 0: it goes well */
} LiaisonSandboxPerson;

/* The invented people of one cloud; the first is the partner's own, and the default. */
typedef struct _LiaisonSandboxPeople LiaisonSandboxPeople;

LiaisonSandboxPeople *liaison_sandbox_people_new (LiaisonSandboxWorld *world);
void liaison_sandbox_people_free (LiaisonSandboxPeople *people);

/* NULL past the last one. */
const LiaisonSandboxPerson *liaison_sandbox_people_get (LiaisonSandboxPeople *people, guint n);
/* @key NULL: the default. NULL when nobody has that key. */
const LiaisonSandboxPerson *liaison_sandbox_people_find (LiaisonSandboxPeople *people,
                                                         const char *key);
/* By sign-in name (any case) or by GUID; NULL: nobody. */
const LiaisonSandboxPerson *liaison_sandbox_people_identify (LiaisonSandboxPeople *people,
                                                             const char *name_or_id);
/* Whether @tenant (any case) is the home of one of them. */
gboolean liaison_sandbox_people_have_tenant (LiaisonSandboxPeople *people, const char *tenant);

/* Why the person may not sign in: the text behind the AADSTS number. */
const char *liaison_sandbox_person_explain (const LiaisonSandboxPerson *person);

G_END_DECLS
