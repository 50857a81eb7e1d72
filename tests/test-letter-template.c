/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test.h"
#include "mail/liaison-link-guard.h"
#include "model/liaison-error.h"
#include "model/liaison-letter-template.h"

#define LINK "https://admin.microsoft.com/Adminportal/Home?partnerId=0a1b#/partner-invitation"
#define HEAD_BEFORE                                                                                \
  "Liaison-Letter-Template: 1\nName: Ours\nLanguage: en\nPurpose: new-customer\nReminder: no\n"    \
  "Rights: none\n"
#define HEAD HEAD_BEFORE "Provider: no\nSubject: Hello\n"

typedef struct
{
  LiaisonLetterLibrary *library;
  LiaisonCloud *cloud;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const hosts[] = { "admin.microsoft.com", NULL };
  const LiaisonCloudSpec spec = { .id = "seed",
                                  .name = "seed",
                                  .flags = LIAISON_CLOUD_CAN_INVITE |
                                           LIAISON_CLOUD_RIGHTS_OPTIONAL |
                                           LIAISON_CLOUD_LINK_GRANTS_RIGHTS,
                                  .link_hosts = hosts,
                                  .acceptance_portal = "microsoft-365-admin-center" };
  g_autofree char *path = liaison_test_dup_shipped_path ("letters.ini");
  g_autoptr(GError) error = NULL;

  fixture->library = liaison_letter_library_new_from_file (path, &error);
  g_assert_no_error (error);
  fixture->cloud = liaison_cloud_new (&spec);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->cloud);
}

static LiaisonLetterRequest
full_request (Fixture *fixture)
{
  return (LiaisonLetterRequest){
    .language = "en",
    .cloud = fixture->cloud,
    .wants_rights = TRUE,
    .link = LINK,
    .contact_name = "Anna Example",
    .customer_company = "Contoso GmbH",
    .partner_name = "Fabrikam",
    .sender_name = "Zhang San",
    .sender_mail = "z@fabrikam.example",
    .sender_phone = "+49 30 1234",
    .due_date = "2026-12-06",
    .first_handed_off = "2026-11-22",
    .reference = "No. 7",
  };
}

/* A copy of each shipped letter has no fault, and makes the same letter. */
static void
test_copies_are_whole (Fixture *fixture, gconstpointer unused)
{
  const char *const *languages = liaison_letter_library_get_languages (fixture->library);

  for (gsize l = 0; languages[l] != NULL; l++)
    for (guint v = 0; v < LIAISON_LETTER_N_PURPOSES * 12; v++)
      {
        LiaisonLetterRequest request = full_request (fixture);
        g_autoptr(LiaisonLetterTemplate) copy = NULL;
        g_autoptr(LiaisonTemplateFault) fault = NULL;
        g_autoptr(LiaisonLetterText) shipped = NULL;
        g_autoptr(LiaisonLetterText) own = NULL;

        request.language = languages[l];
        request.purpose = v / 12;
        request.wants_rights = (v & 1) != 0;
        request.reminder = (v & 2) != 0;
        request.provider_name = v / 4 % 3 == LIAISON_JOINT_PROVIDER ? "Wide World" : NULL;
        request.reseller_name = v / 4 % 3 == LIAISON_JOINT_RESELLER ? "Northwind" : NULL;
        copy = liaison_letter_template_new_from_library (fixture->library, &request);
        g_object_set (copy, "name", "Ours", NULL);
        fault = liaison_letter_template_find_fault (copy);
        shipped = liaison_letter_library_compose (fixture->library, &request);
        own = liaison_letter_template_compose (copy, fixture->library, &request);

        g_assert_null (fault);
        g_assert_true (liaison_letter_template_fits (copy, &request));
        g_assert_cmpuint (liaison_letter_template_get_joint (copy), ==, v / 4 % 3);
        g_assert_cmpstr (own->subject, ==, shipped->subject);
        g_assert_cmpstr (own->body, ==, shipped->body);
      }
}

static LiaisonLetterTemplate *
new_template (const char *subject, const char *body)
{
  LiaisonLetterTemplate *template = liaison_letter_template_new (NULL);

  g_object_set (template, "name", "Ours", "subject", subject, "body", body, NULL);
  return template;
}

