/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-parts.h"

G_BEGIN_DECLS

/* One request to the identity service, and its pages. */
typedef struct
{
  LiaisonSandboxParts *parts;
  SoupServerMessage *message;
  const char *path;
  const char *tenant;                 /* the first part of the path */
  GHashTable *query;                  /* or NULL */
  const LiaisonSandboxFault *refusal; /* the error that a fault wants, or NULL */
} LiaisonSandboxVisit;

const char *liaison_sandbox_visit_look_up (const LiaisonSandboxVisit *visit, const char *name);
/* The tenant is this partner's, one of its people's, or a word for any. */
gboolean liaison_sandbox_visit_tenant_is_known (const LiaisonSandboxVisit *visit);
gboolean liaison_sandbox_visit_tenant_is_any (const LiaisonSandboxVisit *visit);

/* Puts ?name=value or &name=value behind @uri; NULL: nothing. */
void liaison_sandbox_append_parameter (GString *uri, const char *name, const char *value);

/* Answers a page with @title and @body, which is markup. */
void liaison_sandbox_visit_show (const LiaisonSandboxVisit *visit,
                                 guint status,
                                 const char *title,
                                 const char *body);
/* Mistakes that never go back to the application end on such a page. */
void liaison_sandbox_visit_show_mistake (const LiaisonSandboxVisit *visit, const char *text);
/* "Sign in as": a link for everybody, and one to cancel. They lead to this page with "decision" and
 * "person" added. */
void liaison_sandbox_visit_show_people (const LiaisonSandboxVisit *visit);

G_END_DECLS
