/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* an entry, see below; NULL ends a list */
  const char *country;
  const char *postal_code;
  const char *state; /* or NULL */
} LiaisonSandboxCity;

/* What companies and people are called in one language. An entry is written as shown, and where
 * that is not ASCII its spelling in addresses follows: "Ålesund|alesund". */
typedef struct
{
  const char *language;           /* "nb" */
  const char *culture;            /* "nb-NO" */
  const char *pattern;            /* {h} head, {t} tail, {l} legal form, {c} city */
  const char *branch;             /* put behind a name that is used again; {c} or {n} */
  const char *street;             /* {n} is the house's number */
  const char *const *whole_names; /* made by hand, like no pattern */
  const char *const *heads;
  const char *const *tails;
  const char *const *legal_forms; /* a frequent one comes several times */
  const LiaisonSandboxCity *cities;
  const char *const *first_names;
  const char *const *last_names;
} LiaisonSandboxLanguage;

/* How many of a hundred customers speak a language. */
typedef struct
{
  const LiaisonSandboxLanguage *language; /* NULL ends a list */
  guint percent;
} LiaisonSandboxShare;

extern const LiaisonSandboxLanguage liaison_sandbox_american;
extern const LiaisonSandboxLanguage liaison_sandbox_arabic;
extern const LiaisonSandboxLanguage liaison_sandbox_chinese;
extern const LiaisonSandboxLanguage liaison_sandbox_chinese_abroad;
extern const LiaisonSandboxLanguage liaison_sandbox_dutch;
extern const LiaisonSandboxLanguage liaison_sandbox_english;
extern const LiaisonSandboxLanguage liaison_sandbox_french;
extern const LiaisonSandboxLanguage liaison_sandbox_german;
extern const LiaisonSandboxLanguage liaison_sandbox_italian;
extern const LiaisonSandboxLanguage liaison_sandbox_norwegian;
extern const LiaisonSandboxLanguage liaison_sandbox_polish;
extern const LiaisonSandboxLanguage liaison_sandbox_spanish;

/* The languages of a cloud's customers, the partner's own first. */
const LiaisonSandboxShare *liaison_sandbox_get_shares (const char *cloud);
/* Where somebody from @country could live. FALSE when no table has the country. */
gboolean liaison_sandbox_find_city (const char *country,
                                    const LiaisonSandboxLanguage **language,
                                    const LiaisonSandboxCity **city);
guint liaison_sandbox_count_cities (const LiaisonSandboxLanguage *language);

/* Puts head, tail, legal form and city into @name; head and tail into @slug. */
void liaison_sandbox_append_company (const LiaisonSandboxLanguage *language,
                                     const char *head,
                                     const char *tail,
                                     const char *legal_form,
                                     const char *city,
                                     GString *name,
                                     GString *slug);
/* Puts the @round-th branch (from 1) of a company behind its name. */
void liaison_sandbox_append_branch (const LiaisonSandboxLanguage *language,
                                    guint round,
                                    GString *name,
                                    GString *slug);
/* The part of an entry that is shown, or its spelling in addresses. */
void liaison_sandbox_append_shown (const char *entry, GString *text);
void liaison_sandbox_append_slug (const char *entry, GString *slug);

G_END_DECLS