static void
test_finds_faults (void)
{
  const struct
  {
    const char *subject;
    const char *body;
    LiaisonTemplateFaultKind kind;
    const char *found;
    gsize offset;
  } cases[] = {
    { "Hi", "A\n{link}\nB", LIAISON_TEMPLATE_FAULT_NONE, NULL, 0 },
    { "Hi {partner_name}", "{link}", LIAISON_TEMPLATE_FAULT_NONE, NULL, 0 },
    { " ", "{link}", LIAISON_TEMPLATE_FAULT_NO_SUBJECT, NULL, G_MAXSIZE },
    { "Hi", "", LIAISON_TEMPLATE_FAULT_LINK_MISSING, NULL, G_MAXSIZE },
    { "Hi", "A {link}\n", LIAISON_TEMPLATE_FAULT_LINK_NOT_ALONE, "{link}", 2 },
    { "Hi", "{link}.", LIAISON_TEMPLATE_FAULT_LINK_NOT_ALONE, "{link}", 0 },
    { "Hi", "{link} \nB", LIAISON_TEMPLATE_FAULT_LINK_NOT_ALONE, "{link}", 0 },
    { "Hi", "{link}\n{link}", LIAISON_TEMPLATE_FAULT_LINK_TWICE, "{link}", 7 },
    { "{link}", "{link}", LIAISON_TEMPLATE_FAULT_LINK_IN_SUBJECT, "{link}", 0 },
    { "Hi {x}", "{link}", LIAISON_TEMPLATE_FAULT_UNKNOWN, "{x}", 3 },
    { "Hi", "您好 {company}\n{link}", LIAISON_TEMPLATE_FAULT_UNKNOWN, "{company}", 7 },
    { "Hi", "{Link}", LIAISON_TEMPLATE_FAULT_UNKNOWN, "{Link}", 0 },
    { "Hi", "{ link }", LIAISON_TEMPLATE_FAULT_UNKNOWN, "{ link }", 0 },
    { "Hi", "{}\n{link}", LIAISON_TEMPLATE_FAULT_UNKNOWN, "{}", 0 },
    { "Hi", "{{link}}", LIAISON_TEMPLATE_FAULT_LONE_BRACE, "{", 0 },
    { "Hi", "{link}\n}", LIAISON_TEMPLATE_FAULT_LONE_BRACE, "}", 7 },
    { "Hi", "{link}\n{due_date", LIAISON_TEMPLATE_FAULT_LONE_BRACE, "{", 7 },
    { "Hi", "{due\n_date}\n{link}", LIAISON_TEMPLATE_FAULT_LONE_BRACE, "{", 0 },
    { "Hi", "{first_date}\n{link}", LIAISON_TEMPLATE_FAULT_ONLY_REMINDERS, "{first_date}", 0 },
    { "Hi", "{provider_name}\n{link}", LIAISON_TEMPLATE_FAULT_ONLY_WITH_PROVIDER, "{provider_name}",
      0 },
    { "Hi", "{reseller_name}\n{link}", LIAISON_TEMPLATE_FAULT_ONLY_FOR_RESELLER, "{reseller_name}",
      0 },
    { "Hi", "{link}\nA " LINK, LIAISON_TEMPLATE_FAULT_FOREIGN_LINK, LINK, 9 },
    { "Hi", LINK, LIAISON_TEMPLATE_FAULT_FOREIGN_LINK, LINK, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LiaisonLetterTemplate) template = new_template (cases[i].subject, cases[i].body);
      g_autoptr(LiaisonTemplateFault) fault = liaison_letter_template_find_fault (template);

      g_test_message ("%s", cases[i].body);
      if (cases[i].kind == LIAISON_TEMPLATE_FAULT_NONE)
        {
          g_assert_null (fault);
          continue;
        }
      g_assert_nonnull (fault);
      g_assert_cmpuint (fault->kind, ==, cases[i].kind);
      g_assert_cmpstr (fault->found, ==, cases[i].found);
      g_assert_cmpuint (fault->offset, ==, cases[i].offset);
    }
}

static LiaisonTemplateFaultKind
find_fault_of_joint (const char *body, LiaisonJoint joint)
{
  g_autoptr(LiaisonLetterTemplate) template = new_template ("Hi", body);
  g_autoptr(LiaisonTemplateFault) fault = NULL;

  g_object_set (template, "joint", (int) joint, NULL);
  fault = liaison_letter_template_find_fault (template);
  return fault != NULL ? fault->kind : LIAISON_TEMPLATE_FAULT_NONE;
}

