/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-service"

#include "service/liaison-partner-json.h"

#include "model/liaison-error.h"
#include "model/liaison-managed-service.h"
#include "model/liaison-reseller.h"
#include "model/liaison-subscription.h"
#include "service/liaison-link-hosts.h"
#include "wire/liaison-json.h"

/* What an integer in place of a word means: the order of the values in Microsoft's own client. */
static const char *const relationship_words[] = { "unknown",     "reseller",          "advisor",
                                                  "syndication", "microsoft_support", "none" };
static const char *const status_words[] = { "none",    "active",  "suspended", "deleted",
                                            "expired", "pending", "disabled" };

static void
customer_row_clear (LiaisonCustomerRow *row)
{
  g_free (row->id);
  g_free (row->name);
  g_free (row->domain);
  g_free (row->relationship_text);
}

LiaisonCustomerPage *
liaison_customer_page_new (void)
{
  LiaisonCustomerPage *page = g_new0 (LiaisonCustomerPage, 1);

  page->rows = g_array_new (FALSE, FALSE, sizeof (LiaisonCustomerRow));
  g_array_set_clear_func (page->rows, (GDestroyNotify) customer_row_clear);
  return page;
}

void
liaison_customer_page_free (LiaisonCustomerPage *page)
{
  g_array_unref (page->rows);
  g_free (page->continuation);
  g_free (page);
}

void
liaison_account_free (LiaisonAccount *account)
{
  g_free (account->country);
  g_strfreev (account->domains);
  g_free (account);
}

static void
set_protocol_error (GError **error, const char *message)
{
  g_propagate_error (error, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL, message));
}

JsonArray *
liaison_partner_json_get_items (JsonNode *node, GError **error)
{
  JsonArray *items = liaison_json_array (node, "items");

  if (items == NULL)
    set_protocol_error (error, "The answer is not a collection");
  return items;
}

/* The item's id, or NULL if it is of no use. */
static const char *
get_item_id (JsonNode *item)
{
  const char *id = liaison_json_string (item, "id");

  if (id == NULL)
    g_debug ("an item without an id was left out");
  return id;
}

char *
liaison_partner_json_dup_word (JsonNode *node,
                               const char *name,
                               const char *const *words,
                               gsize n_words)
{
  g_autofree char *text = liaison_json_dup_text (node, name);
  guint64 number;

  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 0, n_words - 1, &number, NULL))
    return g_strdup (words[number]);
  return g_steal_pointer (&text);
}

static LiaisonRelationship
read_relationship (JsonNode *node, char **text)
{
  *text = liaison_partner_json_dup_word (node, "relationshipToPartner", relationship_words,
                                         G_N_ELEMENTS (relationship_words));
  return *text != NULL ? liaison_relationship_from_text (*text) : LIAISON_RELATIONSHIP_UNKNOWN;
}

/* A token travels in a header: one that cannot is worse than none, the list would look complete. */
gboolean
liaison_partner_json_read_continuation (JsonNode *node, char **continuation, GError **error)
{
  const char *token = liaison_json_string (node, "continuationToken");
  JsonNode *next = liaison_json_member (liaison_json_member (node, "links"), "next");
  JsonArray *headers = liaison_json_array (next, "headers");

  for (guint i = 0; token == NULL && headers != NULL && i < json_array_get_length (headers); i++)
    {
      JsonNode *header = json_array_get_element (headers, i);
      const char *key = liaison_json_string (header, "key");

      if (key != NULL && g_ascii_strcasecmp (key, "MS-ContinuationToken") == 0)
        token = liaison_json_string (header, "value");
    }

  for (const char *p = token; p != NULL && *p != '\0'; p++)
    if (!g_ascii_isgraph (*p) && *p != ' ')
      {
        set_protocol_error (error, "The continuation token cannot be sent");
        return FALSE;
      }

  *continuation = g_strdup (token);
  return TRUE;
}

gboolean
liaison_partner_json_is_past_end (const GError *error)
{
  const LiaisonErrorDetails *details = liaison_error_get_details (error);

  return details != NULL && details->http_status == 400 &&
         g_strcmp0 (details->service_code, "2000") == 0;
}

