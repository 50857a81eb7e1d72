/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-day.h"

static void
test_reads (void)
{
  static const struct
  {
    const char *text;
    const char *day; /* NULL: none */
  } table[] = {
    { "2026-03-04", "2026-03-04" },
    { "  2026-3-4 ", "2026-03-04" },
    { "２０２６-03-04", "2026-03-04" }, /* wide digits */
    { "03/04/26", "2026-03-04" },       /* month first, as the C locale writes */
    { "12/31/2026", "2026-12-31" },
    { "2026-02-29", NULL },
    { "2028-02-29", "2028-02-29" },
    { "2026-13-01", NULL },
    { "202-03-04", NULL },
    { "20266-03-04", NULL },
    { "", NULL },
    { "3", NULL },
    { "3.4", NULL },
    { "soon", NULL },
    { "2026-03-04 and more", NULL },
    { "1826-03-04", NULL },
    { "\xff\xfe", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *day = liaison_day_from_text (table[i].text);

      g_test_message ("“%s”", table[i].text);
      g_assert_cmpstr (day, ==, table[i].day);
    }
}

static void
test_due (void)
{
  g_autofree char *today = liaison_day_dup_today ();
  g_autofree char *again = liaison_day_from_text (today);

  g_assert_cmpstr (again, ==, today);
  g_assert_true (liaison_day_is_due (today, today));
  g_assert_true (liaison_day_is_due ("2026-03-04", "2026-03-05"));
  g_assert_false (liaison_day_is_due ("2026-03-06", "2026-03-05"));
  g_assert_false (liaison_day_is_due (NULL, "2026-03-05"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day/reads", test_reads);
  g_test_add_func ("/day/due", test_due);

  return g_test_run ();
}
