/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test.h"
#include "mail/liaison-eml.h"
#include "mail/liaison-link-guard.h"

#define HOME "https://admin.microsoft.com"
#define OURS "0a1b2c3d-1111-4222-8333-444455556666"
#define THEIRS "99999999-1111-4222-8333-444455556666"
#define QUERY "invType=ResellerRelationship&partnerId=" OURS "&msppId=0&DAP=true"
#define FRAGMENT "#/BillingAccounts/partner-invitation"
#define LINK HOME "/Adminportal/Home?" QUERY FRAGMENT
#define FOREIGN                                                                                    \
  HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId=" THEIRS                          \
       "&msppId=0&DAP=true#/BillingAccounts/partner-invitation"
#define AGREEMENT HOME "/AdminPortal/Home?ref=/BillingAccounts/agreement"
#define ZERO_WIDTH_SPACE "\342\200\213"

static LiaisonCloud *
new_cloud (void)
{
  static const char *const hosts[] = { "admin.microsoft.com", "portal.office.com",
                                       "businessstore.microsoft.com", NULL };
  static const char *const allowed[] = { HOME, AGREEMENT, NULL };
  const LiaisonCloudSpec spec = { .id = "public",
                                  .name = "Public",
                                  .flags = LIAISON_CLOUD_CAN_INVITE,
                                  .link_hosts = hosts,
                                  .allowed_addresses = allowed };

  return liaison_cloud_new (&spec);
}

typedef struct
{
  const char *name;
  const char *text;
  LiaisonGuardVerdict verdict;
  const char *found;    /* NULL: none */
  const char *restored; /* NULL: the text stays as it is */
} Case;

