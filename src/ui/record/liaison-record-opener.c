/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-record-opener.h"

#include "ui/record/liaison-record-page.h"

struct _LiaisonRecordOpener
{
  GObject parent_instance;

  AdwLeaflet *leaflet;      /* not owned */
  LiaisonAccountPane *pane; /* not owned */
  LiaisonRecordPage *page;  /* not owned; NULL until a record was opened */

  LiaisonSession *session; /* of the account whose views are shown, or NULL */
  GSignalGroup *list_signals;
  char *wanted; /* Microsoft ID of the customer to show as soon as it is in the list, or NULL */
};

G_DEFINE_FINAL_TYPE (LiaisonRecordOpener, liaison_record_opener, G_TYPE_OBJECT)

static LiaisonCustomer *
get_customer (LiaisonRecordOpener *self)
{
  return self->page != NULL ? liaison_record_page_get_customer (self->page) : NULL;
}

/* Closing */

/* Gives up what only the page wanted. */
static void
let_go (LiaisonRecordOpener *self)
{
  LiaisonCustomer *customer = get_customer (self);

  if (customer != NULL && self->session != NULL && !liaison_customer_is_expanded (customer))
    liaison_details_cancel (liaison_session_get_details (self->session), customer);
  if (self->page != NULL)
    liaison_record_page_set_customer (self->page, NULL, NULL, NULL);
}

/* What slides away keeps its contents until it is gone. */
static void
slid_cb (LiaisonRecordOpener *self)
{
  if (!liaison_record_opener_is_open (self) &&
      !adw_leaflet_get_child_transition_running (self->leaflet))
    let_go (self);
}

/* By us or by a gesture. */
static void
visible_child_changed_cb (LiaisonRecordOpener *self)
{
  gboolean open = liaison_record_opener_is_open (self);
  LiaisonSessionView *view = liaison_account_pane_get_view (self->pane);
  LiaisonCustomer *customer = get_customer (self);

  liaison_account_pane_set_toast_overlay (
    self->pane, open ? liaison_record_page_get_toast_overlay (self->page) : NULL);
  if (open || customer == NULL || self->session == NULL)
    return;

  liaison_session_view_focus_customer (view, liaison_customer_get_id (customer));
  slid_cb (self);
}

/* Opening */

static void
request_again_cb (LiaisonRecordOpener *self, LiaisonCustomer *customer)
{
  liaison_invite_opener_begin (liaison_account_pane_get_opener (self->pane), customer);
}

static void
ensure_page (LiaisonRecordOpener *self)
{
  if (self->page != NULL)
    return;

  self->page = liaison_record_page_new ();
  g_object_bind_property (self->pane, "narrow", self->page, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->page, "close", G_CALLBACK (liaison_record_opener_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "reload", G_CALLBACK (liaison_record_opener_reload), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "request-again", G_CALLBACK (request_again_cb), self,
                           G_CONNECT_SWAPPED);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->page));
}

static void
update_invitable (LiaisonRecordOpener *self)
{
  LiaisonSessionView *view = liaison_account_pane_get_view (self->pane);

  if (self->page != NULL && view != NULL)
    liaison_record_page_set_invitable (self->page,
                                       liaison_session_view_get_obstacle (view) == NULL);
}

static void
show_customer (LiaisonRecordOpener *self, LiaisonCustomer *customer)
{
  g_clear_pointer (&self->wanted, g_free);
  ensure_page (self);
  if (customer != get_customer (self))
    {
      g_autoptr(LiaisonNoteSaver) saver = liaison_note_saver_new (
        liaison_session_get_ledger (self->session), liaison_customer_get_id (customer));

      let_go (self);
      liaison_record_page_set_customer (self->page, liaison_session_get_cloud (self->session),
                                        customer, saver);
      liaison_record_page_set_gone (self->page, liaison_customer_is_gone (customer));
      update_invitable (self);
    }
  liaison_details_load (liaison_session_get_details (self->session), customer);
  /* Whoever looked at it has noticed it. */
  liaison_customer_set_fresh (customer, FALSE);

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->page));
  liaison_record_page_take_focus (self->page);
}

