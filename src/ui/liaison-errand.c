/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-errand.h"

#include <glib/gi18n.h>

#include "ui/liaison-account-lookup.h"
#include "ui/liaison-sentences.h"

struct _LiaisonErrand
{
  GObject parent_instance;

  LiaisonDesk *desk;

  /* Of the command that waits; all NULL when none does. */
  LiaisonCommand *command;
  LiaisonWindow *window; /* not owned; NULL as soon as it is closed */
  char *account;         /* that the window shows */
  GPtrArray *lists;      /* of LiaisonCustomerList: that are watched, the window's own first */
};

G_DEFINE_FINAL_TYPE (LiaisonErrand, liaison_errand, G_TYPE_OBJECT)

/* A customer:
 *
 *   run → go_on → watch → look ─┬─ found: show
 *                               ├─ a list is being read: look again when it says something
 *                               └─ else: tell_missing
 */
static void go_on (LiaisonErrand *self);
static void look (LiaisonErrand *self);

static void
end (LiaisonErrand *self)
{
  for (guint i = 0; self->lists != NULL && i < self->lists->len; i++)
    g_signal_handlers_disconnect_by_func (self->lists->pdata[i], look, self);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  if (self->window != NULL)
    g_signal_handlers_disconnect_by_func (liaison_window_get_pane (self->window), go_on, self);
  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->command, liaison_command_free);
}

/* Windows */

static LiaisonCustomerList *
get_list (LiaisonWindow *window)
{
  LiaisonAccountPane *pane = liaison_window_get_pane (window);
  LiaisonSession *session =
    liaison_account_pane_is_ready (pane) ? liaison_account_pane_get_session (pane) : NULL;

  return session != NULL ? liaison_session_get_customers (session) : NULL;
}

static const char *
get_account (LiaisonWindow *window)
{
  return window != NULL ? liaison_account_pane_get_account (liaison_window_get_pane (window))
                        : NULL;
}

static LiaisonWindow *
open_named (LiaisonErrand *self, const char *name, GError **error)
{
  GListModel *accounts = liaison_desk_get_accounts (self->desk);
  LiaisonWindow *window = liaison_desk_find_window (self->desk, name);
  g_autoptr(LiaisonProfile) profile = NULL;

  /* Among them the demonstration, which is in no list. */
  if (window != NULL || accounts == NULL)
    return window;

  profile = liaison_account_lookup (accounts, name, error);
  if (profile == NULL)
    return NULL;

  liaison_desk_open_account (self->desk, liaison_profile_get_id (profile));
  window = liaison_desk_find_window (self->desk, liaison_profile_get_id (profile));
  if (window == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _ ("The account “%s” cannot be opened: its cloud is closed or not known."), name);

  return window;
}

static LiaisonWindow *
choose_window (LiaisonErrand *self, const char *name, GError **error)
{
  LiaisonWindow *window;

  if (name != NULL)
    return open_named (self, name, error);

  window = liaison_desk_get_active_window (self->desk);
  if (get_account (window) != NULL)
    return window;

  liaison_desk_open_last (self->desk);
  window = liaison_desk_get_active_window (self->desk);
  if (get_account (window) != NULL)
    return window;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _ ("There is no account yet, so there are no customers to show. Add an account "
                  "first, or try “liaison --demo”."));

  return NULL;
}

/* The lists */

static gboolean
is_read (LiaisonCustomerList *list)
{
  LiaisonListState state = liaison_customer_list_get_state (list);

  /* What was kept from another day says who is there, not who is not. */
  return liaison_customer_list_was_refreshed (list) &&
         (state == LIAISON_LIST_LOADED || state == LIAISON_LIST_FAILED);
}

/* Transfer full; NULL: not there. */
static LiaisonCustomer *
find (LiaisonCustomerList *list, const char *text)
{
  g_autofree char *low = g_utf8_strdown (text, -1);
  g_autofree char *domain = g_hostname_to_ascii (low);

  return g_uuid_string_is_valid (low) ? liaison_customer_list_find_id (list, low)
                                      : liaison_customer_list_find_domain (list, domain);
}

static void
show (LiaisonErrand *self, LiaisonCustomerList *list, LiaisonCustomer *customer)
{
  GList *windows = gtk_application_get_windows (liaison_desk_get_application (self->desk));

  for (GList *l = windows; l != NULL; l = l->next)
    if (LIAISON_IS_WINDOW (l->data) && get_list (l->data) == list)
      {
        gtk_window_present (l->data);
        liaison_session_view_show_customer (
          liaison_account_pane_get_view (liaison_window_get_pane (l->data)),
          liaison_customer_get_id (customer));
        return;
      }
}

