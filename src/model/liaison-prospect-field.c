/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-prospect-field.h"

#include <string.h>

#include "model/liaison-folding.h"

/* Rows that are looked at where there are no titles. */
#define SAMPLE_ROWS 30

/* English, Chinese, German, French, Spanish, Japanese, Portuguese; folded, letters and digits only.
 */
static const struct
{
  LiaisonProspectField field;
  const char *titles;
} whole_titles[] = {
  { LIAISON_PROSPECT_COMPANY,
    "company companyname customer customername organization organisation organizationname account "
    "accountname business firm 公司 公司名 公司名称 企业 企业名称 客户 客户名称 单位 单位名称 "
    "組織名 名称 firma firmenname firmierung unternehmen unternehmensname kunde kundenname societe "
    "entreprise raisonsociale client nomdelentreprise nomdelasociete empresa compania "
    "nombredelaempresa razonsocial cliente sociedad 会社 会社名 企業 企業名 顧客 顧客名 御社名 "
    "nomedaempresa razaosocial companhia" },
  { LIAISON_PROSPECT_CONTACT_NAME,
    "contact contactname contactperson person fullname recipient recipientname attention attn "
    "联系人 联系人姓名 姓名 收件人 联络人 ansprechpartner ansprechpartnerin kontakt kontaktname "
    "kontaktperson kontaktpersonname empfanger interlocuteur nomducontact personneacontacter "
    "destinataire contacto personadecontacto nombredelcontacto nombredecontacto nombre "
    "destinatario 担当者 担当者名 氏名 連絡先氏名 宛名 contato nomedocontato pessoadecontato "
    "nome" },
  { LIAISON_PROSPECT_CONTACT_MAIL,
    "email mail emailaddress mailaddress contactemail contactmail address to 邮箱 电子邮件 邮件 "
    "邮件地址 电子邮箱 联系邮箱 邮箱地址 电邮 联系人邮箱 mailadresse emailadresse epost courriel "
    "adresseemail adressemail adresseelectronique correo correoelectronico direcciondecorreo "
    "メール "
    "メールアドレス eメール 電子メール correioeletronico enderecodeemail" },
  { LIAISON_PROSPECT_DOMAIN,
    "domain primarydomain domainname website web url homepage 域名 主域名 域 网站 网址 domane "
    "domaene webseite internetseite domaine siteweb site dominio sitioweb paginaweb ドメイン "
    "ドメイン名 ウェブサイト" },
  { LIAISON_PROSPECT_COUNTRY,
    "country countrycode countryregion countryorregion region nation market 国家 国家地区 "
    "国家或地区 地区 国 国别 land landercode laendercode landregion staat pays paysregion codepays "
    "pais paisregion paisoregion 国名 国地域 国または地域 paisouregiao" },
  { LIAISON_PROSPECT_LANGUAGE,
    "language letterlanguage languagecode lang locale 语言 信函语言 邀请函语言 语种 邮件语言 "
    "sprache briefsprache anschreibensprache langue languedelalettre idioma idiomadelacarta lengua "
    "言語 手紙の言語 idiomadacarta" },
  { LIAISON_PROSPECT_RIGHTS,
    "rights adminrights administratorrights dap privileges rightswanted adminprivileges "
    "delegatedadmin delegatedadministration 权限 管理权限 管理员权限 委派管理权限 是否请求权限 "
    "请求权限 rechte adminrechte administratorrechte droits droitsadmin droitsdadministration "
    "derechos permisos derechosdeadministrador 権限 管理者権限 委任管理権限 direitos permissoes "
    "direitosdeadministrador" },
  { LIAISON_PROSPECT_REFERENCE,
    "reference ref yourreference ourreference id number customernumber externalid crmid note 参考 "
    "参考号 编号 客户编号 备注 参考编号 referenz zeichen unserzeichen kundennummer aktenzeichen "
    "nummer numero numeroclient referencia 参照 参照番号 管理番号 顧客番号" },
  { LIAISON_PROSPECT_DUE_DATE,
    "due duedate deadline answerby replyby until date 截止日期 到期日 回复期限 期限 截止 日期 "
    "frist antwortbis bis falligam faelligam datum faellig echeance dateecheance datelimite "
    "reponseavant fecha fechalimite vencimiento plazo 期日 締切 締切日 回答期限 prazo "
    "datalimite datadevencimento" },
};

