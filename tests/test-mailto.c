/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test.h"
#include "mail/liaison-mailto.h"

#define LINK                                                                                       \
  "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship"                      \
  "&partnerId=0a1b2c3d-1111-4222-8333-444455556666&msppId=0&DAP=true"                              \
  "#/BillingAccounts/partner-invitation"

/* What RFC 6068 says a receiver reads from one value: percent-decoding, and nothing else. Written
 * here once more, so that the product is not measured by its own code. */
static char *
decode (const char *value, gsize length)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if (value[i] == '%')
      {
        g_assert_true (g_ascii_isxdigit (value[i + 1]) && g_ascii_isxdigit (value[i + 2]));
        g_string_append_c (text, g_ascii_xdigit_value (value[i + 1]) * 16 +
                                   g_ascii_xdigit_value (value[i + 2]));
        i += 2;
      }
    else
      {
        g_assert_true (g_ascii_isalnum (value[i]) || strchr ("-._~", value[i]) != NULL);
        g_string_append_c (text, value[i]);
      }
  return g_string_free (text, FALSE);
}

static void
assert_reads (const char *mailto, const char *to, const char *subject, const char *body)
{
  const char *query = strchr (mailto, '?');
  const char *second = query != NULL ? strchr (query, '&') : NULL;
  g_autofree char *found_to = NULL;
  g_autofree char *found_subject = NULL;
  g_autofree char *found_body = NULL;

  g_assert_true (g_str_has_prefix (mailto, "mailto:"));
  g_assert_nonnull (second);
  g_assert_true (g_str_has_prefix (query, "?subject="));
  g_assert_true (g_str_has_prefix (second, "&body="));

  found_to = g_strndup (mailto + strlen ("mailto:"), query - mailto - strlen ("mailto:"));
  found_subject = decode (query + strlen ("?subject="), second - query - strlen ("?subject="));
  found_body = decode (second + strlen ("&body="), strlen (second + strlen ("&body=")));
  g_assert_cmpstr (found_to, ==, to);
  g_assert_cmpstr (found_subject, ==, subject);
  g_assert_cmpstr (found_body, ==, body);
}

static void
test_encodes_everything (void)
{
  const struct
  {
    const char *to;
    const char *subject;
    const char *body;
    const char *found_to;
    const char *found_subject;
    const char *found_body;
  } cases[] = {
    { "ann@example.com", "Hello", "One\n\nTwo", "ann@example.com", "Hello", "One\r\n\r\nTwo" },
    { NULL, "", "", "", "", "" },
    { "ann+x@example.com", "a+b & c=d?#%\"<>'", "a+b & c;d\t%41", "ann%2Bx@example.com",
      "a+b & c=d?#%\"<>'", "a+b & c;d\t%41" },
    { "o'brien%&?/#=@example.com", "x", "x", "o%27brien%25%26%3F%2F%23%3D@example.com", "x", "x" },
    { "anna@例子.example", "邀请 😀", "您好！\r\n— “é”", "anna@xn--fsqu00a.example", "邀请 😀",
      "您好！\r\n— “é”" },
    { "a@example.com", "x\r\nBcc: y@example.com\n", "x", "a@example.com", "x Bcc: y@example.com",
      "x" },
    { "a@example.com", "\u202eevil\u202c \u2066x\u2069\u2028y\x01\x7f",
      "a\rb\u2028c\u2029d\x01\x7f\xc2\x85", "a@example.com", "evil x y", "a\r\nb\r\nc\r\nd" },
    { "a@example.com", "s", "x\n\n" LINK "\n\ny", "a@example.com", "s",
      "x\r\n\r\n" LINK "\r\n\r\ny" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *mailto = liaison_mailto_new (cases[i].to, cases[i].subject, cases[i].body);

      g_assert_true (g_str_is_ascii (mailto));
      assert_reads (mailto, cases[i].found_to, cases[i].found_subject, cases[i].found_body);
    }
}

static void
test_takes_broken_utf8 (void)
{
  g_autofree char *mailto = liaison_mailto_new (NULL, "a\xff", "b\xc3");

  assert_reads (mailto, "", "a\xef\xbf\xbd", "b\xef\xbf\xbd");
}

static void
test_knows_addresses (void)
{
  static const char *const good[] = {
    "ann@example.com", "ann.lee+tag@sub.example.co.uk", "o'brien@example.com", "x@example-1.de",
    "anna@例子.中国",  "a_b-c/d=e@xn--fsqu00a.example",
  };
  static const char *const bad[] = {
    "",
    "ann",
    "@example.com",
    "ann@",
    "ann@localhost",
    "ann@example..com",
    "ann@.example.com",
    "ann@example.com.",
    "ann@-example.com",
    "ann@example-.com",
    "ann@exa_mple.com",
    "ann@127.0.0.1",
    "ann@[127.0.0.1]",
    ".ann@example.com",
    "ann.@example.com",
    "an..n@example.com",
    "ann lee@example.com",
    " ann@example.com",
    "ann@example.com ",
    "ann@example.com\n",
    "ann@example.com\r\nBcc: x@example.com",
    "ann@example.com,bob@example.com",
    "ann@example.com;bob@example.com",
    "ann@bob@example.com",
    "\"ann\"@example.com",
    "\"a@b\"@example.com",
    "Ann <ann@example.com>",
    "<ann@example.com>",
    "ann(x)@example.com",
    "ann@example.com?bcc=x@example.com",
    "ann@example.com?bcc=x",
    "ann@exam ple.com",
    "ann@例 子.com",
    "安@example.com",
    "ann@\u202eexample.com",
    "\xff@example.com",
    "ann@example.com\x01",
  };
  g_autofree char *long_local = g_strnfill (65, 'a');
  g_autofree char *long_label = g_strnfill (64, 'b');
  g_autofree char *too_long_local = g_strconcat (long_local, "@example.com", NULL);
  g_autofree char *too_long_label = g_strconcat ("a@", long_label, ".com", NULL);
  g_autofree char *labels = g_strnfill (60, 'c');
  g_autofree char *too_long =
    g_strconcat ("a@", labels, ".", labels, ".", labels, ".", labels, ".", labels, ".com", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    if (!liaison_mail_address_is_valid (good[i]))
      g_error ("refused: %s", good[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    if (liaison_mail_address_is_valid (bad[i]))
      g_error ("taken: %s", bad[i]);
  g_assert_false (liaison_mail_address_is_valid (NULL));
  g_assert_false (liaison_mail_address_is_valid (too_long_local));
  g_assert_false (liaison_mail_address_is_valid (too_long_label));
  g_assert_false (liaison_mail_address_is_valid (too_long));
}

static void
test_header_text_is_one_plain_line (void)
{
  const char *const cases[][2] = {
    { "plain", "plain" },           { "  a\tb\r\nc\n\nd ", "a b c  d" },
    { "\u2067x\u2069\u202e", "x" }, { "a\u2028b\u2029c", "a b c" },
    { "中文 😀\x07", "中文 😀" },     { "\r\n", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = liaison_mail_dup_header_text (cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/mailto/encodes-everything", test_encodes_everything);
  g_test_add_func ("/mailto/broken-utf8", test_takes_broken_utf8);
  g_test_add_func ("/mailto/addresses", test_knows_addresses);
  g_test_add_func ("/mailto/header-text", test_header_text_is_one_plain_line);

  return g_test_run ();
}
