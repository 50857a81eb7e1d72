/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-pour.h"

struct _LiaisonSandboxPour
{
  GIOStream *connection;
  LiaisonSandboxPourPlan plan;
  gsize sent;
  gsize position;
  GSource *source;
  LiaisonSandboxPourFunc done;
  gpointer user_data;
};

static gboolean pour_cb (GObject *stream, gpointer user_data);

static gboolean
drip_cb (gpointer user_data)
{
  return pour_cb (NULL, user_data);
}

/* Any client may go away amid it: that ends the pour too. */
static gboolean
pour_cb (GObject *unused, gpointer user_data)
{
  LiaisonSandboxPour *pour = user_data;
  GPollableOutputStream *stream =
    G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (pour->connection));
  gsize length;
  const char *bytes = g_bytes_get_data (pour->plan.bytes, &length);
  gsize rest = MIN (length - pour->position, pour->plan.size - pour->sent);
  g_autoptr(GError) error = NULL;
  gssize n;

  n = g_pollable_output_stream_write_nonblocking (
    stream, bytes + pour->position, pour->plan.ms > 0 ? MIN (rest, 1) : rest, NULL, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return G_SOURCE_CONTINUE;

  if (n > 0)
    {
      pour->sent += n;
      pour->position += n;
      if (pour->position == length)
        pour->position = pour->plan.loop_from;
    }
  if (n > 0 && pour->sent < pour->plan.size)
    return G_SOURCE_CONTINUE;

  pour->done (pour, pour->user_data);
  return G_SOURCE_REMOVE;
}

LiaisonSandboxPour *
liaison_sandbox_pour_new (GIOStream *connection,
                          const LiaisonSandboxPourPlan *plan,
                          LiaisonSandboxPourFunc done,
                          gpointer user_data)
{
  LiaisonSandboxPour *pour = g_new0 (LiaisonSandboxPour, 1);
  GOutputStream *stream = g_io_stream_get_output_stream (connection);

  pour->connection = connection;
  pour->plan = *plan;
  pour->done = done;
  pour->user_data = user_data;
  if (plan->ms > 0)
    {
      pour->source = g_timeout_source_new (plan->ms);
      g_source_set_callback (pour->source, drip_cb, pour, NULL);
    }
  else
    {
      pour->source =
        g_pollable_output_stream_create_source (G_POLLABLE_OUTPUT_STREAM (stream), NULL);
      g_source_set_callback (pour->source, G_SOURCE_FUNC (pour_cb), pour, NULL);
    }
  g_source_attach (pour->source, g_main_context_get_thread_default ());
  return pour;
}

void
liaison_sandbox_pour_free (LiaisonSandboxPour *pour)
{
  g_source_destroy (pour->source);
  g_source_unref (pour->source);
  g_io_stream_close (pour->connection, NULL, NULL);
  g_object_unref (pour->connection);
  g_bytes_unref (pour->plan.bytes);
  g_free (pour);
}
