/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test.h"
#include "mail/liaison-mailto.h"
#include "model/liaison-letter-library.h"

#define LINK                                                                                       \
  "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship"                      \
  "&partnerId=0a1b2c3d-1111-4222-8333-444455556666&msppId=0&DAP=true"                              \
  "#/BillingAccounts/partner-invitation"

typedef struct
{
  LiaisonLetterLibrary *library;
  LiaisonCloud *seed; /* the public cloud as the demonstration follows it: the link grants rights */
  LiaisonCloud *live; /* the public cloud of today */
  LiaisonCloud *locked;
  LiaisonCloud *china;
} Fixture;

static LiaisonCloud *
new_cloud (const char *id, LiaisonCloudFlags flags, const char *portal)
{
  const LiaisonCloudSpec spec = { .id = id,
                                  .name = id,
                                  .flags = LIAISON_CLOUD_CAN_INVITE | flags,
                                  .acceptance_portal = portal };

  return liaison_cloud_new (&spec);
}

static LiaisonLetterLibrary *
open_shipped (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = liaison_test_dup_shipped_path ("letters.ini");
  LiaisonLetterLibrary *library = liaison_letter_library_new_from_file (path, &error);

  g_assert_no_error (error);
  return library;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->library = open_shipped ();
  fixture->seed =
    new_cloud ("seed", LIAISON_CLOUD_RIGHTS_OPTIONAL | LIAISON_CLOUD_LINK_GRANTS_RIGHTS,
               "microsoft-365-admin-center");
  fixture->live = new_cloud ("live", LIAISON_CLOUD_RIGHTS_OPTIONAL, "microsoft-365-admin-center");
  fixture->locked =
    new_cloud ("locked", LIAISON_CLOUD_LINK_GRANTS_RIGHTS, "microsoft-office-admin-portal");
  fixture->china =
    new_cloud ("china", LIAISON_CLOUD_LINK_GRANTS_RIGHTS, "office-365-admin-center-21vianet");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->seed);
  g_assert_finalize_object (fixture->live);
  g_assert_finalize_object (fixture->locked);
  g_assert_finalize_object (fixture->china);
}

static LiaisonLetterRequest
full_request (Fixture *fixture, const char *language)
{
  return (LiaisonLetterRequest){
    .language = language,
    .cloud = fixture->seed,
    .wants_rights = TRUE,
    .link = LINK,
    .contact_name = "Anna Example",
    .customer_company = "Contoso & Söhne GmbH",
    .partner_name = "Fabrikam Services",
    .sender_name = "Zhang San",
    .sender_mail = "zhang.san@fabrikam.example",
    .sender_phone = "+49 30 1234",
    .due_date = "2026-12-06",
  };
}

static guint
count (const char *text, const char *piece)
{
  g_auto(GStrv) pieces = g_strsplit (text, piece, -1);

  return g_strv_length (pieces) - 1;
}

static void
assert_has (const char *text, const char *piece, gboolean wanted)
{
  if ((strstr (text, piece) != NULL) != wanted)
    g_error ("“%s” is %s in:\n%s", piece, wanted ? "not" : "", text);
}

static void
assert_link_stands_alone (const char *body)
{
  g_assert_cmpuint (count (body, LINK), ==, 1);
  g_assert_cmpuint (count (body, "\n\n" LINK "\n\n"), ==, 1);
}

