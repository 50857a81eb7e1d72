/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What companies and people are called in one language. An entry is written as shown, and where
 * that is not ASCII its spelling in addresses follows: "Ålesund|alesund". */
typedef struct
{
  const char *language;  /* "nb" */
  const char *culture;   /* "nb-NO" */
  const char *pattern;   /* {h} head, {t} tail, {l} legal form, {c} city */
  const char *branch;    /* put behind a name that is used again; {c} or {n} */
  const char *long_tail; /* a very long purpose of a company, or NULL */
  const char *const *heads;
  const char *const *tails;
  const char *const *legal_forms;
  const char *const *cities;
  const char *const *countries; /* when the partner's market is Europe */
  const char *const *first_names;
  const char *const *last_names;
} LiaisonSandboxLanguage;

/* One name that is hard to show, to sort or to escape. */
typedef struct
{
  const char *name;
  const char *slug;
  const char *language;
} LiaisonSandboxHardName;

extern const LiaisonSandboxHardName liaison_sandbox_hard_names[];
extern const guint liaison_sandbox_n_hard_names;

/* The languages of a cloud's customers. NULL-terminated. */
const LiaisonSandboxLanguage *const *liaison_sandbox_get_languages (const char *cloud);
/* The language with that code, or the first one. */
const LiaisonSandboxLanguage *liaison_sandbox_find_language (const char *language);

/* Puts head, tail, legal form and city of the numbers @head … @city (in range) into @name. */
void liaison_sandbox_append_company (const LiaisonSandboxLanguage *language,
                                     guint head,
                                     guint tail,
                                     guint legal_form,
                                     guint city,
                                     GString *name,
                                     GString *slug);
/* The part of an entry that is shown, or its spelling in addresses. */
void liaison_sandbox_append_shown (const char *entry, GString *text);
void liaison_sandbox_append_slug (const char *entry, GString *slug);

G_END_DECLS
