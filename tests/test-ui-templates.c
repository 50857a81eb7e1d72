/* SPDX-License-Identifier: GPL-3.0-or-later */

/* gtk4-builder-tool does not know libadwaita's types, so this is what finds a template that names
 * something its class does not have: any warning ends the test. */

#include <adwaita.h>

#include "model/liaison-error.h"
#include "ui/account/liaison-account-form-page.h"
#include "ui/account/liaison-account-menu.h"
#include "ui/account/liaison-account-row.h"
#include "ui/account/liaison-add-account-window.h"
#include "ui/account/liaison-copy-row.h"
#include "ui/account/liaison-partner-card.h"
#include "ui/account/liaison-portal-row.h"
#include "ui/account/liaison-registration-guide.h"
#include "ui/account/liaison-remove-account-dialog.h"
#include "ui/account/liaison-renew-window.h"
#include "ui/account/liaison-sign-in-code-page.h"
#include "ui/account/liaison-sign-in-view.h"
#include "ui/invite/liaison-invitation-row.h"
#include "ui/invite/liaison-invitations-page.h"
#include "ui/invite/liaison-invite-attempts.h"
#include "ui/invite/liaison-invite-hand-over-page.h"
#include "ui/invite/liaison-invite-letter-page.h"
#include "ui/invite/liaison-invite-rights-page.h"
#include "ui/invite/liaison-invite-who-page.h"
#include "ui/invite/liaison-invite-wizard.h"
#include "ui/invite/liaison-letter-status.h"
#include "ui/invite/liaison-letter-window.h"
#include "ui/invite/liaison-link-bar.h"
#include "ui/invite/liaison-link-difference.h"
#include "ui/letters/liaison-letter-preview.h"
#include "ui/letters/liaison-template-editor.h"
#include "ui/letters/liaison-template-row.h"
#include "ui/letters/liaison-template-source.h"
#include "ui/letters/liaison-templates-window.h"
#include "ui/liaison-account-button.h"
#include "ui/liaison-account-grid.h"
#include "ui/liaison-account-pane.h"
#include "ui/liaison-busy.h"
#include "ui/liaison-change-row.h"
#include "ui/liaison-changes-button.h"
#include "ui/liaison-changes-popover.h"
#include "ui/liaison-customers-page.h"
#include "ui/liaison-customers-view.h"
#include "ui/liaison-demo-bar.h"
#include "ui/liaison-demo-tour.h"
#include "ui/liaison-export-choices.h"
#include "ui/liaison-export-window.h"
#include "ui/liaison-failure-page.h"
#include "ui/liaison-help.h"
#include "ui/liaison-list-status.h"
#include "ui/liaison-note-badges.h"
#include "ui/liaison-note-summary.h"
#include "ui/liaison-notice-bar.h"
#include "ui/liaison-notice-slot.h"
#include "ui/liaison-preferences.h"
#include "ui/liaison-record-row.h"
#include "ui/liaison-record-section.h"
#include "ui/liaison-record-view.h"
#include "ui/liaison-rights-line.h"
#include "ui/liaison-selection-bar.h"
#include "ui/liaison-service-link.h"
#include "ui/liaison-session-view.h"
#include "ui/liaison-subscription-line.h"
#include "ui/liaison-technical-text.h"
#include "ui/liaison-users-part.h"
#include "ui/liaison-welcome-page.h"
#include "ui/liaison-window-header.h"
#include "ui/liaison-window.h"
#include "ui/record/liaison-day-entry.h"
#include "ui/record/liaison-day-popover.h"
#include "ui/record/liaison-note-editor.h"
#include "ui/record/liaison-overview-tab.h"
#include "ui/record/liaison-record-identity.h"
#include "ui/record/liaison-record-page.h"
#include "ui/record/liaison-services-tab.h"
#include "ui/record/liaison-subscriptions-tab.h"
#include "ui/record/liaison-tag-chip.h"
#include "ui/record/liaison-tag-editor.h"
#include "ui/record/liaison-users-tab.h"
#include "ui/search/liaison-filter-chips.h"
#include "ui/search/liaison-filter-popover.h"
#include "ui/search/liaison-no-match-page.h"
#include "ui/search/liaison-search-buttons.h"
#include "ui/search/liaison-search-tools.h"
#include "ui/search/liaison-view-dialog.h"
#include "ui/search/liaison-views-button.h"
#include "ui/search/liaison-views-popover.h"