static void
test_composes_the_whole_english_letter (Fixture *fixture, gconstpointer unused)
{
  LiaisonLetterRequest request = full_request (fixture, "en");
  g_autoptr(LiaisonLetterText) text = liaison_letter_library_compose (fixture->library, &request);

  g_assert_cmpstr (text->subject, ==, "Fabrikam Services asks to become your Microsoft reseller");
  g_assert_cmpstr (
    text->body, ==,
    "Dear Anna Example,\n\n"
    "We would like to look after your Microsoft cloud services. For this we ask Contoso & Söhne "
    "GmbH to accept Fabrikam Services as a reseller for Microsoft online services.\n\n"
    "To accept, open this link and sign in as a global administrator of your organisation:\n\n" LINK
    "\n\n"
    "Please leave the link exactly as it is and do not forward it outside your organisation; it "
    "connects your answer with our account. It opens the Microsoft 365 admin center.\n"
    "If you are not a global administrator, please pass this message to the colleague who is.\n\n"
    "What your acceptance means:\n"
    "- Your organisation appears in our customer list, and we can order and manage subscriptions "
    "for you.\n"
    "- You also give us delegated administration privileges. With them our staff can administer "
    "your directory and Microsoft 365 services on your behalf: create and change users, assign "
    "licences, reset passwords, check the health of services and open service requests with "
    "Microsoft. Our admin agents then work with the rights of a global administrator, our helpdesk "
    "agents with those of a helpdesk administrator.\n"
    "- They do not open the Azure subscriptions you already have.\n"
    "- If the Microsoft Customer Agreement has not been accepted yet, you will be asked to accept "
    "it on the same page.\n\n"
    "Before you start, please check in that portal that your company name, billing address and, "
    "where needed, tax number are complete.\n"
    "If a message tells you to contact your partner to confirm the agreement, please let us "
    "know.\n\n"
    "You stay in control: under Settings > Partner relationships you can see every partner and "
    "remove our administration privileges at any time; the reseller relationship can remain. "
    "Without the privileges we can no longer open service requests with Microsoft on your "
    "behalf.\n\n"
    "We would be glad to have your answer by 6 December 2026.\n"
    "Questions? zhang.san@fabrikam.example, +49 30 1234\n\n"
    "Kind regards\n"
    "Zhang San, Fabrikam Services");
}

static void
test_composes_the_whole_chinese_letter (Fixture *fixture, gconstpointer unused)
{
  LiaisonLetterRequest request = full_request (fixture, "zh_CN");
  g_autoptr(LiaisonLetterText) text = NULL;

  request.contact_name = "李明";
  request.customer_company = "上海示例贸易有限公司";
  text = liaison_letter_library_compose (fixture->library, &request);

  g_assert_cmpstr (text->subject, ==, "Fabrikam Services 请求与贵公司建立 Microsoft 经销商关系");
  g_assert_cmpstr (
    text->body, ==,
    "李明，您好！\n\n"
    "我们希望为贵公司管理 Microsoft 云服务，现请上海示例贸易有限公司接受 Fabrikam Services "
    "作为贵公司的经销商。\n\n"
    "请以贵组织全局管理员的身份登录并打开以下链接，接受邀请：\n\n" LINK "\n\n"
    "请勿更改此链接或将其转发到贵公司以外；它将您的答复与我们的帐户关联。链接将打开 "
    "Microsoft 365 管理中心。\n"
    "如您不是全局管理员，请将此邮件转交给贵公司的全局管理员。\n\n"
    "接受邀请后：\n"
    "- 贵公司会出现在我们的客户列表中，我们可为您预配和管理订阅。\n"
    "- 您同时授予我们委派管理权限：我们可代表您管理目录和 Microsoft 365 "
    "服务（创建和更改用户、分配许可证、重置密码、查看服务运行状况、向 Microsoft "
    "提交服务请求）。管理员代理具有全局管理员角色，支持人员代理具有帮助台管理员角色。\n"
    "- 此权限不包括对您现有 Azure 订阅的访问权限。\n"
    "- 如果贵公司尚未接受 Microsoft 客户协议，同一页面会提示您接受。\n\n"
    "接受前，请在该门户中确认公司名称、帐单邮寄地址和税号（如有）完整。\n"
    "如系统提示您联系合作伙伴确认协议，请告知我们。\n\n"
    "您始终拥有控制权：可随时在“设置”>“合作伙伴关系”中查看合作伙伴并删除我们的委派管理权限，"
    "经销商关系仍可保留。删除后，我们无法再代表您提交服务请求。\n\n"
    "请尽可能在 2026年12月6日之前答复。\n"
    "如有疑问，请联系：zhang.san@fabrikam.example，+49 30 1234\n\n"
    "此致\n"
    "Fabrikam Services Zhang San");
}

/* What a letter says, by variant: domain.md 8.1 and 8.5. */
typedef struct
{
  const char *language;
  const char *always[12];   /* LTR-1 … LTR-4, LTR-8, LTR-10, LTR-14, LTR-17 */
  const char *rights[4];    /* LTR-5a, LTR-5b, LTR-12 */
  const char *no_rights[3]; /* LTR-6a, LTR-6b */
  const char *no_rights_again[2];
  const char *later;
  const char *again;
  const char *again_rights;
  const char *new_customer;
} Wording;

