/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-token-answer.h"

#include <string.h>

#include "auth/liaison-pkce.h"
#include "model/liaison-error.h"
#include "wire/liaison-challenge.h"
#include "wire/liaison-json.h"

#define EXPIRES_IN_DEFAULT 3600
#define AADSTS "AADSTS"
/* True ones have up to seven. */
#define AADSTS_DIGITS_MAX 10

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
  return length > 0 && length <= AADSTS_DIGITS_MAX ? g_strndup (number, length) : NULL;
}

/* The number as the member "error_codes" tells it, for descriptions in other words. */
static char *
dup_first_code (JsonNode *body)
{
  JsonArray *codes = liaison_json_array (body, "error_codes");
  JsonNode *first = NULL;

  if (codes != NULL && json_array_get_length (codes) > 0)
    first = json_array_get_element (codes, 0);
  if (first == NULL || !JSON_NODE_HOLDS_VALUE (first) ||
      json_node_get_value_type (first) != G_TYPE_INT64 || json_node_get_int (first) <= 0)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (first));
}

/* @details: without the service code, which is @known_code if the description tells none. */
static GError *
refusal_new (LiaisonErrorDetails details, const char *name, const char *known_code)
{
  g_autofree char *service_code = dup_aadsts (details.description);
  g_autofree char *message =
    g_strdup_printf ("The sign-in service refused: %s", name != NULL ? name : "no reason");

  if (service_code == NULL)
    service_code = g_strdup (known_code != NULL ? known_code : name);
  details.service_code = service_code;
  return liaison_error_new (code_for_refusal (details.http_status, name), &details, message);
}

GError *
liaison_token_answer_error_new (guint http_status,
                                const char *name,
                                const char *description,
                                const char *trace_id,
                                const char *correlation_id)
{
  const LiaisonErrorDetails details = { .http_status = http_status,
                                        .description = (char *) description,
                                        .request_id = (char *) trace_id,
                                        .correlation_id = (char *) correlation_id };

  return refusal_new (details, name, NULL);
}

GError *
liaison_token_answer_refusal_new (guint http_status, JsonNode *body)
{
  const char *demand = liaison_json_string (body, "claims");
  g_autofree char *claims = demand != NULL ? liaison_challenge_dup_object (demand) : NULL;
  g_autofree char *known_code = dup_first_code (body);
  const LiaisonErrorDetails details = {
    .http_status = http_status,
    .description = (char *) liaison_json_string (body, "error_description"),
    .request_id = (char *) liaison_json_string (body, "trace_id"),
    .correlation_id = (char *) liaison_json_string (body, "correlation_id"),
    .claims = claims,
  };

  return refusal_new (details, liaison_json_string (body, "error"), known_code);
}

/* A grant that is good again once the person has done something is kept. */
static gboolean
kills_grant (const GError *refusal, JsonNode *body)
{
  static const char *const curable[] = { "interaction_required", "consent_required",
                                         "login_required", NULL };
  const char *refinement = liaison_json_string (body, "suberror");

  return g_error_matches (refusal, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED) &&
         g_strcmp0 (liaison_json_string (body, "error"), "invalid_grant") == 0 &&
         (refinement == NULL || !g_strv_contains (curable, refinement));
}

static LiaisonTokenOutcome
find_outcome (const GError *refusal, JsonNode *body)
{
  const char *name = liaison_json_string (body, "error");

  if (g_strcmp0 (name, "authorization_pending") == 0)
    return LIAISON_TOKEN_PENDING;
  if (g_strcmp0 (name, "slow_down") == 0)
    return LIAISON_TOKEN_TOO_FAST;
  return kills_grant (refusal, body) ? LIAISON_TOKEN_GRANT_DEAD : LIAISON_TOKEN_REFUSED;
}

LiaisonTokenAnswer *
liaison_token_answer_new (guint http_status,
                          GBytes *body,
                          LiaisonTokenOutcome *outcome,
                          GError **error)
{
  g_autoptr(JsonNode) node = liaison_json_parse (body, NULL);
  const char *access_token = liaison_json_string (node, "access_token");
  const char *token_type = liaison_json_string (node, "token_type");
  LiaisonTokenAnswer *answer;

  *outcome = LIAISON_TOKEN_REFUSED;

  if (http_status != 200)
    {
      GError *refusal = liaison_token_answer_refusal_new (http_status, node);

      *outcome = find_outcome (refusal, node);
      g_propagate_error (error, refusal);
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

  *outcome = LIAISON_TOKEN_GIVEN;
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