static void
test_part (gconstpointer type)
{
  GtkWidget *part = g_object_new (GPOINTER_TO_SIZE (type), NULL);

  g_object_ref_sink (part);
  g_assert_true (GTK_IS_WIDGET (part));
  g_assert_finalize_object (part);
}

static void
test_window (gconstpointer type)
{
  GtkWindow *window = g_object_new (GPOINTER_TO_SIZE (type), NULL);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (window);
  g_assert_null (window);
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_notice (void)
{
  LiaisonWindow *window = g_object_new (LIAISON_TYPE_WINDOW, NULL);
  g_autoptr(GError) error =
               g_error_new (LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "/x/clouds.json:3: field");
  GtkWidget *sentence;
  GtkWidget *button;
  guint n_activated = 0;

  liaison_account_pane_show_welcome (liaison_window_get_pane (window));
  g_assert_nonnull (find_label (GTK_WIDGET (window), "Welcome"));
  liaison_window_show_notice (window, "Your list of clouds has a mistake", NULL, error);

  sentence = find_label (GTK_WIDGET (window), "Your list of clouds has a mistake");
  g_assert_nonnull (sentence);
  g_assert_true (
    gtk_widget_get_visible (gtk_widget_get_ancestor (sentence, LIAISON_TYPE_NOTICE_BAR)));
  g_assert_nonnull (find_label (GTK_WIDGET (window), "/x/clouds.json:3: field"));

  g_signal_connect_swapped (window, "notice-activated", G_CALLBACK (count_cb), &n_activated);
  liaison_window_show_notice (window, "Your list could not be saved", "Try Again", error);
  button = gtk_widget_get_ancestor (find_label (GTK_WIDGET (window), "Try Again"), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_activated, ==, 1);

  liaison_window_hide_notice (window);
  g_assert_false (
    gtk_widget_get_visible (gtk_widget_get_ancestor (sentence, LIAISON_TYPE_NOTICE_BAR)));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_help (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  liaison_help_present (NULL);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 1);

  while (g_list_model_get_n_items (windows) > 0)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, 0);

      gtk_window_destroy (window);
    }
}

