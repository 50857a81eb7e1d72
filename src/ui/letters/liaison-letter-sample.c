/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/letters/liaison-letter-sample.h"

#include <glib/gi18n.h>

#define ANSWER_DAYS 14

LiaisonLetterKind
liaison_letter_sample_get_kind (LiaisonLetterTemplate *template)
{
  return (LiaisonLetterKind){
    .language = liaison_letter_template_get_language (template),
    .purpose = liaison_letter_template_get_purpose (template),
    .rights = liaison_letter_template_get_rights (template),
    .joint = liaison_letter_template_get_joint (template),
    .reminder = liaison_letter_template_get_reminder (template),
  };
}

static gboolean
has_rights (LiaisonCloud *cloud, LiaisonLetterRights rights)
{
  const LiaisonLetterRequest request = { .cloud = cloud,
                                         .wants_rights = rights != LIAISON_LETTER_RIGHTS_NONE };

  return liaison_letter_request_get_rights (&request) == rights;
}

/* Owned by @catalog, or @preferred. */
static LiaisonCloud *
find_cloud (LiaisonCatalog *catalog, LiaisonCloud *preferred, LiaisonLetterRights rights)
{
  GListModel *clouds = liaison_catalog_get_clouds (catalog);

  if (preferred != NULL && has_rights (preferred, rights))
    return preferred;
  for (guint i = 0; i < g_list_model_get_n_items (clouds); i++)
    {
      /* The list keeps its own reference. */
      g_autoptr(LiaisonCloud) cloud = g_list_model_get_item (clouds, i);

      if (liaison_cloud_has (cloud, LIAISON_CLOUD_CAN_INVITE) && has_rights (cloud, rights))
        return cloud;
    }
  return NULL;
}

static void
write_date (GDateTime *date, char text[11])
{
  g_snprintf (text, 11, "%04d-%02d-%02d", g_date_time_get_year (date) % 10000,
              g_date_time_get_month (date) % 100, g_date_time_get_day_of_month (date) % 100);
}

gboolean
liaison_letter_sample_make_request (const LiaisonLetterKind *kind,
                                    LiaisonCatalog *catalog,
                                    LiaisonCloud *preferred,
                                    LiaisonLetterRequest *request,
                                    char due_date[11],
                                    char first_date[11])
{
  LiaisonCloud *cloud = find_cloud (catalog, preferred, kind->rights);
  g_autoptr(GDateTime) today = g_date_time_new_now_local ();
  g_autoptr(GDateTime) due = g_date_time_add_days (today, ANSWER_DAYS);
  g_autoptr(GDateTime) first = g_date_time_add_days (today, -ANSWER_DAYS);

  write_date (due, due_date);
  write_date (first, first_date);
  *request = (LiaisonLetterRequest){
    .language = kind->language,
    .cloud = cloud,
    .purpose = kind->purpose,
    .reminder = kind->reminder,
    .wants_rights = kind->rights != LIAISON_LETTER_RIGHTS_NONE,
    .existing_customer = kind->purpose == LIAISON_LETTER_RIGHTS_AGAIN,
    .link = "https://partner.example/invitation",
    /* Translators: a made-up person, to see what a letter looks like. */
    .contact_name = C_ ("sample", "Dana Whitfield"),
      /* Translators: a made-up company, to see what a letter looks like. */
      .customer_company =
        C_ ("sample", "Harbour Bakery Ltd"),
            /* Translators: a made-up company that sells Microsoft's services. */
            .partner_name =
              C_ ("sample", "Cloud Partner Ltd"),
                  /* Translators: a made-up company that sells to resellers. */
                  .provider_name = kind->joint == LIAISON_JOINT_PROVIDER
                  ? C_ ("sample", "Wide World Distribution") : NULL,
                        /* Translators: a made-up company that sells to businesses. */
                        .reseller_name = kind->joint == LIAISON_JOINT_RESELLER
                        ? C_ ("sample", "Lakeside IT Services") : NULL,
                              /* Translators: a made-up person who writes a letter. */
                              .sender_name = C_ ("sample", "Alex Morgan"),
                                                 /* Translators: a job title. */
                                                 .sender_title =
                                                   C_ ("sample", "Account Manager"),
                                                       .sender_mail = "alex.morgan@partner.example",
                                                       .sender_phone = "+1 555 0100",
                                                       .due_date = due_date,
                                                       .first_handed_off = first_date,
                                                       /* Translators: a made-up file number. */
                                                       .reference = C_ ("sample", "No. 1024"),
                                                       };
  return cloud != NULL;
}