/* It names the second company that the link names, and no other. */
static void
test_names_second_company (void)
{
  const struct
  {
    const char *body;
    LiaisonTemplateFaultKind faults[3]; /* alone, with a provider, for a reseller */
  } cases[] = {
    { "{link}",
      { LIAISON_TEMPLATE_FAULT_NONE, LIAISON_TEMPLATE_FAULT_PROVIDER_NOT_NAMED,
        LIAISON_TEMPLATE_FAULT_RESELLER_NOT_NAMED } },
    { "{provider_name}\n{link}",
      { LIAISON_TEMPLATE_FAULT_ONLY_WITH_PROVIDER, LIAISON_TEMPLATE_FAULT_NONE,
        LIAISON_TEMPLATE_FAULT_ONLY_WITH_PROVIDER } },
    { "{reseller_name}\n{link}",
      { LIAISON_TEMPLATE_FAULT_ONLY_FOR_RESELLER, LIAISON_TEMPLATE_FAULT_ONLY_FOR_RESELLER,
        LIAISON_TEMPLATE_FAULT_NONE } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint joint = 0; joint < 3; joint++)
      g_assert_cmpuint (find_fault_of_joint (cases[i].body, joint), ==, cases[i].faults[joint]);
}

static void
test_needs_name (void)
{
  g_autoptr(LiaisonLetterTemplate) template = new_template ("Hi", "{link}");
  g_autoptr(LiaisonTemplateFault) unnamed = NULL;

  g_object_set (template, "name", " ", NULL);
  unnamed = liaison_letter_template_find_fault (template);
  g_assert_cmpuint (unnamed->kind, ==, LIAISON_TEMPLATE_FAULT_NO_NAME);
}

static void
test_lines_vanish_whole (Fixture *fixture, gconstpointer unused)
{
  const struct
  {
    const char *body;
    const char *expected;
  } cases[] = {
    { "A\n\nBy {due_date}.\n\nB", "A\n\nB" },
    { "A\nBy {due_date}.\nB", "A\nB" },
    { "By {due_date}.\n\nA", "A" },
    { "A\n\n{reference}", "A" },
    { "A\n{sender_mail}, {sender_phone}\nB", "A\nB" },
    { "{sender_name}, {sender_title}", "Zhang San, {sender_title}" },
    { "Dear {contact_name},\nA", "Dear {contact_name},\nA" },
    { "A\n\n\nB", "A\n\n\nB" },
  };
  LiaisonLetterRequest request = full_request (fixture);

  request.due_date = request.reference = request.contact_name = request.sender_phone = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LiaisonLetterTemplate) template = new_template ("Hi", cases[i].body);
      g_autoptr(LiaisonLetterText) text =
                   liaison_letter_template_compose (template, fixture->library, &request);

      g_assert_cmpstr (text->body, ==, cases[i].expected);
    }
}

/* Nothing that a customer is called becomes a placeholder or a second link. */
static void
test_values_are_no_placeholders (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonLetterTemplate) template =
               new_template ("Hi {contact_name}", "{contact_name}\n\n{link}\n\n{customer_company}");
  LiaisonLetterRequest request = full_request (fixture);
  g_autoptr(LiaisonLetterText) text = NULL;
  g_autoptr(LiaisonGuardReport) report = NULL;

  request.contact_name = "{link}\nBcc: x@example.com";
  request.customer_company = "{sender_name}";
  text = liaison_letter_template_compose (template, fixture->library, &request);
  report = liaison_link_guard_check (fixture->cloud, LINK, text->body);

  g_assert_cmpstr (text->subject, ==, "Hi {link} Bcc: x@example.com");
  g_assert_cmpstr (text->body, ==, "{link} Bcc: x@example.com\n\n" LINK "\n\n{sender_name}");
  g_assert_cmpuint (report->verdict, ==, LIAISON_GUARD_INTACT);
}

