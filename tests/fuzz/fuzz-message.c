/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-input.h"

#include "mail/liaison-message-check.h"

/* The input is a file that somebody dropped. */

#define OWN                                                                                        \
  "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId="           \
  "0a1b2c3d-1111-4222-8333-444455556666&msppId=0&DAP=true#/BillingAccounts/partner-invitation"

static void
check_report (const LiaisonGuardReport *report, const char *part)
{
  g_assert_true (report == NULL || part != NULL);
  if (report == NULL)
    return;
  fuzz_assert_text (report->found);
  g_assert_cmpuint (report->offset, <=, strlen (part));
}

static void
check_message (const LiaisonMessage *message)
{
  static const char *const hosts[] = { "admin.microsoft.com", NULL };
  static const char *const expected[] = { OWN, NULL };
  const LiaisonCloudSpec spec = { .id = "global", .name = "Public", .link_hosts = hosts };
  g_autoptr(LiaisonCloud) cloud = liaison_cloud_new (&spec);
  g_autoptr(LiaisonMessageCheck) check =
               liaison_message_check_new (NULL, cloud, expected, message);

  g_assert_cmpstr (check->link, ==, OWN);
  check_report (check->text, message->text);
  check_report (check->html, message->html);
  for (gsize i = 0; check->placeholders[i] != NULL; i++)
    fuzz_assert_text (check->placeholders[i]);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonMessage) message = liaison_message_read (bytes, &error);

  g_assert_true ((message == NULL) == (error != NULL));
  if (message == NULL)
    {
      fuzz_assert_error (error);
      return 0;
    }
  g_assert_true (message->text != NULL || message->html != NULL);
  fuzz_assert_text (message->subject);
  fuzz_assert_text (message->text);
  fuzz_assert_text (message->html);
  check_message (message);
  return 0;
}
