/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-demo-opener.h"

#include "ui/liaison-demo-bar.h"
#include "ui/liaison-demo.h"

#define DEMO "demo" /* its account */
#define CUSTOMERS_DEFAULT 250

struct _LiaisonDemoOpener
{
  GObject parent_instance;

  LiaisonDesk *desk;
  guint n_customers;
};

G_DEFINE_FINAL_TYPE (LiaisonDemoOpener, liaison_demo_opener, G_TYPE_OBJECT)

/* The demonstration:
 *
 *   start → opened → … → start_over → session_ended → start
 */
static void start (LiaisonDemoOpener *self, LiaisonWindow *window);
static void opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void start_over_cb (LiaisonDemoOpener *self);
static void session_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* In a window that has no session. */
static void
start (LiaisonDemoOpener *self, LiaisonWindow *window)
{
  LiaisonAccountPane *pane = liaison_window_get_pane (window);
  g_autoptr(LiaisonDemo) demo = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonCatalog *catalog = liaison_desk_get_catalog (self->desk, &error);

  liaison_account_pane_show_starting (pane, DEMO);
  if (catalog == NULL)
    {
      liaison_account_pane_show_failure (pane, error);
      return;
    }

  demo = liaison_demo_new (catalog, self->n_customers);
  liaison_demo_open_async (demo, liaison_window_get_cancellable (window), opened_cb,
                           g_object_ref (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonDemoOpener) self = LIAISON_DEMO_OPENER (user_data);
  LiaisonDemo *demo = LIAISON_DEMO (source);
  LiaisonWindow *window = liaison_desk_find_window (self->desk, DEMO);
  LiaisonAccountPane *pane = window != NULL ? liaison_window_get_pane (window) : NULL;
  g_autoptr(GError) error = NULL;
  gboolean opened = liaison_demo_open_finish (demo, result, &error);
  GtkWidget *bar;

  /* The window was closed, or shows another account by now. */
  if (pane == NULL || liaison_account_pane_get_session (pane) != NULL)
    return;
  if (!opened)
    {
      liaison_account_pane_show_failure (pane, error);
      return;
    }

  bar = liaison_demo_bar_new (demo);
  g_signal_connect_object (bar, "start-over", G_CALLBACK (start_over_cb), self, G_CONNECT_SWAPPED);
  liaison_window_set_bar (window, bar);
  liaison_account_pane_set_session (pane, liaison_demo_get_session (demo),
                                    liaison_demo_get_settings (demo));
}

static void
start_over_cb (LiaisonDemoOpener *self)
{
  LiaisonWindow *window = liaison_desk_find_window (self->desk, DEMO);

  g_application_hold (g_application_get_default ());
  liaison_window_set_bar (window, NULL);
  liaison_account_pane_end_session_async (liaison_window_get_pane (window), session_ended_cb,
                                          g_object_ref (self));
}

static void
session_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonDemoOpener) self = LIAISON_DEMO_OPENER (user_data);
  LiaisonAccountPane *pane = LIAISON_ACCOUNT_PANE (source);
  LiaisonWindow *window = liaison_desk_find_window (self->desk, DEMO);
  g_autoptr(GError) error = NULL;
  gboolean ended =
    liaison_account_pane_end_session_finish (pane, result, &error) && liaison_demo_forget (&error);

  if (window != NULL && ended)
    start (self, window);
  else if (window != NULL)
    liaison_account_pane_show_failure (pane, error);
  g_application_release (g_application_get_default ());
}

static void
liaison_demo_opener_finalize (GObject *object)
{
  g_clear_object (&LIAISON_DEMO_OPENER (object)->desk);

  G_OBJECT_CLASS (liaison_demo_opener_parent_class)->finalize (object);
}

static void
liaison_demo_opener_class_init (LiaisonDemoOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_demo_opener_finalize;
}

static void
liaison_demo_opener_init (LiaisonDemoOpener *self)
{
  self->n_customers = CUSTOMERS_DEFAULT;
}

LiaisonDemoOpener *
liaison_demo_opener_new (LiaisonDesk *desk)
{
  LiaisonDemoOpener *self;

  g_return_val_if_fail (LIAISON_IS_DESK (desk), NULL);

  self = g_object_new (LIAISON_TYPE_DEMO_OPENER, NULL);
  self->desk = g_object_ref (desk);

  return self;
}

void
liaison_demo_opener_set_n_customers (LiaisonDemoOpener *self, guint n_customers)
{
  g_return_if_fail (LIAISON_IS_DEMO_OPENER (self));

  self->n_customers = n_customers;
}

LiaisonWindow *
liaison_demo_opener_open (LiaisonDemoOpener *self)
{
  LiaisonWindow *window;

  g_return_val_if_fail (LIAISON_IS_DEMO_OPENER (self), NULL);

  window = liaison_desk_find_window (self->desk, DEMO);
  if (window == NULL)
    window = liaison_desk_ensure_unused_window (self->desk);
  gtk_window_present (GTK_WINDOW (window));
  if (liaison_account_pane_is_unused (liaison_window_get_pane (window)))
    start (self, window);

  return window;
}
