/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Toasts that wait for their turn each undo their own: the one that was pressed. */

#include <adwaita.h>

#include "liaison-test-invite.h"
#include "liaison-test.h"
#include "ui/invite/liaison-invite-letter-page.h"
#include "ui/letters/liaison-template-row.h"
#include "ui/letters/liaison-templates-window.h"

typedef struct
{
  LiaisonTestInvite base;
  LiaisonTemplateFolder *folder;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  liaison_test_invite_set_up (&fixture->base, NULL);
  fixture->folder = liaison_test_invite_open_templates (&fixture->base);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  liaison_template_folder_flush (fixture->folder);
  g_clear_object (&fixture->folder);
  liaison_test_invite_tear_down (&fixture->base, NULL);
}

/* The first below @root, itself too, that @matches says is the one; or NULL. */
static GtkWidget *
find (GtkWidget *root, gboolean (*matches) (GtkWidget *, const char *), const char *text)
{
  GtkWidget *found = NULL;

  if (matches (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, matches, text);
  return found;
}

static gboolean
is_label (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
is_undo (GtkWidget *widget, const char *unused)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Undo") == 0;
}

static gboolean
is_toast (GtkWidget *widget, const char *text)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget") &&
         find (widget, is_label, text) != NULL;
}

static gboolean
is_row_of (GtkWidget *widget, const char *name)
{
  return LIAISON_IS_TEMPLATE_ROW (widget) &&
         g_str_equal (liaison_letter_template_get_name (
                        liaison_template_row_get_template (LIAISON_TEMPLATE_ROW (widget))),
                      name);
}

typedef struct
{
  GtkWidget *window;
  const char *text;
} Shown;

static gboolean
is_shown (gpointer user_data)
{
  Shown *shown = user_data;

  return find (shown->window, is_toast, shown->text) != NULL;
}

static gboolean
is_gone (gpointer toast)
{
  return gtk_widget_get_parent (toast) == NULL;
}

/* Waits for the turn of the toast that says @text, and until it has made room for the next. */
static void
undo (Fixture *fixture, const char *text)
{
  Shown shown = { fixture->window, text };
  g_autoptr(GtkWidget) toast = NULL;

  liaison_test_wait_until (is_shown, &shown);
  toast = g_object_ref (find (fixture->window, is_toast, text));
  g_signal_emit_by_name (find (toast, is_undo, NULL), "clicked");
  liaison_test_wait_until (is_gone, toast);
}

static void
add_template (Fixture *fixture, const char *name)
{
  g_autoptr(LiaisonLetterTemplate) template = liaison_letter_template_new (NULL);

  g_object_set (template, "name", name, "subject", "Hello", "body", "{link}", NULL);
  liaison_template_folder_add (fixture->folder, template);
}

static void
delete_template (Fixture *fixture, const char *name)
{
  GtkWidget *row = find (fixture->window, is_row_of, name);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  gtk_widget_activate_action (fixture->window, "templates.remove", NULL);
}

static gboolean
has_template (Fixture *fixture, const char *name)
{
  return find (fixture->window, is_row_of, name) != NULL;
}

static void
test_templates_come_back_in_turn (Fixture *fixture, gconstpointer unused)
{
  LiaisonTestBed *bed = fixture->base.bed;

  fixture->window = GTK_WIDGET (liaison_templates_window_new (bed->catalog, bed->cloud));
  gtk_window_present (GTK_WINDOW (fixture->window));
  add_template (fixture, "First");
  add_template (fixture, "Second");
  delete_template (fixture, "First");
  delete_template (fixture, "Second");
  g_assert_false (has_template (fixture, "First"));
  g_assert_false (has_template (fixture, "Second"));

  undo (fixture, "“First” deleted");
  g_assert_true (has_template (fixture, "First"));
  g_assert_false (has_template (fixture, "Second"));
  undo (fixture, "“Second” deleted");
  g_assert_true (has_template (fixture, "First"));
  g_assert_true (has_template (fixture, "Second"));
}

/* The letter page, with a letter that the user has put hand to. */
static GtkWidget *
open_letter (Fixture *fixture)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (&fixture->base);
  GtkWidget *page = g_object_new (LIAISON_TYPE_INVITE_LETTER_PAGE, NULL);
  g_autofree char *own = NULL;

  liaison_test_invite_make_letter (&fixture->base);
  own = g_strconcat ("My own words. ", liaison_invitation_get_body (invitation), NULL);
  liaison_invite_set_text (fixture->base.invite, "My own subject", own);
  liaison_invite_letter_page_set_invite (LIAISON_INVITE_LETTER_PAGE (page), fixture->base.invite);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  return page;
}

static void
assert_letter (Fixture *fixture, const char *start, gboolean wants_rights, const char *language)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (&fixture->base);

  liaison_test_wait_until (liaison_test_invite_link_is_settled, fixture->base.invite);
  g_assert_true (g_str_has_prefix (liaison_invitation_get_body (invitation), start));
  g_assert_cmpint (liaison_invitation_get_wants_rights (invitation), ==, wants_rights);
  g_assert_cmpstr (liaison_invitation_get_language (invitation), ==, language);
  liaison_test_invite_assert_verdict (&fixture->base, LIAISON_GUARD_INTACT);
}

/* With the words comes back what they promise. */
static void
test_choices_come_back_with_the_words (Fixture *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (&fixture->base);
  GtkWidget *page = open_letter (fixture);
  g_autofree char *own = g_strdup (liaison_invitation_get_body (invitation));

  gtk_widget_activate_action (page, "letter.restore-without-rights", NULL);
  assert_letter (fixture, "Dear", FALSE, "en");
  undo (fixture, "Text restored");
  assert_letter (fixture, "My own words. ", TRUE, "en");
  g_assert_cmpstr (liaison_invitation_get_body (invitation), ==, own);
  g_assert_cmpstr (liaison_invitation_get_subject (invitation), ==, "My own subject");
  g_assert_true (liaison_invitation_get_text_edited (invitation));

  gtk_widget_activate_action (page, "letter.restore-in-language", "s", "de");
  assert_letter (fixture, "Guten", TRUE, "de");
  undo (fixture, "Text restored");
  assert_letter (fixture, "My own words. ", TRUE, "en");
}

static void
test_words_come_back_in_turn (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = open_letter (fixture);

  gtk_widget_activate_action (page, "letter.restore-without-rights", NULL);
  gtk_widget_activate_action (page, "letter.restore-in-language", "s", "de");
  assert_letter (fixture, "Guten", FALSE, "de");
  undo (fixture, "Text restored");
  assert_letter (fixture, "My own words. ", TRUE, "en");
  undo (fixture, "Text restored");
  assert_letter (fixture, "Dear", FALSE, "en");
}

int
main (int argc, char *argv[])
{
  /* The desk's home is private; icons need the system's kinds of files. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  g_test_add ("/ui-undo/templates", Fixture, NULL, set_up, test_templates_come_back_in_turn,
              tear_down);
  g_test_add ("/ui-undo/choices", Fixture, NULL, set_up, test_choices_come_back_with_the_words,
              tear_down);
  g_test_add ("/ui-undo/letters", Fixture, NULL, set_up, test_words_come_back_in_turn, tear_down);

  return g_test_run ();
}
