/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-customers-view.h"

#include "model/liaison-folding.h"
#include "ui/liaison-customer-menu.h"
#include "ui/liaison-record-slot.h"

/* Of one that is not open, in pixels, and with the line to the next. */
#define ROW_HEIGHT 57

/* As long as a record unfolds and its parts come in. What comes later moves nothing. */
#define FOLLOW_US (G_USEC_PER_SEC)

struct _LiaisonCustomersView
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkListView *list_view;
  GtkWidget *menu;       /* GtkPopoverMenu */
  GtkWidget *menu_owner; /* the list's row it was opened on; not owned */

  gboolean narrow;
  GStrv words;      /* what is searched, folded; NULL: nothing */
  gboolean settled; /* the first pass is over, or the user has moved in the list */
  LiaisonSession *session;
  LiaisonCustomerSelection *selection; /* NULL without a session */
  GSignalGroup *list_signals;

  LiaisonRecordRow *followed_row; /* not owned */
  LiaisonCustomer *followed;      /* whose record unfolds there */
  guint first_tick;               /* while only the first rows are there, or 0 */
  gboolean first_painted;
  guint follow_tick;
  gint64 follow_end; /* frame time in microseconds */
};

G_DEFINE_FINAL_TYPE (LiaisonCustomersView, liaison_customers_view, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  PROP_WORDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static LiaisonCustomerList *
get_list (LiaisonCustomersView *self)
{
  return self->session != NULL ? liaison_session_get_customers (self->session) : NULL;
}

/* The rows mark them. */
static void
update_words (LiaisonCustomersView *self)
{
  const char *search =
    get_list (self) != NULL ? liaison_customer_list_get_search (get_list (self)) : "";
  g_auto(GStrv) words = *search != '\0' ? liaison_fold_words (search) : NULL;

  if (words == self->words ||
      (words != NULL && self->words != NULL &&
       g_strv_equal ((const char *const *) words, (const char *const *) self->words)))
    return;
  g_strfreev (self->words);
  self->words = g_steal_pointer (&words);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  LiaisonCustomersView *self = LIAISON_CUSTOMERS_VIEW (user_data);

  gtk_list_item_set_child (
    item, liaison_record_slot_new (liaison_session_get_cloud (self->session),
                                   liaison_session_get_ledger (self->session), GTK_WIDGET (self)));
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  liaison_record_slot_set_customer (LIAISON_RECORD_SLOT (gtk_list_item_get_child (item)),
                                    gtk_list_item_get_item (item));
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  liaison_record_slot_set_customer (LIAISON_RECORD_SLOT (gtk_list_item_get_child (item)), NULL);
}

/* A record that unfolds near the lower edge */

static void
stop_following (LiaisonCustomersView *self)
{
  if (self->follow_tick != 0 && self->list_view != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list_view), self->follow_tick);
  self->follow_tick = 0;
  g_clear_weak_pointer (&self->followed_row);
  g_clear_object (&self->followed);
}

/* Scrolls until the end of the record is seen, but never so far that its row leaves at the top. */
static gboolean
follow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LiaisonCustomersView *self = LIAISON_CUSTOMERS_VIEW (user_data);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  graphene_rect_t bounds;
  double below, above;

  if (self->follow_end == 0)
    self->follow_end = gdk_frame_clock_get_frame_time (clock) + FOLLOW_US;

  if (self->followed_row == NULL ||
      liaison_record_row_get_customer (self->followed_row) != self->followed ||
      gdk_frame_clock_get_frame_time (clock) > self->follow_end ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->followed_row),
                                  GTK_WIDGET (self->scrolled_window), &bounds))
    {
      stop_following (self);
      return G_SOURCE_REMOVE;
    }

  above = bounds.origin.y;
  below = bounds.origin.y + bounds.size.height -
          gtk_widget_get_height (GTK_WIDGET (self->scrolled_window));
  if (MIN (above, below) >= 1)
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + MIN (above, below));

  return G_SOURCE_CONTINUE;
}

static LiaisonRecordRow *
find_row (LiaisonCustomersView *self, LiaisonCustomer *customer)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *slot = gtk_widget_get_first_child (child);

      if (LIAISON_IS_RECORD_SLOT (slot) &&
          liaison_record_slot_get_customer (LIAISON_RECORD_SLOT (slot)) == customer)
        return liaison_record_slot_ensure_row (LIAISON_RECORD_SLOT (slot));
    }

  return NULL;
}

