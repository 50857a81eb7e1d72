/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "auth/liaison-pkce.h"

/* RFC 7636, appendix B. */
static void
test_challenge (void)
{
  g_autofree char *challenge =
    liaison_pkce_dup_challenge ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

  g_assert_cmpstr (challenge, ==, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

static void
test_random (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 200; i++)
    {
      char *text = liaison_pkce_dup_random ();

      g_assert_cmpuint (strlen (text), ==, 43);
      g_assert_cmpuint (strspn (text, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_"), ==, 43);
      g_assert_true (g_hash_table_add (seen, text));
    }
}

static void
test_equal (void)
{
  g_assert_true (liaison_pkce_equal ("", ""));
  g_assert_true (liaison_pkce_equal ("abc", "abc"));
  g_assert_false (liaison_pkce_equal ("abc", "abd"));
  g_assert_false (liaison_pkce_equal ("abc", "ab"));
  g_assert_false (liaison_pkce_equal ("ABC", "abc"));
}

static void
test_forget (void)
{
  liaison_pkce_forget (NULL);
  liaison_pkce_forget (g_strdup ("secret"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pkce/challenge", test_challenge);
  g_test_add_func ("/pkce/random", test_random);
  g_test_add_func ("/pkce/equal", test_equal);
  g_test_add_func ("/pkce/forget", test_forget);

  return g_test_run ();
}
