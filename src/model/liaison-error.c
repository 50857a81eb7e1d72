/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-error.h"

typedef struct
{
  LiaisonErrorDetails details;
} LiaisonErrorPrivate;

static void
liaison_error_private_init (LiaisonErrorPrivate *priv)
{
}

static void
copy_details (LiaisonErrorDetails *to, const LiaisonErrorDetails *from)
{
  to->http_status = from->http_status;
  to->service_code = g_strdup (from->service_code);
  to->description = g_strdup (from->description);
  to->request_id = g_strdup (from->request_id);
  to->correlation_id = g_strdup (from->correlation_id);
  to->claims = g_strdup (from->claims);
}

static void
liaison_error_private_copy (const LiaisonErrorPrivate *src, LiaisonErrorPrivate *dest)
{
  copy_details (&dest->details, &src->details);
}

static void
liaison_error_private_clear (LiaisonErrorPrivate *priv)
{
  g_free (priv->details.service_code);
  g_free (priv->details.description);
  g_free (priv->details.request_id);
  g_free (priv->details.correlation_id);
  g_free (priv->details.claims);
}

G_DEFINE_EXTENDED_ERROR (LiaisonError, liaison_error)

GError *
liaison_error_new (LiaisonError code, const LiaisonErrorDetails *details, const char *message)
{
  GError *error = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  error = g_error_new_literal (LIAISON_ERROR, (int) code, message);
  if (details != NULL)
    copy_details (&liaison_error_get_private (error)->details, details);
  return error;
}

const LiaisonErrorDetails *
liaison_error_get_details (const GError *error)
{
  if (error == NULL || error->domain != LIAISON_ERROR)
    return NULL;
  return &liaison_error_get_private (error)->details;
}

static const char *
code_to_name (int code)
{
  static const char *const names[] = {
    [LIAISON_ERROR_PROTOCOL] = "protocol",
    [LIAISON_ERROR_SIGN_IN_REQUIRED] = "sign-in required",
    [LIAISON_ERROR_FORBIDDEN] = "forbidden",
    [LIAISON_ERROR_NOT_FOUND] = "not found",
    [LIAISON_ERROR_THROTTLED] = "throttled",
    [LIAISON_ERROR_UNAVAILABLE] = "unavailable",
    [LIAISON_ERROR_REFUSED] = "refused",
    [LIAISON_ERROR_INVALID_FILE] = "invalid file",
    [LIAISON_ERROR_NEWER_FILE] = "newer file",
    [LIAISON_ERROR_TOO_LONG] = "too long",
    [LIAISON_ERROR_NO_MAIL_APP] = "no mail program",
    [LIAISON_ERROR_NO_KEY_RING] = "no key ring",
    [LIAISON_ERROR_KEY_RING_LOCKED] = "key ring locked",
    [LIAISON_ERROR_OTHER_PARTIES] = "other parties",
    [LIAISON_ERROR_PAST_DAY] = "past day",
  };

  if (code < 0 || code >= (int) G_N_ELEMENTS (names))
    return "unknown";
  return names[code];
}

/* The text goes into mails and forums. No message of ours holds a token, but a service may quote
 * what it was sent. */
static char *
dup_without_tokens (const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new ("(bearer |(?:token|secret|assertion)=)[^\\s&\"',;]+"
                                          "|eyJ[A-Za-z0-9_.\\-]{8,}",
                                          G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_assert (regex != NULL);
  return g_regex_replace (regex, valid, -1, 0, "\\1(token)", 0, NULL);
}

static void
append_line (GString *text, const char *label, const char *value)
{
  g_autofree char *clean = NULL;

  if (value == NULL || *value == '\0')
    return;
  clean = dup_without_tokens (value);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s: %s", label, clean);
}

char *
liaison_error_dup_technical_text (const GError *error)
{
  GString *text = NULL;
  const LiaisonErrorDetails *details = NULL;
  g_autofree char *code = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  text = g_string_new (NULL);
  details = liaison_error_get_details (error);
  append_line (text, "Message", error->message);
  append_line (text, "Domain", g_quark_to_string (error->domain));
  if (details == NULL)
    code = g_strdup_printf ("%d", error->code);
  else
    code = g_strdup_printf ("%d (%s)", error->code, code_to_name (error->code));
  append_line (text, "Code", code);
  if (details != NULL)
    {
      g_autofree char *status = g_strdup_printf ("%u", details->http_status);

      if (details->http_status != 0)
        append_line (text, "HTTP status", status);
      append_line (text, "Service code", details->service_code);
      append_line (text, "Service description", details->description);
      append_line (text, "Request ID", details->request_id);
      append_line (text, "Correlation ID", details->correlation_id);
    }
  return g_string_free (text, FALSE);
}