static void
follow (LiaisonCustomersView *self, LiaisonCustomer *customer)
{
  stop_following (self);

  g_set_weak_pointer (&self->followed_row, find_row (self, customer));
  self->followed = g_object_ref (customer);
  self->follow_end = 0;
  self->follow_tick =
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list_view), follow_cb, self, NULL);
}

/* The first frame */

static void
stop_first_tick (LiaisonCustomersView *self)
{
  if (self->first_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list_view), self->first_tick);
  self->first_tick = 0;
}

static void
show_all_rows (LiaisonCustomersView *self)
{
  stop_first_tick (self);
  if (self->selection != NULL)
    liaison_customer_selection_show_all (self->selection);
}

/* A tick comes before its frame. */
static gboolean
first_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LiaisonCustomersView *self = LIAISON_CUSTOMERS_VIEW (user_data);

  if (!self->first_painted)
    {
      self->first_painted = TRUE;
      return G_SOURCE_CONTINUE;
    }
  self->first_tick = 0;
  liaison_customer_selection_show_all (self->selection);
  return G_SOURCE_REMOVE;
}

/* More than fit into a window at once, however large it is made. */
static guint
count_first_rows (LiaisonCustomersView *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  int height = 0;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      GdkRectangle geometry;

      gdk_monitor_get_geometry (monitor, &geometry);
      height = MAX (height, geometry.height);
    }
  return (guint) height / ROW_HEIGHT + 1;
}

static void
show_first_rows (LiaisonCustomersView *self)
{
  self->first_painted = FALSE;
  liaison_customer_selection_show_first (self->selection, count_first_rows (self));
  self->first_tick =
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list_view), first_tick_cb, self, NULL);
}

/* Rows of the first pass come in between those that are there already. Until it is over the list is
 * held at its top; then the keyboard starts there. */
static void
hold_at_top (LiaisonCustomersView *self)
{
  LiaisonCustomerList *list = get_list (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->settled || g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", 0);
  if (liaison_customer_list_get_time (list) == NULL)
    return;

  self->settled = TRUE;
  if (root != NULL && !GTK_IS_EDITABLE (gtk_root_get_focus (root)))
    gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->list_view)));
}

static gboolean
scrolled_cb (LiaisonCustomersView *self)
{
  self->settled = TRUE;
  stop_following (self);

  return GDK_EVENT_PROPAGATE;
}

/* Opening and closing */

static void
set_expanded (LiaisonCustomersView *self, LiaisonCustomer *customer, gboolean expanded)
{
  LiaisonDetails *details = liaison_session_get_details (self->session);

  self->settled = TRUE;
  if (liaison_customer_is_expanded (customer) == expanded)
    return;

  liaison_customer_set_expanded (customer, expanded);
  if (expanded)
    {
      liaison_details_load (details, customer);
      follow (self, customer);
    }
  else
    liaison_details_cancel (details, customer);

  /* Whoever looked at it has noticed it. */
  liaison_customer_set_fresh (customer, FALSE);
}

static void
row_activated_cb (LiaisonCustomersView *self, guint position)
{
  g_autoptr(LiaisonCustomer) customer =
               g_list_model_get_item (G_LIST_MODEL (get_list (self)), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "s",
                              liaison_customer_get_id (customer));
}

/* Keys and menu */

/* The row that has the focus, in itself or inside; NULL if it is elsewhere. */
static LiaisonRecordRow *
find_focused_row (LiaisonCustomersView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *slot;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view)))
    return NULL;

  slot = gtk_widget_get_ancestor (focus, LIAISON_TYPE_RECORD_SLOT);
  if (slot == NULL)
    slot = gtk_widget_get_first_child (focus);

  return LIAISON_IS_RECORD_SLOT (slot) ? liaison_record_slot_ensure_row (LIAISON_RECORD_SLOT (slot))
                                       : NULL;
}

