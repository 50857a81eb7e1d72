/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-profiles.h"

typedef struct
{
  const char *kind;
  const char *profile_type;
  const char *object_type;
  const char *etag;
  const char *self;
  void (*write) (LiaisonSandboxBody *body, LiaisonSandboxWorld *world);
} Profile;

static void
write_address (LiaisonSandboxBody *body, const LiaisonSandboxPartner *partner, const char *name)
{
  liaison_sandbox_body_open (body, name);
  liaison_sandbox_body_add_text (body, "country", partner->country);
  liaison_sandbox_body_add_text (body, "city", partner->city);
  liaison_sandbox_body_add_text (body, "state", "");
  liaison_sandbox_body_add_text (body, "addressLine1", partner->street);
  liaison_sandbox_body_add_text (body, "addressLine2", "");
  liaison_sandbox_body_add_text (body, "postalCode", partner->postal_code);
  liaison_sandbox_body_add_text (body, "firstName", partner->given_name);
  liaison_sandbox_body_add_text (body, "lastName", partner->family_name);
  liaison_sandbox_body_add_text (body, "phoneNumber", partner->phone);
  liaison_sandbox_body_close (body);
}

static void
write_contact (LiaisonSandboxBody *body, const LiaisonSandboxPartner *partner)
{
  liaison_sandbox_body_open (body, "primaryContact");
  liaison_sandbox_body_add_text (body, "firstName", partner->given_name);
  liaison_sandbox_body_add_text (body, "lastName", partner->family_name);
  liaison_sandbox_body_add_text (body, "email", partner->sign_in_name);
  liaison_sandbox_body_add_text (body, "phoneNumber", partner->phone);
  liaison_sandbox_body_close (body);
}

static void
write_organization (LiaisonSandboxBody *body, LiaisonSandboxWorld *world)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);

  liaison_sandbox_body_add_text (body, "id", liaison_sandbox_world_get_tenant (world));
  liaison_sandbox_body_add_text (body, "companyName", partner->name);
  write_address (body, partner, "defaultAddress");
  liaison_sandbox_body_add_text (body, "tenantId", liaison_sandbox_world_get_tenant (world));
  liaison_sandbox_body_add_text (body, "domain", partner->domain);
  liaison_sandbox_body_add_format (body, "email", "post@%s", partner->domain);
  liaison_sandbox_body_add_text (body, "language", partner->language);
  liaison_sandbox_body_add_text (body, "culture", partner->culture);
}

static void
write_mpn (LiaisonSandboxBody *body, LiaisonSandboxWorld *world)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);

  liaison_sandbox_body_add_text (body, "mpnId", partner->mpn_id);
  liaison_sandbox_body_add_text (body, "partnerName", partner->name);
}

static void
write_legal_business (LiaisonSandboxBody *body, LiaisonSandboxWorld *world)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);

  liaison_sandbox_body_add_text (body, "companyName", partner->name);
  write_address (body, partner, "address");
  write_contact (body, partner);
  write_address (body, partner, "companyApproverAddress");
  liaison_sandbox_body_add_text (body, "companyApproverEmail", partner->sign_in_name);
  liaison_sandbox_body_add_text (body, "vettingStatus", "authorized");
  liaison_sandbox_body_add_text (body, "vettingSubStatus", "none");
}

static void
write_billing (LiaisonSandboxBody *body, LiaisonSandboxWorld *world)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);

  liaison_sandbox_body_add_text (body, "companyName", partner->name);
  write_address (body, partner, "address");
  write_contact (body, partner);
  liaison_sandbox_body_add_text (body, "billingCurrency", partner->currency);
}

static void
write_support (LiaisonSandboxBody *body, LiaisonSandboxWorld *world)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);

  liaison_sandbox_body_add_format (body, "email", "support@%s", partner->domain);
  liaison_sandbox_body_add_text (body, "telephone", partner->phone);
  liaison_sandbox_body_add_format (body, "website", "support.%s", partner->domain);
}

/* The support profile's own link has the version in it already, as the real one's. */
static const Profile profiles[] = {
  { "organization", "OrganizationProfile", "OrganizationProfile", "518840237",
    "/profiles/organization", write_organization },
  { "mpn", "MpnProfile", "MpnProfile", NULL, "/profiles/mpn", write_mpn },
  { "legalbusiness", "LegalBusinessProfile", "LegalBusinessProfile", NULL,
    "/profiles/legalbusiness", write_legal_business },
  { "billing", "BillingProfile", "BillingProfile", "-731120948", "/profiles/billing",
    write_billing },
  { "support", "support_profile", "PartnerSupportProfile", NULL, "/v1/profiles/support",
    write_support },
};

gboolean
liaison_sandbox_write_profile (LiaisonSandboxBody *body,
                               LiaisonSandboxWorld *world,
                               const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      if (!g_str_equal (profiles[i].kind, kind))
        continue;
      profiles[i].write (body, world);
      liaison_sandbox_body_add_text (body, "profileType", profiles[i].profile_type);
      liaison_sandbox_body_open (body, "links");
      liaison_sandbox_body_add_link (body, "self", "%s", profiles[i].self);
      liaison_sandbox_body_close (body);
      liaison_sandbox_body_add_attributes (body, profiles[i].object_type, profiles[i].etag);
      return TRUE;
    }
  return FALSE;
}