int
main (int argc, char **argv)
{
  GType parts[] = {
    LIAISON_TYPE_ACCOUNT_BUTTON,
    LIAISON_TYPE_ACCOUNT_FORM_PAGE,
    LIAISON_TYPE_ACCOUNT_GRID,
    LIAISON_TYPE_ACCOUNT_MENU,
    LIAISON_TYPE_ACCOUNT_PANE,
    LIAISON_TYPE_ACCOUNT_ROW,
    LIAISON_TYPE_BUSY,
    LIAISON_TYPE_CHANGES_BUTTON,
    LIAISON_TYPE_CHANGES_POPOVER,
    LIAISON_TYPE_CHANGE_ROW,
    LIAISON_TYPE_COPY_ROW,
    LIAISON_TYPE_CUSTOMERS_PAGE,
    LIAISON_TYPE_CUSTOMERS_VIEW,
    LIAISON_TYPE_DAY_ENTRY,
    LIAISON_TYPE_DAY_POPOVER,
    LIAISON_TYPE_DEMO_BAR,
    LIAISON_TYPE_DEMO_TOUR,
    LIAISON_TYPE_EXPORT_CHOICES,
    LIAISON_TYPE_FAILURE_PAGE,
    LIAISON_TYPE_FILTER_CHIPS,
    LIAISON_TYPE_FILTER_POPOVER,
    LIAISON_TYPE_INVITATIONS_PAGE,
    LIAISON_TYPE_INVITATION_ROW,
    LIAISON_TYPE_INVITE_ATTEMPTS,
    LIAISON_TYPE_INVITE_HAND_OVER_PAGE,
    LIAISON_TYPE_INVITE_LETTER_PAGE,
    LIAISON_TYPE_INVITE_RIGHTS_PAGE,
    LIAISON_TYPE_INVITE_WHO_PAGE,
    LIAISON_TYPE_LETTER_PREVIEW,
    LIAISON_TYPE_LETTER_STATUS,
    LIAISON_TYPE_LINK_BAR,
    LIAISON_TYPE_LINK_DIFFERENCE,
    LIAISON_TYPE_LIST_STATUS,
    LIAISON_TYPE_NOTE_BADGES,
    LIAISON_TYPE_NOTE_EDITOR,
    LIAISON_TYPE_NOTE_SUMMARY,
    LIAISON_TYPE_NOTICE_BAR,
    LIAISON_TYPE_NOTICE_SLOT,
    LIAISON_TYPE_NO_MATCH_PAGE,
    LIAISON_TYPE_OVERVIEW_TAB,
    LIAISON_TYPE_PARTNER_CARD,
    LIAISON_TYPE_PORTAL_ROW,
    LIAISON_TYPE_RECORD_IDENTITY,
    LIAISON_TYPE_RECORD_PAGE,
    LIAISON_TYPE_RECORD_ROW,
    LIAISON_TYPE_RECORD_SECTION,
    LIAISON_TYPE_RECORD_VIEW,
    LIAISON_TYPE_RIGHTS_LINE,
    LIAISON_TYPE_SEARCH_BUTTONS,
    LIAISON_TYPE_SEARCH_TOOLS,
    LIAISON_TYPE_SELECTION_BAR,
    LIAISON_TYPE_SERVICES_TAB,
    LIAISON_TYPE_SERVICE_LINK,
    LIAISON_TYPE_SESSION_VIEW,
    LIAISON_TYPE_SIGN_IN_CODE_PAGE,
    LIAISON_TYPE_SIGN_IN_VIEW,
    LIAISON_TYPE_SUBSCRIPTIONS_TAB,
    LIAISON_TYPE_SUBSCRIPTION_LINE,
    LIAISON_TYPE_TAG_CHIP,
    LIAISON_TYPE_TAG_EDITOR,
    LIAISON_TYPE_TECHNICAL_TEXT,
    LIAISON_TYPE_TEMPLATE_EDITOR,
    LIAISON_TYPE_TEMPLATE_ROW,
    LIAISON_TYPE_TEMPLATE_SOURCE,
    LIAISON_TYPE_USERS_PART,
    LIAISON_TYPE_USERS_TAB,
    LIAISON_TYPE_VIEWS_BUTTON,
    LIAISON_TYPE_VIEWS_POPOVER,
    LIAISON_TYPE_WELCOME_PAGE,
    LIAISON_TYPE_WINDOW_HEADER,
  };
  GType windows[] = {
    LIAISON_TYPE_ADD_ACCOUNT_WINDOW,    LIAISON_TYPE_EXPORT_WINDOW, LIAISON_TYPE_INVITE_WIZARD,
    LIAISON_TYPE_LETTER_WINDOW,         LIAISON_TYPE_PREFERENCES,   LIAISON_TYPE_REGISTRATION_GUIDE,
    LIAISON_TYPE_REMOVE_ACCOUNT_DIALOG, LIAISON_TYPE_RENEW_WINDOW,  LIAISON_TYPE_TEMPLATES_WINDOW,
    LIAISON_TYPE_VIEW_DIALOG,           LIAISON_TYPE_WINDOW,
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_strconcat ("/ui-templates/", g_type_name (parts[i]), NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (parts[i]), test_part);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autofree char *path = g_strconcat ("/ui-templates/", g_type_name (windows[i]), NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (windows[i]), test_window);
    }
  g_test_add_func ("/ui-templates/notice", test_notice);
  g_test_add_func ("/ui-templates/help", test_help);

  return g_test_run ();
}
