/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test.h"
#include "mail/liaison-link-guard.h"
#include "mail/liaison-mailto.h"
#include "model/liaison-joint.h"
#include "model/liaison-letter-composer.h"
#include "model/liaison-letter-placeholders.h"

/* The longest link that was seen, with a provider. */
#define LINK                                                                                       \
  "https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship"              \
  "&partnerId=0a1b2c3d-1111-4222-8333-444455556666&msppId=1234567"                                 \
  "&indirectCSPId=1a2b3c4d-1111-4222-8333-444455556666&DAP=true"                                   \
  "#/BillingAccounts/partner-invitation"

#define N_CLOUDS 4

typedef struct
{
  LiaisonLetterLibrary *library;
  LiaisonCloud *clouds[N_CLOUDS];
} Fixture;

/* How the names of a letter can be. */
typedef enum
{
  NAMES_LATIN,
  NAMES_MISSING,
  NAMES_LONG,
  NAMES_CHINESE,
  NAMES_LONG_CHINESE,
  N_NAMES
} Names;

typedef struct
{
  const char *language;
  gsize cloud;
  LiaisonLetterPurpose purpose;
  gboolean reminder;
  gboolean rights;
  gboolean existing;
  LiaisonJoint joint;
  Names names;
} Variant;

static LiaisonCloud *
new_cloud (const char *id, LiaisonCloudFlags flags, const char *portal)
{
  static const char *const hosts[] = { "admin.microsoft.com", NULL };
  const LiaisonCloudSpec spec = { .id = id,
                                  .name = id,
                                  .flags = LIAISON_CLOUD_CAN_INVITE | flags,
                                  .link_hosts = hosts,
                                  .acceptance_portal = portal };

  return liaison_cloud_new (&spec);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = liaison_test_dup_shipped_path ("letters.ini");
  g_autoptr(GError) error = NULL;
  LiaisonCloudFlags both = LIAISON_CLOUD_RIGHTS_OPTIONAL | LIAISON_CLOUD_LINK_GRANTS_RIGHTS;

  fixture->library = liaison_letter_library_new_from_file (path, &error);
  g_assert_no_error (error);
  fixture->clouds[0] = new_cloud ("seed", both, "microsoft-365-admin-center");
  fixture->clouds[1] =
    new_cloud ("live", LIAISON_CLOUD_RIGHTS_OPTIONAL, "microsoft-365-admin-center");
  fixture->clouds[2] =
    new_cloud ("locked", LIAISON_CLOUD_LINK_GRANTS_RIGHTS, "microsoft-office-admin-portal");
  fixture->clouds[3] =
    new_cloud ("china", LIAISON_CLOUD_LINK_GRANTS_RIGHTS, "office-365-admin-center-21vianet");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->library);
  for (gsize i = 0; i < N_CLOUDS; i++)
    g_assert_finalize_object (fixture->clouds[i]);
}

