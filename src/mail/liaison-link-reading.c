/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-link-reading.h"

#include <string.h>

#include "mail/liaison-link-scan.h"

/* domain.md 7.1, in the letters that Microsoft writes them. */
#define PAGE_CURRENT "/BillingAccounts/partner-invitation"
#define PAGE_NEWEST "/partners/invitation"
#define PAGE_GRANULAR "/partners/invitation/granularAdminRelationships/"
#define PATH_OLDER "/partner/partnersignup.aspx"
#define PATH_STORE "/manage/partner-invitation"
#define REF_AGREEMENT "/BillingAccounts/agreement"
#define GUID_LENGTH 36

/* An address as a browser splits it. */
typedef struct
{
  char *scheme;
  gboolean has_user_info;
  char *host;
  gboolean has_port;
  char *path;
  char *query;    /* or NULL */
  char *fragment; /* or NULL */
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->scheme);
  g_free (parts->host);
  g_free (parts->path);
  g_free (parts->query);
  g_free (parts->fragment);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static char *
dup_browser_host (const char *start, const char *end)
{
  g_autofree char *host = g_strndup (start, end - start);
  g_autofree char *ascii = g_hostname_to_ascii (host);

  return g_ascii_strdown (ascii != NULL ? ascii : host, -1);
}

static gboolean
split (const char *address, Parts *parts)
{
  const char *authority = strstr (address, "://");
  const char *end, *at, *port;

  if (authority == NULL)
    return FALSE;
  parts->scheme = g_ascii_strdown (address, authority - address);
  if (!g_str_equal (parts->scheme, "https") && !g_str_equal (parts->scheme, "http"))
    return FALSE;

  authority += strlen ("://");
  end = authority + strcspn (authority, "/\\?#"); /* browsers read '\' as '/' */
  at = g_strrstr_len (authority, end - authority, "@");
  parts->has_user_info = at != NULL;
  if (at != NULL)
    authority = at + 1;
  port = memchr (authority, ':', end - authority);
  parts->has_port = port != NULL;
  parts->host = dup_browser_host (authority, port != NULL ? port : end);

  parts->path = g_strndup (end, strcspn (end, "?#"));
  end += strlen (parts->path);
  if (*end == '?')
    {
      parts->query = g_strndup (end + 1, strcspn (end + 1, "#"));
      end += 1 + strlen (parts->query);
    }
  if (*end == '#')
    parts->fragment = g_strdup (end + 1);
  return *parts->host != '\0';
}

static LiaisonCloud *
find_cloud (GListModel *clouds, const char *host)
{
  for (guint i = 0; clouds != NULL && i < g_list_model_get_n_items (clouds); i++)
    {
      g_autoptr(LiaisonCloud) cloud = g_list_model_get_item (clouds, i);

      if (liaison_cloud_is_link_host (cloud, host))
        return g_steal_pointer (&cloud);
    }
  return NULL;
}

static gboolean
is_marked (const char *address)
{
  g_autofree char *lower = g_ascii_strdown (address, -1);

  return liaison_link_has_marker (lower);
}

/* The value of the parameter @name (any case); a second one with another value is told of, too. */
static char *
dup_parameter (LiaisonLinkReading *self, const char *query, const char *name)
{
  g_auto(GStrv) pairs = g_strsplit (query != NULL ? query : "", "&", -1);
  gsize length = strlen (name);
  char *value = NULL;

  for (gsize i = 0; pairs[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (pairs[i], name, length) != 0 || pairs[i][length] != '=')
        continue;
      if (strncmp (pairs[i], name, length) != 0)
        self->lacks |= LIAISON_LACK_CASE;
      if (value != NULL && g_ascii_strcasecmp (value, pairs[i] + length + 1) != 0)
        self->lacks |= LIAISON_LACK_AGREEMENT;
      if (value == NULL)
        value = g_strdup (pairs[i] + length + 1);
    }
  return value;
}

