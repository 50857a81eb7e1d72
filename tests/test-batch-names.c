/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of the files that the letters of a list are saved as. */

#include <string.h>

#include "app/liaison-batch-letters.h"

static void
test_names (void)
{
  static const struct
  {
    const char *company;
    const char *name;
  } table[] = {
    { "Contoso", "Contoso.eml" },
    { "CONTOSO", "CONTOSO (2).eml" },
    { "contoso", "contoso (3).eml" },
    { "../../etc/passwd", "etc passwd.eml" },
    { "con", "_con.eml" },
    { "LPT1", "_LPT1.eml" },
    { "Com1.x", "_Com1.x.eml" },
    { "Concord", "Concord.eml" },
    { "北辰", "北辰.eml" },
    { "北辰", "北辰 (2).eml" },
  };
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *name = liaison_batch_letters_dup_free_name (taken, table[i].company);

      g_assert_null (strchr (name, '/'));
      if (g_str_has_prefix (table[i].company, ".."))
        g_assert_false (g_str_has_prefix (name, "."));
      else
        g_assert_cmpstr (name, ==, table[i].name);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/batch-names/free", test_names);
  return g_test_run ();
}
