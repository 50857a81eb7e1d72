/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "model/liaison-calendar-file.h"

#define NOW G_GINT64_CONSTANT (1795600800000000) /* 2026-11-25 10:00 UTC */

/* What a calendar reads: lines put together again, after a look at each as it stands. */
static char *
unfold (const char *file)
{
  g_auto(GStrv) lines = g_strsplit (file, "\r\n", -1);
  GString *text = g_string_new (NULL);

  g_assert_true (g_str_has_suffix (file, "\r\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      for (const char *at = lines[i]; *at != '\0'; at++)
        g_assert_true (*at == '\t' || !g_ascii_iscntrl (*at));
      if (lines[i][0] == ' ')
        g_string_append (text, lines[i] + 1);
      else
        g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", lines[i]);
    }
  return g_string_free (text, FALSE);
}

static guint
count (const char *text, const char *wanted)
{
  g_auto(GStrv) parts = g_strsplit (text, wanted, -1);

  return g_strv_length (parts) - 1;
}

static void
test_writes_an_event (void)
{
  const LiaisonCalendarEntry entry = { "id-1", "2026-12-09", "Answer wanted: Contoso", "Ann" };
  g_autofree char *file = liaison_calendar_file_new (&entry, 1, NOW);
  g_autofree char *text = unfold (file);

  g_assert_cmpstr (text, ==,
                   "BEGIN:VCALENDAR\n"
                   "VERSION:2.0\n"
                   "PRODID:-//Liaison//Liaison//EN\n"
                   "CALSCALE:GREGORIAN\n"
                   "BEGIN:VEVENT\n"
                   "UID:id-1\n"
                   "DTSTAMP:20261125T100000Z\n"
                   "DTSTART;VALUE=DATE:20261209\n"
                   "SUMMARY:Answer wanted: Contoso\n"
                   "DESCRIPTION:Ann\n"
                   "TRANSP:TRANSPARENT\n"
                   "BEGIN:VALARM\n"
                   "ACTION:DISPLAY\n"
                   "DESCRIPTION:Answer wanted: Contoso\n"
                   "TRIGGER:PT9H\n"
                   "END:VALARM\n"
                   "END:VEVENT\n"
                   "END:VCALENDAR\n");
}

static void
test_hostile_names_stay_names (void)
{
  static const struct
  {
    const char *name;
    const char *written;
  } names[] = {
    { "A, B; C\\D", "A\\, B\\; C\\\\D" },
    { "X\r\nEND:VEVENT\r\nBEGIN:VEVENT", "X\\nEND:VEVENT\\nBEGIN:VEVENT" },
    { "bell\a, escape\033[1m\177", "bell\\, escape[1m" },
    { "tab\there", "tab\there" },
    { "北辰贸易有限公司北辰贸易有限公司北辰贸易有限公司北辰贸易有限公司北辰贸易有限公司",
      "北辰贸易有限公司北辰贸易有限公司北辰贸易有限公司北辰贸易有限公司北辰贸易有限公司" },
    { "🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀", "🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀" },
    { "half\xc3", "half\xef\xbf\xbd" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const LiaisonCalendarEntry entry = { "id-1", "2026-12-09", names[i].name, NULL };
      g_autofree char *file = liaison_calendar_file_new (&entry, 1, NOW);
      g_autofree char *text = unfold (file);
      g_autofree char *line = g_strconcat ("\nSUMMARY:", names[i].written, "\n", NULL);

      g_assert_nonnull (strstr (text, line));
      g_assert_cmpuint (count (text, "\nBEGIN:VEVENT\n"), ==, 1);
      g_assert_cmpuint (count (text, "\nEND:VEVENT\n"), ==, 1);
    }
}

/* A line of each length around the limit, and of characters of each size. */
static void
test_folds_at_the_limit (void)
{
  static const char *const characters[] = { "x", "ü", "北", "🚀" };

  for (gsize i = 0; i < G_N_ELEMENTS (characters); i++)
    for (guint n = 1; n < 160; n++)
      {
        g_autoptr(GString) name = g_string_new (NULL);
        LiaisonCalendarEntry entry = { "id-1", "2026-12-09", NULL, NULL };
        g_autofree char *file = NULL;
        g_autofree char *text = NULL;
        g_autofree char *line = NULL;

        for (guint j = 0; j < n; j++)
          g_string_append (name, characters[i]);
        entry.summary = name->str;
        file = liaison_calendar_file_new (&entry, 1, NOW);
        text = unfold (file);
        line = g_strconcat ("\nSUMMARY:", name->str, "\n", NULL);
        g_assert_nonnull (strstr (text, line));
      }
}

static void
test_without_a_day_there_is_no_event (void)
{
  const LiaisonCalendarEntry entries[] = {
    { "id-1", NULL, "One", NULL },
    { "id-2", "some day", "Two", NULL },
    { "id-3", "2026-12-09", "Three", NULL },
  };
  g_autofree char *file = liaison_calendar_file_new (entries, G_N_ELEMENTS (entries), NOW);
  g_autofree char *empty = liaison_calendar_file_new (NULL, 0, NOW);

  g_assert_cmpuint (count (file, "BEGIN:VEVENT"), ==, 1);
  g_assert_nonnull (strstr (file, "UID:id-3\r\n"));
  g_assert_cmpuint (count (empty, "BEGIN:VEVENT"), ==, 0);
  g_assert_true (g_str_has_suffix (empty, "END:VCALENDAR\r\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/calendar-file/writes-an-event", test_writes_an_event);
  g_test_add_func ("/calendar-file/hostile-names-stay-names", test_hostile_names_stay_names);
  g_test_add_func ("/calendar-file/folds-at-the-limit", test_folds_at_the_limit);
  g_test_add_func ("/calendar-file/without-a-day-there-is-no-event",
                   test_without_a_day_there_is_no_event);

  return g_test_run ();
}