static const Case cases[] = {
  /* Intact. */
  { "alone", LINK, LIAISON_GUARD_INTACT, NULL, NULL },
  { "own-paragraph", "Hello\n\n" LINK "\n\nBye", LIAISON_GUARD_INTACT, NULL, NULL },
  { "between-blanks", "Open " LINK " now", LIAISON_GUARD_INTACT, NULL, NULL },
  { "line-ends-of-windows", "Hello\r\n\r\n" LINK "\r\n\r\nBye", LIAISON_GUARD_INTACT, NULL, NULL },
  { "ideographic-space", "打开　" LINK "　谢谢", LIAISON_GUARD_INTACT, NULL, NULL },
  { "quoted-reply", "> Hello\n>\n> " LINK "\n>\n> Bye", LIAISON_GUARD_INTACT, NULL, NULL },
  { "right-to-left-around", "افتح\n" LINK "\nشكرا", LIAISON_GUARD_INTACT, NULL, NULL },
  { "right-to-left-beside", "افتح " LINK " شكرا", LIAISON_GUARD_INTACT, NULL, NULL },
  { "other-addresses",
    LINK "\n\nhttps://www.example.com/?a=1#b, http://example.com. See http://例子.中国/页？",
    LIAISON_GUARD_INTACT, NULL, NULL },
  { "bare-portal", LINK "\n\nThe portal is " HOME "/.", LIAISON_GUARD_INTACT, NULL, NULL },
  { "agreement", LINK "\n\nSee " AGREEMENT ".", LIAISON_GUARD_INTACT, NULL, NULL },
  { "host-in-prose", LINK "\n\nIt is at admin.microsoft.com, our partner-invitation.",
    LIAISON_GUARD_INTACT, NULL, NULL },
  { "meeting-with-identifier",
    LINK "\n\nhttps://teams.example.com/l/meetup-join/" THEIRS "?tenantId=" THEIRS,
    LIAISON_GUARD_INTACT, NULL, NULL },

  /* Doubled. */
  { "doubled", LINK "\n\nagain\n\n" LINK, LIAISON_GUARD_DOUBLED, NULL, NULL },
  { "doubled-in-a-quote", LINK "\n\n> Hello\n> " LINK, LIAISON_GUARD_DOUBLED, NULL, NULL },

  /* Missing. */
  { "empty", "", LIAISON_GUARD_MISSING, NULL, LINK },
  { "select-all-and-type", "x", LIAISON_GUARD_MISSING, NULL, "x\n\n" LINK },
  { "pasted-over", "Hello\n\nPlease call me.\n\nBye\nAnn", LIAISON_GUARD_MISSING, NULL,
    "Hello\n\nPlease call me.\n\n" LINK "\n\nBye\nAnn" },
  { "only-the-portal", "See " HOME, LIAISON_GUARD_MISSING, NULL, "See " HOME "\n\n" LINK },
  { "blank-end", "Hello\n\nBye\n\n\n", LIAISON_GUARD_MISSING, NULL,
    "Hello\n\n" LINK "\n\nBye\n\n\n" },

  /* Altered: bytes of the link. */
  { "end-deleted", "a\n" HOME "/Adminportal/Home?invType=Reseller\nb", LIAISON_GUARD_ALTERED,
    HOME "/Adminportal/Home?invType=Reseller", "a\n" LINK "\nb" },
  { "query-deleted", HOME "/Adminportal/Home", LIAISON_GUARD_ALTERED, HOME "/Adminportal/Home",
    LINK },
  { "partner-cut", HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId=0a1b",
    LIAISON_GUARD_ALTERED, HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId=0a1b",
    LINK },
  { "scheme-deleted", "admin.microsoft.com/Adminportal/Home?" QUERY FRAGMENT, LIAISON_GUARD_ALTERED,
    "admin.microsoft.com/Adminportal/Home?" QUERY FRAGMENT, LINK },
  { "scheme-upper-case", "HTTPS://admin.microsoft.com/Adminportal/Home?" QUERY FRAGMENT,
    LIAISON_GUARD_ALTERED, "HTTPS://admin.microsoft.com/Adminportal/Home?" QUERY FRAGMENT, LINK },
  { "scheme-not-secret", "http://admin.microsoft.com/Adminportal/Home?" QUERY FRAGMENT,
    LIAISON_GUARD_ALTERED, "http://admin.microsoft.com/Adminportal/Home?" QUERY FRAGMENT, LINK },
  { "case-changed", HOME "/adminportal/home?" QUERY FRAGMENT, LIAISON_GUARD_ALTERED,
    HOME "/adminportal/home?" QUERY FRAGMENT, LINK },
  { "rights-changed",
    HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId=" OURS
         "&msppId=0&DAP=false" FRAGMENT,
    LIAISON_GUARD_ALTERED,
    HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId=" OURS
         "&msppId=0&DAP=false" FRAGMENT,
    LINK },
  { "quoted-printable",
    HOME "/Adminportal/Home?invType=3DResellerRelationship&partnerId=3D" OURS
         "&msppId=3D0&DAP=3Dtrue" FRAGMENT,
    LIAISON_GUARD_ALTERED,
    HOME "/Adminportal/Home?invType=3DResellerRelationship&partnerId=3D" OURS
         "&msppId=3D0&DAP=3Dtrue" FRAGMENT,
    LINK },
  { "quoted-printable-wrapped",
    HOME "/Adminportal/Home?invType=3DResellerRelationship&partnerId=3D0a1b2c3d-1111=\n-4222",
    LIAISON_GUARD_ALTERED,
    HOME "/Adminportal/Home?invType=3DResellerRelationship&partnerId=3D0a1b2c3d-1111=",
    LINK "\n-4222" },
  { "character-added", LINK "2", LIAISON_GUARD_ALTERED, LINK "2", LINK },
  { "parameter-added", LINK "&x=1", LIAISON_GUARD_ALTERED, LINK "&x=1", LINK },
  { "fragment-lost", HOME "/Adminportal/Home?" QUERY, LIAISON_GUARD_ALTERED,
    HOME "/Adminportal/Home?" QUERY, LINK },
  { "hash-lost", HOME "/Adminportal/Home?" QUERY "/BillingAccounts/partner-invitation",
    LIAISON_GUARD_ALTERED, HOME "/Adminportal/Home?" QUERY "/BillingAccounts/partner-invitation",
    LINK },
  { "hash-escaped", HOME "/Adminportal/Home?" QUERY "%23/BillingAccounts/partner-invitation",
    LIAISON_GUARD_ALTERED, HOME "/Adminportal/Home?" QUERY "%23/BillingAccounts/partner-invitation",
    LINK },
  { "ampersand-as-entity",
    HOME "/Adminportal/Home?invType=ResellerRelationship&amp;partnerId=" OURS
         "&amp;msppId=0&amp;DAP=true" FRAGMENT,
    LIAISON_GUARD_ALTERED,
    HOME "/Adminportal/Home?invType=ResellerRelationship&amp;partnerId=" OURS
         "&amp;msppId=0&amp;DAP=true" FRAGMENT,
    LINK },
  { "zero-width-space-inside",
    "https://admin." ZERO_WIDTH_SPACE "microsoft.com/Adminportal/Home?" QUERY FRAGMENT,
    LIAISON_GUARD_ALTERED,
    "https://admin." ZERO_WIDTH_SPACE "microsoft.com/Adminportal/Home?" QUERY FRAGMENT, LINK },
  { "wrapped",
    "a\n\n" HOME "/Adminportal/Home?invType=Reseller\nRelationship&partnerId=" OURS
    "&msppId=0&DAP=true" FRAGMENT "\n\nb",
    LIAISON_GUARD_ALTERED,
    HOME "/Adminportal/Home?invType=Reseller\nRelationship&partnerId=" OURS
         "&msppId=0&DAP=true" FRAGMENT,
    "a\n\n" LINK "\n\nb" },
  { "wrapped-at-the-end",
    HOME "/Adminportal/Home?" QUERY "#/BillingAccounts/partner-\r\ninvitation.",
    LIAISON_GUARD_ALTERED,
    HOME "/Adminportal/Home?" QUERY "#/BillingAccounts/partner-\r\ninvitation", LINK },
  { "wrapped-in-a-quote",
    "> a\n> " HOME "/Adminportal/Home?" QUERY "\n> #/BillingAccounts/\n> partner-invitation\n> b",
    LIAISON_GUARD_ALTERED,
    HOME "/Adminportal/Home?" QUERY "\n> #/BillingAccounts/\n> partner-invitation",
    "> a\n> " LINK "\n> b" },
  { "soft-line-breaks",
    HOME "/Adminportal/Home?invType=Reseller=\nRelationship&partnerId=" OURS
         "&msppId=0&DAP=true" FRAGMENT,
    LIAISON_GUARD_ALTERED,
    HOME "/Adminportal/Home?invType=Reseller=\nRelationship&partnerId=" OURS
         "&msppId=0&DAP=true" FRAGMENT,
    LINK },
  { "rewritten-by-a-mail-guard",
    "https://safe.example.com/?url=https%3A%2F%2Fadmin.microsoft.com%2FAdminportal%2FHome%3F"
    "invType%3DResellerRelationship%26partnerId%3D" OURS "&reserved=0",
    LIAISON_GUARD_ALTERED,
    "https://safe.example.com/?url=https%3A%2F%2Fadmin.microsoft.com%2FAdminportal%2FHome%3F"
    "invType%3DResellerRelationship%26partnerId%3D" OURS "&reserved=0",
    LINK },
  { "look-alike-host", "https://admin.microsoft.com.example.net/Adminportal/Home?" QUERY FRAGMENT,
    LIAISON_GUARD_ALTERED,
    "https://admin.microsoft.com.example.net/Adminportal/Home?" QUERY FRAGMENT, LINK },

  /* Altered: something touches the link. Trailing punctuation does not hide the link from being
   * found (step 1), but it does not stand free then (step 4): some programs take it into the
   * address they open. */
  { "full-stop-behind", "Open " LINK ".", LIAISON_GUARD_ALTERED, LINK ".", "Open " LINK },
  { "chinese-full-stop-behind", "请打开：\n" LINK "。\n谢谢", LIAISON_GUARD_ALTERED, LINK "。",
    "请打开：\n" LINK "\n谢谢" },
  { "brackets-around", "Open (" LINK ").", LIAISON_GUARD_ALTERED, "(" LINK ").", "Open " LINK },
  { "angle-brackets-around", "<" LINK ">", LIAISON_GUARD_ALTERED, "<" LINK ">", LINK },
  { "chinese-brackets-around", "链接（" LINK "）。", LIAISON_GUARD_ALTERED, "链接（" LINK "）。",
    "链接\n" LINK },
  { "word-before", "see:" LINK, LIAISON_GUARD_ALTERED, "see:" LINK, "see:\n" LINK },
  { "letter-before", "x" LINK, LIAISON_GUARD_ALTERED, "x" LINK, "x\n" LINK },
  { "chinese-around", "请打开" LINK "即可。", LIAISON_GUARD_ALTERED, "请打开" LINK "即可。",
    "请打开\n" LINK "\n即可。" },
  { "zero-width-space-before", ZERO_WIDTH_SPACE LINK, LIAISON_GUARD_ALTERED, ZERO_WIDTH_SPACE LINK,
    LINK },
  { "zero-width-space-behind", LINK ZERO_WIDTH_SPACE, LIAISON_GUARD_ALTERED, LINK ZERO_WIDTH_SPACE,
    LINK },
  { "right-to-left-mark-before", "\u200f" LINK, LIAISON_GUARD_ALTERED, "\u200f" LINK, LINK },
  { "quote-mark-without-blank", ">" LINK, LIAISON_GUARD_ALTERED, ">" LINK, ">\n" LINK },
  { "twice-glued", LINK LINK, LIAISON_GUARD_ALTERED, LINK LINK, LINK },

  /* Altered: a damaged copy beside the intact one goes. */
  { "damaged-copy-beside", LINK "\n\n" HOME "/Adminportal/Home?" QUERY "\n\nb",
    LIAISON_GUARD_ALTERED, HOME "/Adminportal/Home?" QUERY, LINK "\n\n\n\nb" },
  { "other-page-of-the-portal", LINK "\nand " HOME "/Adminportal/Home#/users.",
    LIAISON_GUARD_ALTERED, HOME "/Adminportal/Home#/users", LINK "\nand " },
  { "two-damaged-copies", HOME "/Adminportal/Home?invType=x\n" HOME "/Adminportal/Home?" QUERY " b",
    LIAISON_GUARD_ALTERED, HOME "/Adminportal/Home?invType=x", LINK "\n b" },

  /* Foreign. */
  { "two-partners", LINK "\n\n" FOREIGN, LIAISON_GUARD_FOREIGN, FOREIGN, NULL },
  { "only-the-other-partner", "a\n\n" FOREIGN "\n\nb", LIAISON_GUARD_FOREIGN, FOREIGN,
    "a\n\n" FOREIGN "\n\n" LINK "\n\nb" },
  { "other-partner-with-full-stop", LINK " " FOREIGN "。", LIAISON_GUARD_FOREIGN, FOREIGN, NULL },
  { "other-partner-escaped",
    LINK " https://x.example/?u=https%3A%2F%2Fadmin.microsoft.com%2F%3FpartnerId%3D" THEIRS,
    LIAISON_GUARD_FOREIGN,
    "https://x.example/?u=https%3A%2F%2Fadmin.microsoft.com%2F%3FpartnerId%3D" THEIRS, NULL },
  { "older-form",
    LINK
    " https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=" THEIRS
    "&csp=1&msppid=0",
    LIAISON_GUARD_FOREIGN,
    "https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=" THEIRS
    "&csp=1&msppid=0",
    NULL },
  { "granular-request",
    LINK " " HOME "/AdminPortal/Home#/partners/invitation/granularAdminRelationships/" THEIRS
         "-" THEIRS,
    LIAISON_GUARD_FOREIGN,
    HOME "/AdminPortal/Home#/partners/invitation/granularAdminRelationships/" THEIRS "-" THEIRS,
    NULL },
  { "other-partner-without-scheme", LINK " admin.microsoft.com/Adminportal/Home?partnerId=" THEIRS,
    LIAISON_GUARD_FOREIGN, "admin.microsoft.com/Adminportal/Home?partnerId=" THEIRS, NULL },
  { "foreign-outweighs-altered", LINK ". " FOREIGN, LIAISON_GUARD_FOREIGN, FOREIGN,
    LINK " " FOREIGN },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(LiaisonCloud) cloud = new_cloud ();
  g_autoptr(LiaisonGuardReport) report = liaison_link_guard_check (cloud, LINK, c->text);
  g_autoptr(LiaisonGuardReport) again = NULL;
  g_autofree char *restored = liaison_link_guard_restore (cloud, LINK, c->text, G_MAXSIZE);
  const char *expected = c->found != NULL ? c->found : LINK;

  g_assert_cmpint (report->verdict, ==, c->verdict);
  g_assert_cmpstr (report->found, ==, c->found);
  if (c->verdict == LIAISON_GUARD_MISSING)
    g_assert_cmpuint (report->offset, ==, 0);
  else
    g_assert_true (g_str_has_prefix (c->text + report->offset, expected));

  /* One click makes a letter that may leave, unless another partner's link is left to the user. */
  g_assert_cmpstr (restored, ==, c->restored != NULL ? c->restored : c->text);
  again = liaison_link_guard_check (cloud, LINK, restored);
  if (c->verdict == LIAISON_GUARD_FOREIGN || c->verdict == LIAISON_GUARD_DOUBLED)
    g_assert_cmpint (again->verdict, ==, c->verdict);
  else
    g_assert_cmpint (again->verdict, ==, LIAISON_GUARD_INTACT);
  g_assert_cmpuint (again->copies, ==, c->verdict == LIAISON_GUARD_DOUBLED ? 2 : 1);
}