/* In longer titles, the surest first. */
static const struct
{
  LiaisonProspectField field;
  const char *part;
} parts[] = {
  { LIAISON_PROSPECT_CONTACT_MAIL, "mail" },     { LIAISON_PROSPECT_CONTACT_MAIL, "邮箱" },
  { LIAISON_PROSPECT_CONTACT_MAIL, "邮件地址" }, { LIAISON_PROSPECT_CONTACT_MAIL, "メール" },
  { LIAISON_PROSPECT_CONTACT_MAIL, "correo" },   { LIAISON_PROSPECT_CONTACT_MAIL, "courriel" },
  { LIAISON_PROSPECT_DUE_DATE, "deadline" },     { LIAISON_PROSPECT_DUE_DATE, "duedate" },
  { LIAISON_PROSPECT_DUE_DATE, "截止" },         { LIAISON_PROSPECT_DUE_DATE, "期限" },
  { LIAISON_PROSPECT_LANGUAGE, "language" },     { LIAISON_PROSPECT_LANGUAGE, "语言" },
  { LIAISON_PROSPECT_LANGUAGE, "sprache" },      { LIAISON_PROSPECT_LANGUAGE, "langue" },
  { LIAISON_PROSPECT_LANGUAGE, "idioma" },       { LIAISON_PROSPECT_LANGUAGE, "言語" },
  { LIAISON_PROSPECT_RIGHTS, "privileges" },     { LIAISON_PROSPECT_RIGHTS, "权限" },
  { LIAISON_PROSPECT_RIGHTS, "rights" },         { LIAISON_PROSPECT_RIGHTS, "rechte" },
  { LIAISON_PROSPECT_COUNTRY, "country" },       { LIAISON_PROSPECT_COUNTRY, "国家" },
  { LIAISON_PROSPECT_DOMAIN, "domain" },         { LIAISON_PROSPECT_DOMAIN, "域名" },
  { LIAISON_PROSPECT_DOMAIN, "website" },        { LIAISON_PROSPECT_REFERENCE, "reference" },
  { LIAISON_PROSPECT_REFERENCE, "referenz" },    { LIAISON_PROSPECT_REFERENCE, "编号" },
  { LIAISON_PROSPECT_CONTACT_NAME, "contact" },  { LIAISON_PROSPECT_CONTACT_NAME, "联系人" },
  { LIAISON_PROSPECT_CONTACT_NAME, "kontakt" },  { LIAISON_PROSPECT_CONTACT_NAME, "ansprech" },
  { LIAISON_PROSPECT_CONTACT_NAME, "担当" },     { LIAISON_PROSPECT_COMPANY, "company" },
  { LIAISON_PROSPECT_COMPANY, "organi" },        { LIAISON_PROSPECT_COMPANY, "公司" },
  { LIAISON_PROSPECT_COMPANY, "企业" },          { LIAISON_PROSPECT_COMPANY, "firma" },
  { LIAISON_PROSPECT_COMPANY, "unternehmen" },   { LIAISON_PROSPECT_COMPANY, "entreprise" },
  { LIAISON_PROSPECT_COMPANY, "empresa" },       { LIAISON_PROSPECT_COMPANY, "会社" },
  { LIAISON_PROSPECT_COMPANY, "customer" },
};

char *
liaison_prospect_reduce (const char *text)
{
  g_autofree char *folded = liaison_fold (text);
  GString *reduced = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (reduced, g_utf8_get_char (p));
  return g_string_free (reduced, FALSE);
}