/* It never says more about rights than the link gives. */
static void
test_fits_only_its_kind (Fixture *fixture, gconstpointer unused)
{
  LiaisonLetterRequest request = full_request (fixture);
  g_autoptr(LiaisonLetterTemplate) template =
               liaison_letter_template_new_from_library (fixture->library, &request);
  LiaisonLetterRequest other = request;

  g_assert_true (liaison_letter_template_fits (template, &request));
  other.wants_rights = FALSE;
  g_assert_false (liaison_letter_template_fits (template, &other));
  other = request;
  other.language = "de";
  g_assert_false (liaison_letter_template_fits (template, &other));
  other = request;
  other.existing_customer = TRUE;
  g_assert_false (liaison_letter_template_fits (template, &other));
  other = request;
  other.provider_name = "Wide World";
  g_assert_false (liaison_letter_template_fits (template, &other));
  other.provider_name = NULL;
  other.reseller_name = "Northwind";
  g_assert_false (liaison_letter_template_fits (template, &other));
  g_object_set (template, "joint", (int) LIAISON_JOINT_PROVIDER, NULL);
  g_assert_false (liaison_letter_template_fits (template, &other));
  g_object_set (template, "joint", (int) LIAISON_JOINT_RESELLER, NULL);
  g_assert_true (liaison_letter_template_fits (template, &other));
  g_object_set (template, "joint", (int) LIAISON_JOINT_NONE, NULL);
  other = request;
  other.reminder = TRUE;
  g_assert_false (liaison_letter_template_fits (template, &other));
  other = request;
  other.purpose = LIAISON_LETTER_MULTICHANNEL;
  g_assert_false (liaison_letter_template_fits (template, &other));
}

static void
test_survives_its_file (void)
{
  const char *const bodies[] = { "", "\n", "A\n{link}\n", "\n\nA", "Subject: x\n\nB {", "您好\n🚀" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(LiaisonLetterTemplate) template = new_template (": a: b", bodies[i]);
      g_autoptr(LiaisonLetterTemplate) back = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = NULL;
      char *file;

      g_object_set (template, "name", "Zwei\nZeilen", "purpose", LIAISON_LETTER_MULTI_PARTNER,
                    "rights", LIAISON_LETTER_RIGHTS_LATER, "reminder", TRUE, "joint", (int) i % 3,
                    "language", "pt_BR", NULL);
      file = liaison_letter_template_to_file (template);
      bytes = g_bytes_new_take (file, strlen (file));
      back = liaison_letter_template_new_from_file ("id", bytes, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (liaison_letter_template_get_id (back), ==, "id");
      g_assert_cmpstr (liaison_letter_template_get_name (back), ==, "Zwei Zeilen");
      g_assert_cmpstr (liaison_letter_template_get_subject (back), ==, ": a: b");
      g_assert_cmpstr (liaison_letter_template_get_body (back), ==, bodies[i]);
      g_assert_cmpstr (liaison_letter_template_get_language (back), ==, "pt_BR");
      g_assert_cmpuint (liaison_letter_template_get_purpose (back), ==,
                        LIAISON_LETTER_MULTI_PARTNER);
      g_assert_cmpuint (liaison_letter_template_get_rights (back), ==, LIAISON_LETTER_RIGHTS_LATER);
      g_assert_true (liaison_letter_template_get_reminder (back));
      g_assert_cmpuint (liaison_letter_template_get_joint (back), ==, i % 3);
    }
}

static LiaisonLetterTemplate *
read_text (const char *text, gssize size, GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size);

  return liaison_letter_template_new_from_file (NULL, bytes, error);
}