/* A link whose own end looks like punctuation, and one without identifiers. */
static void
test_link_may_end_in_punctuation (void)
{
  g_autoptr(LiaisonCloud) cloud = new_cloud ();
  const char *link = HOME "/x?invType=a(b)";
  g_autoptr(LiaisonGuardReport) alone =
               liaison_link_guard_check (cloud, link, HOME "/x?invType=a(b)\n");
  g_autoptr(LiaisonGuardReport) cut =
               liaison_link_guard_check (cloud, link, HOME "/x?invType=a(b");
  g_autoptr(LiaisonGuardReport) stop =
               liaison_link_guard_check (cloud, link, HOME "/x?invType=a(b).");

  g_assert_cmpint (alone->verdict, ==, LIAISON_GUARD_INTACT);
  g_assert_cmpint (cut->verdict, ==, LIAISON_GUARD_ALTERED);
  g_assert_cmpint (stop->verdict, ==, LIAISON_GUARD_ALTERED);
}

/* Undo and redo, a character at a time: at no moment is a broken link called intact. */
static void
test_every_deletion_is_seen (void)
{
  g_autoptr(LiaisonCloud) cloud = new_cloud ();
  const char *text = "Dear Ann,\n\n" LINK "\n\nBye";
  gsize start = strlen ("Dear Ann,\n\n");
  gsize length = strlen (LINK);

  for (gsize from = 0; from < length; from++)
    for (gsize n = 1; from + n <= length; n += 7)
      {
        g_autoptr(GString) broken = g_string_new (text);
        g_autoptr(LiaisonGuardReport) report = NULL;
        g_autoptr(LiaisonGuardReport) repaired = NULL;
        g_autofree char *restored = NULL;

        g_string_erase (broken, start + from, n);
        report = liaison_link_guard_check (cloud, LINK, broken->str);
        g_assert_cmpint (report->verdict, >=, LIAISON_GUARD_MISSING);
        g_assert_cmpuint (report->copies, ==, 0);

        restored = liaison_link_guard_restore (cloud, LINK, broken->str, start);
        repaired = liaison_link_guard_check (cloud, LINK, restored);
        g_assert_cmpuint (repaired->copies, ==, 1);
      }
}