/* Whether @text is @wanted; but for its case, that is told of. */
static gboolean
is_written (LiaisonLinkReading *self, const char *text, const char *wanted)
{
  if (text == NULL || g_ascii_strcasecmp (text, wanted) != 0)
    return FALSE;
  if (!g_str_equal (text, wanted))
    self->lacks |= LIAISON_LACK_CASE;
  return TRUE;
}

static void
expect_id (LiaisonLinkReading *self, const char *id)
{
  if (id == NULL || *id == '\0')
    self->lacks |= LIAISON_LACK_PARAMETERS;
  else if (!g_uuid_string_is_valid (id))
    self->lacks |= LIAISON_LACK_VALUE;
}

static void
read_rights (LiaisonLinkReading *self, const char *query)
{
  g_autofree char *dap = dup_parameter (self, query, "DAP");

  if (dap == NULL)
    return;
  if (g_ascii_strcasecmp (dap, "true") == 0)
    self->rights = LIAISON_LINK_RIGHTS_ASKED;
  else if (g_ascii_strcasecmp (dap, "false") == 0)
    self->rights = LIAISON_LINK_RIGHTS_NOT_ASKED;
  else
    self->lacks |= LIAISON_LACK_VALUE;
}

static void
read_mpn_id (LiaisonLinkReading *self, const char *query, const char *name)
{
  self->mpn_id = dup_parameter (self, query, name);
  if (self->mpn_id == NULL)
    self->lacks |= LIAISON_LACK_PARAMETERS;
  else if (*self->mpn_id == '\0' || self->mpn_id[strspn (self->mpn_id, "0123456789")] != '\0')
    self->lacks |= LIAISON_LACK_VALUE;
}

/* "ResellerRelationship" and its kin. */
static void
read_type (LiaisonLinkReading *self, const char *type)
{
  if (is_written (self, type, "ResellerRelationship"))
    self->purpose = LIAISON_PURPOSE_RESELLER;
  else if (is_written (self, type, "IndirectResellerRelationship"))
    self->purpose = LIAISON_PURPOSE_INDIRECT;
  else if (is_written (self, type, "Trial"))
    self->purpose = LIAISON_PURPOSE_TRIAL;
  else
    self->lacks |= type != NULL ? LIAISON_LACK_VALUE : LIAISON_LACK_PARAMETERS;
}

/* A direct partner may name a provider, too: the reader then deals with both. */
static void
read_provider (LiaisonLinkReading *self, const char *query, const char *name)
{
  self->provider_id = dup_parameter (self, query, name);
  if (self->provider_id != NULL && self->purpose == LIAISON_PURPOSE_RESELLER)
    self->purpose = LIAISON_PURPOSE_INDIRECT;
  if (self->purpose == LIAISON_PURPOSE_INDIRECT)
    expect_id (self, self->provider_id);
}

static void
read_relationship (LiaisonLinkReading *self, const char *query)
{
  g_autofree char *type = dup_parameter (self, query, "invType");

  read_type (self, type);
  self->partner_id = dup_parameter (self, query, "partnerId");
  expect_id (self, self->partner_id);
  read_mpn_id (self, query, "msppId");
  read_provider (self, query, "indirectCSPId");
  read_rights (self, query);
}

static void
read_older (LiaisonLinkReading *self, const char *query)
{
  g_autofree char *type = dup_parameter (self, query, "type");

  self->form = LIAISON_LINK_FORM_OLDER;
  read_type (self, type);
  if (self->purpose == LIAISON_PURPOSE_TRIAL)
    return;
  self->partner_id = dup_parameter (self, query, "id");
  expect_id (self, self->partner_id);
  read_mpn_id (self, query, "msppid");
  read_provider (self, query, "indirectCSP");
}

/* "{guid}-{guid}", see Graph's delegatedAdminRelationship. */
static gboolean
is_relationship_id (const char *id)
{
  g_autofree char *first = g_strndup (id, GUID_LENGTH);

  return strlen (id) == 2 * GUID_LENGTH + 1 && id[GUID_LENGTH] == '-' &&
         g_uuid_string_is_valid (first) && g_uuid_string_is_valid (id + GUID_LENGTH + 1);
}

