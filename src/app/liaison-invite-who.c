/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-invite-letter.h"
#include "app/liaison-invite-private.h"
#include "app/liaison-invite-rules.h"

/* Whom an invitation is for: the questions that its cloud, the table of markets and the list of
 * customers answer. */

gboolean
liaison_invite_rights_locked (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), FALSE);

  return liaison_invite_rules_get_rights (liaison_invite_get_session (self), NULL) !=
         LIAISON_INVITE_RIGHTS_FREE;
}

gboolean
liaison_invite_link_grants_rights (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), FALSE);

  return liaison_cloud_has (liaison_session_get_cloud (liaison_invite_get_session (self)),
                            LIAISON_CLOUD_LINK_GRANTS_RIGHTS);
}

LiaisonRegionMatch
liaison_invite_compare_region (LiaisonInvite *self)
{
  LiaisonSession *session;
  LiaisonPartner *partner;
  LiaisonRegionTable *regions;

  g_return_val_if_fail (LIAISON_IS_INVITE (self), LIAISON_REGION_UNKNOWN);

  session = liaison_invite_get_session (self);
  partner = liaison_session_get_partner (session);
  if (partner == NULL)
    return LIAISON_REGION_UNKNOWN;
  regions = liaison_catalog_get_regions (liaison_session_get_catalog (session));
  return liaison_region_table_compare (
    regions, liaison_partner_get_spec (partner)->country,
    liaison_invitation_get_country (liaison_invite_get_invitation (self)));
}

void
liaison_invite_note_region (LiaisonInvite *self)
{
  LiaisonRegionMatch match;

  g_return_if_fail (LIAISON_IS_INVITE (self));

  match = liaison_invite_compare_region (self);
  if (match != LIAISON_REGION_UNKNOWN)
    liaison_invitation_set_region_overridden (liaison_invite_get_invitation (self),
                                              match == LIAISON_REGION_DIFFERENT);
}

/* Microsoft ID of the customer with @domain, or NULL. */
static char *
dup_customer (LiaisonInvite *self, const char *domain)
{
  LiaisonCustomerList *customers =
    liaison_session_get_customers (liaison_invite_get_session (self));
  g_autofree char *stripped = domain != NULL ? g_strstrip (g_strdup (domain)) : NULL;
  g_autoptr(LiaisonCustomer) customer = NULL;

  customer = liaison_customer_list_find_domain (customers, stripped);
  return customer != NULL ? g_strdup (liaison_customer_get_id (customer)) : NULL;
}

static gboolean
is_customers_domain (LiaisonInvite *self, const char *domain)
{
  g_autofree char *customer = dup_customer (self, domain);

  return customer != NULL;
}

/* An invitation that began in the record of a customer without a domain is that customer's, until a
 * domain is typed. */
static gboolean
keeps_customer (LiaisonInvite *self, LiaisonInvitation *invitation)
{
  const char *id = liaison_invitation_get_customer (invitation);
  g_autoptr(LiaisonCustomer) customer = NULL;

  if (id == NULL || !liaison_invite_letter_is_blank (liaison_invitation_get_domain (invitation)))
    return FALSE;
  customer = liaison_customer_list_find_id (
    liaison_session_get_customers (liaison_invite_get_session (self)), id);
  return customer != NULL &&
         liaison_invite_letter_is_blank (liaison_customer_get_domain (customer));
}

/* An address may be that of somebody who only passes the letter on: it notes nobody. */
void
liaison_invite_note_customer (LiaisonInvite *self, gboolean whole)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self);
  g_autofree char *customer = dup_customer (self, liaison_invitation_get_domain (invitation));

  if (keeps_customer (self, invitation))
    return;
  if (customer != NULL || whole)
    liaison_invitation_set_customer (invitation, customer);
}

gboolean
liaison_invite_is_existing_customer (LiaisonInvite *self)
{
  LiaisonInvitation *invitation;
  const char *mail, *at;

  g_return_val_if_fail (LIAISON_IS_INVITE (self), FALSE);

  invitation = liaison_invite_get_invitation (self);
  mail = liaison_invitation_get_contact_mail (invitation);
  at = mail != NULL ? strrchr (mail, '@') : NULL;
  return keeps_customer (self, invitation) ||
         is_customers_domain (self, liaison_invitation_get_domain (invitation)) ||
         is_customers_domain (self, at != NULL ? at + 1 : NULL);
}

LiaisonLetterPurpose
liaison_invite_get_purpose (LiaisonInvite *self)
{
  LiaisonInvitation *invitation;
  LiaisonLetterPurpose purpose;

  g_return_val_if_fail (LIAISON_IS_INVITE (self), LIAISON_LETTER_NEW_CUSTOMER);

  invitation = liaison_invite_get_invitation (self);
  purpose = liaison_letter_purpose_from_word (liaison_invitation_get_purpose (invitation));
  return purpose == LIAISON_LETTER_NEW_CUSTOMER &&
             liaison_invitation_get_existing_customer (invitation)
           ? LIAISON_LETTER_RIGHTS_AGAIN
           : purpose;
}

void
liaison_invite_ask_customer (LiaisonInvite *self, LiaisonCustomer *customer)
{
  LiaisonInvitation *invitation;
  const char *country;

  g_return_if_fail (LIAISON_IS_INVITE (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  invitation = liaison_invite_get_invitation (self);
  country = liaison_customer_get_country (customer);
  liaison_invitation_set_customer (invitation, liaison_customer_get_id (customer));
  liaison_invitation_set_company (invitation, liaison_customer_get_name (customer));
  liaison_invitation_set_domain (invitation, liaison_customer_get_domain (customer));
  if (country != NULL)
    liaison_invitation_set_country (invitation, country);
  liaison_invitation_set_existing_customer (invitation, TRUE);
  liaison_invite_choose_party (self, LIAISON_JOINT_NONE, NULL);
  if (liaison_customer_get_delegated_admin (customer) == LIAISON_ANSWER_NO)
    liaison_invitation_set_purpose (invitation,
                                    liaison_letter_purpose_to_word (LIAISON_LETTER_RIGHTS_AGAIN));
}

gboolean
liaison_invite_who_is_complete (LiaisonInvite *self)
{
  LiaisonInvitation *invitation;
  const char *mail;

  g_return_val_if_fail (LIAISON_IS_INVITE (self), FALSE);

  invitation = liaison_invite_get_invitation (self);
  mail = liaison_invitation_get_contact_mail (invitation);
  if (liaison_invite_letter_is_blank (mail))
    return !liaison_invite_letter_is_blank (liaison_invitation_get_company (invitation));
  return liaison_mail_address_is_valid (mail);
}
