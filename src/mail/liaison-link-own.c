/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-link-own.h"

#include <string.h>

/* A part of a link shorter than this could be anybody's. */
#define MIN_PART_BYTES 30

typedef gboolean (*MatchFunc) (const char *issued, const char *plain);

static gboolean
is_equal (const char *issued, const char *plain)
{
  return g_str_equal (issued, plain);
}

static gboolean
is_equal_but_for_case (const char *issued, const char *plain)
{
  return g_ascii_strcasecmp (issued, plain) == 0;
}

static const char *
find_path (const char *address)
{
  const char *authority = strstr (address, "://");

  return authority != NULL ? strchr (authority + strlen ("://"), '/') : NULL;
}

static gboolean
has_same_path (const char *issued, const char *plain)
{
  const char *path = find_path (issued), *other = find_path (plain);

  return path != NULL && other != NULL && strlen (path) >= MIN_PART_BYTES &&
         g_str_equal (path, other);
}

/* The front page of the portal is no beginning of a link, however long its host: 7.3. */
static gboolean
begins_like (const char *issued, const char *plain)
{
  const char *path = find_path (plain);

  return path != NULL && path[1] != '\0' && strlen (plain) >= MIN_PART_BYTES &&
         g_str_has_prefix (issued, plain);
}

/* The one link of the account that matches; NULL if several do. */
static const char *
find_issued (const char *const *issued, const char *plain, MatchFunc match)
{
  const char *found = NULL;

  for (gsize i = 0; issued != NULL && issued[i] != NULL; i++)
    if (match (issued[i], plain))
      {
        if (found != NULL && !g_str_equal (found, issued[i]))
          return NULL;
        found = issued[i];
      }
  return found;
}

const char *
liaison_link_find_own (const char *const *issued, const char *plain)
{
  static const MatchFunc matches[] = { is_equal, is_equal_but_for_case, has_same_path,
                                       begins_like };

  g_return_val_if_fail (plain != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      const char *own = find_issued (issued, plain, matches[i]);

      if (own != NULL)
        return own;
    }
  return NULL;
}
