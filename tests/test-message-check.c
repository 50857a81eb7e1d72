/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test.h"
#include "mail/liaison-eml.h"
#include "mail/liaison-html-text.h"
#include "mail/liaison-message-check.h"
#include "model/liaison-error.h"

#define HOME "https://admin.microsoft.com"
#define OURS "0a1b2c3d-1111-4222-8333-444455556666"
#define THEIRS "99999999-1111-4222-8333-444455556666"
#define LINK_OF(id, rights)                                                                        \
  HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId=" id "&msppId=0&DAP=" rights      \
       "#/BillingAccounts/partner-invitation"
#define LINK LINK_OF (OURS, "true")
#define WITHOUT LINK_OF (OURS, "false")
#define FOREIGN LINK_OF (THEIRS, "true")
#define LINK_HTML                                                                                  \
  HOME "/Adminportal/Home?invType=ResellerRelationship&amp;partnerId=" OURS                        \
       "&amp;msppId=0&amp;DAP=true#/BillingAccounts/partner-invitation"

#define SAFE_LINK                                                                                  \
  "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fadmin.microsoft.com%2F"       \
  "Adminportal%2FHome%3FinvType%3DResellerRelationship%26partnerId%3D" OURS                        \
  "%26msppId%3D0%26DAP%3Dtrue%23%2FBillingAccounts%2Fpartner-invitation&amp;data=05%7C02"

static LiaisonCloud *
new_cloud (void)
{
  static const char *const hosts[] = { "admin.microsoft.com", NULL };
  static const char *const allowed[] = { HOME, NULL };
  const LiaisonCloudSpec spec = { .id = "global",
                                  .name = "Public",
                                  .link_hosts = hosts,
                                  .allowed_addresses = allowed };

  return liaison_cloud_new (&spec);
}

static LiaisonMessage *
read_message (const char *source)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (source, strlen (source));
  g_autoptr(GError) error = NULL;
  LiaisonMessage *message = liaison_message_read (bytes, &error);

  g_assert_no_error (error);
  return message;
}

static LiaisonMessageCheck *
check_message (const LiaisonMessage *message)
{
  static const char *const expected[] = { LINK, WITHOUT, NULL };
  g_autoptr(LiaisonCloud) cloud = new_cloud ();
  g_autoptr(GListStore) clouds = g_list_store_new (LIAISON_TYPE_CLOUD);

  g_list_store_append (clouds, cloud);
  return liaison_message_check_new (G_LIST_MODEL (clouds), cloud, expected, message);
}

#define NONE -1

typedef struct
{
  const char *name;
  const char *source;
  LiaisonMessageFormat format;
  int text; /* verdicts; NONE: no such part */
  int html;
  guint n_links;
  const char *placeholders; /* joined by blanks */
} Case;

#define MIME "MIME-Version: 1.0\r\nSubject: Hello\r\n"
#define PLAIN MIME "Content-Type: text/plain; charset=utf-8\r\n"

