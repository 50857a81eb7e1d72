/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/liaison-country-words.h"
#include "app/liaison-prospect-words.h"
#include "model/liaison-prospect.h"

#define NONE LIAISON_PROSPECT_NO_COLUMN

static void
test_titles (void)
{
  static const struct
  {
    const char *titles;
    LiaisonProspectField field;
  } table[] = {
    { "Company|Company name|CUSTOMER|Organisation|公司|公司名称|客户名称|Firma|Firmenname|"
      "Unternehmen|Société|Raison sociale|Entreprise|Empresa|Razón social|会社名|貴会社|"
      "Nome da empresa|Company (legal)",
      LIAISON_PROSPECT_COMPANY },
    { "Contact|Contact name|contact_person|联系人|联系人姓名|姓名|Ansprechpartner|Kontakt|"
      "Interlocuteur|Contacto|Persona de contacto|担当者|担当者名|Contato|Nombre",
      LIAISON_PROSPECT_CONTACT_NAME },
    { "E-Mail|email|Mail|Contact e-mail|E-mail address|邮箱|电子邮件|联系人邮箱|E-Mail-Adresse|"
      "Courriel|Adresse e-mail|Correo electrónico|メールアドレス|メール|Work Email (primary)|"
      "Ｅ－Ｍａｉｌ|EMAIL",
      LIAISON_PROSPECT_CONTACT_MAIL },
    { "Domain|Primary domain|Website|域名|主域名|网站|Domäne|Domaine|Dominio|ドメイン|Domínio",
      LIAISON_PROSPECT_DOMAIN },
    { "Country|Country/Region|Country or region|国家/地区|国家|Land|Pays|País|国名|Country code",
      LIAISON_PROSPECT_COUNTRY },
    { "Language|Letter language|语言|信函语言|Sprache|Langue|Idioma|言語|Preferred language",
      LIAISON_PROSPECT_LANGUAGE },
    { "Rights|Admin rights|DAP|权限|管理员权限|Rechte|Adminrechte|Droits|Derechos|権限|Direitos",
      LIAISON_PROSPECT_RIGHTS },
    { "Reference|Ref.|参考|编号|Referenz|Kundennummer|Référence|Referencia|参照番号|Referência",
      LIAISON_PROSPECT_REFERENCE },
    { "Due date|Due|Deadline|截止日期|回复期限|Frist|Échéance|Date limite|Fecha límite|期日|Prazo",
      LIAISON_PROSPECT_DUE_DATE },
  };
  static const char *const unknown[] = { "", " ", "Turnover", "城市", "Telefon", "a@b.example" };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto(GStrv) titles = g_strsplit (table[i].titles, "|", -1);

      for (gsize j = 0; titles[j] != NULL; j++)
        {
          LiaisonProspectField field;

          g_test_message ("%s", titles[j]);
          g_assert_true (liaison_prospect_field_find (titles[j], &field));
          g_assert_cmpint (field, ==, table[i].field);
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      LiaisonProspectField field;

      g_assert_false (liaison_prospect_field_find (unknown[i], &field));
    }
}

