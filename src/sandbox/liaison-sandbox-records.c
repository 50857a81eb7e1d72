/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-records.h"

#include "sandbox/liaison-sandbox-resellers.h"

enum
{
  PURPOSE_COMMERCE = 0x200,
  PURPOSE_PROFILE,
  PURPOSE_ETAG,
  PURPOSE_STREET,
  PURPOSE_PHONE,
  PURPOSE_CONTACT,
  PURPOSE_USER,
};

typedef struct
{
  const char *id;
  const char *name;
} Service;

static const Service services[] = {
  { "Exchange", "Exchange" },
  { "SharePoint", "SharePoint" },
  { "MicrosoftCommunicationsOnline", "SkypeforBusiness" },
  { "Intune", "Intune" },
};
const guint liaison_sandbox_n_services = G_N_ELEMENTS (services);

/* A customer's own seed, from which its details follow. */
static guint64
seed_of (LiaisonSandboxWorld *world, const LiaisonSandboxCustomer *customer)
{
  return liaison_sandbox_hash (liaison_sandbox_world_get_seed (world), customer->index, 0);
}

static char *
dup_shown (const char *entry)
{
  GString *text = g_string_new (NULL);

  liaison_sandbox_append_shown (entry, text);
  return g_string_free (text, FALSE);
}

static char *
dup_slug (const char *entry)
{
  GString *text = g_string_new (NULL);

  liaison_sandbox_append_slug (entry, text);
  return g_string_free (text, FALSE);
}

/* The entries of the @n-th person's names: every pair once before one comes again. */
static void
choose_person (LiaisonSandboxWorld *world,
               const LiaisonSandboxCustomer *customer,
               guint n,
               const char **first_name,
               const char **last_name,
               guint *again)
{
  guint n_first = g_strv_length ((char **) customer->language->first_names);
  guint n_last = g_strv_length ((char **) customer->language->last_names);
  guint start = liaison_sandbox_scale (
    liaison_sandbox_hash (seed_of (world, customer), 0, PURPOSE_CONTACT), n_first * n_last);
  guint pair = (start + n) % (n_first * n_last);

  *first_name = customer->language->first_names[pair % n_first];
  *last_name = customer->language->last_names[(pair + pair / n_first) % n_last];
  *again = n / (n_first * n_last);
}

static char *
dup_street (const LiaisonSandboxLanguage *language, guint number)
{
  GString *street = g_string_new (language->street);
  char digits[12];

  g_snprintf (digits, sizeof digits, "%u", number);
  g_string_replace (street, "{n}", digits, 1);
  return g_string_free (street, FALSE);
}

/* The company profile says "region" where the billing profile says "state" and names a person. */
static void
write_address (LiaisonSandboxBody *body,
               LiaisonSandboxWorld *world,
               const LiaisonSandboxCustomer *customer,
               const char *name,
               gboolean billing)
{
  guint64 seed = seed_of (world, customer);
  guint number = 1 + liaison_sandbox_scale (liaison_sandbox_hash (seed, 0, PURPOSE_STREET), 180);
  const char *first = NULL, *last = NULL;
  guint again = 0;
  g_autofree char *city = dup_shown (customer->city->name);
  g_autofree char *street = dup_street (customer->language, number);
  g_autofree char *first_name = NULL;
  g_autofree char *last_name = NULL;

  choose_person (world, customer, 0, &first, &last, &again);
  first_name = dup_shown (first);
  last_name = dup_shown (last);
  liaison_sandbox_body_open (body, name);
  liaison_sandbox_body_add_text (body, "country", customer->country);
  liaison_sandbox_body_add_text (body, billing ? "state" : "region",
                                 customer->city->state != NULL ? customer->city->state : "");
  liaison_sandbox_body_add_text (body, "city", city);
  liaison_sandbox_body_add_text (body, "addressLine1", street);
  liaison_sandbox_body_add_text (body, "postalCode", customer->city->postal_code);
  if (billing)
    {
      liaison_sandbox_body_add_text (body, "firstName", first_name);
      liaison_sandbox_body_add_text (body, "lastName", last_name);
    }
  liaison_sandbox_body_add_format (
    body, "phoneNumber", "555%05u",
    liaison_sandbox_scale (liaison_sandbox_hash (seed, 0, PURPOSE_PHONE), 100000));
  liaison_sandbox_body_close (body);
}

