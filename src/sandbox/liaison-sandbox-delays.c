/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-delays.h"

struct _LiaisonSandboxDelays
{
  GPtrArray *waiting;
};

typedef struct
{
  LiaisonSandboxDelays *delays; /* not owned */
  SoupServerMessage *message;
  GSource *timeout;
  gulong finished_id;
} Delay;

static void
delay_free (gpointer pointer)
{
  Delay *delay = pointer;

  g_signal_handler_disconnect (delay->message, delay->finished_id);
  g_source_destroy (delay->timeout);
  g_source_unref (delay->timeout);
  g_object_unref (delay->message);
  g_free (delay);
}

LiaisonSandboxDelays *
liaison_sandbox_delays_new (void)
{
  LiaisonSandboxDelays *delays = g_new0 (LiaisonSandboxDelays, 1);

  delays->waiting = g_ptr_array_new_with_free_func (delay_free);
  return delays;
}

void
liaison_sandbox_delays_free (LiaisonSandboxDelays *delays)
{
  g_ptr_array_unref (delays->waiting);
  g_free (delays);
}

static gboolean
delay_is_over_cb (gpointer user_data)
{
  Delay *delay = user_data;
  g_autoptr(SoupServerMessage) message = g_object_ref (delay->message);

  g_ptr_array_remove_fast (delay->delays->waiting, delay);
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

/* The client went away before its answer did. */
static void
delayed_message_finished_cb (SoupServerMessage *message, gpointer user_data)
{
  Delay *delay = user_data;

  g_ptr_array_remove_fast (delay->delays->waiting, delay);
}

void
liaison_sandbox_delays_add (LiaisonSandboxDelays *delays, SoupServerMessage *message, guint ms)
{
  Delay *delay;

  if (ms == 0)
    return;

  delay = g_new0 (Delay, 1);
  delay->delays = delays;
  delay->message = g_object_ref (message);
  delay->finished_id =
    g_signal_connect (message, "finished", G_CALLBACK (delayed_message_finished_cb), delay);
  delay->timeout = g_timeout_source_new (ms);
  g_source_set_callback (delay->timeout, delay_is_over_cb, delay, NULL);
  g_source_attach (delay->timeout, g_main_context_get_thread_default ());
  g_ptr_array_add (delays->waiting, delay);
  soup_server_message_pause (message);
}

void
liaison_sandbox_delays_clear (LiaisonSandboxDelays *delays)
{
  g_ptr_array_set_size (delays->waiting, 0);
}