static void
test_mapping (void)
{
  static const struct
  {
    const char *text;
    gboolean has_titles;
    int columns[LIAISON_PROSPECT_N_FIELDS];
  } table[] = {
    { "Company,Contact,E-Mail,Domain,Country,Language,Rights,Reference,Due date\na,b,c@d.example",
      TRUE,
      { 0, 1, 2, 3, 4, 5, 6, 7, 8 } },
    { "截止日期,编号,权限,语言,国家/地区,域名,邮箱,联系人,公司\n1",
      TRUE,
      { 8, 7, 6, 5, 4, 3, 2, 1, 0 } },
    { "Name,Firma,E-Mail\nLi Lei,Beichen,x@y.example",
      TRUE,
      { 1, 0, 2, NONE, NONE, NONE, NONE, NONE, NONE } },
    { "Name,E-Mail\nBeichen,x@y.example",
      TRUE,
      { 0, NONE, 1, NONE, NONE, NONE, NONE, NONE, NONE } },
    { "Contact e-mail,Contact,Customer\n1,2,3",
      TRUE,
      { 2, 1, 0, NONE, NONE, NONE, NONE, NONE, NONE } },
    { "Beichen,Li Lei,x@y.example,CN\nDongfang,Han Mei,z@y.example,CN",
      FALSE,
      { 0, 1, 2, NONE, 3, NONE, NONE, NONE, NONE } },
    { "x@y.example\nz@y.example", FALSE, { NONE, NONE, 0, NONE, NONE, NONE, NONE, NONE, NONE } },
    { "beichen.example,Beichen\nd.example,Dongfang",
      FALSE,
      { 1, NONE, NONE, 0, NONE, NONE, NONE, NONE, NONE } },
    /* Titles that nobody knows, over addresses. */
    { "Foo,Bar\nBeichen,x@y.example\nDongfang,z@y.example",
      TRUE,
      { NONE, NONE, 1, NONE, NONE, NONE, NONE, NONE, NONE } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(LiaisonCsvTable) parsed = liaison_csv_parse (table[i].text, ',');
      int columns[LIAISON_PROSPECT_N_FIELDS];

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (liaison_prospect_fields_have_titles (parsed), ==, table[i].has_titles);
      liaison_prospect_fields_map (parsed, table[i].has_titles, columns);
      for (guint j = 0; j < LIAISON_PROSPECT_N_FIELDS; j++)
        g_assert_cmpint (columns[j], ==, table[i].columns[j]);
    }
}

static void
test_texts (void)
{
  static const struct
  {
    const char *cell;
    LiaisonProspectField field;
    const char *text;
  } table[] = {
    { "  Beichen\n Trading  ", LIAISON_PROSPECT_COMPANY, "Beichen Trading" },
    { "Li Lei <li.lei@y.example>", LIAISON_PROSPECT_CONTACT_MAIL, "li.lei@y.example" },
    { "\"Lei, Li\" <li.lei@y.example>", LIAISON_PROSPECT_CONTACT_NAME, "Lei, Li" },
    { "mailto:x@y.example", LIAISON_PROSPECT_CONTACT_MAIL, "x@y.example" },
    { "\xe3\x80\x80x@y.example ", LIAISON_PROSPECT_CONTACT_MAIL, "x@y.example" },
    { "https://www.Beichen.example/home?x#y", LIAISON_PROSPECT_DOMAIN, "beichen.example" },
    { "@beichen.example", LIAISON_PROSPECT_DOMAIN, "beichen.example" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      g_autoptr(GArray) columns = g_array_new (FALSE, TRUE, sizeof (int));
      g_autoptr(LiaisonProspect) prospect = NULL;
      g_autofree char *text = NULL;
      const char *row[] = { table[i].cell, "", NULL };

      g_ptr_array_add (rows, g_strdupv ((GStrv) row));
      g_array_set_size (columns, LIAISON_PROSPECT_N_FIELDS);
      g_array_index (columns, int, LIAISON_PROSPECT_CONTACT_NAME) = 1;
      g_array_index (columns, int, LIAISON_PROSPECT_COUNTRY) = 7; /* a ragged row */
      prospect = liaison_prospect_new (rows, 0, columns, 1);
      text = liaison_prospect_dup_text (prospect, table[i].field);
      g_assert_cmpstr (text, ==, table[i].text);
      g_assert_cmpstr (liaison_prospect_get_cells (prospect)[0], ==, table[i].cell);
      g_clear_pointer (&text, g_free);
      text = liaison_prospect_dup_text (prospect, LIAISON_PROSPECT_COUNTRY);
      g_assert_cmpstr (text, ==, "");
    }
}

static void
test_inclusion (void)
{
  g_autoptr(LiaisonCsvTable) table = liaison_csv_parse ("a,b", ',');
  g_autoptr(GArray) columns = g_array_new (FALSE, TRUE, sizeof (int));
  g_autoptr(LiaisonProspect) prospect = NULL;

  g_array_set_size (columns, LIAISON_PROSPECT_N_FIELDS);
  prospect = liaison_prospect_new (table->rows, 0, columns, 1);
  g_assert_true (liaison_prospect_is_included (prospect));
  liaison_prospect_set_marks (prospect, LIAISON_PROSPECT_OTHER_MARKET);
  g_assert_true (liaison_prospect_is_included (prospect));
  liaison_prospect_set_marks (prospect, LIAISON_PROSPECT_CUSTOMER);
  g_assert_false (liaison_prospect_is_included (prospect));
  liaison_prospect_set_included (prospect, TRUE);
  g_assert_true (liaison_prospect_is_included (prospect));
  /* An error is nobody's choice. */
  liaison_prospect_set_marks (prospect, LIAISON_PROSPECT_BAD_MAIL);
  g_assert_false (liaison_prospect_is_included (prospect));
  liaison_prospect_set_marks (prospect, 0);
  liaison_prospect_set_included (prospect, FALSE);
  g_assert_false (liaison_prospect_is_included (prospect));
}

static void
test_countries (void)
{
  static const struct
  {
    const char *code;
    const char *words;
  } table[] = {
    { "CN", "CN|cn|CHN|China|中国|中国大陆|Chine|People's Republic of China" },
    { "US", "US|USA|U.S.A.|United States|美国|Vereinigte Staaten|États-Unis|Estados Unidos|"
            "アメリカ合衆国|米国" },
    { "DE", "DE|Germany|Deutschland|德国|Allemagne|Alemania|ドイツ|Alemanha|DEUTSCHLAND" },
    { "GB", "GB|UK|United Kingdom|英国|Royaume-Uni|Great Britain" },
    { "TW", "TW|Taiwan|中国台湾|台湾" },
    { "HK", "HK|Hong Kong|中国香港特别行政区|香港" },
    { "FR", "FR|France|法国|Frankreich|Francia|フランス|França" },
    { "JP", "JP|Japan|日本|Japón|Japon" },
    { "BR", "BR|Brazil|巴西|Brasil|Brasilien|Brésil" },
    { "KR", "South Korea|韩国|Korea" },
    { "XK", "XK|Kosovo" },
  };
  static const char *const unknown[] = { "Atlantis", "XX", "Dong", "中" };
  g_autoptr(GHashTable) countries = liaison_country_words_new ();

  if (!g_hash_table_contains (countries, "frankreich"))
    {
      g_test_skip ("iso-codes is not installed");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto(GStrv) words = g_strsplit (table[i].words, "|", -1);

      for (gsize j = 0; words[j] != NULL; j++)
        {
          g_autofree char *word = liaison_prospect_reduce (words[j]);

          g_test_message ("%s", words[j]);
          g_assert_cmpstr (g_hash_table_lookup (countries, word), ==, table[i].code);
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autofree char *word = liaison_prospect_reduce (unknown[i]);

      g_assert_null (g_hash_table_lookup (countries, word));
    }
}

static void
test_languages (void)
{
  static const char *const languages[] = { "en", "zh_CN", "de", "pt_BR", NULL };
  static const struct
  {
    const char *text;
    const char *language;
  } table[] = {
    { "en", "en" },
    { "EN-us", "en" },
    { "English", "en" },
    { "英语", "en" },
    { "zh", "zh_CN" },
    { "zh-CN", "zh_CN" },
    { "中文（简体）", "zh_CN" },
    { "Chinese", "zh_CN" },
    { "简体中文", "zh_CN" },
    { "de_AT", "de" },
    { "Deutsch", "de" },
    { "português", "pt_BR" },
    { "pt", "pt_BR" },
    { "fr", NULL },
    { "Français", NULL },
    { "Klingon", NULL },
    { "e", NULL },
    { "zh-Hans", "zh_CN" },
    { "zh_Hans_CN", "zh_CN" },
    { "zh_CN.UTF-8", "zh_CN" },
    { "zh-SG", "zh_CN" },
    { "zh-TW", NULL },
    { "zh_HK.UTF-8", NULL },
    { "zh-Hant", NULL },
    { "zh-Hant-CN", NULL },
    { "zh-CHT", NULL },
    { "繁体中文", NULL },
    { "中文（繁體）", NULL },
    { "Traditional Chinese", NULL },
    { "pt-BR", "pt_BR" },
    { "pt-PT", NULL },
    { "Português europeu", NULL },
    { "de-Latn-CH", "de" },
  };
  static const struct
  {
    const char *text;
    int wanted; /* -1: neither */
  } rights[] = {
    { "yes", 1 }, { "Y", 1 },      { "TRUE", 1 },   { "1", 1 },    { "是", 1 },
    { "Ja", 1 },  { "Sí", 1 },     { "oui", 1 },    { "はい", 1 }, { "✓", 1 },
    { "no", 0 },  { "否", 0 },     { "Nein", 0 },   { "não", 0 },  { "0", 0 },
    { "-", 0 },   { "いいえ", 0 }, { "maybe", -1 }, { "?", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].text);
      g_assert_cmpstr (liaison_prospect_words_find_language (languages, table[i].text), ==,
                       table[i].language);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    {
      gboolean wanted;
      gboolean found = liaison_prospect_words_find_rights (rights[i].text, &wanted);

      g_test_message ("%s", rights[i].text);
      g_assert_cmpint (found ? wanted : -1, ==, rights[i].wanted);
    }
}

static void
test_days (void)
{
  static const struct
  {
    const char *text;
    const char *day;
  } table[] = {
    { "2027-01-31", "2027-01-31" },
    { "2027/1/31", "2027-01-31" },
    { "2027年1月31日", "2027-01-31" },
    { "２０２７-０１-３１", "2027-01-31" },
    { "31.1.2027", "2027-01-31" },
    { "3.4.2027", "2027-04-03" },
    { "31/1/2027", "2027-01-31" },
    { "1/31/2027", "2027-01-31" },
    { "5/5/2027", "2027-05-05" },
    { "2027-01-31 00:00:00", "2027-01-31" },
    { "3/4/2027", NULL }, /* March or April? */
    { "3/4/27", NULL },
    { "31/31/2027", NULL },
    { "2027-02-30", NULL },
    { "soon", NULL },
    { "45000", NULL },
    { "1/", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *day = liaison_prospect_words_dup_day (table[i].text);

      g_test_message ("%s", table[i].text);
      g_assert_cmpstr (day, ==, table[i].day);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/prospects/titles", test_titles);
  g_test_add_func ("/prospects/mapping", test_mapping);
  g_test_add_func ("/prospects/texts", test_texts);
  g_test_add_func ("/prospects/inclusion", test_inclusion);
  g_test_add_func ("/prospects/countries", test_countries);
  g_test_add_func ("/prospects/languages", test_languages);
  g_test_add_func ("/prospects/days", test_days);

  return g_test_run ();
}