static void
name_people (LiaisonLetterRequest *request, Names names)
{
  /* As in the longest real names of companies and people: 60 letters, or 40 characters. Of two
   * companies that ask, one is the shorter: Japanese letters are long. */
  static const struct
  {
    const char *company, *partner, *provider, *reseller, *contact, *sender, *title;
  } sets[N_NAMES] = {
    [NAMES_LATIN] = { "Contoso & Söhne GmbH", "Fabrikam Services", "Wide World Distribution",
                      "Northwind Consulting", "Anna Example", "Zhang San", "Account Manager" },
    [NAMES_MISSING] = { NULL, "Fabrikam Services", "Wide World Distribution",
                        "Northwind Consulting", NULL, "Zhang San", NULL },
    [NAMES_LONG] = { "Gesellschaft für Datenverarbeitung und Öffentlichkeitsarbeit mbH",
                     "Fabrikam Informationstechnologie-Dienstleistungen Österreich AG",
                     "Wide World Importers Distribution and Cloud Services Europe B.V.",
                     "Nordwind Beratungs- und Systemhaus für Mittelstand und Handel KG",
                     "Prof. Dr. Maximiliane Freifrau von Hohenstein-Unterwaldberg",
                     "Wolfeschlegelsteinhausenbergerdorff Hubert Blaine, the Elder",
                     "Senior Account Manager for the Public Sector and Education" },
    [NAMES_CHINESE] = { "上海示例贸易有限公司", "云帆科技有限公司", "环宇分销有限公司",
                        "北风咨询有限公司", "李明", "张三", "客户经理" },
    [NAMES_LONG_CHINESE] = { "内蒙古自治区呼和浩特市示例国际贸易与信息技术服务集团股份有限公司",
                             "北京云帆创新信息技术与数字化转型咨询服务集团股份有限公司",
                             "深圳环宇全球云计算产品与软件分销供应链管理股份有限公司",
                             "成都北风云计算有限公司", "阿卜杜热合曼·阿不都克热木江",
                             "买买提艾力·阿布都热依木", "大客户部经理" },
  };

  request->customer_company = sets[names].company;
  request->partner_name = sets[names].partner;
  request->contact_name = sets[names].contact;
  request->sender_name = sets[names].sender;
  request->sender_title = sets[names].title;
  if (names != NAMES_MISSING)
    {
      request->sender_mail = "firstname.lastname@a-long-domain-name.example.com";
      request->sender_phone = "+86 10 8888 8888 12345";
      request->due_date = "2026-12-26";
    }
  if (request->provider_name != NULL)
    request->provider_name = sets[names].provider;
  if (request->reseller_name != NULL)
    request->reseller_name = sets[names].reseller;
}

static LiaisonLetterRequest
make_request (Fixture *fixture, const Variant *variant)
{
  LiaisonLetterRequest request = {
    .language = variant->language,
    .cloud = fixture->clouds[variant->cloud],
    .purpose = variant->purpose,
    .reminder = variant->reminder,
    .wants_rights = variant->rights,
    .existing_customer = variant->existing,
    .provider_name = variant->joint == LIAISON_JOINT_PROVIDER ? "" : NULL,
    .reseller_name = variant->joint == LIAISON_JOINT_RESELLER ? "" : NULL,
    .link = LINK,
    .first_handed_off = variant->reminder ? "2026-11-22" : NULL,
  };

  name_people (&request, variant->names);
  return request;
}

typedef void (*Judge) (Fixture *fixture,
                       const Variant *variant,
                       const LiaisonLetterRequest *request,
                       const LiaisonLetterText *text);

static void
judge_each_purpose (Fixture *fixture, Variant *variant, Judge judge)
{
  for (guint bits = 0; bits < 8 * (LIAISON_JOINT_RESELLER + 1); bits++)
    for (guint purpose = 0; purpose < LIAISON_LETTER_N_PURPOSES; purpose++)
      {
        g_autoptr(LiaisonLetterText) text = NULL;
        LiaisonLetterRequest request;

        variant->purpose = purpose;
        variant->reminder = (bits & 1) != 0;
        variant->rights = (bits & 2) != 0;
        variant->existing = (bits & 4) != 0;
        variant->joint = bits / 8;
        request = make_request (fixture, variant);
        text = liaison_letter_library_compose (fixture->library, &request);
        judge (fixture, variant, &request, text);
      }
}

/* Every letter × language × variant. */
static void
judge_all (Fixture *fixture, Judge judge)
{
  const char *const *languages = liaison_letter_library_get_languages (fixture->library);

  for (gsize l = 0; languages[l] != NULL; l++)
    for (gsize cloud = 0; cloud < N_CLOUDS; cloud++)
      for (guint names = 0; names < N_NAMES; names++)
        {
          Variant variant = { .language = languages[l], .cloud = cloud, .names = names };

          judge_each_purpose (fixture, &variant, judge);
        }
}

static char *
dup_name (const Variant *variant)
{
  static const char *const joints[] = { "", " provider", " reseller" };

  return g_strdup_printf (
    "%s cloud %d names %d %s%s%s%s%s", variant->language, (int) variant->cloud, variant->names,
    liaison_letter_purpose_to_word (variant->purpose), variant->reminder ? " reminder" : "",
    variant->rights ? " rights" : "", variant->existing ? " existing" : "", joints[variant->joint]);
}

