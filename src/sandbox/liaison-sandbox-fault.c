/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-fault.h"

#include <string.h>

#define NUMBER_MAX 100000000
#define FOREIGN_PLACE "https://foreign.invalid/"
#define CLAIMS_MEMBER "claims="
#define TOKEN_PATH "/oauth2/v2.0/token"
#define FURTHER_PAGE "seekOperation=Next"

static const char *const kinds[] = {
  [LIAISON_SANDBOX_FAULT_ERROR] = "error",
  [LIAISON_SANDBOX_FAULT_THROTTLE] = "throttle",
  [LIAISON_SANDBOX_FAULT_DELAY] = "delay",
  [LIAISON_SANDBOX_FAULT_CLOSE] = "close",
  [LIAISON_SANDBOX_FAULT_TRUNCATED] = "truncated",
  [LIAISON_SANDBOX_FAULT_WRONG_TYPE] = "wrong-type",
  [LIAISON_SANDBOX_FAULT_HTML] = "html",
  [LIAISON_SANDBOX_FAULT_WRONG_LENGTH] = "wrong-length",
  [LIAISON_SANDBOX_FAULT_HUGE] = "huge",
  [LIAISON_SANDBOX_FAULT_BOMB] = "bomb",
  [LIAISON_SANDBOX_FAULT_DRIP] = "drip",
  [LIAISON_SANDBOX_FAULT_REDIRECT] = "redirect",
  [LIAISON_SANDBOX_FAULT_EXPIRED_TOKEN] = "expired-token",
  [LIAISON_SANDBOX_FAULT_REFUSE] = "refuse",
  [LIAISON_SANDBOX_FAULT_ID_TOKEN] = "id-token",
  [LIAISON_SANDBOX_FAULT_LOOP] = "loop",
  [LIAISON_SANDBOX_FAULT_EXPIRED_CONTINUATION] = "expired-continuation",
};

/* Where a fault strikes that only makes sense there. */
static const char *
get_default_path (LiaisonSandboxFaultKind kind)
{
  if (kind == LIAISON_SANDBOX_FAULT_REFUSE)
    return TOKEN_PATH;
  return kind == LIAISON_SANDBOX_FAULT_EXPIRED_CONTINUATION ? FURTHER_PAGE : NULL;
}

LiaisonSandboxFault *
liaison_sandbox_fault_new (LiaisonSandboxFaultKind kind, const char *path)
{
  LiaisonSandboxFault *fault = g_new0 (LiaisonSandboxFault, 1);

  fault->kind = kind;
  fault->path = g_strdup (path != NULL ? path : get_default_path (kind));
  fault->count = kind == LIAISON_SANDBOX_FAULT_LOOP ? G_MAXUINT : 1;
  fault->status = 503;
  fault->seconds = 1;
  fault->ms = kind == LIAISON_SANDBOX_FAULT_DRIP ? 100 : 1000;
  fault->location = g_strdup (FOREIGN_PLACE);
  fault->error = g_strdup ("invalid_grant");
  fault->number = 50173;
  return fault;
}

void
liaison_sandbox_fault_free (LiaisonSandboxFault *fault)
{
  g_free (fault->path);
  g_free (fault->code);
  g_free (fault->body);
  g_free (fault->content_type);
  g_free (fault->location);
  g_free (fault->error);
  g_free (fault->suberror);
  g_free (fault->claims);
  g_free (fault->claim);
  g_free (fault->value);
  g_free (fault);
}

static LiaisonSandboxFault *
make (const char *kind, GError **error)
{
  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], kind) == 0)
      return liaison_sandbox_fault_new (i, NULL);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "no such fault: %s",
               kind != NULL ? kind : "(none)");
  return NULL;
}

static gboolean
set_member (LiaisonSandboxFault *fault, const char *name, const char *value, GError **error)
{
  const struct
  {
    const char *name;
    char **text;
    guint *number;
  } members[] = {
    { "path", &fault->path, NULL },         { "code", &fault->code, NULL },
    { "to", &fault->location, NULL },       { "error", &fault->error, NULL },
    { "suberror", &fault->suberror, NULL }, { "claims", &fault->claims, NULL },
    { "claim", &fault->claim, NULL },       { "value", &fault->value, NULL },
    { "count", NULL, &fault->count },       { "status", NULL, &fault->status },
    { "seconds", NULL, &fault->seconds },   { "ms", NULL, &fault->ms },
    { "number", NULL, &fault->number },     { "date", NULL, (guint *) &fault->as_date },
  };
  guint64 number;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (g_strcmp0 (members[i].name, name) != 0)
        continue;
      if (members[i].text != NULL)
        {
          g_free (*members[i].text);
          *members[i].text = g_strdup (value);
          return TRUE;
        }
      if (!g_ascii_string_to_unsigned (value, 10, 0, NUMBER_MAX, &number, NULL))
        break;
      *members[i].number = (guint) number;
      return TRUE;
    }

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "not of a fault: %s=%s", name,
               value);
  return FALSE;
}

/* Commas part the members, but the text of claims has its own: it comes last. */
static GStrv
split_spec (const char *spec)
{
  const char *claims = strstr (spec, "," CLAIMS_MEMBER);
  g_autofree char *head = claims != NULL ? g_strndup (spec, claims - spec) : g_strdup (spec);
  g_auto(GStrv) members = g_strsplit (head, ",", -1);
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();

  g_strv_builder_addv (parts, (const char **) members);
  if (claims != NULL)
    g_strv_builder_add (parts, claims + 1);
  return g_strv_builder_end (parts);
}

LiaisonSandboxFault *
liaison_sandbox_fault_new_from_spec (const char *spec, GError **error)
{
  g_auto(GStrv) parts = split_spec (spec);
  LiaisonSandboxFault *fault = make (parts[0], error);

  for (guint i = 1; fault != NULL && parts[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (parts[i], "=", 2);

      if (!set_member (fault, pair[0], pair[0] != NULL && pair[1] != NULL ? pair[1] : "", error))
        g_clear_pointer (&fault, liaison_sandbox_fault_free);
    }
  return fault;
}

/* Numbers and truth as a command line writes them. Transfer full. */
static char *
dup_value (JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_strdup (json_node_get_string (node));
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "1" : "0");
    default:
      return g_strdup ("");
    }
}

LiaisonSandboxFault *
liaison_sandbox_fault_new_from_json (JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, "fault");
  g_autofree char *kind = node != NULL ? dup_value (node) : NULL;
  LiaisonSandboxFault *fault = make (kind, error);
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, object);
  while (fault != NULL && json_object_iter_next (&iter, &name, &node))
    {
      g_autofree char *value = dup_value (node);

      if (!g_str_equal (name, "fault") && !set_member (fault, name, value, error))
        g_clear_pointer (&fault, liaison_sandbox_fault_free);
    }
  return fault;
}
