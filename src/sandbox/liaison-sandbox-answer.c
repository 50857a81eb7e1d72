/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-answer.h"

#include <string.h>

#define JSON_TYPE "application/json; charset=utf-8"

static void
echo_id (SoupServerMessage *message, const char *name)
{
  SoupMessageHeaders *request = soup_server_message_get_request_headers (message);
  const char *sent = soup_message_headers_get_one (request, name);
  g_autofree char *made = NULL;

  if (sent == NULL)
    sent = made = g_uuid_string_random ();
  soup_message_headers_replace (soup_server_message_get_response_headers (message), name, sent);
}

void
liaison_sandbox_answer_begin (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char *locale =
    soup_message_headers_get_one (soup_server_message_get_request_headers (message), "X-Locale");

  echo_id (message, "MS-RequestId");
  echo_id (message, "MS-CorrelationId");
  soup_message_headers_replace (headers, "MS-ServerId", "sandbox");
  soup_message_headers_replace (headers, "X-Locale", locale != NULL ? locale : "en-US");
}

static void
set_body (SoupServerMessage *message, guint status, const char *content_type, GBytes *body)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (headers, "Content-Type", content_type);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

void
liaison_sandbox_answer_success (SoupServerMessage *message, GBytes *body)
{
  set_body (message, SOUP_STATUS_OK, JSON_TYPE, body);
  g_bytes_unref (body);
}

/* Codes and descriptions are our own words or a test's, never what a client sent: they are not
 * escaped. */
void
liaison_sandbox_answer_error (SoupServerMessage *message,
                              guint status,
                              const char *code,
                              const char *description)
{
  gboolean is_number = code[strspn (code, "0123456789")] == '\0';
  g_autofree char *text = g_strdup_printf (
    "{\"code\":%s%s%s,\"description\":\"%s\",\"data\":[],\"source\":\"PartnerFD\"}",
    is_number ? "" : "\"", code, is_number ? "" : "\"", description);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

  set_body (message, status, JSON_TYPE, body);
}

void
liaison_sandbox_answer_unauthorized (SoupServerMessage *message,
                                     const char *code,
                                     const char *error)
{
  g_autofree char *challenge =
    error != NULL ? g_strdup_printf ("Bearer error=\"%s\"", error) : g_strdup ("Bearer");

  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "WWW-Authenticate", challenge);
  if (code != NULL)
    liaison_sandbox_answer_error (message, SOUP_STATUS_UNAUTHORIZED, code, "Unauthorized.");
  else
    soup_server_message_set_status (message, SOUP_STATUS_UNAUTHORIZED, NULL);
}

void
liaison_sandbox_answer_plain (SoupServerMessage *message,
                              guint status,
                              const char *content_type,
                              const char *text)
{
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Cache-Control",
                                "no-store");
  set_body (message, status, content_type, body);
}

char *
liaison_sandbox_dup_request_text (SoupServerMessage *message)
{
  g_autoptr(GBytes) bytes =
               soup_message_body_flatten (soup_server_message_get_request_body (message));

  /* Of no bytes the address is NULL. */
  return g_bytes_get_size (bytes) == 0
           ? g_strdup ("")
           : g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