/* Whatever happens to the text: the verdict agrees with its plain meaning, and one click repairs
 * what is ours. */
static void
test_random_damage (void)
{
  static const char *const pieces[] = {
    "\n",
    " ",
    "> ",
    "=\n",
    ZERO_WIDTH_SPACE,
    "。",
    ".",
    "(",
    "中文",
    "x",
    "&amp;",
    "%23",
    "#",
    "/",
    "https://",
    "http://",
    "admin.microsoft.com",
    QUERY,
    FRAGMENT,
    LINK,
    FOREIGN,
    HOME,
    "%",
    "\u200f",
  };
  g_autoptr(LiaisonCloud) cloud = new_cloud ();

  for (int round = 0; round < 4000; round++)
    {
      g_autoptr(GString) text = g_string_new ("Dear Ann,\n\n" LINK "\n\nBye\nZhang");
      g_autoptr(LiaisonGuardReport) report = NULL;
      g_autoptr(LiaisonGuardReport) again = NULL;
      g_autofree char *restored = NULL;

      for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
        {
          gsize place = g_test_rand_int_range (0, (int) text->len + 1);

          while (place < text->len && ((guchar) text->str[place] & 0xC0) == 0x80)
            place++;
          if (place < text->len && (guchar) text->str[place] < 0x80 && g_test_rand_bit ())
            g_string_erase (text, place, 1);
          else
            g_string_insert (text, place, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
        }

      report = liaison_link_guard_check (cloud, LINK, text->str);
      restored = liaison_link_guard_restore (cloud, LINK, text->str, g_test_rand_int_range (0, 40));
      again = liaison_link_guard_check (cloud, LINK, restored);
      g_test_message ("%s\n→\n%s", text->str, restored);

      if (report->verdict == LIAISON_GUARD_INTACT)
        g_assert_nonnull (strstr (text->str, LINK));
      if (report->found != NULL)
        g_assert_true (g_str_has_prefix (text->str + report->offset, report->found));
      g_assert_true (g_utf8_validate (restored, -1, NULL));
      g_assert_cmpuint (again->copies, >=, 1);
      g_assert_cmpint (again->verdict, !=, LIAISON_GUARD_MISSING);
      g_assert_cmpint (again->verdict, !=, LIAISON_GUARD_ALTERED);
    }
}

static void
test_restores_at_the_old_place (void)
{
  g_autoptr(LiaisonCloud) cloud = new_cloud ();
  const struct
  {
    const char *text;
    gsize hint;
    const char *restored;
  } places[] = {
    { "One\n\n\n\nTwo\n\nThree", 5, "One\n\n" LINK "\n\nTwo\n\nThree" },
    { "One\nTwo\n\nThree", 0, LINK "\n\nOne\nTwo\n\nThree" },
    { "One\nTwo\n\nThree", 4, "One\n\n" LINK "\n\nTwo\n\nThree" },
    { "One\nTwo\n\nThree", 5, "One\nTwo\n\n" LINK "\n\nThree" },
    { "One\nTwo\n\nThree", 14, "One\nTwo\n\nThree\n\n" LINK },
    { "您好\n\n此致", 1, "您好\n\n" LINK "\n\n此致" },
    { "One\nTwo\n\nThree", 1000, "One\nTwo\n\n" LINK "\n\nThree" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *restored =
        liaison_link_guard_restore (cloud, LINK, places[i].text, places[i].hint);

      g_assert_cmpstr (restored, ==, places[i].restored);
    }
}

#define ESCAPED                                                                                    \
  HOME "/Adminportal/Home?invType=ResellerRelationship&amp;partnerId=" OURS                        \
       "&amp;msppId=0&amp;DAP=true" FRAGMENT
#define ANCHOR "<a href=\"" ESCAPED "\">" ESCAPED "</a>"

static void
test_html (void)
{
  g_autoptr(LiaisonCloud) cloud = new_cloud ();
  g_autofree char *own = liaison_letter_to_html ("Hi & <b>\n\n" LINK "\n\nBye", LINK);
  g_autofree char *doubled = liaison_letter_to_html (LINK "\n\n" LINK, LINK);
  const struct
  {
    const char *html;
    LiaisonGuardVerdict verdict;
    const char *found;
  } htmls[] = {
    { own, LIAISON_GUARD_INTACT, NULL },
    { doubled, LIAISON_GUARD_DOUBLED, NULL },
    { "<p>x</p>" ANCHOR "<p>y</p>", LIAISON_GUARD_INTACT, NULL },
    { "<p>x<br>" ANCHOR "<BR/>y</p>", LIAISON_GUARD_INTACT, NULL },
    { "<p><A class='x' HREF = '" ESCAPED "'>" ESCAPED "</A></p>", LIAISON_GUARD_INTACT, NULL },
    { "<p><a href=\"https://example.com/\">site</a> " ANCHOR " <a name=\"x\">y</a></p>",
      LIAISON_GUARD_INTACT, NULL },
    /* The words are right, what they open is not, and the other way round. */
    { "<p>" ESCAPED "</p>", LIAISON_GUARD_ALTERED, LINK },
    { "<p><a href=\"" ESCAPED "\">click here</a></p>", LIAISON_GUARD_MISSING, NULL },
    { ANCHOR "<p><a href=\"" ESCAPED "\">click here</a></p>", LIAISON_GUARD_ALTERED, "click here" },
    { "<a href=\"https://evil.example/\">" ESCAPED "</a>", LIAISON_GUARD_ALTERED,
      "https://evil.example/" },
    { "<a href=\"" FOREIGN "\">" ESCAPED "</a>", LIAISON_GUARD_FOREIGN, FOREIGN },
    { ANCHOR " <a href=\"" FOREIGN "\">more</a>", LIAISON_GUARD_FOREIGN, FOREIGN },
    { ANCHOR " " FOREIGN, LIAISON_GUARD_FOREIGN, FOREIGN },
    { "<a href=\"" ESCAPED "\">" ESCAPED ".</a>", LIAISON_GUARD_ALTERED, LINK "." },
    { "<a href=\"" ESCAPED "\">" HOME "/Adminportal/Home?invType=Resel<wbr>ler</a>",
      LIAISON_GUARD_ALTERED, HOME "/Adminportal/Home?invType=Reseller" },
    { "<p>&#x200B;" ANCHOR "</p>", LIAISON_GUARD_ALTERED, ZERO_WIDTH_SPACE LINK },
    { "", LIAISON_GUARD_MISSING, NULL },
    { "<p", LIAISON_GUARD_MISSING, NULL },
    { "&#; &#x110000; &bogus; & <", LIAISON_GUARD_MISSING, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (htmls); i++)
    {
      g_autoptr(LiaisonGuardReport) report =
                   liaison_link_guard_check_html (cloud, LINK, htmls[i].html);

      g_test_message ("%s", htmls[i].html);
      g_assert_cmpint (report->verdict, ==, htmls[i].verdict);
      g_assert_cmpstr (report->found, ==, htmls[i].found);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/link-guard/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/link-guard/link-ends-in-punctuation", test_link_may_end_in_punctuation);
  g_test_add_func ("/link-guard/every-deletion", test_every_deletion_is_seen);
  g_test_add_func ("/link-guard/random-damage", test_random_damage);
  g_test_add_func ("/link-guard/old-place", test_restores_at_the_old_place);
  g_test_add_func ("/link-guard/html", test_html);

  return g_test_run ();
}