static const Wording wordings[] = {
  { "en",
    { "Dear Anna Example,", "Contoso & Söhne GmbH to accept Fabrikam Services", "a reseller",
      "Microsoft online services", "in our customer list", "subscriptions for you",
      "global administrator of your organisation:", "please pass this message",
      "will be asked to accept it on the same page", "zhang.san@fabrikam.example, +49 30 1234",
      "Kind regards\nZhang San, Fabrikam Services" },
    { "You also give us delegated administration privileges.",
      "They do not open the Azure subscriptions you already have.",
      "remove our administration privileges at any time" },
    { "administration privileges. We cannot sign in to your organisation",
      "You do not give us administration privileges." },
    { "You give us no new administration privileges.",
      "We order, renew and change the subscriptions, including Azure subscriptions" },
    "We will ask for administration rights separately.",
    "You are already our customer.",
    "We only ask you to give us the administration privileges again; subscriptions and bills do "
    "not change.",
    "Before you start" },
  { "zh_CN",
    { "Anna Example，您好！", "Contoso & Söhne GmbH", "接受 Fabrikam Services", "经销商",
      "Microsoft", "我们的客户列表中", "预配和管理订阅", "全局管理员的身份登录",
      "转交给贵公司的全局管理员", "同一页面会提示您接受", "zhang.san@fabrikam.example，+49 30 1234",
      "此致\nFabrikam Services Zhang San" },
    { "您同时授予我们委派管理权限", "此权限不包括对您现有 Azure 订阅的访问权限。",
      "删除我们的委派管理权限" },
    { "您不会授予我们管理员权限。我们无法登录贵组织",
      "我们仅管理由我们预配的订阅（包括 Azure 订阅）" },
    { "您不会授予我们新的管理员权限。", "订购、续订和更改由我们预配的订阅（包括 Azure 订阅）" },
    "管理权限将另行请求。",
    "贵公司已是我们的客户",
    "此次仅请求重新授予委派管理权限，订阅和帐单不会因此更改。",
    "接受前" },
};

static void
assert_all (const char *body, const char *const *pieces, gsize n, gboolean wanted)
{
  for (gsize i = 0; i < n && pieces[i] != NULL; i++)
    assert_has (body, pieces[i], wanted);
}

static void
check_variant (Fixture *fixture,
               LiaisonCloud *cloud,
               const Wording *w,
               gboolean wants,
               gboolean again)
{
  LiaisonLetterRequest request = full_request (fixture, w->language);
  g_autoptr(LiaisonLetterText) text = NULL;
  g_auto(GStrv) placeholders = NULL;
  gboolean wanted = wants || !liaison_cloud_has (cloud, LIAISON_CLOUD_RIGHTS_OPTIONAL);
  gboolean rights = wanted && liaison_cloud_has (cloud, LIAISON_CLOUD_LINK_GRANTS_RIGHTS);
  const char *portal =
    liaison_letter_library_get_portal_name (fixture->library, cloud, w->language);

  request.cloud = cloud;
  request.wants_rights = wants;
  request.existing_customer = again;
  text = liaison_letter_library_compose (fixture->library, &request);
  placeholders = liaison_letter_find_placeholders (text->body);

  g_assert_cmpstr (placeholders[0], ==, NULL);
  g_assert_null (strchr (text->body, '{'));
  g_assert_null (strstr (text->body, "\n\n\n"));
  assert_link_stands_alone (text->body);
  assert_has (text->body, portal, TRUE); /* LTR-9 */
  assert_has (text->subject, "Fabrikam Services", TRUE);
  assert_all (text->body, w->always, G_N_ELEMENTS (w->always), TRUE);
  assert_all (text->body, w->rights, G_N_ELEMENTS (w->rights), rights);
  assert_all (text->body, w->no_rights, G_N_ELEMENTS (w->no_rights), !wanted && !again);
  assert_all (text->body, w->no_rights_again, G_N_ELEMENTS (w->no_rights_again), !wanted && again);
  assert_has (text->body, w->later, wanted && !rights);
  assert_has (text->body, w->again, again);
  assert_has (text->body, w->again_rights, again && rights);
  assert_has (text->body, w->new_customer, !again);
}

