/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gmime/gmime.h>
#include <string.h>

#include "liaison-test.h"
#include "mail/liaison-eml.h"

#define LINK                                                                                       \
  "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship"                      \
  "&partnerId=0a1b2c3d-1111-4222-8333-444455556666&msppId=0&DAP=true"                              \
  "#/BillingAccounts/partner-invitation"

#define BODY                                                                                       \
  "您好！\n\n请打开以下链接：\n\n" LINK                                                            \
  "\n\nDear “Ann” & <Bob>, 50% = ½ 😀 \n.\nFrom here\n- entry\ttab\n\n此致\n张三"

static GMimeMessage *
parse (GBytes *eml)
{
  GMimeStream *stream =
    g_mime_stream_mem_new_with_buffer (g_bytes_get_data (eml, NULL), g_bytes_get_size (eml));
  GMimeParser *parser = g_mime_parser_new_with_stream (stream);
  GMimeMessage *message = g_mime_parser_construct_message (parser, NULL);

  g_object_unref (parser);
  g_object_unref (stream);
  g_assert_nonnull (message);
  return message;
}

/* The decoded bytes of part @i with LF line ends. */
static char *
dup_content (GMimeMessage *message, int i)
{
  GMimeMultipart *parts = GMIME_MULTIPART (g_mime_message_get_mime_part (message));
  GMimePart *part = GMIME_PART (g_mime_multipart_get_part (parts, i));
  GMimeStream *stream = g_mime_stream_mem_new ();
  GByteArray *bytes;
  GString *content;

  g_mime_data_wrapper_write_to_stream (g_mime_part_get_content (part), stream);
  bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  content = g_string_new_len ((char *) bytes->data, bytes->len);
  g_object_unref (stream);
  g_string_replace (content, "\r\n", "\n", 0);
  return g_string_free (content, FALSE);
}

static void
assert_part (GMimeMessage *message, int i, const char *subtype)
{
  GMimeMultipart *parts = GMIME_MULTIPART (g_mime_message_get_mime_part (message));
  GMimeObject *part = g_mime_multipart_get_part (parts, i);
  GMimeContentType *type = g_mime_object_get_content_type (part);

  g_assert_true (g_mime_content_type_is_type (type, "text", subtype));
  g_assert_cmpstr (g_mime_content_type_get_parameter (type, "charset"), ==, "utf-8");
}

static char *
dup_header (GBytes *eml)
{
  gsize size;
  const char *start = g_bytes_get_data (eml, &size);
  const char *end = g_strstr_len (start, size, "\r\n\r\n");

  g_assert_nonnull (end);
  return g_strndup (start, end + 2 - start);
}

static void
test_text_survives (void)
{
  g_autoptr(GBytes) eml =
               liaison_eml_new ("ann@例子.example", "李明, Ltd", "主题：邀请 “x” & y", BODY, LINK);
  g_autofree char *header = dup_header (eml);
  GMimeMessage *message = parse (eml);
  InternetAddressList *to = g_mime_message_get_addresses (message, GMIME_ADDRESS_TYPE_TO);
  InternetAddress *first = internet_address_list_get_address (to, 0);
  g_autofree char *text = dup_content (message, 0);
  g_autofree char *html = dup_content (message, 1);
  g_autofree char *expected_html = liaison_letter_to_html (BODY, LINK);

  g_assert_cmpstr (g_mime_message_get_subject (message), ==, "主题：邀请 “x” & y");
  g_assert_cmpint (internet_address_list_length (to), ==, 1);
  g_assert_cmpstr (internet_address_get_name (first), ==, "李明, Ltd");
  g_assert_nonnull (strstr (header, "<ann@xn--fsqu00a.example>"));
  assert_part (message, 0, "plain");
  assert_part (message, 1, "html");
  g_assert_cmpstr (text, ==, BODY);
  g_assert_cmpstr (html, ==, expected_html);

  g_object_unref (message);
}

static void
test_header_is_a_drafts (void)
{
  g_autoptr(GBytes) eml = liaison_eml_new ("ann@example.com", NULL, "Hello", BODY, LINK);
  g_autofree char *header = dup_header (eml);

  g_assert_nonnull (strstr (header, "X-Unsent: 1\r\n"));
  g_assert_nonnull (strstr (header, "To: ann@example.com\r\n"));
  g_assert_nonnull (strstr (header, "Subject: Hello\r\n"));
  g_assert_nonnull (strstr (header, "MIME-Version: 1.0\r\n"));
  g_assert_nonnull (strstr (header, "multipart/alternative"));
  g_assert_null (strstr (header, "From:"));
  g_assert_null (strstr (header, "Date:"));
  g_assert_null (strstr (header, "Message-Id:"));
  g_assert_null (strstr (header, "Message-ID:"));
}