/* What the list itself gives the focus to. */
static GtkWidget *
get_list_item (LiaisonRecordRow *row)
{
  return gtk_widget_get_parent (
    gtk_widget_get_ancestor (GTK_WIDGET (row), LIAISON_TYPE_RECORD_SLOT));
}

/* Right opens and Left closes, the other way round where one reads from right to left. The list
 * would swallow these keys, so they are caught on their way to it; inside a record they move the
 * focus. */
static gboolean
key_pressed_cb (LiaisonCustomersView *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  LiaisonRecordRow *row = find_focused_row (self);
  gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;
  gboolean left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;
  gboolean expand = right;

  stop_following (self);
  if ((!right && !left) || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (row == NULL ||
      gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) != get_list_item (row))
    return GDK_EVENT_PROPAGATE;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    expand = !expand;
  set_expanded (self, liaison_record_row_get_customer (row), expand);

  return GDK_EVENT_STOP;
}

static gboolean
has_several (LiaisonCustomersView *self)
{
  return self->selection != NULL && liaison_customer_selection_get_n_selected (self->selection) > 1;
}

static gboolean
copy_key_cb (GtkWidget *widget, GVariant *args, gpointer unused)
{
  LiaisonRecordRow *row = find_focused_row (LIAISON_CUSTOMERS_VIEW (widget));

  if (has_several (LIAISON_CUSTOMERS_VIEW (widget)))
    return gtk_widget_activate_action (widget, "customers.copy", NULL);
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action (
    widget, "customers.copy-id", "s",
    liaison_customer_get_id (liaison_record_row_get_customer (row)));
}

/* Of what is selected, if the row is among it; else the row is what is selected. Transfer full. */
static GMenuModel *
make_menu (LiaisonCustomersView *self, LiaisonCustomer *customer)
{
  if (has_several (self) && liaison_customer_selection_contains (self->selection, customer))
    return liaison_customer_menu_new_for_several ();

  liaison_customer_selection_set_only (self->selection, customer);
  return liaison_customer_menu_new (liaison_session_get_cloud (self->session), customer);
}

static void
show_menu (LiaisonCustomersView *self, LiaisonRecordRow *row, int x, int y)
{
  g_autoptr(GMenuModel) model = make_menu (self, liaison_record_row_get_customer (row));
  double page_x, page_y;

  gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self), x, y, &page_x, &page_y);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) page_x, (int) page_y, 1, 1 });
  g_set_weak_pointer (&self->menu_owner, get_list_item (row));
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  LiaisonCustomersView *self = LIAISON_CUSTOMERS_VIEW (user_data);
  GtkWidget *list = GTK_WIDGET (self->list_view);
  GtkWidget *target = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row;
  double row_x, row_y;

  row = target != NULL ? gtk_widget_get_ancestor (target, LIAISON_TYPE_RECORD_ROW) : NULL;
  if (row == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_translate_coordinates (list, row, x, y, &row_x, &row_y);
  show_menu (self, LIAISON_RECORD_ROW (row), (int) row_x, (int) row_y);
}

/* The focus goes back to where it was. */
static void
menu_closed_cb (LiaisonCustomersView *self)
{
  if (self->menu_owner != NULL)
    gtk_widget_grab_focus (self->menu_owner);
  g_clear_weak_pointer (&self->menu_owner);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer unused)
{
  LiaisonCustomersView *self = LIAISON_CUSTOMERS_VIEW (widget);
  LiaisonRecordRow *row = find_focused_row (self);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;

  show_menu (self, row, gtk_widget_get_width (GTK_WIDGET (row)) / 2, 48);

  return GDK_EVENT_STOP;
}

/* The customer of the list with this Microsoft ID, if it is shown. Transfer full. */
static LiaisonCustomer *
lookup_customer (LiaisonCustomersView *self, const char *id)
{
  LiaisonCustomerList *list = get_list (self);
  guint position;

  if (list == NULL || !liaison_customer_list_find_position (list, id, &position))
    return NULL;

  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static void
toggle_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonCustomersView *self = LIAISON_CUSTOMERS_VIEW (widget);
  g_autoptr(LiaisonCustomer) customer =
               lookup_customer (self, g_variant_get_string (parameter, NULL));
  LiaisonRecordRow *row;

  if (customer == NULL)
    return;

  row = find_row (self, customer);
  if (row != NULL)
    gtk_widget_grab_focus (get_list_item (row));
  set_expanded (self, customer, !liaison_customer_is_expanded (customer));
}