static void
read_granular (LiaisonLinkReading *self, const char *id)
{
  self->purpose = LIAISON_PURPOSE_GRANULAR_RIGHTS;
  if (is_relationship_id (id))
    self->relationship_id = g_strdup (id);
  else
    self->lacks |= LIAISON_LACK_VALUE;
}

static void
read_page (LiaisonLinkReading *self, const char *page)
{
  if (is_written (self, page, PAGE_CURRENT) || is_written (self, page, PAGE_NEWEST))
    return;
  self->lacks |= LIAISON_LACK_PAGE;
}

static void
read_path (LiaisonLinkReading *self, const char *path)
{
  if (g_ascii_strcasecmp (path, "/AdminPortal/Home") != 0)
    self->lacks |= LIAISON_LACK_VALUE;
  else if (!g_str_equal (path, "/AdminPortal/Home") && !g_str_equal (path, "/Adminportal/Home"))
    self->lacks |= LIAISON_LACK_CASE;
}

static gboolean
is_front (const char *path)
{
  return *path == '\0' || g_str_equal (path, "/");
}

static void
read_parts (LiaisonLinkReading *self, const Parts *parts)
{
  g_autofree char *ref = dup_parameter (self, parts->query, "ref");
  const char *page = parts->fragment != NULL ? parts->fragment : "";

  if (g_ascii_strncasecmp (page, PAGE_GRANULAR, strlen (PAGE_GRANULAR)) == 0)
    {
      if (!g_str_has_prefix (page, PAGE_GRANULAR))
        self->lacks |= LIAISON_LACK_CASE;
      if (!is_front (parts->path))
        read_path (self, parts->path);
      read_granular (self, page + strlen (PAGE_GRANULAR));
    }
  else if (is_written (self, parts->path, PATH_OLDER))
    read_older (self, parts->query);
  else if (is_written (self, parts->path, PATH_STORE))
    {
      self->form = LIAISON_LINK_FORM_STORE;
      read_relationship (self, parts->query);
    }
  else if (ref != NULL && is_written (self, ref, REF_AGREEMENT))
    {
      self->purpose = LIAISON_PURPOSE_AGREEMENT;
      read_path (self, parts->path);
    }
  else if (self->marked)
    {
      read_path (self, parts->path);
      read_relationship (self, parts->query);
      read_page (self, parts->fragment);
    }
  else if (is_front (parts->path) && parts->query == NULL && *page == '\0')
    self->purpose = LIAISON_PURPOSE_PORTAL;
}

LiaisonLinkReading *
liaison_link_reading_new (GListModel *clouds, const char *address)
{
  g_auto(Parts) parts = { NULL };
  g_autoptr(LiaisonLinkReading) self = NULL;

  g_return_val_if_fail (clouds == NULL || G_IS_LIST_MODEL (clouds), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  if (!split (address, &parts))
    return NULL;

  self = g_new0 (LiaisonLinkReading, 1);
  self->host = g_strdup (parts.host);
  self->cloud = find_cloud (clouds, parts.host);
  self->marked = is_marked (address);
  read_parts (self, &parts);

  /* A port makes it another server. */
  if (self->cloud == NULL || parts.has_port)
    self->lacks |= LIAISON_LACK_HOST;
  if (parts.has_user_info)
    self->lacks |= LIAISON_LACK_USER_INFO;
  if (g_str_equal (parts.scheme, "http"))
    self->lacks |= LIAISON_LACK_HTTPS;
  return g_steal_pointer (&self);
}

void
liaison_link_reading_free (LiaisonLinkReading *reading)
{
  g_clear_object (&reading->cloud);
  g_free (reading->host);
  g_free (reading->partner_id);
  g_free (reading->provider_id);
  g_free (reading->mpn_id);
  g_free (reading->relationship_id);
  g_free (reading);
}