static void
list_changed_cb (LiaisonRecordOpener *self)
{
  g_autoptr(LiaisonCustomer) customer = NULL;

  if (self->wanted == NULL || self->session == NULL)
    return;

  customer =
    liaison_customer_list_find_id (liaison_session_get_customers (self->session), self->wanted);
  if (customer != NULL)
    show_customer (self, customer);
}

/* A complete pass knows who has left. */
static void
state_changed_cb (LiaisonRecordOpener *self)
{
  LiaisonCustomer *customer = get_customer (self);

  list_changed_cb (self);
  if (customer != NULL && self->session != NULL)
    liaison_record_page_set_gone (self->page, liaison_customer_is_gone (customer));
}

/* Another account has other customers. */
static void
pane_changed_cb (LiaisonRecordOpener *self)
{
  LiaisonSession *session = liaison_account_pane_is_ready (self->pane)
                              ? liaison_account_pane_get_session (self->pane)
                              : NULL;

  if (session == self->session)
    {
      update_invitable (self);
      return;
    }

  let_go (self);
  g_clear_pointer (&self->wanted, g_free);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->list_signals,
                             session != NULL ? liaison_session_get_customers (session) : NULL);
  liaison_record_opener_close (self);
}

static void
liaison_record_opener_dispose (GObject *object)
{
  LiaisonRecordOpener *self = LIAISON_RECORD_OPENER (object);

  g_clear_object (&self->list_signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (liaison_record_opener_parent_class)->dispose (object);
}

static void
liaison_record_opener_finalize (GObject *object)
{
  g_free (LIAISON_RECORD_OPENER (object)->wanted);

  G_OBJECT_CLASS (liaison_record_opener_parent_class)->finalize (object);
}

static void
liaison_record_opener_class_init (LiaisonRecordOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = liaison_record_opener_dispose;
  G_OBJECT_CLASS (klass)->finalize = liaison_record_opener_finalize;
}

static void
liaison_record_opener_init (LiaisonRecordOpener *self)
{
  self->list_signals = g_signal_group_new (LIAISON_TYPE_CUSTOMER_LIST);
  g_signal_group_connect_swapped (self->list_signals, "items-changed", G_CALLBACK (list_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->list_signals, "notify::state",
                                  G_CALLBACK (state_changed_cb), self);
}

LiaisonRecordOpener *
liaison_record_opener_new (AdwLeaflet *leaflet, LiaisonAccountPane *pane)
{
  LiaisonRecordOpener *self;

  g_return_val_if_fail (ADW_IS_LEAFLET (leaflet), NULL);
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_PANE (pane), NULL);

  self = g_object_new (LIAISON_TYPE_RECORD_OPENER, NULL);
  self->leaflet = leaflet;
  self->pane = pane;
  g_signal_connect_object (leaflet, "notify::visible-child", G_CALLBACK (visible_child_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (leaflet, "notify::child-transition-running", G_CALLBACK (slid_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "changed", G_CALLBACK (pane_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
liaison_record_opener_open (LiaisonRecordOpener *self, const char *id)
{
  g_return_if_fail (LIAISON_IS_RECORD_OPENER (self));
  g_return_if_fail (id != NULL);

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  list_changed_cb (self);
}

void
liaison_record_opener_close (LiaisonRecordOpener *self)
{
  g_return_if_fail (LIAISON_IS_RECORD_OPENER (self));

  if (liaison_record_opener_is_open (self))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

gboolean
liaison_record_opener_is_open (LiaisonRecordOpener *self)
{
  g_return_val_if_fail (LIAISON_IS_RECORD_OPENER (self), FALSE);

  return self->page != NULL &&
         adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->page);
}

void
liaison_record_opener_reload (LiaisonRecordOpener *self)
{
  LiaisonCustomer *customer;

  g_return_if_fail (LIAISON_IS_RECORD_OPENER (self));

  customer = get_customer (self);
  if (customer != NULL && self->session != NULL)
    liaison_details_reload (liaison_session_get_details (self->session), customer);
}
