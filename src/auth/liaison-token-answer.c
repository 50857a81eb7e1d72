/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-token-answer.h"

#include <string.h>

#include "auth/liaison-pkce.h"
#include "model/liaison-error.h"
#include "wire/liaison-json.h"

#define EXPIRES_IN_DEFAULT 3600
#define AADSTS "AADSTS"

static LiaisonError
code_for_refusal (guint http_status, const char *name)
{
  if (http_status == 429)
    return LIAISON_ERROR_THROTTLED;
  if (http_status == 408 || http_status >= 500 ||
      g_strcmp0 (name, "temporarily_unavailable") == 0 || g_strcmp0 (name, "server_error") == 0)
    return LIAISON_ERROR_UNAVAILABLE;
  return name != NULL ? LIAISON_ERROR_SIGN_IN_REQUIRED : LIAISON_ERROR_PROTOCOL;
}

/* "50126" out of "AADSTS50126: Error validating credentials…". */
static char *
dup_aadsts (const char *description)
{
  const char *number = description != NULL ? strstr (description, AADSTS) : NULL;
  gsize length;

  if (number == NULL)
    return NULL;

  number += strlen (AADSTS);
  length = strspn (number, "0123456789");
  return length > 0 ? g_strndup (number, length) : NULL;
}

GError *
liaison_token_answer_error_new (guint http_status,
                                const char *name,
                                const char *description,
                                const char *trace_id,
                                const char *correlation_id)
{
  g_autofree char *service_code = dup_aadsts (description);
  g_autofree char *message = NULL;
  LiaisonErrorDetails details = { .http_status = http_status };

  if (service_code == NULL)
    service_code = g_strdup (name);
  details.service_code = service_code;
  details.description = (char *) description;
  details.request_id = (char *) trace_id;
  details.correlation_id = (char *) correlation_id;

  message = g_strdup_printf ("The sign-in service refused: %s", name != NULL ? name : "no reason");
  return liaison_error_new (code_for_refusal (http_status, name), &details, message);
}

LiaisonTokenAnswer *
liaison_token_answer_new (guint http_status, GBytes *body, gboolean *grant_is_dead, GError **error)
{
  g_autoptr(JsonNode) node = liaison_json_parse (body, NULL);
  const char *access_token = liaison_json_string (node, "access_token");
  const char *token_type = liaison_json_string (node, "token_type");
  const char *name = liaison_json_string (node, "error");
  LiaisonTokenAnswer *answer;

  *grant_is_dead = g_strcmp0 (name, "invalid_grant") == 0;

  if (http_status != 200)
    {
      g_propagate_error (
        error, liaison_token_answer_error_new (http_status, name,
                                               liaison_json_string (node, "error_description"),
                                               liaison_json_string (node, "trace_id"),
                                               liaison_json_string (node, "correlation_id")));
      return NULL;
    }

  if (access_token == NULL ||
      (token_type != NULL && g_ascii_strcasecmp (token_type, "Bearer") != 0) ||
      strpbrk (access_token, " \t\r\n") != NULL)
    {
      g_propagate_error (error, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                                                   "The sign-in service sent no usable token"));
      return NULL;
    }

  answer = g_new0 (LiaisonTokenAnswer, 1);
  answer->access_token = g_strdup (access_token);
  answer->refresh_token = g_strdup (liaison_json_string (node, "refresh_token"));
  answer->id_token = g_strdup (liaison_json_string (node, "id_token"));
  answer->expires_in =
    CLAMP (liaison_json_int (node, "expires_in", EXPIRES_IN_DEFAULT), 0, G_MAXINT32);
  return answer;
}

void
liaison_token_answer_free (LiaisonTokenAnswer *answer)
{
  liaison_pkce_forget (answer->access_token);
  liaison_pkce_forget (answer->refresh_token);
  liaison_pkce_forget (answer->id_token);
  g_free (answer);
}