static void
test_header_takes_no_second_line (void)
{
  g_autoptr(GBytes) eml = liaison_eml_new ("ann@example.com", "Ann\r\nBcc: x@example.com",
                                            "Hello\nBcc: y@example.com", "x", NULL);
  g_autoptr(GBytes) nobody = liaison_eml_new (NULL, NULL, "Hello", "x", NULL);
  g_autofree char *header = dup_header (eml);
  g_autofree char *nobodys_header = dup_header (nobody);

  g_assert_null (strstr (header, "\nBcc"));
  g_assert_null (strstr (nobodys_header, "To:"));
}

/* Seven bits, CR LF everywhere, no line over 998 bytes: any transport takes it. */
static void
test_is_plain_on_the_wire (void)
{
  g_autofree char *long_line = g_strnfill (5000, 'x');
  g_autofree char *body = g_strconcat (BODY, "\n", long_line, NULL);
  g_autoptr(GBytes) eml = liaison_eml_new ("ann@example.com", "李明", "主题", body, LINK);
  gsize size;
  const char *start = g_bytes_get_data (eml, &size);
  gsize column = 0;

  for (gsize i = 0; i < size; i++)
    {
      g_assert_cmpuint ((guchar) start[i], <, 0x80);
      if (start[i] == '\n')
        {
          g_assert_cmpint (start[i - 1], ==, '\r');
          column = 0;
        }
      else
        g_assert_cmpuint (++column, <=, 998);
    }
}

static void
test_html_keeps_paragraphs (void)
{
  const char *link = "https://x.example/?a=1&b=2#/c";
  g_autofree char *html = liaison_letter_to_html (
    "Dear <b>\"A\" & B</b>,\nline\n\n\nhttps://x.example/?a=1&b=2#/c\n\n- e\n", link);
  g_autofree char *without_link = liaison_letter_to_html ("a <b>", NULL);
  g_autofree char *empty = liaison_letter_to_html ("", NULL);

  g_assert_nonnull (strstr (html,
                            "<p>Dear &lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;,<br>\nline</p>\n"
                            "<p><a href=\"https://x.example/?a=1&amp;b=2#/c\">"
                            "https://x.example/?a=1&amp;b=2#/c</a></p>\n"
                            "<p>- e</p>\n"));
  g_assert_nonnull (strstr (without_link, "<p>a &lt;b&gt;</p>"));
  g_assert_null (strstr (empty, "<p>"));
}

static void
test_file_name_is_safe (void)
{
  const char *const cases[][2] = {
    { "Contoso Ltd", "Contoso Ltd.eml" },
    { "上海 示例", "上海 示例.eml" },
    { "../../etc/passwd", "etc passwd.eml" },
    { ".hidden", "hidden.eml" },
    { "a/b\\c:d*e?f\"g<h>i|j\nk", "a b c d e f g h i j k.eml" },
    { "...", "Invitation.eml" },
    { "", "Invitation.eml" },
    { NULL, "Invitation.eml" },
    { "x\u202egpj", "x gpj.eml" },
  };
  g_autoptr(GString) long_name = g_string_new (NULL);
  g_autofree char *cut = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = liaison_eml_dup_file_name (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }

  for (int i = 0; i < 60; i++)
    g_string_append (long_name, "名");
  cut = liaison_eml_dup_file_name (long_name->str);
  g_assert_cmpuint (strlen (cut), <=, 100);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_true (g_str_has_suffix (cut, "名.eml"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_mime_init ();

  g_test_add_func ("/eml/text-survives", test_text_survives);
  g_test_add_func ("/eml/header", test_header_is_a_drafts);
  g_test_add_func ("/eml/header-injection", test_header_takes_no_second_line);
  g_test_add_func ("/eml/wire", test_is_plain_on_the_wire);
  g_test_add_func ("/eml/html", test_html_keeps_paragraphs);
  g_test_add_func ("/eml/file-name", test_file_name_is_safe);

  return g_test_run ();
}