static const Case cases[] = {
  { "text", "Hello\n\n" LINK "\n\nBye", LIAISON_MESSAGE_TEXT, LIAISON_GUARD_INTACT, NONE, 1, "" },
  { "other-choice", WITHOUT, LIAISON_MESSAGE_TEXT, LIAISON_GUARD_INTACT, NONE, 1, "" },
  { "doubled", LINK "\n" LINK, LIAISON_MESSAGE_TEXT, LIAISON_GUARD_DOUBLED, NONE, 1, "" },
  { "missing", "Hello {contact_name}, call {sender_phone} or {contact_name}", LIAISON_MESSAGE_TEXT,
    LIAISON_GUARD_MISSING, NONE, 0, "{contact_name} {sender_phone}" },
  { "not-ours", "{foo} { link }", LIAISON_MESSAGE_TEXT, LIAISON_GUARD_MISSING, NONE, 0, "" },
  { "altered", LINK "。", LIAISON_MESSAGE_TEXT, LIAISON_GUARD_ALTERED, NONE, 1, "" },
  { "altered-as-in-a-mail",
    HOME "/Adminportal/Home?invType=3DResellerRelationship&partnerId=3D" OURS
         "&msppId=3D0&DAP=3Dtrue#/BillingAccounts/partner-invitation",
    LIAISON_MESSAGE_TEXT, LIAISON_GUARD_ALTERED, NONE, 1, "" },
  { "foreign", LINK "\n" FOREIGN, LIAISON_MESSAGE_TEXT, LIAISON_GUARD_FOREIGN, NONE, 2, "" },
  { "subject-typed-above", "Subject: {partner_name}\n\n" LINK, LIAISON_MESSAGE_TEXT,
    LIAISON_GUARD_INTACT, NONE, 1, "{partner_name}" },

  { "html", "<html><body><p>Hi<br><a href=\"" LINK_HTML "\">" LINK_HTML "</a></p></body></html>",
    LIAISON_MESSAGE_HTML, NONE, LIAISON_GUARD_INTACT, 1, "" },
  { "html-with-style",
    "<html><head><title>{link}</title><style>p{color:red}</style></head><body>"
    "<!-- " FOREIGN " --><p>\n<a\nhref='" LINK_HTML "'>\n" LINK_HTML "\n</a></p>",
    LIAISON_MESSAGE_HTML, NONE, LIAISON_GUARD_INTACT, 1, "" },
  { "html-behind-words", "<p>Open <a href=\"" LINK_HTML "\">the page</a></p>", LIAISON_MESSAGE_HTML,
    NONE, LIAISON_GUARD_MISSING, 1, "" },
  { "html-two-faces", "<a href=\"https://evil.example/?invType=x\">" LINK_HTML "</a>",
    LIAISON_MESSAGE_HTML, NONE, LIAISON_GUARD_ALTERED, 2, "" },
  { "html-rewritten", "<a href=\"" SAFE_LINK "\">" LINK_HTML "</a>", LIAISON_MESSAGE_HTML, NONE,
    LIAISON_GUARD_ALTERED, 2, "" },
  { "html-blocks",
    "<html><table><tr><td>Link</td><td><a href=\"" LINK_HTML "\">" LINK_HTML
    "</a></td><td>Kind</td></tr></table><blockquote>x</blockquote></html>",
    LIAISON_MESSAGE_HTML, NONE, LIAISON_GUARD_INTACT, 1, "" },
  { "html-heading", "<h2>Open</h2><a href=\"" LINK_HTML "\">" LINK_HTML "</a><hr>Bye",
    LIAISON_MESSAGE_HTML, NONE, LIAISON_GUARD_INTACT, 1, "" },
  { "html-no-quotes", "<a href=" LINK_HTML ">" LINK_HTML "</a>", LIAISON_MESSAGE_HTML, NONE,
    LIAISON_GUARD_INTACT, 1, "" },

  { "mail", PLAIN "\r\n" LINK "\r\n", LIAISON_MESSAGE_MAIL, LIAISON_GUARD_INTACT, NONE, 1, "" },
  { "mail-subject",
    "MIME-Version: 1.0\r\nSubject: =?utf-8?q?=7Bpartner=5Fname=7D_asks?=\r\n\r\n" LINK,
    LIAISON_MESSAGE_MAIL, LIAISON_GUARD_INTACT, NONE, 1, "{partner_name}" },
  { "mail-quoted-printable",
    PLAIN "Content-Transfer-Encoding: quoted-printable\r\n\r\n" HOME
          "/Adminportal/Home?invType=3DReseller=\r\nRelationship&partnerId=3D" OURS
          "&msppId=3D0&DAP=3Dtrue#/Billing=\r\nAccounts/partner-invitation\r\n",
    LIAISON_MESSAGE_MAIL, LIAISON_GUARD_INTACT, NONE, 1, "" },
  { "mail-mark-of-byte-order",
    "\xEF\xBB\xBF\r\n" PLAIN "Content-Transfer-Encoding: quoted-printable\r\n\r\n" HOME
    "/Adminportal/Home?invType=3DResellerRelationship&partnerId=3D" OURS
    "&msppId=3D0&DAP=3Dtrue#/BillingAccounts/partner-invitation\r\n",
    LIAISON_MESSAGE_MAIL, LIAISON_GUARD_INTACT, NONE, 1, "" },
  { "mail-wrapped",
    PLAIN "\r\n" HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId=\r\n" OURS
          "&msppId=0&DAP=true#/BillingAccounts/partner-invitation\r\n",
    LIAISON_MESSAGE_MAIL, LIAISON_GUARD_ALTERED, NONE, 1, "" },
  { "mail-flowed",
    MIME "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n"
         "Words \r\nthat flow\r\n\r\n" HOME
         "/Adminportal/Home?invType=ResellerRelationship&partnerId= \r\n" OURS
         "&msppId=0&DAP=true#/BillingAccounts/partner-invitation\r\n",
    LIAISON_MESSAGE_MAIL, LIAISON_GUARD_INTACT, NONE, 1, "" },
  { "mail-two-parts",
    MIME "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
         "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" LINK "\r\n"
         "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p><a href=\"" SAFE_LINK
         "\">" LINK_HTML "</a></p>\r\n"
         "--b--\r\n",
    LIAISON_MESSAGE_MAIL, LIAISON_GUARD_INTACT, LIAISON_GUARD_ALTERED, 2, "" },
  { "mail-attachment",
    MIME "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
         "--b\r\nContent-Type: text/plain\r\n\r\n" LINK "\r\n"
         "--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\n{link} " FOREIGN
         "\r\n"
         "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\n" FOREIGN "\r\n"
         "--b--\r\n",
    LIAISON_MESSAGE_MAIL, LIAISON_GUARD_INTACT, NONE, 1, "" },
  { "mail-not-ours", "From: a@b.example\nReceived: x\n\nHello", LIAISON_MESSAGE_MAIL,
    LIAISON_GUARD_MISSING, NONE, 0, "" },
};

