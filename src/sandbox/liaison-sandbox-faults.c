/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-faults.h"

#include <string.h>

#include "sandbox/liaison-sandbox-aadsts.h"
#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-pour.h"

#define JSON_TYPE "application/json; charset=utf-8"
#define STATUS_TOO_MANY_REQUESTS 429

/* Members of Partner Center's, the identity service's and Graph's answers. */
#define WRONG_TYPES                                                                                \
  "{\"items\":7,\"totalCount\":[],\"id\":{},\"url\":false,\"access_token\":7,"                     \
  "\"refresh_token\":[],\"id_token\":{},\"expires_in\":{},\"device_code\":7,\"user_code\":[],"     \
  "\"verification_uri\":{},\"interval\":[],\"issuer\":7,\"keys\":7,\"value\":7,\"displayName\":[]" \
  "}"

/* Beyond what any client should take. */
#define HUGE_SIZE (80 * 1024 * 1024)
#define BLANKS_SIZE (256 * 1024)

struct _LiaisonSandboxFaults
{
  GQueue queue;
  GPtrArray *pours;
};

static gboolean
waits_for (const LiaisonSandboxFault *fault, const char *target, gboolean by_path)
{
  if (fault->count == 0 || fault->kind == LIAISON_SANDBOX_FAULT_ID_TOKEN)
    return FALSE;
  return fault->path != NULL ? strstr (target, fault->path) != NULL : !by_path;
}

LiaisonSandboxFault *
liaison_sandbox_faults_take (LiaisonSandboxFaults *faults, const char *target, gboolean by_path)
{
  for (GList *link = faults->queue.head; link != NULL; link = link->next)
    {
      LiaisonSandboxFault *fault = link->data;

      if (!waits_for (fault, target, by_path))
        continue;
      fault->count--;
      return fault;
    }
  return NULL;
}

/* Times are numbers in a token. */
static void
alter_claim (JsonObject *claims, const char *claim, const char *value)
{
  gint64 number;

  if (value == NULL || *value == '\0')
    json_object_remove_member (claims, claim);
  else if ((g_str_equal (claim, "exp") || g_str_equal (claim, "nbf") ||
            g_str_equal (claim, "iat")) &&
           g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &number, NULL))
    json_object_set_int_member (claims, claim, number);
  else
    json_object_set_string_member (claims, claim, value);
}

void
liaison_sandbox_faults_alter (LiaisonSandboxFaults *faults, JsonObject *claims)
{
  for (GList *link = faults->queue.head; link != NULL; link = link->next)
    {
      LiaisonSandboxFault *fault = link->data;

      if (fault->kind != LIAISON_SANDBOX_FAULT_ID_TOKEN || fault->count == 0 ||
          fault->claim == NULL)
        continue;
      fault->count--;
      alter_claim (claims, fault->claim, fault->value);
      return;
    }
}

static void
drop_connection (SoupServerMessage *message)
{
  g_autoptr(GIOStream) stream = soup_server_message_steal_connection (message);

  g_io_stream_close (stream, NULL, NULL);
}

static void
answer_throttled (SoupServerMessage *message, guint seconds, gboolean as_date)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *text = g_strdup_printf ("%u", seconds);
  g_autofree char *body =
    g_strdup_printf ("{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded. Try again in "
                     "%u seconds.\" }",
                     seconds);

  if (as_date)
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
      g_autoptr(GDateTime) then = g_date_time_add_seconds (now, seconds);

      g_free (text);
      text = soup_date_time_to_string (then, SOUP_DATE_HTTP);
    }
  soup_message_headers_replace (headers, "Retry-After", text);
  liaison_sandbox_answer_plain (message, STATUS_TOO_MANY_REQUESTS, JSON_TYPE, body);
}

static void
answer_error (SoupServerMessage *message, const LiaisonSandboxFault *fault)
{
  if (fault->status == 0)
    drop_connection (message);
  else if (fault->status == SOUP_STATUS_UNAUTHORIZED)
    liaison_sandbox_answer_unauthorized (message, fault->code, "invalid_token");
  else if (fault->status == STATUS_TOO_MANY_REQUESTS)
    answer_throttled (message, fault->seconds, fault->as_date);
  else if (fault->code == NULL)
    soup_server_message_set_status (message, fault->status, NULL);
  else
    liaison_sandbox_answer_error (message, fault->status, fault->code, "As the test asked.");
}

