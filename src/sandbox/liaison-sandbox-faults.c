/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-faults.h"

#include <string.h>

#include "sandbox/liaison-sandbox-answer.h"

#define STATUS_TOO_MANY_REQUESTS 429

/* What the next requests to a path get instead of their answer. */
typedef struct
{
  char *path; /* NULL: any */
  guint count;
  guint status; /* 0: the connection is dropped */
  char *code;
  char *body; /* not NULL: 200 with this */
  char *content_type;
} Fault;

struct _LiaisonSandboxFaults
{
  GQueue queue;
};

static void
fault_free (gpointer pointer)
{
  Fault *fault = pointer;

  g_free (fault->path);
  g_free (fault->code);
  g_free (fault->body);
  g_free (fault->content_type);
  g_free (fault);
}

/* Takes one use of the fault that waits for @target, if any. */
static Fault *
find_fault (LiaisonSandboxFaults *faults, const char *target)
{
  for (GList *link = faults->queue.head; link != NULL; link = link->next)
    {
      Fault *fault = link->data;

      if (fault->count > 0 && (fault->path == NULL || strstr (target, fault->path) != NULL))
        {
          fault->count--;
          return fault;
        }
    }
  return NULL;
}

static void
drop_connection (SoupServerMessage *message)
{
  g_autoptr(GIOStream) stream = soup_server_message_steal_connection (message);

  g_io_stream_close (stream, NULL, NULL);
}

static void
answer_fault (SoupServerMessage *message, const Fault *fault)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (fault->body != NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_server_message_set_response (message, fault->content_type, SOUP_MEMORY_COPY, fault->body,
                                        strlen (fault->body));
    }
  else if (fault->status == 0)
    {
      drop_connection (message);
    }
  else if (fault->status == SOUP_STATUS_UNAUTHORIZED)
    {
      liaison_sandbox_answer_unauthorized (message, fault->code, "invalid_token");
    }
  else if (fault->status == STATUS_TOO_MANY_REQUESTS)
    {
      soup_message_headers_replace (headers, "Retry-After", "1");
      liaison_sandbox_answer_plain (message, fault->status, "application/json; charset=utf-8",
                                    "{ \"statusCode\": 429, \"message\": \"Rate limit is "
                                    "exceeded. Try again in 1 seconds.\" }");
    }
  else if (fault->code == NULL)
    {
      soup_server_message_set_status (message, fault->status, NULL);
    }
  else
    {
      liaison_sandbox_answer_error (message, fault->status, fault->code, "As the test asked.");
    }
}

LiaisonSandboxFaults *
liaison_sandbox_faults_new (void)
{
  return g_new0 (LiaisonSandboxFaults, 1);
}

void
liaison_sandbox_faults_free (LiaisonSandboxFaults *faults)
{
  g_queue_clear_full (&faults->queue, fault_free);
  g_free (faults);
}

void
liaison_sandbox_faults_fail_next (LiaisonSandboxFaults *faults,
                                  const char *path,
                                  guint status,
                                  const char *service_code,
                                  guint count)
{
  Fault *fault = g_new0 (Fault, 1);

  fault->path = g_strdup (path);
  fault->status = status;
  fault->code = g_strdup (service_code);
  fault->count = count;
  g_queue_push_tail (&faults->queue, fault);
}

void
liaison_sandbox_faults_answer_next (LiaisonSandboxFaults *faults,
                                    const char *path,
                                    const char *body,
                                    const char *content_type,
                                    guint count)
{
  Fault *fault = g_new0 (Fault, 1);

  fault->path = g_strdup (path);
  fault->body = g_strdup (body);
  fault->content_type = g_strdup (content_type);
  fault->count = count;
  g_queue_push_tail (&faults->queue, fault);
}

gboolean
liaison_sandbox_faults_answer (LiaisonSandboxFaults *faults,
                               SoupServerMessage *message,
                               const char *target)
{
  Fault *fault = find_fault (faults, target);

  if (fault == NULL)
    return FALSE;
  answer_fault (message, fault);
  return TRUE;
}