static int
verdict_of (const LiaisonGuardReport *report)
{
  return report != NULL ? (int) report->verdict : NONE;
}

static void
test_case (gconstpointer user_data)
{
  const Case *test = user_data;
  g_autoptr(LiaisonMessage) message = read_message (test->source);
  g_autoptr(LiaisonMessageCheck) check = check_message (message);
  g_autofree char *placeholders = g_strjoinv (" ", check->placeholders);

  g_assert_cmpint (message->format, ==, test->format);
  g_assert_cmpint (verdict_of (check->text), ==, test->text);
  g_assert_cmpint (verdict_of (check->html), ==, test->html);
  g_assert_cmpuint (check->links->len, ==, test->n_links);
  g_assert_cmpstr (placeholders, ==, test->placeholders);
}

/* What Liaison writes passes its own check. */
static void
test_own_draft (void)
{
  g_autoptr(GBytes) bytes = liaison_eml_new ("li.lei@beichen.example", "李雷", "北辰，您好",
                                              "李雷，您好！\n\n" LINK "\n\n此致\nContoso", LINK);
  g_autoptr(LiaisonMessage) message = liaison_message_read (bytes, NULL);
  g_autoptr(LiaisonMessageCheck) check = NULL;

  g_assert_nonnull (message);
  g_assert_cmpint (message->format, ==, LIAISON_MESSAGE_MAIL);
  g_assert_cmpstr (message->subject, ==, "北辰，您好");
  check = check_message (message);
  g_assert_cmpint (verdict_of (check->text), ==, LIAISON_GUARD_INTACT);
  g_assert_cmpint (verdict_of (check->html), ==, LIAISON_GUARD_INTACT);
  g_assert_cmpstr (check->link, ==, LINK);
  g_assert_true (check->has_words);
}

static void
assert_reads (const char *bytes, gsize length, const char *text)
{
  g_autoptr(GBytes) source = g_bytes_new (bytes, length);
  g_autoptr(LiaisonMessage) message = liaison_message_read (source, NULL);

  g_assert_nonnull (message);
  g_assert_cmpstr (message->text, ==, text);
}