void
liaison_sandbox_write_customer_row (LiaisonSandboxBody *body,
                                    const LiaisonSandboxCustomer *customer)
{
  liaison_sandbox_body_add_text (body, "id", customer->id);
  liaison_sandbox_body_open (body, "companyProfile");
  liaison_sandbox_body_add_text (body, "tenantId", customer->id);
  liaison_sandbox_body_add_text (body, "domain", customer->domain);
  liaison_sandbox_body_add_text (body, "companyName", customer->name);
  liaison_sandbox_body_open (body, "links");
  liaison_sandbox_body_add_link (body, "self", "/customers/%s/profiles/company", customer->id);
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_add_attributes (body, "CustomerCompanyProfile", NULL);
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_add_text (body, "relationshipToPartner", customer->relationship);
  liaison_sandbox_body_open (body, "links");
  liaison_sandbox_body_add_link (body, "self", "/customers/%s", customer->id);
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_add_attributes (body, "Customer", NULL);
}

/* Without delegated access the service leaves address and e-mail out, silently. */
void
liaison_sandbox_write_company_profile (LiaisonSandboxBody *body,
                                       LiaisonSandboxWorld *world,
                                       const LiaisonSandboxCustomer *customer)
{
  liaison_sandbox_body_add_text (body, "tenantId", customer->id);
  liaison_sandbox_body_add_text (body, "domain", customer->domain);
  liaison_sandbox_body_add_text (body, "companyName", customer->name);
  if (customer->rights == LIAISON_SANDBOX_RIGHTS_YES)
    {
      write_address (body, world, customer, "address", FALSE);
      liaison_sandbox_body_add_format (body, "email", "it@%s", customer->domain);
    }
  liaison_sandbox_body_open (body, "links");
  liaison_sandbox_body_add_link (body, "self", "/customers/%s/profiles/company", customer->id);
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_add_attributes (body, "CustomerCompanyProfile", NULL);
}

void
liaison_sandbox_write_billing_profile (LiaisonSandboxBody *body,
                                       LiaisonSandboxWorld *world,
                                       const LiaisonSandboxCustomer *customer)
{
  guint64 seed = seed_of (world, customer);
  char id[LIAISON_SANDBOX_GUID_SIZE];
  const char *first = NULL, *last = NULL;
  guint again = 0;
  g_autofree char *first_name = NULL;
  g_autofree char *last_name = NULL;
  g_autofree char *etag =
    g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) liaison_sandbox_hash (seed, 0, PURPOSE_ETAG));

  choose_person (world, customer, 0, &first, &last, &again);
  first_name = dup_shown (first);
  last_name = dup_shown (last);
  liaison_sandbox_make_guid (seed, 0, PURPOSE_PROFILE, id);
  liaison_sandbox_body_add_text (body, "id", id);
  liaison_sandbox_body_add_text (body, "firstName", first_name);
  liaison_sandbox_body_add_text (body, "lastName", last_name);
  liaison_sandbox_body_add_format (body, "email", "accounts@%s", customer->domain);
  liaison_sandbox_body_add_text (body, "culture", customer->language->culture);
  liaison_sandbox_body_add_text (body, "language", customer->language->language);
  liaison_sandbox_body_add_text (body, "companyName", customer->name);
  write_address (body, world, customer, "defaultAddress", TRUE);
  liaison_sandbox_body_open (body, "links");
  liaison_sandbox_body_add_link (body, "self", "/customers/%s/profiles/billing", customer->id);
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_add_attributes (body, "CustomerBillingProfile", etag);
}

static void
add_reseller (LiaisonSandboxBody *body,
              LiaisonSandboxWorld *world,
              const LiaisonSandboxCustomer *customer)
{
  LiaisonSandboxReseller reseller;
  guint n = 0;

  if (!liaison_sandbox_reseller_find (world, customer->index, &n))
    return;
  liaison_sandbox_reseller_read (world, n, &reseller);
  liaison_sandbox_body_add_text (body, "associatedPartnerId", reseller.id);
}

static void
write_domains (LiaisonSandboxBody *body, const LiaisonSandboxCustomer *customer)
{
  liaison_sandbox_body_add_text (body, NULL, customer->domain);
  for (guint i = 0; customer->domains != NULL && customer->domains[i] != NULL; i++)
    liaison_sandbox_body_add_text (body, NULL, customer->domains[i]);
}