gpointer
liaison_partner_json_read_customers (JsonNode *node, gpointer unused, GError **error)
{
  g_autoptr(LiaisonCustomerPage) page = liaison_customer_page_new ();
  JsonArray *items = liaison_partner_json_get_items (node, error);

  if (items == NULL || !liaison_partner_json_read_continuation (node, &page->continuation, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);
      JsonNode *company = liaison_json_member (item, "companyProfile");
      const char *id = get_item_id (item);
      LiaisonCustomerRow row = { 0 };

      if (id == NULL)
        continue;

      row.id = g_strdup (id);
      row.name = g_strdup (liaison_json_string (company, "companyName"));
      row.domain = g_strdup (liaison_json_string (company, "domain"));
      row.relationship = read_relationship (item, &row.relationship_text);
      g_array_append_val (page->rows, row);
    }

  return g_steal_pointer (&page);
}

/* Transfer full; NULL: there is no such array. */
static GStrv
dup_texts (JsonNode *node, const char *name)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  JsonArray *array = liaison_json_array (node, name);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_strv_builder_add (texts, json_node_get_string (element));
    }
  return array != NULL ? g_strv_builder_end (texts) : NULL;
}

gpointer
liaison_partner_json_read_account (JsonNode *node, gpointer unused, GError **error)
{
  JsonNode *address = liaison_json_member (liaison_json_member (node, "companyProfile"), "address");
  JsonNode *billing_address =
    liaison_json_member (liaison_json_member (node, "billingProfile"), "defaultAddress");
  JsonNode *delegated = liaison_json_member (node, "allowDelegatedAccess");
  LiaisonAccount *account;
  const char *country;

  if (liaison_json_string (node, "id") == NULL)
    {
      set_protocol_error (error, "The answer is not a customer");
      return NULL;
    }

  /* The company's address is told only with delegated access, the billing address always. */
  country = liaison_json_string (address, "country");
  if (country == NULL)
    country = liaison_json_string (billing_address, "country");

  account = g_new0 (LiaisonAccount, 1);
  account->country = g_strdup (country);
  account->domains = dup_texts (node, "customDomains");
  /* Anything but a boolean is as good as not told. */
  if (delegated != NULL && liaison_json_bool (node, "allowDelegatedAccess", TRUE) ==
                             liaison_json_bool (node, "allowDelegatedAccess", FALSE))
    account->delegated_admin = liaison_json_bool (node, "allowDelegatedAccess", FALSE)
                                 ? LIAISON_ANSWER_YES
                                 : LIAISON_ANSWER_NO;
  return account;
}

static LiaisonSubscription *
read_subscription (JsonNode *item, const char *id)
{
  const char *billing_type = liaison_json_string (item, "billingType");
  g_autofree char *status =
    liaison_partner_json_dup_word (item, "status", status_words, G_N_ELEMENTS (status_words));
  g_autoptr(GDateTime) commitment_end = liaison_json_dup_time (item, "commitmentEndDate");
  LiaisonSubscriptionSpec spec = { .id = id };

  spec.offer_name = liaison_json_string (item, "offerName");
  spec.name = liaison_json_string (item, "friendlyName");
  if (spec.name == NULL)
    spec.name = spec.offer_name;
  spec.quantity = liaison_json_int (item, "quantity", -1);
  spec.status_text = status;
  spec.status =
    status != NULL ? liaison_subscription_status_from_text (status) : LIAISON_SUBSCRIPTION_UNKNOWN;
  spec.auto_renew = liaison_json_bool (item, "autoRenewEnabled", FALSE);
  spec.trial = liaison_json_bool (item, "isTrial", FALSE);
  spec.usage_based = billing_type != NULL && g_ascii_strcasecmp (billing_type, "usage") == 0;
  spec.commitment_end = commitment_end;
  return liaison_subscription_new (&spec);
}

gpointer
liaison_partner_json_read_subscriptions (JsonNode *node, gpointer unused, GError **error)
{
  g_autoptr(GListStore) subscriptions = NULL;
  JsonArray *items = liaison_partner_json_get_items (node, error);

  if (items == NULL)
    return NULL;

  subscriptions = g_list_store_new (LIAISON_TYPE_SUBSCRIPTION);
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);
      const char *id = get_item_id (item);
      g_autoptr(LiaisonSubscription) subscription = NULL;

      if (id == NULL)
        continue;

      subscription = read_subscription (item, id);
      g_list_store_append (subscriptions, subscription);
    }

  return g_steal_pointer (&subscriptions);
}

gpointer
liaison_partner_json_read_user_count (JsonNode *node, gpointer unused, GError **error)
{
  g_autofree char *continuation = NULL;
  LiaisonUserCount *count;
  JsonArray *items = liaison_partner_json_get_items (node, error);

  if (items == NULL || !liaison_partner_json_read_continuation (node, &continuation, error))
    return NULL;

  count = g_new0 (LiaisonUserCount, 1);
  for (guint i = 0; i < json_array_get_length (items); i++)
    if (get_item_id (json_array_get_element (items, i)) != NULL)
      count->n_users++;
  count->complete = continuation == NULL;
  return count;
}