gboolean
liaison_sandbox_faults_replace (const LiaisonSandboxFault *fault, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  switch ((int) fault->kind)
    {
    case LIAISON_SANDBOX_FAULT_ERROR:
      answer_error (message, fault);
      return TRUE;
    case LIAISON_SANDBOX_FAULT_ANSWER:
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_server_message_set_response (message, fault->content_type, SOUP_MEMORY_COPY, fault->body,
                                        strlen (fault->body));
      return TRUE;
    case LIAISON_SANDBOX_FAULT_THROTTLE:
      answer_throttled (message, fault->seconds, fault->as_date);
      return TRUE;
    case LIAISON_SANDBOX_FAULT_WRONG_TYPE:
      liaison_sandbox_answer_plain (message, SOUP_STATUS_OK, JSON_TYPE, WRONG_TYPES);
      return TRUE;
    case LIAISON_SANDBOX_FAULT_HTML:
      liaison_sandbox_answer_plain (message, SOUP_STATUS_OK, "text/html; charset=utf-8",
                                    "<html><body>Welcome to the hotel</body></html>");
      return TRUE;
    case LIAISON_SANDBOX_FAULT_REDIRECT:
      soup_message_headers_replace (headers, "Location", fault->location);
      soup_server_message_set_status (message, SOUP_STATUS_FOUND, NULL);
      return TRUE;
    case LIAISON_SANDBOX_FAULT_EXPIRED_TOKEN:
      liaison_sandbox_answer_unauthorized (message, NULL, "invalid_token");
      return TRUE;
    case LIAISON_SANDBOX_FAULT_EXPIRED_CONTINUATION:
      liaison_sandbox_answer_error (message, 400, fault->code != NULL ? fault->code : "2000",
                                    "The continuation token has expired.");
      return TRUE;
    case LIAISON_SANDBOX_FAULT_REFUSE:
      liaison_sandbox_answer_aadsts_with_claims (message, SOUP_STATUS_BAD_REQUEST, fault->error,
                                                 fault->number, "As the test asked.",
                                                 fault->suberror, fault->claims);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
poured_cb (LiaisonSandboxPour *pour, gpointer user_data)
{
  g_ptr_array_remove_fast (user_data, pour);
}

static void
append_header (const char *name, const char *value, gpointer user_data)
{
  if (g_ascii_strcasecmp (name, "Content-Length") != 0 &&
      g_ascii_strcasecmp (name, "Connection") != 0)
    g_string_append_printf (user_data, "%s: %s\r\n", name, value);
}

/* The head of an answer that goes past libsoup; @length 0: it lasts until the end. */
static GString *
make_head (SoupServerMessage *message, gsize length, const char *encoding)
{
  GString *head = g_string_new (NULL);

  g_string_printf (head, "HTTP/1.1 %u Sandbox\r\nConnection: close\r\n",
                   soup_server_message_get_status (message));
  soup_message_headers_foreach (soup_server_message_get_response_headers (message), append_header,
                                head);
  if (length > 0)
    g_string_append_printf (head, "Content-Length: %" G_GSIZE_FORMAT "\r\n", length);
  if (encoding != NULL)
    g_string_append_printf (head, "Content-Encoding: %s\r\n", encoding);
  g_string_append (head, "\r\n");
  return head;
}

/* Blanks without end, compressed. */
static GBytes *
compress_blanks (void)
{
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GConverter) gzip =
               G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, gzip);
  g_autofree char *blanks = g_strnfill (BLANKS_SIZE, ' ');

  for (guint i = 0; i < HUGE_SIZE / BLANKS_SIZE; i++)
    g_output_stream_write_all (stream, blanks, BLANKS_SIZE, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
pour (LiaisonSandboxFaults *faults, const LiaisonSandboxFault *fault, SoupServerMessage *message)
{
  g_autoptr(GBytes) body =
               soup_message_body_flatten (soup_server_message_get_response_body (message));
  LiaisonSandboxPourPlan plan = { .ms = fault->kind == LIAISON_SANDBOX_FAULT_DRIP ? fault->ms : 0 };
  gsize length = g_bytes_get_size (body);
  gsize claimed = length;
  gboolean is_huge = fault->kind == LIAISON_SANDBOX_FAULT_HUGE;
  GString *text;

  if (fault->kind == LIAISON_SANDBOX_FAULT_BOMB)
    {
      g_bytes_unref (body);
      body = compress_blanks ();
      claimed = length = g_bytes_get_size (body);
    }
  else if (fault->kind == LIAISON_SANDBOX_FAULT_CLOSE)
    length /= 2;
  else if (fault->kind == LIAISON_SANDBOX_FAULT_WRONG_LENGTH)
    claimed = length * 2;

  text = make_head (message, is_huge ? 0 : claimed,
                    fault->kind == LIAISON_SANDBOX_FAULT_BOMB ? "gzip" : NULL);
  plan.loop_from = text->len;
  if (is_huge)
    {
      g_autofree char *blanks = g_strnfill (BLANKS_SIZE, ' ');

      g_string_append_len (text, blanks, BLANKS_SIZE);
      plan.size = HUGE_SIZE;
    }
  else
    {
      g_string_append_len (text, g_bytes_get_data (body, NULL), (gssize) length);
      plan.size = text->len;
    }
  plan.bytes = g_string_free_to_bytes (text);
  g_ptr_array_add (faults->pours,
                   liaison_sandbox_pour_new (soup_server_message_steal_connection (message), &plan,
                                             poured_cb, faults->pours));
}

static void
truncate_body (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autoptr(GBytes) whole = soup_message_body_flatten (body);
  g_autoptr(GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);

  soup_message_body_truncate (body);
  if (g_bytes_get_size (half) > 0)
    soup_message_body_append_bytes (body, half);
}

void
liaison_sandbox_faults_spoil (LiaisonSandboxFaults *faults,
                              const LiaisonSandboxFault *fault,
                              SoupServerMessage *message)
{
  if (fault->kind == LIAISON_SANDBOX_FAULT_TRUNCATED)
    truncate_body (message);
  else if (liaison_sandbox_faults_steals (fault))
    pour (faults, fault, message);
}

gboolean
liaison_sandbox_faults_steals (const LiaisonSandboxFault *fault)
{
  return fault->kind == LIAISON_SANDBOX_FAULT_CLOSE ||
         fault->kind == LIAISON_SANDBOX_FAULT_WRONG_LENGTH ||
         fault->kind == LIAISON_SANDBOX_FAULT_HUGE || fault->kind == LIAISON_SANDBOX_FAULT_BOMB ||
         fault->kind == LIAISON_SANDBOX_FAULT_DRIP ||
         (fault->kind == LIAISON_SANDBOX_FAULT_ERROR && fault->status == 0);
}

LiaisonSandboxFaults *
liaison_sandbox_faults_new (void)
{
  LiaisonSandboxFaults *faults = g_new0 (LiaisonSandboxFaults, 1);

  faults->pours = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_sandbox_pour_free);
  return faults;
}

void
liaison_sandbox_faults_free (LiaisonSandboxFaults *faults)
{
  g_ptr_array_unref (faults->pours);
  liaison_sandbox_faults_clear (faults);
  g_free (faults);
}

void
liaison_sandbox_faults_clear (LiaisonSandboxFaults *faults)
{
  g_queue_clear_full (&faults->queue, (GDestroyNotify) liaison_sandbox_fault_free);
}

void
liaison_sandbox_faults_hang_up (LiaisonSandboxFaults *faults)
{
  g_ptr_array_set_size (faults->pours, 0);
}

void
liaison_sandbox_faults_add (LiaisonSandboxFaults *faults, LiaisonSandboxFault *fault)
{
  g_queue_push_tail (&faults->queue, fault);
}