static void
test_says_what_each_variant_needs (Fixture *fixture, gconstpointer unused)
{
  LiaisonCloud *const clouds[] = { fixture->seed, fixture->live, fixture->locked, fixture->china };

  for (gsize l = 0; l < G_N_ELEMENTS (wordings); l++)
    for (gsize c = 0; c < G_N_ELEMENTS (clouds); c++)
      for (int bits = 0; bits < 4; bits++)
        check_variant (fixture, clouds[c], &wordings[l], (bits & 1) != 0, (bits & 2) != 0);
}

static void
test_promises_nothing_the_link_does_not_give (Fixture *fixture, gconstpointer unused)
{
  LiaisonLetterRequest request = full_request (fixture, "en");
  g_autoptr(LiaisonLetterText) text = NULL;

  request.cloud = fixture->live;
  text = liaison_letter_library_compose (fixture->library, &request);

  assert_has (text->body, "privileges", FALSE);
  assert_has (text->body, "service requests", FALSE);
}

static void
test_names_the_agreement_by_cloud (Fixture *fixture, gconstpointer unused)
{
  for (gsize l = 0; l < G_N_ELEMENTS (wordings); l++)
    {
      LiaisonLetterRequest request = full_request (fixture, wordings[l].language);
      g_autoptr(LiaisonLetterText) here = NULL;
      g_autoptr(LiaisonLetterText) china = NULL;
      const char *name = l == 0 ? "Microsoft Customer Agreement" : "Microsoft 客户协议";

      here = liaison_letter_library_compose (fixture->library, &request);
      request.cloud = fixture->china;
      china = liaison_letter_library_compose (fixture->library, &request);

      assert_has (here->body, name, TRUE);
      assert_has (china->body, name, FALSE);
    }
}