static void
tell_missing (LiaisonErrand *self)
{
  const char *text = self->command->text;
  LiaisonAccountPane *pane = liaison_window_get_pane (self->window);
  GDateTime *time = liaison_customer_list_get_time (self->lists->pdata[0]);
  g_autofree char *as_of = NULL;
  g_autofree char *sentence = NULL;

  if (time == NULL)
    {
      /* Translators: %s is a Microsoft ID or a domain. */
      sentence = g_strdup_printf (_ ("The customers could not be read; “%s” was not found."), text);
      liaison_account_pane_add_toast (pane, sentence, NULL, NULL, NULL);
      return;
    }

  as_of = liaison_time_to_text (g_date_time_to_unix (time) * G_USEC_PER_SEC);
  /* Translators: %1$s is a Microsoft ID or a domain, %2$s a time. */
  sentence = g_strdup_printf (_ ("No customer “%1$s” as of %2$s."), text, as_of);
  if (g_uuid_string_is_valid (text))
    liaison_account_pane_add_toast (pane, sentence, NULL, NULL, NULL);
  else
    liaison_account_pane_add_toast (pane, sentence, _ ("Search"), "win.search-for", text);
}

static void
look (LiaisonErrand *self)
{
  gboolean all_read = TRUE;

  for (guint i = 0; i < self->lists->len; i++)
    {
      LiaisonCustomerList *list = self->lists->pdata[i];
      g_autoptr(LiaisonCustomer) customer = find (list, self->command->text);

      if (customer != NULL)
        {
          show (self, list, customer);
          end (self);
          return;
        }
      all_read = all_read && is_read (list);
    }

  if (!all_read)
    return;
  tell_missing (self);
  end (self);
}

static void
watch (LiaisonErrand *self, LiaisonCustomerList *list)
{
  if (list == NULL || g_ptr_array_find (self->lists, list, NULL))
    return;

  g_ptr_array_add (self->lists, g_object_ref (list));
  g_signal_connect_object (list, "notify::n-loaded", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::state", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
}

static void
watch_all (LiaisonErrand *self)
{
  GList *windows = gtk_application_get_windows (liaison_desk_get_application (self->desk));

  self->lists = g_ptr_array_new_with_free_func (g_object_unref);
  watch (self, get_list (self->window));
  /* Whoever names an account means no other. */
  for (GList *l = windows; l != NULL && self->command->account == NULL; l = l->next)
    if (LIAISON_IS_WINDOW (l->data))
      watch (self, get_list (l->data));
}

static void
go_on (LiaisonErrand *self)
{
  LiaisonAccountPane *pane = liaison_window_get_pane (self->window);

  if (g_strcmp0 (liaison_account_pane_get_account (pane), self->account) != 0)
    {
      end (self);
      return;
    }
  if (self->lists != NULL || !liaison_account_pane_is_ready (pane))
    return;

  if (self->command->kind == LIAISON_COMMAND_SEARCH)
    {
      liaison_session_view_search_for (liaison_account_pane_get_view (pane), self->command->text);
      end (self);
      return;
    }
  if (self->command->kind == LIAISON_COMMAND_INVITATIONS)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.view", "s", "invitations");
      end (self);
      return;
    }
  watch_all (self);
  look (self);
}

static void
liaison_errand_dispose (GObject *object)
{
  LiaisonErrand *self = LIAISON_ERRAND (object);

  end (self);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (liaison_errand_parent_class)->dispose (object);
}

static void
liaison_errand_class_init (LiaisonErrandClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = liaison_errand_dispose;
}

static void
liaison_errand_init (LiaisonErrand *self)
{
}

LiaisonErrand *
liaison_errand_new (LiaisonDesk *desk)
{
  LiaisonErrand *self;

  g_return_val_if_fail (LIAISON_IS_DESK (desk), NULL);

  self = g_object_new (LIAISON_TYPE_ERRAND, NULL);
  self->desk = g_object_ref (desk);

  return self;
}

gboolean
liaison_errand_run (LiaisonErrand *self,
                    const LiaisonCommand *command,
                    LiaisonWindow *window,
                    GError **error)
{
  g_return_val_if_fail (LIAISON_IS_ERRAND (self), FALSE);
  g_return_val_if_fail (command != NULL, FALSE);
  g_return_val_if_fail (window == NULL || LIAISON_IS_WINDOW (window), FALSE);

  end (self);
  if (window == NULL)
    window = choose_window (self, command->account, error);
  if (window == NULL)
    return FALSE;

  gtk_window_present (GTK_WINDOW (window));
  if (command->kind == LIAISON_COMMAND_OPEN)
    return TRUE;

  self->command = liaison_command_copy (command);
  g_set_weak_pointer (&self->window, window);
  self->account = g_strdup (get_account (window));
  g_signal_connect_object (liaison_window_get_pane (window), "changed", G_CALLBACK (go_on), self,
                           G_CONNECT_SWAPPED);
  go_on (self);

  return TRUE;
}