#define check(variant, text, what)                                                                 \
  if (!(what))                                                                                     \
    {                                                                                              \
      g_autofree char *name = dup_name (variant);                                                  \
                                                                                                   \
      g_error ("%s: not %s:\n%s\n\n%s", name, #what, (text)->subject, (text)->body);               \
    }

static void
judge_filled (Fixture *fixture,
              const Variant *variant,
              const LiaisonLetterRequest *request,
              const LiaisonLetterText *text)
{
  check (variant, text, strpbrk (text->body, "{}") == NULL);
  check (variant, text, strpbrk (text->subject, "{}\n") == NULL);
  check (variant, text, strstr (text->body, "\n\n\n") == NULL);
  check (variant, text, strstr (text->body, " \n") == NULL);
  check (variant, text, g_utf8_validate (text->body, -1, NULL));
}

static void
test_leaves_no_placeholder (Fixture *fixture, gconstpointer unused)
{
  judge_all (fixture, judge_filled);
}

static void
judge_link (Fixture *fixture,
            const Variant *variant,
            const LiaisonLetterRequest *request,
            const LiaisonLetterText *text)
{
  g_autoptr(LiaisonGuardReport) report =
               liaison_link_guard_check (request->cloud, LINK, text->body);

  check (variant, text, report->verdict == LIAISON_GUARD_INTACT);
  check (variant, text, strstr (text->body, "\n\n" LINK "\n\n") != NULL);
}

static void
test_passes_the_guard (Fixture *fixture, gconstpointer unused)
{
  judge_all (fixture, judge_link);
}

static void
judge_size (Fixture *fixture,
            const Variant *variant,
            const LiaisonLetterRequest *request,
            const LiaisonLetterText *text)
{
  g_autofree char *mailto = liaison_mailto_new ("purchasing.department@another-long-domain.example",
                                                text->subject, text->body);

  check (variant, text, strlen (mailto) <= LIAISON_MAILTO_MAX);
}

static void
test_fits_into_a_mailto (Fixture *fixture, gconstpointer unused)
{
  judge_all (fixture, judge_size);
}

static void
judge_parties (Fixture *fixture,
               const Variant *variant,
               const LiaisonLetterRequest *request,
               const LiaisonLetterText *text)
{
  g_autofree char *first = NULL;

  check (variant, text, strstr (text->body, request->partner_name) != NULL);
  check (variant, text, strstr (text->subject, request->partner_name) != NULL);
  check (variant, text, strstr (text->body, request->sender_name) != NULL);
  if (request->contact_name != NULL)
    check (variant, text, strstr (text->body, request->contact_name) != NULL);
  if (request->customer_company != NULL && !variant->reminder)
    check (variant, text, strstr (text->body, request->customer_company) != NULL);
  if (request->provider_name != NULL)
    check (variant, text, strstr (text->body, request->provider_name) != NULL);
  if (request->reseller_name != NULL)
    {
      check (variant, text, strstr (text->body, request->reseller_name) != NULL);
      check (variant, text, strstr (text->subject, request->reseller_name) != NULL);
    }
  if (variant->reminder)
    check (variant, text, strstr (text->body, "22") != NULL && strstr (text->body, "2026") != NULL);
}

/* LTR-1, LTR-2, LTR-15, and the date of the first letter in a reminder. */
static void
test_names_the_parties (Fixture *fixture, gconstpointer unused)
{
  judge_all (fixture, judge_parties);
}

/* What English and Chinese letters say, by purpose: domain.md 8.5, INV-19, MUL-2. */
typedef struct
{
  const char *language;
  const char *multi_partner[2];
  const char *multichannel[2];
  const char *provider[2];
  const char *reseller[2];
  const char *rights_again;
  const char *reminder;
  const char *asks_rights[2]; /* of a letter, of a reminder */
  const char *asks_rights_for_reseller[2];
  const char *only_ours[4]; /* who looks after the customer is another, if we are the provider */
} Wording;

static const Wording wordings[] = {
  { "en",
    { "next to your present partner", "your partner of record do not change" },
    { "that you bought elsewhere", "Nothing is transferred" },
    { " as a reseller and Wide World Distribution as the provider through which we order",
      "the provider orders from Microsoft for us" },
    { " accept Northwind Consulting as a reseller and Fabrikam Services as the provider through "
      "which it orders",
      "the reseller looks after you, and we order from Microsoft for it" },
    "We only ask you to give us the administration privileges again",
    "On 22 November 2026 we asked you",
    { "You also give us delegated administration privileges.",
      "you also give us delegated administration privileges" },
    { "You also give Northwind Consulting delegated administration privileges. With them its staff",
      "you also give Northwind Consulting delegated administration privileges" },
    { "through which we order", "give us", "our staff", "We would like" } },
  { "zh_CN",
    { "与贵公司现有的合作伙伴一道", "记录合作伙伴均不会更改" },
    { "从其他渠道购买的 Microsoft 订阅", "不会进行任何转移" },
    { "接受 Wide World Distribution 作为我们订购所经由的间接提供商",
      "由间接提供商为我们向 Microsoft 订购" },
    { "接受 Northwind Consulting 作为经销商，并接受 Fabrikam Services "
      "作为其订购所经由的间接提供商",
      "经销商为您服务，我们为其向 Microsoft 订购" },
    "此次仅请求重新授予委派管理权限",
    "我们曾于 2026年11月22日请您",
    { "您同时授予我们委派管理权限", "同时授予我们委派管理权限" },
    { "您同时授予 Northwind Consulting 委派管理权限：其员工",
      "同时授予 Northwind Consulting 委派管理权限" },
    { "我们订购所经由", "授予我们", "我们可代表您", "我们希望" } },
};

static gboolean
says (const LiaisonLetterText *text, const char *piece)
{
  return strstr (text->body, piece) != NULL;
}

static void
judge_words (Fixture *fixture,
             const Variant *variant,
             const LiaisonLetterRequest *request,
             const LiaisonLetterText *text)
{
  const Wording *w = g_str_equal (variant->language, "en") ? &wordings[0] : &wordings[1];
  gboolean first = !variant->reminder;
  gboolean partner = first && variant->purpose == LIAISON_LETTER_MULTI_PARTNER;
  gboolean channel = first && variant->purpose == LIAISON_LETTER_MULTICHANNEL;
  gboolean provider = variant->joint == LIAISON_JOINT_PROVIDER;
  gboolean reseller = variant->joint == LIAISON_JOINT_RESELLER;
  gboolean granted =
    (variant->rights || !liaison_cloud_has (request->cloud, LIAISON_CLOUD_RIGHTS_OPTIONAL)) &&
    liaison_cloud_has (request->cloud, LIAISON_CLOUD_LINK_GRANTS_RIGHTS);
  gboolean ours = variant->purpose == LIAISON_LETTER_RIGHTS_AGAIN ||
                  (variant->purpose == LIAISON_LETTER_NEW_CUSTOMER && variant->existing);

  if (variant->names != NAMES_LATIN ||
      (w != &wordings[1] && !g_str_equal (variant->language, "en")) ||
      (w == &wordings[1] && !g_str_equal (variant->language, "zh_CN")))
    return;

  for (gsize i = 0; i < 2; i++)
    {
      check (variant, text, says (text, w->multi_partner[i]) == partner);
      check (variant, text, says (text, w->multichannel[i]) == channel);
      check (variant, text, says (text, w->provider[i]) == (provider && (first || i == 0)));
      check (variant, text, says (text, w->reseller[i]) == (reseller && (first || i == 0)));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (w->only_ours); i++)
    check (variant, text, !reseller || !says (text, w->only_ours[i]));
  check (variant, text, says (text, w->rights_again) == (ours && granted && first && !reseller));
  check (variant, text, says (text, w->reminder) == !first);
  check (variant, text, says (text, w->asks_rights[first ? 0 : 1]) == (granted && !reseller));
  check (variant, text,
         says (text, w->asks_rights_for_reseller[first ? 0 : 1]) == (granted && reseller));
}

/* Honest about rights in every language: what is asked for, for whom, and given, and nothing else.
 */
static void
judge_rights (Fixture *fixture,
              const Variant *variant,
              const LiaisonLetterRequest *request,
              const LiaisonLetterText *text)
{
  g_autoptr(GHashTable) values =
               liaison_letter_composer_collect_values (fixture->library, request);
  gboolean wanted =
    variant->rights || !liaison_cloud_has (request->cloud, LIAISON_CLOUD_RIGHTS_OPTIONAL);
  gboolean grants = liaison_cloud_has (request->cloud, LIAISON_CLOUD_LINK_GRANTS_RIGHTS);
  gboolean first = !variant->reminder;
  gboolean ours = variant->existing || variant->purpose == LIAISON_LETTER_RIGHTS_AGAIN;
  gboolean reseller = variant->joint == LIAISON_JOINT_RESELLER;
  const struct
  {
    const char *group;
    gboolean expected;
  } lines[] = {
    { "privileges", first && wanted && grants && !reseller },
    { "privileges-reseller", first && wanted && grants && reseller },
    { "privileges-limit", first && wanted && grants },
    { "control-privileges", first && wanted && grants && !reseller },
    { "control-privileges-reseller", first && wanted && grants && reseller },
    { "privileges-later", wanted && !grants && !reseller },
    { "privileges-later-reseller", wanted && !grants && reseller },
    { "no-privileges", first && !wanted && !ours && !reseller },
    { "no-privileges-again", first && !wanted && ours && !reseller },
    { "no-privileges-reseller", first && !wanted && reseller },
    { "reminder-privileges", !first && wanted && grants && !reseller },
    { "reminder-privileges-reseller", !first && wanted && grants && reseller },
    { "reminder-no-privileges", !first && !wanted && !reseller },
    { "reminder-no-privileges-reseller", !first && !wanted && reseller },
    /* Whose customer list it is, and who orders for whom. */
    { "appears", first && !ours && !reseller },
    { "stays", first && ours && !reseller },
    { "provider", first && variant->joint == LIAISON_JOINT_PROVIDER },
    { "reseller", first && reseller },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *pattern =
        liaison_letter_library_get_text (fixture->library, variant->language, lines[i].group);
      g_autofree char *line = liaison_letter_fill (pattern, values);

      check (variant, text, says (text, line) == lines[i].expected);
    }
}

static void
test_is_honest_about_rights (Fixture *fixture, gconstpointer unused)
{
  judge_all (fixture, judge_rights);
}

static void
test_says_what_each_purpose_needs (Fixture *fixture, gconstpointer unused)
{
  judge_all (fixture, judge_words);
}

static void
test_purposes_have_words (void)
{
  for (guint i = 0; i < LIAISON_LETTER_N_PURPOSES; i++)
    g_assert_cmpuint (liaison_letter_purpose_from_word (liaison_letter_purpose_to_word (i)), ==, i);
  g_assert_cmpuint (liaison_letter_purpose_from_word (NULL), ==, LIAISON_LETTER_NEW_CUSTOMER);
  g_assert_cmpuint (liaison_letter_purpose_from_word ("of-a-newer-program"), ==,
                    LIAISON_LETTER_NEW_CUSTOMER);
}

#define add(name, function)                                                                        \
  g_test_add ("/letter-variants/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/letter-variants/words", test_purposes_have_words);
  add ("no-placeholder", test_leaves_no_placeholder);
  add ("guard", test_passes_the_guard);
  add ("mailto", test_fits_into_a_mailto);
  add ("parties", test_names_the_parties);
  add ("rights", test_is_honest_about_rights);
  add ("purposes", test_says_what_each_purpose_needs);

  return g_test_run ();
}