gpointer
liaison_partner_json_read_licences (JsonNode *node, gpointer unused, GError **error)
{
  LiaisonLicenceSum *sum;
  JsonArray *items = liaison_partner_json_get_items (node, error);

  if (items == NULL)
    return NULL;

  sum = g_new0 (LiaisonLicenceSum, 1);
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);
      const char *target =
        liaison_json_string (liaison_json_member (item, "productSku"), "targetType");

      if (target != NULL && g_ascii_strcasecmp (target, "Tenant") == 0)
        continue;

      sum->assigned += CLAMP (liaison_json_int (item, "consumedUnits", 0), 0, G_MAXINT32);
      sum->total += CLAMP (liaison_json_int (item, "totalUnits", 0), 0, G_MAXINT32);
    }

  return sum;
}

gpointer
liaison_partner_json_read_services (JsonNode *node, gpointer cloud, GError **error)
{
  g_autoptr(GListStore) services = NULL;
  JsonArray *items = liaison_partner_json_get_items (node, error);

  if (items == NULL)
    return NULL;

  services = g_list_store_new (LIAISON_TYPE_MANAGED_SERVICE);
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);
      JsonNode *link = liaison_json_member (liaison_json_member (item, "links"), "adminService");
      const char *id = get_item_id (item);
      const char *name = liaison_json_string (item, "name");
      const char *uri = liaison_json_string (link, "uri");
      g_autoptr(LiaisonManagedService) service = NULL;

      if (id == NULL || uri == NULL)
        continue;

      if (!liaison_link_hosts_accept (cloud, uri))
        {
          g_debug ("the link of a managed service was left out: not one of the cloud's hosts");
          continue;
        }

      service = liaison_managed_service_new (id, name != NULL ? name : id, uri);
      g_list_store_append (services, service);
    }

  return g_steal_pointer (&services);
}

gpointer
liaison_partner_json_read_resellers (JsonNode *node, gpointer unused, GError **error)
{
  g_autoptr(GListStore) resellers = NULL;
  JsonArray *items = liaison_partner_json_get_items (node, error);

  if (items == NULL)
    return NULL;

  resellers = g_list_store_new (LIAISON_TYPE_RESELLER);
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);
      const char *id = get_item_id (item);
      const char *name = liaison_json_string (item, "name");
      g_autofree char *mpn_id = liaison_json_dup_text (item, "mpnId");
      g_autoptr(LiaisonReseller) reseller = NULL;

      if (id == NULL)
        continue;

      reseller = liaison_reseller_new (id, name != NULL && *name != '\0' ? name : id, mpn_id);
      g_list_store_append (resellers, reseller);
    }

  return g_steal_pointer (&resellers);
}

gpointer
liaison_partner_json_read_invite_link (JsonNode *node, gpointer unused, GError **error)
{
  const char *link = liaison_json_string (node, "url");

  if (link == NULL)
    set_protocol_error (error, "The answer holds no relationship link");
  return g_strdup (link);
}

LiaisonPartner *
liaison_partner_json_read_partner (JsonNode *organization,
                                   JsonNode *legal_business,
                                   JsonNode *mpn,
                                   JsonNode *support,
                                   GError **error)
{
  g_autofree char *mpn_id = liaison_json_dup_text (mpn, "mpnId");
  LiaisonPartnerSpec spec = { 0 };

  spec.tenant_id = liaison_json_string (organization, "tenantId");
  if (spec.tenant_id == NULL)
    spec.tenant_id = liaison_json_string (organization, "id");
  spec.company_name = liaison_json_string (legal_business, "companyName");
  if (spec.company_name == NULL)
    spec.company_name = liaison_json_string (organization, "companyName");
  if (spec.tenant_id == NULL && spec.company_name == NULL)
    {
      set_protocol_error (error, "The answer is not the partner's profile");
      return NULL;
    }

  spec.country =
    liaison_json_string (liaison_json_member (organization, "defaultAddress"), "country");
  spec.domain = liaison_json_string (organization, "domain");
  spec.email = liaison_json_string (organization, "email");
  spec.mpn_id = mpn_id;
  spec.support_email = liaison_json_string (support, "email");
  spec.support_phone = liaison_json_string (support, "telephone");
  return liaison_partner_new (&spec);
}
