/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-word-completion.h"

#include "model/liaison-folding.h"

static gboolean
match_cb (GtkEntryCompletion *completion, const char *key, GtkTreeIter *iter, gpointer unused)
{
  g_autofree char *word = NULL, *folded_word = NULL, *folded_key = NULL;

  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, 0, &word, -1);
  if (word == NULL)
    return FALSE;

  folded_word = liaison_fold (word);
  folded_key = liaison_fold (key);
  return strstr (folded_word, folded_key) != NULL;
}

GtkEntryCompletion *
liaison_word_completion_attach (GtkEntry *entry, const char *const *words)
{
  g_autoptr(GtkEntryCompletion) completion = gtk_entry_completion_new ();
  g_autoptr(GtkListStore) store = gtk_list_store_new (1, G_TYPE_STRING);

  g_return_val_if_fail (GTK_IS_ENTRY (entry), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    gtk_list_store_insert_with_values (store, NULL, -1, 0, words[i], -1);
  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (store));
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_completion_set_match_func (completion, match_cb, NULL, NULL);
  gtk_entry_set_completion (entry, completion);

  return completion;
}
