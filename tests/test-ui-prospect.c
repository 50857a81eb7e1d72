/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a list of prospects is corrected. */

#include <adwaita.h>

#include "liaison-test.h"
#include "ui/many/liaison-prospect-editor.h"

/* A list of nothing but addresses, one of them incomplete. */
static LiaisonProspect *
make_prospect (const char *address)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));

  g_ptr_array_add (rows, g_strsplit (address, "\t", -1));
  for (int i = 0; i < LIAISON_PROSPECT_N_FIELDS; i++)
    {
      int column = i == LIAISON_PROSPECT_CONTACT_MAIL ? 0 : LIAISON_PROSPECT_NO_COLUMN;

      g_array_append_val (columns, column);
    }
  return liaison_prospect_new (rows, 0, columns, 1);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_ENTRY_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static void
assert_text (LiaisonProspect *prospect, LiaisonProspectField field, const char *expected)
{
  g_autofree char *text = liaison_prospect_dup_text (prospect, field);

  g_assert_cmpstr (text, ==, expected);
}

/* Only the address is corrected: what stood beside it, in the same cell, stays. */
static void
test_name_beside_address (void)
{
  g_autoptr(LiaisonProspect) prospect = make_prospect ("Li Lei <li.lei@example>");
  GtkWidget *editor = liaison_prospect_editor_new (prospect);

  gtk_editable_set_text (GTK_EDITABLE (find_row (editor, "Contact E-Mail")), "li.lei@a.example");
  gtk_widget_activate_action (editor, "editor.apply", NULL);
  assert_text (prospect, LIAISON_PROSPECT_CONTACT_MAIL, "li.lei@a.example");
  assert_text (prospect, LIAISON_PROSPECT_CONTACT_NAME, "Li Lei");
  assert_text (prospect, LIAISON_PROSPECT_COMPANY, "");
}

static void
test_both (void)
{
  g_autoptr(LiaisonProspect) prospect = make_prospect ("Li Lei <li.lei@example>");
  GtkWidget *editor = liaison_prospect_editor_new (prospect);

  gtk_editable_set_text (GTK_EDITABLE (find_row (editor, "Contact Name")), "Han Meimei");
  gtk_editable_set_text (GTK_EDITABLE (find_row (editor, "Contact E-Mail")), "Han <h@a.example>");
  gtk_widget_activate_action (editor, "editor.apply", NULL);
  assert_text (prospect, LIAISON_PROSPECT_CONTACT_MAIL, "h@a.example");
  assert_text (prospect, LIAISON_PROSPECT_CONTACT_NAME, "Han Meimei");
}

int
main (int argc, char *argv[])
{
  /* The desk's home is private; icons need the system's kinds of files. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui-prospect/name-beside-address", test_name_beside_address);
  g_test_add_func ("/ui-prospect/both", test_both);

  return g_test_run ();
}