static gboolean
has_word (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = strstr (words, word); p != NULL; p = strstr (p + 1, word))
    if ((p == words || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;
  return FALSE;
}

static gboolean
find_whole (const char *reduced, LiaisonProspectField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (whole_titles) && *reduced != '\0'; i++)
    if (has_word (whole_titles[i].titles, reduced))
      {
        *field = whole_titles[i].field;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_part (const char *reduced, LiaisonProspectField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (reduced, parts[i].part) != NULL)
      {
        *field = parts[i].field;
        return TRUE;
      }
  return FALSE;
}

gboolean
liaison_prospect_field_find (const char *title, LiaisonProspectField *field)
{
  g_autofree char *reduced = NULL;

  g_return_val_if_fail (title != NULL, FALSE);

  reduced = liaison_prospect_reduce (title);
  return find_whole (reduced, field) || find_part (reduced, field);
}

/* Share of the cells of a column that are not empty and pass @test, in per cent. */
typedef gboolean (*CellTest) (const char *cell);

static guint
rate_column (const LiaisonCsvTable *table, guint first_row, guint column, CellTest test)
{
  guint n_filled = 0, n_passed = 0;

  for (guint i = first_row; i < table->rows->len && i < first_row + SAMPLE_ROWS; i++)
    {
      GStrv cells = g_ptr_array_index (table->rows, i);
      g_autofree char *cell = NULL;

      if (column >= g_strv_length (cells))
        continue;
      cell = g_strstrip (g_strdup (cells[column]));
      n_filled += *cell != '\0';
      n_passed += *cell != '\0' && test (cell);
    }
  return n_filled > 0 ? n_passed * 100 / n_filled : 0;
}

static gboolean
is_mail (const char *cell)
{
  const char *at = strchr (cell, '@');

  return at != NULL && at != cell && at[1] != '\0';
}

static gboolean
is_domain (const char *cell)
{
  return !is_mail (cell) && strchr (cell, '.') != NULL && strpbrk (cell, " ,@") == NULL &&
         g_ascii_isalpha (cell[strlen (cell) - 1]);
}

static gboolean
is_country_code (const char *cell)
{
  return strlen (cell) == 2 && g_ascii_isupper (cell[0]) && g_ascii_isupper (cell[1]);
}

static gboolean
is_text (const char *cell)
{
  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

gboolean
liaison_prospect_fields_have_titles (const LiaisonCsvTable *table)
{
  GStrv first;
  gboolean known = FALSE;

  g_return_val_if_fail (table != NULL, FALSE);

  if (table->rows->len == 0)
    return FALSE;
  first = g_ptr_array_index (table->rows, 0);
  for (guint i = 0; first[i] != NULL; i++)
    {
      LiaisonProspectField field;

      if (is_mail (first[i]))
        return FALSE;
      known |= liaison_prospect_field_find (first[i], &field);
    }
  if (known)
    return TRUE;
  /* Titles that nobody knows stand over addresses. */
  for (guint i = 0; table->rows->len > 1 && i < table->n_columns; i++)
    if (rate_column (table, 1, i, is_mail) >= 60)
      return TRUE;
  return FALSE;
}

static gboolean
is_taken (const int *columns, guint column)
{
  for (guint i = 0; i < LIAISON_PROSPECT_N_FIELDS; i++)
    if (columns[i] == (int) column)
      return TRUE;
  return FALSE;
}

/* A column "Name" is the company's where no other is. */
static void
map_names (GStrv titles, int *columns)
{
  for (guint i = 0; titles[i] != NULL; i++)
    {
      g_autofree char *reduced = liaison_prospect_reduce (titles[i]);
      LiaisonProspectField field = columns[LIAISON_PROSPECT_COMPANY] == LIAISON_PROSPECT_NO_COLUMN
                                     ? LIAISON_PROSPECT_COMPANY
                                     : LIAISON_PROSPECT_CONTACT_NAME;

      if (g_str_equal (reduced, "name") && columns[field] == LIAISON_PROSPECT_NO_COLUMN)
        columns[field] = (int) i;
    }
}

static void
map_by_titles (GStrv titles, int *columns)
{
  gboolean (*const finders[]) (const char *, LiaisonProspectField *) = { find_whole, find_part };

  for (gsize pass = 0; pass < G_N_ELEMENTS (finders); pass++)
    for (guint i = 0; titles[i] != NULL; i++)
      {
        g_autofree char *reduced = liaison_prospect_reduce (titles[i]);
        LiaisonProspectField field;

        if (!is_taken (columns, i) && finders[pass](reduced, &field) &&
            columns[field] == LIAISON_PROSPECT_NO_COLUMN)
          columns[field] = (int) i;
      }
  map_names (titles, columns);
}

static void
map_by_cells (const LiaisonCsvTable *table, guint first_row, gboolean texts_too, int *columns)
{
  static const struct
  {
    LiaisonProspectField field;
    CellTest test;
  } tests[] = {
    { LIAISON_PROSPECT_CONTACT_MAIL, is_mail },    { LIAISON_PROSPECT_DOMAIN, is_domain },
    { LIAISON_PROSPECT_COUNTRY, is_country_code }, { LIAISON_PROSPECT_COMPANY, is_text },
    { LIAISON_PROSPECT_CONTACT_NAME, is_text },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    for (guint column = 0; column < table->n_columns; column++)
      if (columns[tests[i].field] == LIAISON_PROSPECT_NO_COLUMN && !is_taken (columns, column) &&
          (texts_too || tests[i].test != is_text) &&
          rate_column (table, first_row, column, tests[i].test) >= 60)
        columns[tests[i].field] = (int) column;
}

void
liaison_prospect_fields_map (const LiaisonCsvTable *table, gboolean has_titles, int *columns)
{
  g_return_if_fail (table != NULL);
  g_return_if_fail (columns != NULL);

  for (guint i = 0; i < LIAISON_PROSPECT_N_FIELDS; i++)
    columns[i] = LIAISON_PROSPECT_NO_COLUMN;
  if (has_titles && table->rows->len > 0)
    map_by_titles (g_ptr_array_index (table->rows, 0), columns);
  /* A title is worth more than a guess; but nothing goes without the address. */
  map_by_cells (table, has_titles ? 1 : 0, !has_titles, columns);
}