static void
test_knows_the_portals (Fixture *fixture, gconstpointer unused)
{
  const LiaisonCloudSpec own_spec = { .id = "own",
                                      .name = "own",
                                      .acceptance_portal = "microsoft-365-admin-center",
                                      .acceptance_portal_name = "Our Portal" };
  g_autoptr(LiaisonCloud) own = liaison_cloud_new (&own_spec);
  g_autoptr(LiaisonCloud) nameless = new_cloud ("nameless", 0, NULL);
  const struct
  {
    LiaisonCloud *cloud;
    const char *english;
    const char *chinese;
  } portals[] = {
    { fixture->seed, "Microsoft 365 admin center", "Microsoft 365 管理中心" },
    { fixture->locked, "Microsoft Office Admin Portal", "Microsoft Office 管理门户" },
    { fixture->china, "Office 365 admin center operated by 21Vianet",
      "由世纪互联运营的 Office 365 管理中心" },
    { own, "Our Portal", "Our Portal" },
    { nameless, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (portals); i++)
    {
      g_assert_cmpstr (
        liaison_letter_library_get_portal_name (fixture->library, portals[i].cloud, "en"), ==,
        portals[i].english);
      g_assert_cmpstr (
        liaison_letter_library_get_portal_name (fixture->library, portals[i].cloud, "zh_CN"), ==,
        portals[i].chinese);
    }
}

static void
check_unknown (Fixture *fixture, const char *language, const char *nothing)
{
  LiaisonLetterRequest request = full_request (fixture, language);
  g_autoptr(LiaisonLetterText) text = NULL;
  g_auto(GStrv) placeholders = NULL;
  gboolean english = g_str_equal (language, "en");

  request.contact_name = nothing;
  request.customer_company = nothing;
  request.sender_mail = nothing;
  request.sender_phone = nothing;
  request.due_date = nothing;
  text = liaison_letter_library_compose (fixture->library, &request);
  placeholders = liaison_letter_find_placeholders (text->body);

  g_assert_cmpstr (placeholders[0], ==, NULL);
  assert_has (text->body, english ? "Dear Sir or Madam,\n\n" : "您好！\n\n", TRUE);
  assert_has (text->body, english ? "ask your organisation to accept" : "现请贵公司接受", TRUE);
  assert_has (text->body, english ? "answer by" : "之前答复", FALSE);
  assert_has (text->body,
              english ? "\n\nQuestions? Please reply to this message.\n\n"
                      : "\n\n如有疑问，请直接回复此邮件。\n\n",
              TRUE);
}

static void
test_lines_vanish_whole (Fixture *fixture, gconstpointer unused)
{
  for (gsize l = 0; l < G_N_ELEMENTS (wordings); l++)
    {
      check_unknown (fixture, wordings[l].language, NULL);
      check_unknown (fixture, wordings[l].language, "");
      check_unknown (fixture, wordings[l].language, " \n ");
    }
}

static void
test_gives_the_contacts_it_knows (Fixture *fixture, gconstpointer unused)
{
  LiaisonLetterRequest request = full_request (fixture, "en");
  g_autoptr(LiaisonLetterText) mail = NULL;
  g_autoptr(LiaisonLetterText) phone = NULL;

  request.sender_title = "Account Manager";
  request.sender_phone = NULL;
  mail = liaison_letter_library_compose (fixture->library, &request);
  assert_has (mail->body, "\nQuestions? zhang.san@fabrikam.example\n", TRUE);
  assert_has (mail->body, "\nZhang San, Account Manager, Fabrikam Services", TRUE);

  request.sender_phone = "+49 30 1234";
  request.sender_mail = NULL;
  phone = liaison_letter_library_compose (fixture->library, &request);
  assert_has (phone->body, "\nQuestions? +49 30 1234\n", TRUE);
}

static void
test_leaves_what_it_must_know (Fixture *fixture, gconstpointer unused)
{
  LiaisonLetterRequest request = full_request (fixture, "en");
  const char *const expected[] = { "{partner_name}", "{link}", "{sender_name}", NULL };
  g_autoptr(LiaisonLetterText) text = NULL;
  g_auto(GStrv) placeholders = NULL;

  request.partner_name = NULL;
  request.sender_name = NULL;
  request.link = NULL;
  text = liaison_letter_library_compose (fixture->library, &request);
  placeholders = liaison_letter_find_placeholders (text->body);

  g_assert_cmpstrv (placeholders, expected);
  assert_has (text->body, "\n\n{link}\n\n", TRUE);
}

static void
test_values_are_no_placeholders (Fixture *fixture, gconstpointer unused)
{
  LiaisonLetterRequest request = full_request (fixture, "en");
  g_autoptr(LiaisonLetterText) text = NULL;
  g_auto(GStrv) placeholders = NULL;

  request.customer_company = "{link}";
  request.contact_name = "{sender_name} {x}";
  request.partner_name = "{partner_name}\r\nBcc: x@example.com\u202e";
  text = liaison_letter_library_compose (fixture->library, &request);
  placeholders = liaison_letter_find_placeholders (text->body);

  assert_link_stands_alone (text->body);
  assert_has (text->body, "Dear {sender_name} {x},\n", TRUE);
  assert_has (text->body, "we ask {link} to accept {partner_name}  Bcc: x@example.com as", TRUE);
  g_assert_cmpstr (text->subject, ==,
                   "{partner_name}  Bcc: x@example.com asks to become your Microsoft reseller");
  g_assert_cmpuint (g_strv_length (placeholders), ==, 3);
}

static void
test_sets_blanks_as_chinese_does (Fixture *fixture, gconstpointer unused)
{
  LiaisonLetterRequest request = full_request (fixture, "zh_CN");
  g_autoptr(LiaisonLetterText) text = NULL;

  request.customer_company = "Contoso 中国";
  request.partner_name = "云帆科技 Ltd";
  request.sender_name = "张三";
  request.cloud = fixture->china;
  text = liaison_letter_library_compose (fixture->library, &request);

  assert_has (text->body, "现请 Contoso 中国接受云帆科技 Ltd 作为", TRUE);
  assert_has (text->body, "链接将打开由世纪互联运营的 Office 365 管理中心。", TRUE);
  assert_has (text->body, "\n云帆科技 Ltd 张三", TRUE);
}

static void
test_writes_dates_in_the_letters_language (Fixture *fixture, gconstpointer unused)
{
  const struct
  {
    const char *iso;
    const char *english;
    const char *chinese;
  } dates[] = {
    { "2026-01-31", "by 31 January 2026.", "2026年1月31日之前" },
    { "2028-02-29", "by 29 February 2028.", "2028年2月29日之前" },
    { "2026-12-06", "by 6 December 2026.", "2026年12月6日之前" },
    { "2026-02-30", NULL, NULL },
    { "soon", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      LiaisonLetterRequest request = full_request (fixture, "en");
      g_autoptr(LiaisonLetterText) english = NULL;
      g_autoptr(LiaisonLetterText) chinese = NULL;

      request.due_date = dates[i].iso;
      english = liaison_letter_library_compose (fixture->library, &request);
      request.language = "zh_CN";
      chinese = liaison_letter_library_compose (fixture->library, &request);

      assert_has (english->body, dates[i].english != NULL ? dates[i].english : "answer by",
                  dates[i].english != NULL);
      assert_has (chinese->body, dates[i].chinese != NULL ? dates[i].chinese : "之前答复",
                  dates[i].chinese != NULL);
    }
}

static char *
repeat (const char *character, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, character);
  return g_string_free (text, FALSE);
}

/* Two common mail programs, when running, cut longer addresses. */
static void
test_fits_into_a_mailto (Fixture *fixture, gconstpointer unused)
{
  const char *const characters[] = { "W", "名" };
  LiaisonCloud *const clouds[] = { fixture->seed, fixture->live, fixture->locked, fixture->china };
  gsize longest = 0;

  for (guint v = 0;
       v < G_N_ELEMENTS (clouds) * G_N_ELEMENTS (wordings) * G_N_ELEMENTS (characters) * 4; v++)
    {
      const char *character = characters[v % 2];
      g_autofree char *company = repeat (character, 60);
      g_autofree char *person = repeat (character, 40);
      g_autofree char *title = repeat (character, 8);
      LiaisonLetterRequest request = full_request (fixture, wordings[v / 2 % 2].language);
      g_autoptr(LiaisonLetterText) text = NULL;
      g_autofree char *mailto = NULL;

      request.cloud = clouds[v / 16];
      request.wants_rights = v / 4 % 2;
      request.existing_customer = v / 8 % 2;
      request.customer_company = request.partner_name = company;
      request.contact_name = request.sender_name = person;
      request.sender_title = title;
      request.sender_mail = "firstname.lastname@a-long-domain-name.example.com";
      request.sender_phone = "+86 10 8888 8888 12345";
      request.due_date = "2026-12-26";
      text = liaison_letter_library_compose (fixture->library, &request);
      mailto = liaison_mailto_new ("purchasing.department@another-long-domain.example",
                                   text->subject, text->body);
      longest = MAX (longest, strlen (mailto));
    }

  g_test_message ("longest: %" G_GSIZE_FORMAT " bytes", longest);
  g_assert_cmpuint (longest, <=, LIAISON_MAILTO_MAX);
}

static void
test_short_draft_asks_to_paste (Fixture *fixture, gconstpointer unused)
{
  LiaisonLetterRequest request = full_request (fixture, "en");
  g_autoptr(LiaisonLetterText) english = NULL;
  g_autoptr(LiaisonLetterText) chinese = NULL;

  english = liaison_letter_library_compose_short (fixture->library, &request);
  request.language = "zh_CN";
  chinese = liaison_letter_library_compose_short (fixture->library, &request);

  g_assert_cmpstr (english->subject, ==,
                   "Fabrikam Services asks to become your Microsoft reseller");
  assert_has (english->body, "Please paste it here", TRUE);
  assert_has (chinese->body, "剪贴板", TRUE);
  assert_has (english->body, "http", FALSE);
}

#define add(name, function)                                                                        \
  g_test_add ("/letter-library/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("english", test_composes_the_whole_english_letter);
  add ("chinese", test_composes_the_whole_chinese_letter);
  add ("variants", test_says_what_each_variant_needs);
  add ("no-promise", test_promises_nothing_the_link_does_not_give);
  add ("agreement", test_names_the_agreement_by_cloud);
  add ("portals", test_knows_the_portals);
  add ("lines-vanish", test_lines_vanish_whole);
  add ("contacts", test_gives_the_contacts_it_knows);
  add ("must-know", test_leaves_what_it_must_know);
  add ("values-are-no-placeholders", test_values_are_no_placeholders);
  add ("chinese-blanks", test_sets_blanks_as_chinese_does);
  add ("dates", test_writes_dates_in_the_letters_language);
  add ("fits-into-a-mailto", test_fits_into_a_mailto);
  add ("short", test_short_draft_asks_to_paste);

  return g_test_run ();
}