/* Files from before there were letters for a reseller stay as they are, byte for byte. */
static void
test_files_of_second_company (void)
{
  const struct
  {
    const char *lines;
    LiaisonJoint joint;
    gboolean canonical; /* as we write it */
  } cases[] = {
    { "Provider: no\n", LIAISON_JOINT_NONE, TRUE },
    { "Provider: yes\n", LIAISON_JOINT_PROVIDER, TRUE },
    { "Provider: no\nReseller: yes\n", LIAISON_JOINT_RESELLER, TRUE },
    { "Provider: no\nReseller: no\n", LIAISON_JOINT_NONE, FALSE },
    { "Reseller: no\nProvider: yes\n", LIAISON_JOINT_PROVIDER, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strconcat (HEAD_BEFORE, cases[i].lines, "Subject: Hello\n\n{link}\n", NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(LiaisonLetterTemplate) template = read_text (text, -1, &error);
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (liaison_letter_template_get_joint (template), ==, cases[i].joint);
      written = liaison_letter_template_to_file (template);
      if (cases[i].canonical)
        g_assert_cmpstr (written, ==, text);
    }
}

static void
test_reads_other_line_ends (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = g_string_new ("\xEF\xBB\xBF" HEAD "\nA\n{link}\n");
  g_autoptr(LiaisonLetterTemplate) template = NULL;

  g_string_replace (text, "\n", "\r\n", 0);
  template = read_text (text->str, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (liaison_letter_template_get_subject (template), ==, "Hello");
  g_assert_cmpstr (liaison_letter_template_get_body (template), ==, "A\n{link}");
}

static void
test_refuses_damaged_files (void)
{
  const struct
  {
    const char *text;
    gssize size;
    int code;
  } cases[] = {
    { "", -1, LIAISON_ERROR_INVALID_FILE },
    { "\n\n", -1, LIAISON_ERROR_INVALID_FILE },
    { HEAD, -1, LIAISON_ERROR_INVALID_FILE }, /* cut before the letter */
    { "Dear Sir or Madam,\n\n{link}\n", -1, LIAISON_ERROR_INVALID_FILE },
    { HEAD "Subject: again\n\nA", -1, LIAISON_ERROR_INVALID_FILE },
    { "Name: x\nLanguage: en\n\nA", -1, LIAISON_ERROR_INVALID_FILE },
    { "Liaison-Letter-Template: -1\n\nA", -1, LIAISON_ERROR_INVALID_FILE },
    { "Liaison-Letter-Template: x\n\nA", -1, LIAISON_ERROR_INVALID_FILE },
    { "Liaison-Letter-Template: 1\n\nA", -1, LIAISON_ERROR_INVALID_FILE },
    { "Liaison-Letter-Template: 1\nLanguage: en\nPurpose: theft\nReminder: no\nRights: none\n"
      "Provider: no\n\nA",
      -1, LIAISON_ERROR_INVALID_FILE },
    { "Liaison-Letter-Template: 1\nLanguage: en\nPurpose: new-customer\nReminder: no\n"
      "Rights: all\nProvider: no\n\nA",
      -1, LIAISON_ERROR_INVALID_FILE },
    { "Liaison-Letter-Template: 1\nLanguage: en\nPurpose: new-customer\nReminder: perhaps\n"
      "Rights: none\nProvider: no\n\nA",
      -1, LIAISON_ERROR_INVALID_FILE },
    { HEAD "Reseller: perhaps\n\nA", -1, LIAISON_ERROR_INVALID_FILE },
    { "Liaison-Letter-Template: 1\nLanguage: en\nPurpose: new-customer\nReminder: no\n"
      "Rights: none\nProvider: yes\nReseller: yes\n\nA",
      -1, LIAISON_ERROR_INVALID_FILE },
    { "Liaison-Letter-Template: 1\nLanguage: en\nPurpose: new-customer\nReminder: no\n"
      "Rights: none\nReseller: yes\n\nA",
      -1, LIAISON_ERROR_INVALID_FILE },
    { HEAD "\nA\0B", sizeof HEAD + 3, LIAISON_ERROR_INVALID_FILE },
    { HEAD "\nA\xff", -1, LIAISON_ERROR_INVALID_FILE },
    { "Liaison-Letter-Template: 2\n\nA", -1, LIAISON_ERROR_NEWER_FILE },
    { "Liaison-Letter-Template: 2\nShape: round\n\nA", -1, LIAISON_ERROR_NEWER_FILE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (read_text (cases[i].text, cases[i].size, &error));
      g_assert_error (error, LIAISON_ERROR, cases[i].code);
    }
}

#define add(name, function)                                                                        \
  g_test_add ("/letter-template/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("copies", test_copies_are_whole);
  g_test_add_func ("/letter-template/faults", test_finds_faults);
  g_test_add_func ("/letter-template/second-company", test_names_second_company);
  g_test_add_func ("/letter-template/name", test_needs_name);
  add ("lines-vanish", test_lines_vanish_whole);
  add ("values-are-no-placeholders", test_values_are_no_placeholders);
  add ("fits", test_fits_only_its_kind);
  g_test_add_func ("/letter-template/file", test_survives_its_file);
  g_test_add_func ("/letter-template/files-of-second-company", test_files_of_second_company);
  g_test_add_func ("/letter-template/line-ends", test_reads_other_line_ends);
  g_test_add_func ("/letter-template/damaged", test_refuses_damaged_files);

  return g_test_run ();
}