void
liaison_sandbox_write_customer (LiaisonSandboxBody *body,
                                LiaisonSandboxWorld *world,
                                const LiaisonSandboxCustomer *customer)
{
  char commerce_id[LIAISON_SANDBOX_GUID_SIZE];

  liaison_sandbox_make_guid (seed_of (world, customer), 0, PURPOSE_COMMERCE, commerce_id);
  liaison_sandbox_body_add_text (body, "id", customer->id);
  liaison_sandbox_body_add_text (body, "commerceId", commerce_id);
  liaison_sandbox_body_open (body, "companyProfile");
  liaison_sandbox_write_company_profile (body, world, customer);
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_open (body, "billingProfile");
  liaison_sandbox_write_billing_profile (body, world, customer);
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_add_text (body, "relationshipToPartner", customer->relationship);
  add_reseller (body, world, customer);
  if (customer->rights != LIAISON_SANDBOX_RIGHTS_UNTOLD)
    liaison_sandbox_body_add_flag (body, "allowDelegatedAccess",
                                   customer->rights == LIAISON_SANDBOX_RIGHTS_YES);
  if (customer->rights == LIAISON_SANDBOX_RIGHTS_YES)
    {
      liaison_sandbox_body_open_array (body, "customDomains");
      write_domains (body, customer);
      liaison_sandbox_body_close_array (body);
    }
  liaison_sandbox_body_open (body, "links");
  liaison_sandbox_body_add_link (body, "self", "/customers/%s", customer->id);
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_add_attributes (body, "Customer", NULL);
}

void
liaison_sandbox_make_user_id (LiaisonSandboxWorld *world,
                              const LiaisonSandboxCustomer *customer,
                              guint n,
                              char id[LIAISON_SANDBOX_GUID_SIZE])
{
  liaison_sandbox_make_guid (seed_of (world, customer), n, PURPOSE_USER, id);
}

/* Chinese puts the family name first, without a blank. */
static char *
join_names (const LiaisonSandboxLanguage *language, const char *first, const char *last)
{
  if (g_str_equal (language->language, "zh"))
    return g_strconcat (last, first, NULL);
  return g_strconcat (first, " ", last, NULL);
}

void
liaison_sandbox_write_user (LiaisonSandboxBody *body,
                            LiaisonSandboxWorld *world,
                            const LiaisonSandboxCustomer *customer,
                            guint n)
{
  char id[LIAISON_SANDBOX_GUID_SIZE];
  const char *first = NULL, *last = NULL;
  guint again = 0;
  g_autofree char *first_name = NULL, *last_name = NULL, *first_slug = NULL, *last_slug = NULL;
  g_autofree char *shown = NULL;
  char number[12] = "";

  choose_person (world, customer, n, &first, &last, &again);
  first_name = dup_shown (first);
  last_name = dup_shown (last);
  first_slug = dup_slug (first);
  last_slug = dup_slug (last);
  shown = join_names (customer->language, first_name, last_name);
  if (again > 0)
    g_snprintf (number, sizeof number, "%u", again + 1);
  liaison_sandbox_make_user_id (world, customer, n, id);

  if (n % 5 != 4) /* often not set, and then no licence can be given */
    liaison_sandbox_body_add_text (body, "usageLocation", customer->country);
  liaison_sandbox_body_add_text (body, "id", id);
  liaison_sandbox_body_add_format (body, "userPrincipalName", "%s.%s%s@%s", first_slug, last_slug,
                                   number, customer->domain);
  liaison_sandbox_body_add_text (body, "firstName", first_name);
  liaison_sandbox_body_add_text (body, "lastName", last_name);
  liaison_sandbox_body_add_text (body, "displayName", shown);
  liaison_sandbox_body_add_text (body, "userDomainType", "none");
  liaison_sandbox_body_add_text (body, "state", "active");
  liaison_sandbox_body_open (body, "links");
  liaison_sandbox_body_add_link (body, "self", "/customers/%s/users/%s", customer->id, id);
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_add_attributes (body, "CustomerUser", NULL);
}

static void
add_service_link (LiaisonSandboxBody *body,
                  const LiaisonSandboxCustomer *customer,
                  const char *name,
                  const char *destination)
{
  liaison_sandbox_body_add_link (
    body, name, "https://portal.office.com/Partner/BeginClientSession.aspx?CTID=%s&CSDEST=%s",
    customer->id, destination);
}

void
liaison_sandbox_write_service (LiaisonSandboxBody *body,
                               const LiaisonSandboxCustomer *customer,
                               guint n)
{
  liaison_sandbox_body_add_text (body, "id", services[n].id);
  liaison_sandbox_body_add_text (body, "name", services[n].name);
  liaison_sandbox_body_add_text (body, "groupName", "Office");
  liaison_sandbox_body_open (body, "links");
  add_service_link (body, customer, "adminService", services[n].id);
  add_service_link (body, customer, "serviceHealth", "ServiceStatus");
  add_service_link (body, customer, "serviceTicket", "Support");
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_add_attributes (body, "ManagedService", NULL);
}