static void
liaison_customers_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LiaisonCustomersView *self = LIAISON_CUSTOMERS_VIEW (widget);

  GTK_WIDGET_CLASS (liaison_customers_view_parent_class)
    ->size_allocate (widget, width, height, baseline);

  gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
liaison_customers_view_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, LIAISON_CUSTOMERS_VIEW (object)->narrow);
      break;
    case PROP_WORDS:
      g_value_set_boxed (value, LIAISON_CUSTOMERS_VIEW (object)->words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_customers_view_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  LiaisonCustomersView *self = LIAISON_CUSTOMERS_VIEW (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;
      self->narrow = !self->narrow;
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_customers_view_dispose (GObject *object)
{
  LiaisonCustomersView *self = LIAISON_CUSTOMERS_VIEW (object);

  stop_following (self);
  g_clear_weak_pointer (&self->menu_owner);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->selection);
  g_clear_object (&self->session);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_CUSTOMERS_VIEW);

  G_OBJECT_CLASS (liaison_customers_view_parent_class)->dispose (object);
}

static void
liaison_customers_view_finalize (GObject *object)
{
  g_strfreev (LIAISON_CUSTOMERS_VIEW (object)->words);

  G_OBJECT_CLASS (liaison_customers_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-customers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersView, list_view);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersView, scrolled_window);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, scrolled_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
}

static void
liaison_customers_view_class_init (LiaisonCustomersViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_customers_view_dispose;
  object_class->finalize = liaison_customers_view_finalize;
  object_class->get_property = liaison_customers_view_get_property;
  object_class->set_property = liaison_customers_view_set_property;
  widget_class->size_allocate = liaison_customers_view_size_allocate;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORDS] = g_param_spec_boxed ("words", NULL, NULL, G_TYPE_STRV,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "customers.toggle", "s", toggle_action_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
}

static void
liaison_customers_view_init (LiaisonCustomersView *self)
{
  static const char *const of_list[] = { "items-changed", "notify::state" };

  gtk_widget_init_template (GTK_WIDGET (self));
  liaison_record_slot_fill_list (self->list_view);

  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);

  self->list_signals = g_signal_group_new (LIAISON_TYPE_CUSTOMER_LIST);
  for (gsize i = 0; i < G_N_ELEMENTS (of_list); i++)
    g_signal_group_connect_swapped (self->list_signals, of_list[i], G_CALLBACK (hold_at_top), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::search", G_CALLBACK (update_words),
                                  self);
}

void
liaison_customers_view_set_session (LiaisonCustomersView *self, LiaisonSession *session)
{
  g_return_if_fail (LIAISON_IS_CUSTOMERS_VIEW (self));

  if (!g_set_object (&self->session, session))
    return;

  self->settled = FALSE;
  stop_first_tick (self);
  g_clear_object (&self->selection);
  if (session != NULL)
    {
      self->selection = liaison_customer_selection_new (get_list (self));
      show_first_rows (self);
    }
  /* The list's widget first, so that it knows the rows that it is asked to scroll to. */
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_group_set_target (self->list_signals, get_list (self));
  update_words (self);
  if (session != NULL)
    hold_at_top (self);
}

LiaisonCustomerSelection *
liaison_customers_view_get_selection (LiaisonCustomersView *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMERS_VIEW (self), NULL);

  return self->selection;
}

gboolean
liaison_customers_view_show (LiaisonCustomersView *self, const char *id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr(LiaisonCustomer) customer = NULL;
  LiaisonRecordRow *row;
  guint position;

  g_return_val_if_fail (LIAISON_IS_CUSTOMERS_VIEW (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (get_list (self) == NULL ||
      !liaison_customer_list_find_position (get_list (self), id, &position))
    return FALSE;

  self->settled = TRUE;
  stop_following (self);
  show_all_rows (self);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
  customer = g_list_model_get_item (G_LIST_MODEL (get_list (self)), position);
  row = find_row (self, customer);
  if (row != NULL)
    gtk_widget_grab_focus (get_list_item (row));
  if (root != NULL)
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);

  return TRUE;
}