static void
test_characters (void)
{
  g_autofree char *chinese = NULL;
  g_autofree char *western = NULL;
  g_autofree char *wide = NULL;
  gsize length = 0, western_length = 0, wide_length = 0;

  chinese = g_convert ("打开链接", -1, "GB18030", "UTF-8", NULL, &length, NULL);
  wide = g_convert ("打开\r\n链接", -1, "UTF-16", "UTF-8", NULL, &wide_length, NULL);
  assert_reads (chinese, length, "打开链接");
  western = g_convert ("Grüße an Müller", -1, "WINDOWS-1252", "UTF-8", NULL, &western_length, NULL);
  assert_reads (western, western_length, "Grüße an Müller");
  assert_reads (wide, wide_length, "打开\n链接");
  assert_reads ("\357\273\277a\rb", 6, "a\nb");
  assert_reads ("", 0, "");
}

static void
assert_fails (const char *bytes, gsize length, int code)
{
  g_autoptr(GBytes) source = g_bytes_new (bytes, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonMessage) message = liaison_message_read (source, &error);

  g_assert_null (message);
  g_assert_error (error, LIAISON_ERROR, code);
}

static void
test_no_text (void)
{
  static const char outlook[] = "\320\317\021\340\241\261\032\341\0\0\0\0";
  static const char sealed[] =
    "MIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime\r\n\r\nMIIB\r\n";
  g_autofree char *endless = g_strnfill (3 * 1024 * 1024, 'x');

  assert_fails (outlook, sizeof outlook, LIAISON_ERROR_INVALID_FILE);
  assert_fails (sealed, strlen (sealed), LIAISON_ERROR_INVALID_FILE);
  assert_fails (endless, strlen (endless), LIAISON_ERROR_TOO_LONG);
}

static void
test_clipboard (void)
{
  g_autoptr(LiaisonMessage) message = liaison_message_new (
    "Open the page", "<a href=\"" LINK_HTML "\">the page</a>", NULL);
  g_autoptr(LiaisonMessageCheck) check = check_message (message);

  g_assert_cmpint (verdict_of (check->text), ==, LIAISON_GUARD_MISSING);
  g_assert_cmpint (verdict_of (check->html), ==, LIAISON_GUARD_MISSING);
  g_assert_cmpuint (check->links->len, ==, 1);
  g_assert_true (check->has_words);
}

/* A link alone is to be read, not checked as a letter. */
static void
test_only_a_link (void)
{
  g_autoptr(LiaisonMessage) message = read_message (" <" LINK ">\n");
  g_autoptr(LiaisonMessage) damaged = read_message (LINK "。");
  g_autoptr(LiaisonMessageCheck) check = check_message (message);
  g_autoptr(LiaisonMessageCheck) damaged_check = check_message (damaged);

  g_assert_false (check->has_words);
  g_assert_cmpuint (check->links->len, ==, 1);
  g_assert_false (damaged_check->has_words);
}

static void
test_without_account (void)
{
  g_autoptr(LiaisonMessage) message = read_message ("Hello\n" FOREIGN);
  g_autoptr(LiaisonMessageCheck) check = liaison_message_check_new (NULL, NULL, NULL, message);

  g_assert_null (check->link);
  g_assert_null (check->text);
  g_assert_cmpuint (check->links->len, ==, 1);
}

/* Time that grows with the text, not with its square. */
static void
test_torn_html (void)
{
  g_autofree char *torn = g_strnfill (1024 * 1024, '<');
  g_autofree char *text = liaison_html_to_text (torn, NULL);

  g_assert_cmpstr (text, ==, torn);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/message-check/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/message-check/own-draft", test_own_draft);
  g_test_add_func ("/message-check/characters", test_characters);
  g_test_add_func ("/message-check/no-text", test_no_text);
  g_test_add_func ("/message-check/clipboard", test_clipboard);
  g_test_add_func ("/message-check/only-a-link", test_only_a_link);
  g_test_add_func ("/message-check/without-account", test_without_account);
  g_test_add_func ("/message-check/torn-html", test_torn_html);

  return g_test_run ();
}
